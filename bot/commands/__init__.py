"""The commands of the command line that are not the bot itself, one module each."""
