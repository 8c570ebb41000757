"""Mistakes a person can mend: errors that carry a sentence for whoever sits at the command line."""

from __future__ import annotations


class Mistake(Exception):
    """Its text is for the person; it ends a command without a traceback."""
