"""`check`: a student's function against the visible cases of its exercise. The grader uses the same comparison."""
