"""Alembic migrations, one set for SQLite and PostgreSQL."""

HEAD = "0039"  # the newest revision; known without importing Alembic, which costs a third of a second at start
