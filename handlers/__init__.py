"""What people do, turned into facts and what the bot owes."""
