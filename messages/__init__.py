"""What the bot says: texts, keyboards, letters and cards composed from what storage knows."""
