"""What time does, turned into facts and what the bot owes."""
