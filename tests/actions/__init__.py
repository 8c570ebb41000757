"""What happens, whoever set it off."""
