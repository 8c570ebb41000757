"""What is taken out of the program as files: which of them there are, and the rows that stand in them."""
