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


app = create_fraiseql_app(database_url=os.environ["DATABASE_URL"], types=[Note], queries=[notes], title="Notes", production=True)


# Says that the process answers, and nothing of the database: restarting this app repairs no other.
@app.get("/health")
async def health():
    return {"status": "healthy"}
