"""The way of an update and of a delivery: intake, worker, postman."""
