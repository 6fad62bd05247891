from django.urls import path

from catalog import views

urlpatterns = [
    path("health", views.health),
    path("health/ready", views.ready),
    path("products", views.products),
    path("products/<int:product>/description", views.describe),
]
