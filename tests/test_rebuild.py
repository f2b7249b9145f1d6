"""What is graded is rebuilt from the release: only solutions and own cells come from a submission."""

import copy
import json

import nbformat
import pytest
from conftest import ASSIGNMENT

from grading.judging.read_submission import read_notebook, why_refused
from grading.judging.rebuild import has_no_exercise_of, rebuild, source_of

GD, ADAM, CHECK = "update_parameters_with_gd", "update_parameters_with_adam", "check-update_parameters_with_gd"


@pytest.fixture
def mine(solved):
    """A submission to spoil."""
    return copy.deepcopy(solved)


def at(notebook, cell_id):
    return next(index for index, cell in enumerate(notebook["cells"]) if cell.get("id") == cell_id)


def own(source, kind="code"):
    return {"cell_type": kind, "metadata": {}, "source": source, "outputs": [], "execution_count": None, "id": "mine"}


def graded_sources(notebook):
    """What a rebuilt notebook runs, cell by cell."""
    return [(cell["id"], source_of(cell)) for cell in notebook["cells"] if cell["cell_type"] == "code"]


def assert_as_if_untouched(rebuilt, solved):
    """Everything is there as in the honest submission; nothing else is."""
    assert graded_sources(rebuilt.notebook) == graded_sources(solved)
    assert [cell["metadata"] for cell in rebuilt.notebook["cells"]] == [cell["metadata"] for cell in solved["cells"]]


def test_unchanged_release_cells_cause_no_incident(release, mine, solved):
    rebuilt = rebuild(release, mine)
    assert_as_if_untouched(rebuilt, solved)
    assert rebuilt.incidents == ()


def test_rebuild_does_not_modify_its_inputs(release, mine):
    before = json.dumps([release, mine])
    notebook = rebuild(release, mine).notebook
    notebook["cells"][0]["source"] = "changed"
    notebook["metadata"]["course"]["more"] = 1
    assert json.dumps([release, mine]) == before


def delete_check(notebook):
    del notebook["cells"][at(notebook, CHECK)]


def edit_check(notebook):
    notebook["cells"][at(notebook, CHECK)]["source"] = "pass"


def edit_given(notebook):
    notebook["cells"][at(notebook, "given-imports")]["source"] = "import os"


def duplicate_check(notebook):
    notebook["cells"].append(copy.deepcopy(notebook["cells"][at(notebook, CHECK)]))


@pytest.mark.parametrize(
    ("spoil", "cell_id"),
    [(delete_check, CHECK), (edit_check, CHECK), (edit_given, "given-imports"), (duplicate_check, CHECK)],
)
def test_locked_cells_are_restored_and_reported(release, mine, solved, spoil, cell_id):
    spoil(mine)
    rebuilt = rebuild(release, mine)
    assert_as_if_untouched(rebuilt, solved)
    [incident] = rebuilt.incidents
    assert repr(cell_id) in incident


def retag(notebook):
    for cell in notebook["cells"]:
        tag = cell["metadata"].get("nbgrader")
        if tag:
            tag |= {"points": 1000, "grade": not tag["grade"], "solution": not tag["solution"], "locked": False}
        cell["metadata"]["course"] = {"check": GD}


def strip_metadata(notebook):
    for cell in notebook["cells"]:
        cell["metadata"] = {}


def lose_ids(notebook):
    notebook["nbformat_minor"] = 4
    for cell in notebook["cells"]:
        del cell["id"]


def lose_ids_and_metadata(notebook):
    strip_metadata(notebook)
    lose_ids(notebook)


def new_ids(notebook):
    for number, cell in enumerate(notebook["cells"]):
        cell["id"] = f"new-{number}"


def reverse(notebook):
    notebook["cells"].reverse()


def lists_of_lines(notebook):
    for cell in notebook["cells"]:
        cell["source"] = source_of(cell).splitlines(keepends=True)


def windows_line_ends(notebook):
    for cell in notebook["cells"]:
        cell["source"] = source_of(cell).replace("\n", "\r\n")


def mac_line_ends(notebook):
    for cell in notebook["cells"]:
        cell["source"] = source_of(cell).replace("\n", "\r")


def odd_metadata(notebook):
    for number, cell in enumerate(notebook["cells"]):
        odd = ({"nbgrader": "x"}, {"nbgrader": {"grade_id": ["x"]}}, {"nbgrader": None, "course": 5})
        cell["metadata"] = odd[number % 3]


