"""What happens, whoever set it off: facts written, messages owed."""
