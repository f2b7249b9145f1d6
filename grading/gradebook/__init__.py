"""nbgrader's side: stored verdicts, graded notebooks, gradebook rows, the plugin and the workflow.

Imported by `classroom`, `authoring`, `report`, `demo` and `cli`; `nbgrader_config.py` calls `nbgrader_settings`.
"""
