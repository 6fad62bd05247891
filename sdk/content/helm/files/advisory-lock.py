# Written by Deploy.Sdk; the same for every app.
"""Runs a command while this process holds an advisory lock of PostgreSQL, for tools that take none themselves, such as Django.

The lock belongs to the session: it is gone as soon as this process is, however that ends, so none is ever left behind. A pooler that
hands out sessions by transaction (PgBouncer) keeps no such lock: migrations want the address of the database itself.
"""
import hashlib
import os
import signal
import subprocess
import sys
import time

try:
    import psycopg
except ImportError:
    import psycopg2 as psycopg

# The address comes from PGHOST and its like. A connection that is silent for minutes is cut by many firewalls.
connection = psycopg.connect("", keepalives=1, keepalives_idle=30, keepalives_interval=10, keepalives_count=3)
connection.autocommit = True
key = int.from_bytes(hashlib.sha256(b"deploy-sdk/migrations").digest()[:8], "big", signed=True)

waiting = False
while True:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", (key,))
        if cursor.fetchone()[0]:
            break
    if not waiting:
        print("Another migration holds the lock of this database; waiting for it to end.", flush=True)
        waiting = True
    time.sleep(2)

command = subprocess.Popen(sys.argv[1:], env=os.environ)
# The first process of a container gets no signal that it does not ask for.
signal.signal(signal.SIGTERM, lambda *_: command.terminate())
code = command.wait()
sys.exit(code if code >= 0 else 128 - code)
