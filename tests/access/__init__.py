"""Nobody let in: who may do and read what, however they ask."""
