import os

from fastapi import FastAPI

app = FastAPI()


@app.get("/health")
def health():
    return "Healthy"


@app.get("/whoami")
def whoami():
    return {"uid": os.getuid(), "pid": os.getppid(), "secret": os.environ["SECRET_KEY"]}
