"""How accounts do: all that is known of each, and what colour it was."""
