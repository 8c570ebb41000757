"""The tests, laid out like the rooms; rounds/ holds whole stories."""
