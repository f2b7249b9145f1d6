"""`check`: tests a student's function with the visible cases of its exercise, offline."""

import json
import sys
from functools import cache
from importlib.resources import files

from ..version import VERSION
from .answer_key import AnswerKey
from .diagnosis import diagnose
from .failing_case import describe_inputs, line_to_repeat, remember_failure
from .message_panel import Panel, Row
from .outcomes import defined_by
from .visible_calls import call_all


class CheckError(AssertionError):
    """Raised when a check does not pass, so that Validate and nbgrader see it; shown as one line."""

    def _render_traceback_(self):
        return [str(self)]


def check(function):
    """Test a function with the visible cases of its exercise and show the result.

    The result is *not attempted*, *not yet right* or *visible checks passed*. If it is not yet right, the message shows
    the place and the size of the error, and a hint if the mistake is known. When the notebook is graded, it is tested
    with more cases, which have other shapes and values.

    Parameters
    ----------
    function : callable
        The function you wrote, with the name that the notebook gives it.

    Raises
    ------
    AssertionError
        If the visible checks did not pass; its message is one line.
    """
    namespace = sys._getframe(1).f_globals
    key = _find_key(function, namespace)
    outcomes = call_all(function, key.cases, namespace)
    diagnosis = diagnose(key, outcomes)
    remember_failure(key.name, diagnosis.failures[0].case if diagnosis.attempted and diagnosis.failures else None)
    panel = make_panel(key, diagnosis)
    _show(panel)
    if panel.state != "passed":
        raise CheckError(panel.title)


def make_panel(key, diagnosis):
    """Return the `Panel` that shows a student the `Diagnosis`."""
    if not diagnosis.attempted:
        how = "Replace the line `raise NotImplementedError()`, run that cell without an error, then run this one."
        return Panel("open", f"{key.name}: not attempted", diagnosis.hint or how)
    if not diagnosis.failures:
        more = "When the notebook is graded, hidden cases with other shapes and values follow."
        return Panel("passed", f"{key.name}: visible checks passed", "\n".join((more, *diagnosis.remarks)))
    failure = diagnosis.failures[0]
    place = f"Case “{failure.case.label}”{_call_of_numbers(key, failure.case)}: {failure.mismatch.detail}"
    return Panel(
        "failed",
        f"{key.name}: not yet right",
        "\n".join(filter(None, (diagnosis.hint, place, *diagnosis.remarks, _inputs(key, failure.case)))),
        make_rows(key, diagnosis.failures),
    )


def make_rows(key, failures):
    """Return one row for each aspect, or none where the rows could be wrong.

    If every aspect depends on the complete result, one mistake also fails the cases of aspects that are right. Aspects
    after the first failure may be wrong only because of that failure.
    """
    found = {failure.aspect.name: failure.mismatch.kind for failure in failures}
    if all(aspect.part is None for aspect in key.aspects) or set(found.values()) == {"changed"}:
        return ()
    rows = []
    for aspect in key.aspects:
        kind = found.get(aspect.name)
        if kind == "no value":
            rows.append(Row(None, f"{aspect.name}: not reached"))
        elif kind is None or aspect.name == failures[0].aspect.name:
            rows.append(Row(kind is None, aspect.name))
        else:
            rows.append(Row(False, f"{aspect.name} (this may follow from the same mistake)"))
    return tuple(rows) if any(row.passed is not None for row in rows) else ()


def _inputs(key, case):
    """Return the inputs of a case and how to repeat its call, or an empty text where the message shows the call."""
    if _call_of_numbers(key, case):
        return ""
    lines = [f"Inputs: {describe_inputs(key, case)}."]
    others = ", ".join(f"`{name}`" for name, value in defined_by(case.stubs).items() if callable(value))
    if others:
        lines.append(f"In this case {others} are the check's own functions, not yours.")
    lines.append(f"To repeat this call, run `{line_to_repeat(key, case)}`.")
    return "\n".join(lines)


def _call_of_numbers(key, case):
    """Return the call as code if all arguments are numbers and the case has no stubs, else an empty text."""
    if case.stubs or not all(isinstance(arg, int | float) for arg in case.args):
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
    raise CheckError(
        f"check knows no exercise {names[0]!r}: give it the function itself, as in check(my_function). If this cell "
        f"was given to you, course_utils {VERSION} is too old: install the wheel that came with the notebook."
    )


def exercise_names():
    """Return the names of all exercises."""
    return _keys().keys()


@cache
def _keys():
    """Return every exercise's key, as in the reference files."""
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
