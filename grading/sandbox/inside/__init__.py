"""What runs beside student code. It is started by path and never imported, and imports nothing of the grader."""
