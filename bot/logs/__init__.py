"""How the program speaks to whoever runs it, without secrets or names."""
