import os

from django.http import HttpResponse, JsonResponse
from django.urls import path

urlpatterns = [
    path("health", lambda request: HttpResponse("Healthy")),
    path("whoami", lambda request: JsonResponse({"uid": os.getuid(), "pid": os.getppid(), "secret": os.environ["SECRET_KEY"]})),
]
