"""What is held about a person, and how it is erased."""
