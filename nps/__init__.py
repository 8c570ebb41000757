"""The rules and values of the method: pure functions, standard library only."""
