"""Words, dates, buttons and composed messages, without a bot around them."""
