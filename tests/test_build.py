"""`course build`: the same bytes every time, no drift, no misspelt marker, no leak."""

import copy
import json
import re

import nbformat
import pytest
from conftest import ASSIGNMENT, ROOT, make_course

from grading.authoring.build import build, check
from grading.authoring.leaks import find_leaks, solution_statements
from grading.authoring.percent_script import BEGIN, END, lint_markers, read_script
from grading.errors import CourseError
from grading.exercises import ASSIGNMENTS, exercises_of, manual_points
from grading.exercises.answers import Answers

GD = "update_parameters_with_gd"
STEP = 'parameters[f"W{l}"] = parameters[f"W{l}"] - learning_rate * grads[f"dW{l}"]'
PRODUCTS = (
    f"source/{ASSIGNMENT}/{ASSIGNMENT}.ipynb",
    f"release/{ASSIGNMENT}/{ASSIGNMENT}.ipynb",
    f"course_utils/reference/{ASSIGNMENT}.json",
)


def files_of(course):
    return {path: path.read_bytes() for path in course.root.rglob("*") if path.is_file()}


@pytest.fixture(scope="module")
def source(course):
    return nbformat.read(course.source(ASSIGNMENT), as_version=4)


@pytest.fixture(scope="module")
def spare(tmp_path_factory):
    """A course folder for tests that put back what they change."""
    return make_course(tmp_path_factory.mktemp("build") / "course")


@pytest.fixture(scope="module")
def slip_groups():
    """`Answers.slip_groups`, which makes the slips of the same answers once for all tests."""
    make, made = Answers.slip_groups, {}

    def remembered(self, exercise, key):
        place = exercise.name, repr(self.__getstate__())
        if place not in made:
            made[place] = make(self, exercise, key)
        return made[place]

    return remembered


@pytest.fixture
def changed(spare, slip_groups, monkeypatch):
    """Change a file of the spare course until the test is over; only its assignment is built."""
    monkeypatch.setattr(Answers, "slip_groups", slip_groups)
    before = files_of(spare)

    def change(path, old, new):
        found = re.search("|".join(ASSIGNMENTS), path)
        monkeypatch.setattr("grading.authoring.build.ASSIGNMENTS", (found[0] if found else ASSIGNMENT,))
        file = spare.root / path
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), encoding="utf-8", newline="\n")
        return spare

    yield change
    for path in files_of(spare).keys() - before.keys():
        path.unlink()
    for path, content in before.items():
        path.write_bytes(content)


def broken(script, tmp_path, old, new):
    """Read the script with one text replaced, as a build does."""
    text = script.read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / script.name
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return read_script(path, ASSIGNMENT)


# Drift


def test_build_again_gives_the_same_bytes(changed):
    spare = changed(f"notebooks/{ASSIGNMENT}.py", "", "")
    before = files_of(spare)
    assert build(spare, say=pytest.fail) == []
    assert files_of(spare) == before


def test_build_from_scratch_gives_the_same_bytes(changed):
    """But for the tables' outputs, which an empty place does not have, everything comes from notebooks/."""
    spare = changed(PRODUCTS[0], "Python 3", "Python 4")
    before = files_of(spare)
    for path in PRODUCTS[1:]:
        (spare.root / path).unlink()
    assert sorted(build(spare, say=pytest.fail)) == sorted(PRODUCTS)
    for path in PRODUCTS:
        assert (spare.root / path).read_bytes() == (ROOT / path).read_bytes()
    assert files_of(spare).keys() == before.keys()


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (PRODUCTS[0], '"points": 6', '"points": 7'),
        (PRODUCTS[0], "learning rate", "learning  rate"),
        (PRODUCTS[1], "NotImplementedError()", "NotImplementedError"),
        (PRODUCTS[1], '"locked": true', '"locked": false'),
        (PRODUCTS[2], '"seed": 0', '"seed": 1'),
        (f"notebooks/{ASSIGNMENT}.py", "zigzag", "zig-zag"),
    ],
)
def test_build_check_names_a_drifted_file(changed, path, old, new):
    spare = changed(path, old, new)
    with pytest.raises(CourseError, match=r"run `course build`") as error:
        check(spare)
    assert str(error.value).startswith(path if path in PRODUCTS else PRODUCTS[0])


