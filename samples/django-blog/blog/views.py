import json
import logging

from django.db import DatabaseError, connection
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_http_methods
from kombu.exceptions import OperationalError

from blog.models import Post
from blog.tasks import count_words


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
def home(request):
    return render(request, "home.html", {"posts": newest()})


# No cookie says who asks, so there is nothing to forge.
@csrf_exempt
@require_http_methods(["GET", "POST"])
def posts(request):
    if request.method == "GET":
        return JsonResponse([summary(row) for row in newest()], safe=False)
    try:
        fields = json.loads(request.body)
        title, body = fields["title"].strip()[:200], fields["body"]
        if not title or not isinstance(body, str):
            raise ValueError("empty")
    except (ValueError, KeyError, TypeError, AttributeError):
        return JsonResponse({"error": "A post has a title and a body."}, status=400)
    row = Post.objects.create(title=title, body=body)
    try:
        count_words.delay(row.id)
    except OperationalError:
        logging.getLogger(__name__).warning("The queue cannot be reached; count_forgotten will see to post %s.", row.id)
    return JsonResponse(summary(row), status=201)


@require_GET
def post(request, number):
    row = get_object_or_404(Post, id=number)
    return JsonResponse({**summary(row), "body": row.body})


def newest():
    return Post.objects.order_by("-published_at")[:20]


def summary(row):
    return {"id": row.id, "title": row.title, "published_at": row.published_at, "words": row.words}
