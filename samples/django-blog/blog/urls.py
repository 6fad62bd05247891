from django.urls import path

from blog import views

urlpatterns = [
    path("health", views.health),
    path("health/ready", views.ready),
    path("", views.home),
    path("posts", views.posts),
    path("posts/<int:number>", views.post),
]
