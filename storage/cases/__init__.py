"""Following up: cases, and whose chat shows their cards."""
