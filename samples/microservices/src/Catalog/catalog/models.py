from django.db import models


class Product(models.Model):
    """What is the same for all products; their descriptions, each of another form, are in MongoDB."""

    name = models.CharField(max_length=200)
    price = models.DecimalField(max_digits=12, decimal_places=2)
