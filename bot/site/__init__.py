"""What is asked of the process over HTTP, and what it asks: health, metrics, ping."""