@pytest.mark.parametrize("path", PRODUCTS)
def test_build_check_names_a_missing_file(changed, path):
    spare = changed(f"notebooks/{ASSIGNMENT}.py", "", "")
    (spare.root / path).unlink()
    with pytest.raises(CourseError, match="run `course build`"):
        check(spare)


def test_build_check_after_a_code_change_says_tables_are_out_of_date(changed):
    spare = changed("notebooks/initialization.py", "import numpy as np\n", "import numpy as np\nimport math\n")
    with pytest.raises(CourseError, match=r"tables .* out of date"):
        check(spare)


def test_build_check_source_with_merge_conflict_is_out_of_date(changed):
    spare = changed(PRODUCTS[0], '"cells": [', '<<<<<<< ours\n"cells": [')
    with pytest.raises(CourseError, match=r"tables .* out of date"):
        check(spare)


def test_build_check_accepts_windows_line_endings(changed):
    spare = changed(f"notebooks/{ASSIGNMENT}.py", "", "")
    for path in (*PRODUCTS, f"notebooks/{ASSIGNMENT}.py"):
        file = spare.root / path
        file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    check(spare)


# Markers


@pytest.mark.parametrize(
    "marker",
    [
        "### BEGIN SOLUTON",
        "### BEGIN SOLUTIONS",
        "### BEGIN SOLUTION:",
        "### Begin Solution",
        "### begin solution",
        "# BEGIN SOLUTION",
        "## BEGIN SOLUTION",
        "#### BEGIN SOLUTION",
        "###BEGIN SOLUTION",
        "###  BEGIN SOLUTION",
        "### BEGIN  SOLUTION",
        "### BEGIN_SOLUTION",
        "### BEGINSOLUTION",
        "### BEIGN SOLUTION",
        "### BGIN SOLUTION",
        "### BEGIN SLOUTION",
        "### SOLUTION BEGIN",
        "### START SOLUTION",
        "### BEGIN SOLUTION ###",
        "BEGIN SOLUTION",
        "### END SOLUTION",
        "",
    ],
)
def test_misspelt_begin_marker_is_an_error(marker):
    for code in (
        f"def f():\n    {marker}\n    return 1\n    {END}",
        f"def f():\n    {BEGIN}\n    {marker}\n    return 1\n    {END}",
    ):
        if marker or code.count(BEGIN) == 0:
            with pytest.raises(CourseError, match=r"marker|needs one"):
                lint_markers(code, is_exercise=True, where="here")


@pytest.mark.parametrize(
    "marker",
    [
        "### END SOLUTON",
        "# END SOLUTION",
        "###END SOLUTION",
        "### end solution",
        "### ENDSOLUTION",
        "### ENDE SOLUTION",
        "",
    ],
)
def test_misspelt_end_marker_is_an_error(marker):
    with pytest.raises(CourseError):
        lint_markers(f"def f():\n    {BEGIN}\n    return 1\n    {marker}", is_exercise=True, where="here")


@pytest.mark.parametrize(
    "markers", [(END, BEGIN), (BEGIN,), (END,), (), (BEGIN, END, BEGIN), (BEGIN, BEGIN, END), (BEGIN, BEGIN, END, END)]
)
def test_unbalanced_markers_are_an_error(markers):
    code = "def f():\n" + "".join(f"    {marker}\n    x = 1\n" for marker in markers)
    with pytest.raises(CourseError):
        lint_markers(code, is_exercise=True, where="here")


@pytest.mark.parametrize("markers", [(BEGIN, END), (BEGIN, END, BEGIN, END)])
def test_an_exercise_may_have_several_solution_regions(markers):
    code = "def f():\n" + "".join(f"    {marker}\n    x = 1\n" for marker in markers)
    lint_markers(code, is_exercise=True, where="here")


@pytest.mark.parametrize("marker", [BEGIN, END, "# BEGIN SOLUTION", "### BEGIN SOLUTON", "### END SLOUTION"])
def test_marker_outside_an_exercise_cell_is_an_error(marker):
    with pytest.raises(CourseError):
        lint_markers(f"x = 1\n{marker}", is_exercise=False, where="here")


