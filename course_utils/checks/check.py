"""`check`: the student's own look at a finished exercise, offline, against the visible cases."""

import json
import sys
from functools import cache
from importlib.resources import files

from .answer_key import AnswerKey
from .diagnosis import diagnose
from .message_panel import Panel, Row
from .visible_calls import call_all


class CheckError(AssertionError):
    """Raised when a check does not pass, so that Validate and nbgrader see it; shown as one line."""

    def _render_traceback_(self):
        return [str(self)]


def check(function):
    """Try a function on the visible cases of its exercise and show what was found.

    The outcome is one of three: not attempted; not yet right, with the place, the size of the error and the idea
    behind it where it is a known one; or visible checks passed. More cases, with other shapes and values, follow when
    the notebook is graded.

    Parameters
    ----------
    function : callable
        The function you wrote, under the name that the notebook gives it.

    Raises
    ------
    AssertionError
        When the outcome is not the third; its message is one line.
    """
    namespace = sys._getframe(1).f_globals
    key = _find_key(function, namespace)
    outcomes = call_all(function, key.cases, namespace)
    diagnosis = diagnose(key, outcomes)
    panel = make_panel(key, diagnosis)
    _show(panel)
    if panel.state != "passed":
        raise CheckError(panel.title)


def make_panel(key, diagnosis):
    """Return the `Panel` that tells a student about a `Diagnosis`."""
    if not diagnosis.attempted:
        return Panel(
            "open",
            f"{key.name}: not attempted",
            diagnosis.hint
            or "Replace the line `raise NotImplementedError()` with your code, run that cell, then this one.",
        )
    if not diagnosis.failures:
        return Panel(
            "passed",
            f"{key.name}: visible checks passed",
            "\n".join(
                ("When the notebook is graded, hidden cases with other shapes and values follow.", *diagnosis.remarks)
            ),
        )
    failure = diagnosis.failures[0]
    place = f"Case “{failure.case.label}”{_call_of_numbers(key, failure.case)}: {failure.mismatch.detail}"
    failed = {failure.aspect.name for failure in diagnosis.failures}
    return Panel(
        "failed",
        f"{key.name}: not yet right",
        "\n".join(filter(None, (diagnosis.hint, place, *diagnosis.remarks))),
        tuple(Row(aspect.name not in failed, aspect.name) for aspect in key.aspects) if len(key.aspects) > 1 else (),
    )


def _call_of_numbers(key, case):
    """Return the call as code where its arguments are few enough to read, and nothing else stands in; else nothing."""
    if case.stand_ins or not all(isinstance(arg, int | float) for arg in case.args):
        return ""
    return f", `{key.name}({', '.join(f'{arg:g}' for arg in case.args)})`"


def _find_key(function, namespace):
    """Return the key for a function by its name, else by the name it has in the notebook."""
    names = [getattr(function, "__name__", None)]
    names += [name for name, value in namespace.items() if value is function]
    keys = _keys()
    for name in names:
        if name in keys:
            return AnswerKey.from_json(name, keys[name])
    raise CheckError(f"check knows no exercise {names[0]!r}: give it the function itself, as in check(my_function)")


@cache
def _keys():
    """Return every exercise's key, as the reference files hold them."""
    keys = {}
    for file in sorted(files("course_utils").joinpath("reference").iterdir(), key=lambda file: file.name):
        if file.name.endswith(".json"):
            keys.update(json.loads(file.read_text(encoding="utf-8")))
    return keys


def _show(panel):
    """Display the panel where there is a notebook, else print its text."""
    if "IPython" in sys.modules and sys.modules["IPython"].get_ipython() is not None:
        from IPython.display import display

        display(panel)
    else:
        print(panel.text)
