"""What differs from place to place comes from the environment: SECRET_KEY, DATABASE_URL, REDIS_URL, DOMAIN."""

import os
from pathlib import Path
from urllib.parse import unquote, urlparse

from django.core.management.utils import get_random_secret_key

# On a laptop there is none, and sessions need not outlive the process.
SECRET_KEY = os.environ.get("SECRET_KEY") or get_random_secret_key()
DEBUG = False

ALLOWED_HOSTS = [os.environ.get("DOMAIN", "blog.example.com"), "localhost"]
# The proxy in front ends TLS, and is the only one that can reach the app.
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")

ROOT_URLCONF = "blog.urls"
WSGI_APPLICATION = "blog.wsgi.application"
INSTALLED_APPS = ["django.contrib.staticfiles", "blog"]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
TEMPLATES = [{"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True}]
# Collected when the image is built.
STATIC_URL = "/static/"
STATIC_ROOT = Path(__file__).parent.parent / "staticfiles"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
TIME_ZONE = "UTC"


def database(url):
    """A DATABASE_URL as Django wants it."""
    if url.scheme == "sqlite":
        return {"ENGINE": "django.db.backends.sqlite3", "NAME": "/" + url.path.lstrip("/")}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": url.path.lstrip("/"),
        "HOST": url.hostname,
        "PORT": url.port or 5432,
        "USER": unquote(url.username or ""),
        "PASSWORD": unquote(url.password or os.environ.get("PGPASSWORD", "")),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"connect_timeout": 2},
    }


DATABASES = {"default": database(urlparse(os.environ["DATABASE_URL"]))}

CELERY_BROKER_URL = os.environ.get("REDIS_URL")
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_TASK_IGNORE_RESULT = True
# A task is done when it is finished, not when it is fetched.
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_BEAT_SCHEDULE = {"count-forgotten": {"task": "blog.tasks.count_forgotten", "schedule": 60}}