@pytest.mark.parametrize(
    "line",
    [
        "# the end of the solution set",
        "# in the beginning there is no solution",
        "x = 'BEGIN SOLUTION'",
        "# both solutions end here",
    ],
)
def test_comments_that_resemble_markers_are_allowed(line):
    lint_markers(f"{line}\n", is_exercise=False, where="here")


# Tags


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (f'# %% exercise="{GD}"', f'# %% excercise="{GD}"', "excercise"),
        (f'# %% exercise="{GD}"', "# %%", "needs one tag"),
        (f'# %% exercise="{GD}"', f'# %% exercise="{GD}" demo="x"', "needs one tag"),
        (f'# %% exercise="{GD}"', '# %% exercise="update_parameters_with_dg"', "update_parameters_with_dg"),
        (f'# %% exercise="{GD}"', '# %% exercise="random_mini_batches"', "occurs twice"),
        (f'# %% check="{GD}"', '# %% check="update_parameters_with_dg"', "update_parameters_with_dg"),
        (f'# %% check="{GD}"', '# %% demo="no-check"', GD),
        (f'# %% check="{GD}"', '# %% check="random_mini_batches"', "occurs twice"),
        ('# %% given="imports"', '# %% given="im ports"', "im ports"),
        (BEGIN, "### BEGIN SOLUTON", "SOLUTON"),
        (END, "", "END SOLUTION"),
    ],
)
def test_invalid_tag_is_an_error_that_names_it(course, tmp_path, old, new, message):
    with pytest.raises(CourseError, match=message) as error:
        broken(course.script(ASSIGNMENT), tmp_path, old, new)
    assert "\n" not in str(error.value)
    assert f"{ASSIGNMENT}.py" in str(error.value)


def test_syntax_error_in_the_script_is_one_line(changed):
    spare = changed(f"notebooks/{ASSIGNMENT}.py", f"def {GD}(parameters", f"def {GD}((parameters")
    with pytest.raises(CourseError) as error:
        build(spare, say=lambda line: pytest.fail("nothing should be run"))
    assert GD in str(error.value)


# What the notebooks hold


def test_points_sum_to_100(release):
    points = {cell["id"]: cell["metadata"]["nbgrader"].get("points") for cell in tagged(release)}
    for exercise in exercises_of(ASSIGNMENT):
        assert points[f"check-{exercise.name}"] == exercise.points
    assert points["answer-reflection"] == manual_points(ASSIGNMENT)
    assert sum(filter(None, points.values())) == 100


def tagged(notebook):
    return [cell for cell in notebook["cells"] if "nbgrader" in cell["metadata"]]


def test_release_cells_are_locked_or_solutions(release):
    for cell in release["cells"]:
        tag = cell["metadata"].get("nbgrader")
        if cell["cell_type"] == "code":
            assert tag["solution"] != tag["locked"]
            assert cell["metadata"].get("editable", True) is not tag["locked"]
        assert cell.get("outputs", []) == []


def test_release_contains_stubs(release):
    for exercise in exercises_of(ASSIGNMENT):
        [cell] = [cell for cell in release["cells"] if cell["id"] == exercise.name]
        text = "".join(cell["source"])
        assert text.rstrip().endswith("# YOUR CODE HERE\n    raise NotImplementedError()")
        assert "SOLUTION" not in text


def test_release_does_not_contain_the_model_answer(source, release):
    [model] = [cell for cell in source.cells if "answer" in cell.metadata.get("course", {})]
    sentences = [sentence for sentence in model.source.replace("\n", " ").split(". ") if len(sentence) > 25]
    assert len(sentences) > 3
    text = json.dumps(release, ensure_ascii=False).replace("\\n", " ")
    assert not [sentence for sentence in sentences if sentence in text]


def test_cell_ids_are_unique_and_equal_in_source_and_release(source, release):
    ids = [cell.id for cell in source.cells]
    assert len(set(ids)) == len(ids)
    assert ids == [cell["id"] for cell in release["cells"]]


