"""Client lists: read, compared, applied."""
