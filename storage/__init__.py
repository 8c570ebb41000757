"""What is remembered: the schema, its migrations and one module of queries per subject."""