def markdown_gone(notebook):
    notebook["cells"] = [c for c in notebook["cells"] if c["cell_type"] == "code" or c["metadata"].get("nbgrader")]


SILENT = [
    retag,
    strip_metadata,
    lose_ids,
    lose_ids_and_metadata,
    new_ids,
    reverse,
    lists_of_lines,
    windows_line_ends,
    mac_line_ends,
    odd_metadata,
    markdown_gone,
]


def alien_kernel(notebook):
    notebook["metadata"]["kernelspec"] = {"name": "ir", "language": "R", "display_name": "R"}


def old_schema(notebook):
    for cell in notebook["cells"]:
        if "nbgrader" in cell["metadata"]:
            cell["metadata"]["nbgrader"]["schema_version"] = 1


def one_id_for_all(notebook):
    for cell in notebook["cells"]:
        cell["id"] = "same"


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (retag, ["'points'", "'grade'", "'solution'", "'locked'"]),
        (strip_metadata, ["without nbgrader's tag"]),
        (reverse, ["moved"]),
        (alien_kernel, ["kernel 'ir'"]),
        (old_schema, ["'schema_version'"]),
        (one_id_for_all, ["the id: 'same'"]),
        (lists_of_lines, []),
        (windows_line_ends, []),
        (new_ids, []),
    ],
)
def test_each_kind_of_change_is_one_incident(release, mine, solved, spoil, words):
    spoil(mine)
    rebuilt = rebuild(release, mine)
    assert_as_if_untouched(rebuilt, solved)
    assert len(rebuilt.incidents) == len(words)
    assert [word for word in words if not any(word in line for line in rebuilt.incidents)] == []


@pytest.mark.parametrize("spoil", SILENT)
def test_lost_ids_metadata_and_order_do_not_change_the_rebuilt_notebook(release, mine, solved, spoil):
    spoil(mine)
    rebuilt = rebuild(release, mine)
    assert_as_if_untouched(rebuilt, solved)
    assert not has_no_exercise_of(release, mine)


def test_a_solution_without_its_names_is_found_by_the_function_it_defines(release, mine, solved):
    cell = mine["cells"].pop(at(mine, GD))
    mine["cells"].append(own(source_of(cell)))
    rebuilt = rebuild(release, mine)
    assert_as_if_untouched(rebuilt, solved)
    assert [repr(GD) in line for line in rebuilt.incidents] == [True, True]
    assert "moved" in rebuilt.incidents[0]
    assert "tag" in rebuilt.incidents[1]


def test_solution_with_a_syntax_error_is_found_by_its_function_name(release, mine):
    broken = f"def {GD}(parameters, grads, learning_rate)\n    return parameters"
    mine["cells"][at(mine, GD)] = own(broken)
    notebook = rebuild(release, mine).notebook
    assert source_of(notebook["cells"][at(notebook, GD)]) == broken


def test_a_missing_solution_is_reported_and_counts_as_the_stub(release, mine):
    del mine["cells"][at(mine, GD)]
    rebuilt = rebuild(release, mine)
    stub = source_of(release["cells"][at(release, GD)])
    assert source_of(rebuilt.notebook["cells"][at(rebuilt.notebook, GD)]) == stub
    [incident] = rebuilt.incidents
    assert repr(GD) in incident
    assert "missing" in incident


def test_first_of_duplicated_cells_counts(release, mine, solved):
    copied = copy.deepcopy(mine["cells"][at(mine, GD)])
    copied["source"] = f"def {GD}(*args): return 'second'"
    mine["cells"].append(copied)
    rebuilt = rebuild(release, mine)
    assert_as_if_untouched(rebuilt, solved)
    [incident] = rebuilt.incidents
    assert "more than once" in incident
    mine["cells"].insert(0, mine["cells"].pop())
    notebook = rebuild(release, mine).notebook
    assert "second" in source_of(notebook["cells"][at(notebook, GD)])


