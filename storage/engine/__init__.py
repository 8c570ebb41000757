"""How the database is reached: its two doors, its engines, statements that both databases understand."""
