"""A stand-in for FraiseQL, which no package of the distribution is. It has as much of its interface as samples/fraiseql-api uses, over
the same PostgreSQL: a test with it says that the files around the app work, and nothing of FraiseQL."""


def type(**options):
    return lambda cls: cls


def query(function):
    return function


def mutation(function):
    return function
