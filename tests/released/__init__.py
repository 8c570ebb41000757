"""What 0.1.0 left after half a year of a made-up company, which its own program lived through in the sandbox.

The SQLite file by iterdump, the same rows in its tables on PostgreSQL by pg_dump --inserts, and the people's chats.
"""
