from django.db import DatabaseError, connection
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_GET

from blog.models import Post


@require_GET
def health(request):
    return HttpResponse("Healthy")


@require_GET
def ready(request):
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return HttpResponse("PostgreSQL does not answer.", status=503)
    return HttpResponse("Healthy")


@require_GET
def posts(request):
    rows = Post.objects.order_by("-published_at")[:20]
    return JsonResponse([{"id": row.id, "title": row.title, "published_at": row.published_at} for row in rows], safe=False)


@require_GET
def post(request, number):
    row = get_object_or_404(Post, id=number)
    return JsonResponse({"id": row.id, "title": row.title, "body": row.body, "published_at": row.published_at})