def test_extra_cells_keep_their_position_and_only_their_source(release, mine):
    first, middle, last = (own(f"x = {number}") for number in range(3))
    middle["metadata"] = {"nbgrader": {"grade": True, "points": 50, "grade_id": "x"}, "course": {"check": GD}}
    middle["outputs"] = [{"output_type": "stream", "name": "stderr", "text": "no"}]
    mine["cells"].insert(at(mine, CHECK), middle)
    mine["cells"] = [first, *mine["cells"], last]
    cells = rebuild(release, mine).notebook["cells"]
    places = [index for index, cell in enumerate(cells) if "extra" in cell["metadata"].get("course", {})]
    assert [source_of(cells[place]) for place in places] == ["x = 0", "x = 1", "x = 2"]
    assert places[0] == 0
    assert places[2] == len(cells) - 1
    assert [cells[places[1] - 1]["id"], cells[places[1] + 1]["id"]] == [GD, CHECK]
    for place in places:
        assert cells[place]["metadata"] == {"course": {"extra": True}}
        assert cells[place]["outputs"] == []
    assert len({cell["id"] for cell in cells}) == len(cells)


def test_extra_markdown_and_empty_cells_are_left_out(release, mine, solved):
    mine["cells"] += [own("# a note", "markdown"), own("  \n"), own("raw", "raw")]
    assert_as_if_untouched(rebuild(release, mine), solved)


def test_a_text_cell_with_an_exercises_name_is_not_its_solution(release, mine):
    mine["cells"][at(mine, GD)]["cell_type"] = "markdown"
    assert any(repr(GD) in incident for incident in rebuild(release, mine).incidents)


def test_the_free_text_answer_is_taken_over(release, mine):
    answer = next(cell for cell in mine["cells"] if "answer" in cell["metadata"].get("course", {}))
    answer["source"] = "my own words"
    notebook = rebuild(release, mine).notebook
    assert source_of(notebook["cells"][at(notebook, answer["id"])]) == "my own words"


def test_a_helper_that_defines_an_exercise_too_is_not_taken_for_it(release, mine, solved):
    mine["cells"].insert(0, own(f"def {GD}(*args): return 'helper'"))
    notebook = rebuild(release, mine).notebook
    assert source_of(notebook["cells"][at(notebook, GD)]) == source_of(solved["cells"][at(solved, GD)])


# What is refused


def other_notebook(**metadata):
    """Another assignment's notebook: the cells that every assignment has, under the same names."""
    given = own("import numpy as np") | {"id": "given-imports"}
    given["metadata"] = {"nbgrader": {"grade_id": "given-imports", "locked": True}}
    answer = own("words", "markdown") | {"id": "answer-reflection"}
    answer["metadata"] = {"nbgrader": {"grade_id": "answer-reflection", "solution": True}}
    return nbformat.from_dict(
        {"nbformat": 4, "nbformat_minor": 5, "metadata": metadata, "cells": [given, own("def f(): pass"), answer]}
    )


def test_another_assignments_notebook_is_refused_by_name(release):
    reason = why_refused(other_notebook(course={"assignment": "initialization"}), release)
    assert "'initialization'" in reason
    assert repr(ASSIGNMENT) in reason


@pytest.mark.parametrize("metadata", [{}, {"course": 3}, {"course": {"assignment": ["x"]}}])
def test_a_notebook_from_elsewhere_is_refused(release, metadata):
    assert "not a notebook of this course" in why_refused(other_notebook(**metadata), release)


def test_a_notebook_of_this_assignment_is_not_refused_for_what_it_lost(release, mine):
    mine["cells"] = mine["cells"][:1]
    assert why_refused(nbformat.from_dict(mine), release) == ""
    lose_ids_and_metadata(mine := copy.deepcopy(release))
    mine["metadata"] = {}
    assert why_refused(nbformat.from_dict(mine), release) == ""


def test_invalid_notebook_files_are_refused(release):
    assert "not a notebook that can be read" in why_refused(None, release)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x00\xff\xfe",
        b"hello",
        b"[]",
        b"3",
        b"{}",
        b'{"cells": 3, "nbformat": 4, "nbformat_minor": 5, "metadata": {}}',
        b'{"cells": [3], "nbformat": 4, "nbformat_minor": 5, "metadata": {}}',
        b'{"cells": [], "nbformat": 99, "nbformat_minor": 5, "metadata": {}}',
        b"[" * 100_000,
    ],
)
def test_read_notebook_never_raises_on_arbitrary_bytes(content):
    assert read_notebook(content) is None
