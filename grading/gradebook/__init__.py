"""nbgrader's side: stored verdicts, graded notebooks, gradebook rows, the plugin and the workflow."""