def test_cell_id_does_not_depend_on_other_cells(course, source, tmp_path):
    ids = {cell.id for cell in source.cells}
    more = "# %% [markdown]\n# Zwischenruf\n\n# %% exercise"
    assert {cell.id for cell in broken(course.script(ASSIGNMENT), tmp_path, "# %% exercise", more).cells} - ids == {
        "text-zwischenruf"
    }


def test_only_table_cells_have_stored_outputs(source):
    tables = [cell for cell in source.cells if "nbval-check-output" in cell.metadata.get("tags", [])]
    assert tables
    for cell in source.cells:
        if cell in tables:
            assert cell.outputs[0].text.strip()
            assert [output.output_type for output in cell.outputs] == ["stream"]
        else:
            assert not cell.get("outputs")
    text = "".join(cell.outputs[0].text for cell in tables)
    assert "np.float" not in text


# Leaks


@pytest.fixture
def released(course):
    return nbformat.read(course.release(ASSIGNMENT), as_version=4)


def test_leaks_none_in_the_course(course, source, released):
    assert find_leaks(source, released, sorted((ROOT / "course_utils").rglob("*.py"))) == []


def test_leaks_every_exercise_has_solution_statements(source):
    assert set(solution_statements(source).values()) == {exercise.name for exercise in exercises_of(ASSIGNMENT)}


@pytest.mark.parametrize(
    "line",
    [
        STEP,
        STEP.replace(" ", ""),
        STEP.replace('"', "'"),
        f"{STEP}  # a hint",
        f"for l in range(3):\n    {STEP}",
        f"# {STEP}",
    ],
)
def test_leaks_in_a_released_code_cell_are_found(source, released, line):
    cell = next(cell for cell in released.cells if cell.id == "check-update_lr")
    cell.source = f"{line}\n{cell.source}"
    [leak] = find_leaks(source, released, [])
    assert GD in leak
    assert "check-update_lr" in leak


@pytest.mark.parametrize(
    "text",
    [f"```python\n{STEP}\n```", f"```\n{STEP}\n```", f"~~~\n{STEP}\n~~~", f"Write\n\n    {STEP}", f"Write `{STEP}`."],
)
def test_leaks_in_a_released_text_cell_are_found(source, released, text):
    released.cells[0].source += f"\n\n{text}"
    [leak] = find_leaks(source, released, [])
    assert GD in leak


@pytest.mark.parametrize(
    "code", [f"def step(parameters, grads, learning_rate, l):\n    {STEP}\n", f'"""Do\n\n    {STEP}\n"""\n']
)
def test_leaks_in_course_utils_are_found(source, released, tmp_path, code):
    file = tmp_path / "helpful.py"
    file.write_text(code)
    [leak] = find_leaks(source, released, [file])
    assert "helpful.py" in leak
    assert GD in leak


def test_build_stops_at_a_leak(changed):
    file = "course_utils/network.py"
    spare = changed(file, "import numpy as np\n", f"import numpy as np\n\n\ndef step(parameters, l):\n    {STEP}\n")
    before = files_of(spare)
    for act in (check, lambda course: build(course, say=pytest.fail)):
        with pytest.raises(CourseError, match=r"network\.py contains the solution"):
            act(spare)
    assert files_of(spare) == before


def test_each_solution_region_is_secret_and_the_lines_between_them_are_not(source):
    source = copy.deepcopy(source)
    cell = next(cell for cell in source.cells if cell.id == GD)
    lines = ["x = a + 1", "y = x + 2", "z = y + 3"]
    cell.source = "\n".join([BEGIN, lines[0], END, lines[1], BEGIN, lines[2], END])
    secret = {statement for statement, name in solution_statements(source).items() if name == GD}
    assert secret == {lines[0], lines[2]}


def test_leaks_ignore_statements_of_given_code(source, released):
    cell = next(cell for cell in source.cells if cell.id == GD)
    given = "L = len(parameters) // 2"
    assert given in cell.source
    assert given not in solution_statements(source)
    released.cells[0].source += f"\n```python\n{given}\nreturn parameters\n```"
    assert find_leaks(source, released, []) == []
