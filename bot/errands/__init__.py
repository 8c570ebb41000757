"""Slow work outside any transaction: its result comes back through the inbox."""
