"""The sample company and its thirteen months."""
