"""What a kill at any moment leaves behind: the bot dies in a child process, Telegram and the people live on."""
