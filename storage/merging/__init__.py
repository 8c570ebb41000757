"""Two records that are one: what moves, what cannot be, and how it is undone."""
