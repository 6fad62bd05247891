import os
import uuid

import fraiseql
from fraiseql.fastapi import create_fraiseql_app


@fraiseql.type(sql_source="v_note", jsonb_column="data")
class Note:
    id: uuid.UUID
    title: str
    body: str


@fraiseql.query
async def notes(info) -> list[Note]:
    return await info.context["db"].find("v_note")


@fraiseql.mutation
async def create_note(info, title: str, body: str) -> Note:
    db = info.context["db"]
    made = await db.execute_function("fn_create_note", {"title": title, "body": body})
    return await db.find_one("v_note", id=made["id"])


app = create_fraiseql_app(
    database_url=os.environ["DATABASE_URL"], types=[Note], queries=[notes], mutations=[create_note], title="Notes", production=True
)


# Says that the process answers, and nothing of the database: restarting this app repairs no other.
@app.get("/health")
async def health():
    return {"status": "healthy"}
