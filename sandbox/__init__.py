"""A Telegram of your own: a Bot API server for the demo and the tests."""
