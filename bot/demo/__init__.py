"""The demonstration: a sample company and one round played with it over a Telegram of its own."""
