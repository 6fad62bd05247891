"""Descriptions in MongoDB, by the product's number."""

import os
from functools import cache

from pymongo import MongoClient


@cache
def _database():
    # Connects when first asked, and again by itself after an error.
    client = MongoClient(os.environ["MONGODB_URL"], serverSelectionTimeoutMS=2000, appname="catalog")
    return client[os.environ["MONGODB_DATABASE"]]


def of(products):
    found = _database().descriptions.find({"_id": {"$in": list(products)}})
    return {entry["_id"]: entry["text"] for entry in found}


def put(product, text):
    _database().descriptions.replace_one({"_id": product}, {"_id": product, "text": text}, upsert=True)


def ping():
    _database().command("ping")
