import json

from django.db import DatabaseError, connection
from django.http import HttpResponse, JsonResponse
from django.views.decorators.http import require_GET, require_http_methods
from pymongo.errors import PyMongoError

from catalog import descriptions
from catalog.models import Product


@require_GET
def health(request):
    return HttpResponse("Healthy")


@require_GET
def ready(request):
    """Without PostgreSQL there is no catalog; without MongoDB one without descriptions."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return HttpResponse("PostgreSQL does not answer.", status=503)
    try:
        descriptions.ping()
    except PyMongoError:
        return HttpResponse("Degraded: MongoDB does not answer.")
    return HttpResponse("Healthy")


@require_GET
def products(request):
    rows = list(Product.objects.order_by("id")[:200])
    try:
        texts = descriptions.of(row.id for row in rows)
    except PyMongoError:
        texts = {}
    return JsonResponse(
        [{"id": row.id, "name": row.name, "price": float(row.price), "description": texts.get(row.id, "")} for row in rows],
        safe=False,
    )


@require_http_methods(["PUT"])
def describe(request, product):
    try:
        text = json.loads(request.body)["text"]
    except (ValueError, KeyError, TypeError):
        text = None
    if not isinstance(text, str) or len(text) > 2000:
        return JsonResponse({"text": "A text of at most 2000 characters."}, status=400)
    if not Product.objects.filter(id=product).exists():
        return JsonResponse({}, status=404)
    descriptions.put(product, text)
    return HttpResponse(status=204)
