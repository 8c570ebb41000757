"""Many people, a bot that is killed again and again, and a Telegram that fails: what is left must be in order."""
