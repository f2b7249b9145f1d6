"""The instructor's side: exercises, judge, sandbox, nbgrader stages and the `course` command."""
