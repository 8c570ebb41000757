"""The process: settings, command line, intake, worker, postman, errands; joins every room."""
