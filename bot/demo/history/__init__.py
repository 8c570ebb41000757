"""A past made up: what happened, and the rows the bot would have written of it. The bench writes its own with it."""
