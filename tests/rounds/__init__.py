"""Whole stories: people in the sandbox Telegram, the real bot, a real database of each kind."""
