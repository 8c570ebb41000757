"""Answers: scores, comments, free messages."""
