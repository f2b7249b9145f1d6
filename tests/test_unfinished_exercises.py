"""What a notebook says where a cell needs an exercise that is not finished."""

from types import SimpleNamespace

import nbclient
import nbformat
import pytest

from course_utils.unfinished_exercises import explain_unfinished_exercises

CELLS = {
    "import": "import course_utils",
    "stub": "def initialize_parameters_he(layers_dims):\n    raise NotImplementedError()",
    "runs": "def train(start):\n    return start([2])\n\nbefore = 1\nruns = train(initialize_parameters_he)\nlater = 2",
    "plot": "costs = [run for run in runs]",
    "costs": "print(costs)",
    "later": "later",
    "another name": "print(rnus)",
    "not run": "update_lr(0.5, 1, 1)",
    "syntax": "# mine\ndef update_lr_decay(lr0, epoch:\n    return lr0",
    "needs its function": "update_lr_decay(1, 2)",
    "own": "def mine():\n    raise NotImplementedError()\n\nmine()",
    "with a reason": "def update_lr(*args):\n    raise NotImplementedError('later')\n\nupdate_lr()",
    "finished": "def initialize_parameters_he(layers_dims):\n    return {}",
    "runs again": "runs = initialize_parameters_he([1]); costs = 3",
    "costs again": "costs",
}


@pytest.fixture(scope="module")
def outputs(tmp_path_factory):
    """Cell -> its one output, after a kernel has run all cells."""
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source) for source in CELLS.values()])
    resources = {"metadata": {"path": tmp_path_factory.mktemp("notebook")}}
    nbclient.NotebookClient(
        notebook, kernel_name="python3", allow_errors=True, timeout=60, resources=resources
    ).execute()
    return {name: cell.outputs for name, cell in zip(CELLS, notebook.cells, strict=True)}


def error(outputs, name):
    [output] = outputs[name]
    assert output.output_type == "error"
    return output


UNFINISHED = "initialize_parameters_he is not finished: write that exercise, run its cell, then run this cell again."


@pytest.mark.parametrize(
    ("cell", "ename", "line"),
    [
        ("runs", "NotImplementedError", UNFINISHED),
        ("plot", "NameError", "runs is not defined: the cell that defines runs needs initialize_parameters_he, which"),
        ("costs", "NameError", "costs is not defined: the cell that defines costs needs initialize_parameters_he"),
        ("later", "NameError", "later is not defined: the cell that defines later needs initialize_parameters_he"),
        ("not run", "NameError", "update_lr is not defined: run the cell of that exercise without an error, then run"),
        (
            "needs its function",
            "NameError",
            "update_lr_decay is not defined: its cell stops with SyntaxError in line 2 (",
        ),
    ],
)
def test_a_cell_that_needs_an_exercise_fails_with_one_line(outputs, cell, ename, line):
    found = error(outputs, cell)
    assert found.ename == ename
    [shown] = found.traceback
    assert shown.startswith(line)
    assert "\n" not in shown


@pytest.mark.parametrize("cell", ["another name", "own", "with a reason"])
def test_other_errors_keep_their_traceback(outputs, cell):
    assert "Traceback (most recent call last)" in "\n".join(error(outputs, cell).traceback)


def test_a_finished_exercise_ends_it(outputs):
    assert not outputs["runs again"]
    assert outputs["costs again"][0].data["text/plain"] == "3"


def test_a_shell_with_a_handler_of_its_own_stays_as_it_is():
    installed = []
    for own in ((KeyError,), ()):
        shell = SimpleNamespace(
            custom_exceptions=own,
            set_custom_exc=lambda errors, handler: installed.append(errors),
            events=SimpleNamespace(register=lambda event, callback: None),
        )
        explain_unfinished_exercises(shell)
    assert installed == [(NotImplementedError, NameError)]
