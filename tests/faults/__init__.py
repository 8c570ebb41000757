"""The table of faults: what can go wrong around the bot, and that nothing is lost by it."""
