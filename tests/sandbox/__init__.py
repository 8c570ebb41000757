"""The sandbox Telegram behaves as Telegram does, seen from a bot over HTTP and from people."""
