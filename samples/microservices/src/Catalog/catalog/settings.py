"""Addresses come from the variables that the deployment gives: DATABASE_URL and MONGODB_URL."""

import os
from urllib.parse import unquote, urlparse

from django.core.management.utils import get_random_secret_key

# Nothing is signed here that outlives the process: no sessions, no forms.
SECRET_KEY = get_random_secret_key()
DEBUG = False

# Reached by the other services only, under names that the network gives; no answer contains the host's name.
ALLOWED_HOSTS = ["*"]

ROOT_URLCONF = "catalog.urls"
WSGI_APPLICATION = "catalog.wsgi.application"
INSTALLED_APPS = ["catalog"]
MIDDLEWARE = ["django.middleware.common.CommonMiddleware"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True


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
