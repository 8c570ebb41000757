"""Jobs of the clock, called directly on a real database."""
