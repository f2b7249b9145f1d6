"""The instructor's side: the grader and the `course` command. The import order of its folders is in pyproject.toml."""

import sys

# nbformat and nbgrader import jsonschema, which imports this package for one format check ("iri") and does without it
# where it is not installed. It compiles 39 grammars on import, more than everything else that grading imports, and no
# schema of a notebook has that format. Where jsonschema has been imported already, nothing changes.
if "jsonschema" not in sys.modules:
    sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
