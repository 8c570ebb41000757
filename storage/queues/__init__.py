"""What came in and what goes out: inbox, outbox, deliveries, what is held after a restore, forgetting by age."""
