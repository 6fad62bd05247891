import re
from types import SimpleNamespace

from fastapi import FastAPI, Request
from graphql import parse
from psycopg.types.json import Jsonb
from psycopg_pool import AsyncConnectionPool


class Repository:
    def __init__(self, pool):
        self.pool = pool

    async def rows(self, statement, *values):
        async with self.pool.connection() as connection:
            return [row[0] for row in await (await connection.execute(statement, values)).fetchall()]

    async def find(self, view):
        return await self.rows(f"SELECT data FROM {view}")

    async def find_one(self, view, id):
        return next(iter(await self.rows(f"SELECT data FROM {view} WHERE id = %s", id)), None)

    async def execute_function(self, name, arguments):
        return (await self.rows(f"SELECT {name}(%s)", Jsonb(arguments)))[0]


def camel(name):
    return re.sub("_(.)", lambda match: match[1].upper(), name)


def chosen(value, selections):
    """The fields that were asked for."""
    if isinstance(value, list):
        return [chosen(item, selections) for item in value]
    if value is None or selections is None:
        return value
    return {field.name.value: chosen(value[field.name.value], field.selection_set and field.selection_set.selections) for field in selections}


def create_fraiseql_app(database_url, types, queries, mutations, title, production):
    app = FastAPI(title=title)
    pool = AsyncConnectionPool(database_url, open=False, min_size=1, max_size=5)
    fields = {camel(function.__name__): function for function in [*queries, *mutations]}
    info = SimpleNamespace(context={"db": Repository(pool)})
    app.add_event_handler("startup", pool.open)
    app.add_event_handler("shutdown", pool.close)

    @app.post("/graphql")
    async def graphql(request: Request):
        asked = await request.json()
        given, data = asked.get("variables") or {}, {}
        for field in parse(asked["query"]).definitions[0].selection_set.selections:
            arguments = {
                argument.name.value: given[argument.value.name.value] if hasattr(argument.value, "name") else argument.value.value
                for argument in field.arguments
            }
            value = await fields[field.name.value](info, **arguments)
            data[field.name.value] = chosen(value, field.selection_set and field.selection_set.selections)
        return {"data": data}

    return app
