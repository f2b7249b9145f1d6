"""The markers around the solution in a cell of the source notebook, and the lines of planted errors."""

import re

BEGIN, END = "### BEGIN SOLUTION", "### END SOLUTION"
PLANTED = re.compile(r"^(\s*)### PLANTED (.+)$")


def worked_solution(source: str) -> str:
    """Return the right answer of a source cell without markers and planted errors."""
    lines = (line for line in source.split("\n") if line.strip() not in (BEGIN, END) and not PLANTED.match(line))
    return "\n".join(lines)
