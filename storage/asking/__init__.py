"""Asking: surveys, invitations, who is due."""
