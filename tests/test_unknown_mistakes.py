"""Unknown mistakes: wrong answers without a name are grouped by equal outcomes, and the report declares each group."""

import csv
import json
import shutil
from dataclasses import replace
from functools import cache

import pytest
from answer_keys import answers, call_all, function_of, key_of, solution, stub
from conftest import ROOT
from student_corpus import FOLDER, SEED, read_answers
from synthetic_class import record_of, verdict_of, write_student

from course_utils.checks.diagnosis import diagnose
from course_utils.checks.outcomes import Outcome
from grading.course import CONFIG, Course
from grading.demo.synthetic_class import fill
from grading.exercises import all_exercises, exercises_of, find_exercise
from grading.exercises.exercise import Misconception
from grading.gradebook.verdict_store import VerdictStore
from grading.judging.verdict import ExerciseVerdict, judge_exercise
from grading.report.code_lines import printable, read_lines, structure, text_of
from grading.report.command import write_report
from grading.report.declaration import HINT, declare, edits_between
from grading.report.unknown_mistakes import find_unknown_mistakes

ASSIGNMENT = "optimization"
RATE, ADAM = find_exercise("update_lr"), find_exercise("initialize_adam")

# five students write one mistake in four ways, two another one, one a third
STAIRS = (
    "def update_lr(learning_rate0, epoch_num, decay_rate):\n"
    "    return learning_rate0 / (1 + decay_rate * np.floor(epoch_num / 1000))\n"
)
STAIRS_IN_OTHER_WAYS = (
    STAIRS,
    STAIRS.replace("):\n", "):\n    '''Ada's own words.'''\n    # Ada Lovelace, student-1815\n", 1),
    "def update_lr(learning_rate0, epoch_num, decay_rate):\n"
    "    steps = epoch_num // 1000\n"
    "    learning_rate = learning_rate0 / (1 + steps * decay_rate)\n"
    "    return learning_rate\n",
    "print('Ada')\n"
    "def update_lr(alpha0, epoch, decay):\n"
    "    k = np.int64(epoch / 1000)  # Ada\n"
    "    return 1 / (1 + decay * k) * alpha0\n",
)
FLOOR = STAIRS.replace("np.floor(epoch_num / 1000))", "epoch_num)").replace("return ", "return max(0.1, ") + "    "
FLOOR = FLOOR.rstrip().removesuffix(")") + "))\n"
ALONE = STAIRS.replace("decay_rate * np.floor(epoch_num / 1000)", "min(decay_rate, 1) * epoch_num")
RATE_ANSWERS = [*STAIRS_IN_OTHER_WAYS, STAIRS, FLOOR, FLOOR, ALONE]


@cache
def judged(exercise, source, *declared):
    """The verdict on an answer, with slips and pairs, if these misconceptions are declared as well."""
    key = key_of(replace(exercise, misconceptions=exercise.misconceptions + declared), SEED, slips=True)
    return judge_exercise(key, call_all(function_of(exercise, source), key))


def pasted(declaration):
    """What Python makes of a declaration."""
    return eval(declaration.rstrip().removesuffix(","), {"Misconception": Misconception})


@pytest.fixture
def folder(tmp_path):
    """A course folder in which nothing is graded."""
    for name in ("source", "release", "notebooks"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / CONFIG, tmp_path)
    return Course(tmp_path)


def hand_in(folder, student, sources):
    """Store a student's verdict and graded notebook; source -> its verdict, by exercise."""
    release = json.loads(folder.release(ASSIGNMENT).read_text(encoding="utf-8"))
    verdicts = [
        sources[exercise.name][1] if exercise.name in sources else verdict_of(exercise, "idle")
        for exercise in exercises_of(ASSIGNMENT)
    ]
    notebook = fill(release, {name: source for name, (source, _) in sources.items()})
    write_student(folder, ASSIGNMENT, student, record_of(ASSIGNMENT, verdicts), notebook)


def with_digest(exercise, digest):
    """A verdict on a wrong answer without a name."""
    return verdict_of(exercise, "wrong") | {"unknown_mistake": digest}


def report(folder):
    """The report's page, and its data."""
    page = write_report(folder, ASSIGNMENT)
    return page.read_text(encoding="utf-8"), json.loads((page.parent / "report.json").read_text(encoding="utf-8"))


# Digests


def test_equal_outcomes_have_one_digest_and_named_ones_have_none():
    verdicts = [judged(RATE, source) for source in RATE_ANSWERS]
    assert {verdict.misconception for verdict in verdicts} == {None}
    digests = [verdict.unknown_mistake for verdict in verdicts]
    stairs, floor, alone = digests[0], digests[5], digests[7]
    assert digests == [stairs] * 5 + [floor] * 2 + [alone]
    assert len({stairs, floor, alone, ""}) == 4
    named = [solution(RATE), stub(RATE), RATE.misconceptions[0].apply(solution(RATE))]
    assert [judged(RATE, source).unknown_mistake for source in named] == ["", "", ""]


@pytest.mark.parametrize("kind", ["timeout", "died", "missing"])
def test_an_answer_that_ends_without_a_result_has_no_digest(kind):
    """Its declaration would do the same to the judge."""
    key = key_of(RATE, SEED)
    outcomes = call_all(function_of(RATE, STAIRS), key)
    assert judge_exercise(key, outcomes).unknown_mistake
    assert judge_exercise(key, [*outcomes[:-1], Outcome(kind)]).unknown_mistake == ""


def test_a_digest_survives_the_store_and_older_files_are_read_without_one(folder):
    verdict = judged(RATE, STAIRS)
    assert ExerciseVerdict.from_json(verdict.to_json()) == verdict
    hand_in(folder, "ada", {RATE.name: (STAIRS, verdict.to_json())})
    path = folder.root / "verdicts" / ASSIGNMENT / "ada.json"
    data = json.loads(path.read_text())
    for exercise in data["verdict"]["exercises"]:
        del exercise["unknown_mistake"]
    path.write_text(json.dumps(data))
    older = VerdictStore(folder.root, ASSIGNMENT).read("ada")
    assert older.exercises[RATE.name] == replace(verdict, unknown_mistake="")
    page, data = report(folder)
    assert data["unknown_mistakes"] == {"alone": 0, "groups": []}
    assert "No two students share an unknown mistake." in page
    assert "1 unknown mistake could not be compared" in page


# The report


def test_report_groups_unknown_mistakes_and_a_pasted_declaration_names_the_group(folder):
    for number, source in enumerate(RATE_ANSWERS):
        hand_in(folder, f"student-{number}", {RATE.name: (source, judged(RATE, source).to_json())})
    page, data = report(folder)
    groups = data["unknown_mistakes"]["groups"]
    assert [(group["exercise"], group["count"]) for group in groups] == [("update_lr", 5), ("update_lr", 2)]
    assert data["unknown_mistakes"]["alone"] == 1
    assert "<code>update_<wbr>lr</code>: 5 students" in page
    declared = [pasted(group["declaration"]) for group in groups]
    for source in RATE_ANSWERS[:5]:
        verdict = judged(RATE, source, *declared)
        assert (verdict.misconception, verdict.message.split("\n")[0]) == (declared[0].name, HINT)
    assert [judged(RATE, source, *declared).misconception for source in RATE_ANSWERS[5:]] == [
        declared[1].name,
        declared[1].name,
        None,
    ]
    assert declared[0].swaps == (("* epoch_num", "* np.floor(epoch_num / 1000)"),)
    table = folder.root / "reports" / ASSIGNMENT / "unknown_mistakes.csv"
    with table.open(encoding="utf-8", newline="") as file:
        assert [row["declaration"] for row in csv.DictReader(file)] == [group["declaration"] for group in groups]


def test_report_shows_no_author_and_nothing_of_a_single_student(folder):
    for student, source in (("a", STAIRS_IN_OTHER_WAYS[3]), ("b", STAIRS_IN_OTHER_WAYS[3]), ("c", ALONE)):
        hand_in(folder, student, {RATE.name: (source, with_digest(RATE, "1" if source != ALONE else "2"))})
    page, data = report(folder)
    [group] = data["unknown_mistakes"]["groups"]
    assert group["solution"].startswith("def update_lr(alpha0, epoch, decay):\n    k = ")
    assert "Ada" not in page + json.dumps(data)
    assert "min(decay_rate" not in page + json.dumps(data)
    assert "1 unknown mistake was made by one student only and is not shown." in page
    assert "could not be compared" not in page


def test_groups_begin_with_the_most_frequent_and_stay_within_an_exercise(folder):
    work = {"a": {RATE: "1", ADAM: "1"}, "b": {RATE: "1", ADAM: "1"}, "c": {ADAM: "1"}, "d": {RATE: "2"}}
    for student, own in work.items():
        sources = {e.name: (solution(e).replace("return", "return 2,"), with_digest(e, d)) for e, d in own.items()}
        hand_in(folder, student, sources)
    found = report(folder)[1]["unknown_mistakes"]
    assert [(group["exercise"], group["count"]) for group in found["groups"]] == [(ADAM.name, 3), (RATE.name, 2)]
    assert found["alone"] == 1


HOSTILE = (
    "@np.vectorize\n"
    "def update_lr(learning_rate0, epoch_num, decay_rate):\n"
    "    x = '</code></pre><script>alert(1)</script>' + '\"\"\"' + \"\\\\\" + '{{7*7}}'  # \u202e\n"
    "    y = '''\u202e \u05d0 \x1b \u00e9\n''' + f\"{x!r:>{9}}\"\n"
    "    return y\n"
)


def test_a_hostile_solution_is_escaped_everywhere(folder):
    for student in "ab":
        hand_in(folder, student, {RATE.name: (HOSTILE, with_digest(RATE, "1"))})
    page, data = report(folder)
    assert "<script" not in page
    assert "&lt;script&gt;alert(1)" in page
    [group] = data["unknown_mistakes"]["groups"]
    for text in (page, group["solution"], group["declaration"]):
        assert not set(text) & set("\u202e\u05d0\x1b")
        assert "\\u202e \\u05d0 \\x1b \u00e9" in text
    assert structure(pasted(group["declaration"]).source) == structure(HOSTILE)
    table = (folder.root / "reports" / ASSIGNMENT / "unknown_mistakes.csv").read_text(encoding="utf-8")
    assert "\"'@np.vectorize" in table


@pytest.mark.parametrize("source", ["%timeit 1\n" + STAIRS, STAIRS + "\nx = 1" * 2000, "", "\0"])
def test_a_solution_that_cannot_be_shown_is_only_counted(folder, source):
    for student in "ab":
        hand_in(folder, student, {RATE.name: (source, with_digest(RATE, "1"))})
    page, data = report(folder)
    assert data["unknown_mistakes"]["groups"] == [
        {"exercise": RATE.name, "count": 2, "solution": "", "declaration": ""}
    ]
    assert "too long to show, or are not plain Python" in page


def test_a_group_without_graded_notebooks_is_only_counted(folder):
    found = find_unknown_mistakes(folder, ASSIGNMENT, {"a": {RATE.name: "1"}, "b": {RATE.name: "1"}, "c": {}})
    assert [(group.count, group.solution) for group in found.groups] == [(2, "")]


def test_the_page_shows_fifty_groups_of_many(folder):
    for student in "ab":
        hand_in(folder, student, {RATE.name: (STAIRS, with_digest(RATE, "1"))})
    names = [exercise.name for exercise in exercises_of(ASSIGNMENT)]
    for number in range(60):
        for student in (f"s{number}", f"t{number}"):
            sources = {name: (STAIRS, with_digest(find_exercise(name), str(number))) for name in names[:1]}
            hand_in(folder, student, sources)
    page, data = report(folder)
    assert len(data["unknown_mistakes"]["groups"]) == 61
    assert page.count("Declaration</summary>") == 50
    assert "11 more: see <code>report.json</code>" in page


# Lines and declarations


def test_no_declared_hint_is_still_to_be_written():
    assert [wrong.name for exercise in all_exercises() for wrong in exercise.misconceptions if wrong.hint == HINT] == []


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        ("def f(x):\r\n    return x # ada\r\n", "def f(x):\n    return x\n"),
        ("def f(x):\n\t'doc'\n\n\tif x:  # a\n\t\tpass\n\telse: # b\n\t\treturn 1", None),
        (
            "def f(x):\n    y = (x,  # ada\n         2)\n    return y",
            "def f(x):\n    y = (x,\n         2)\n    return y\n",
        ),
        ("import numpy\nf(3)\nprint('ada')\n", "import numpy\n"),
    ],
)
def test_lines_have_no_comments_docstrings_or_calls_beside_the_function(source, lines):
    found = text_of(read_lines(source))
    assert structure(found) == structure(source)
    assert found == lines or lines is None
    assert "#" not in found


@pytest.mark.parametrize("source", ["def f(:", "(" * 9999, "x=" + "-" * 19000 + "1", "x\0", "!ls", "x = 1\n" * 5000])
def test_what_is_no_plain_python_has_no_lines(source):
    assert read_lines(source) is None


def test_printable_keeps_letters_and_escapes_what_looks_like_something_else():
    assert printable("β = 'é中'\n") == "β = 'é中'\n"
    assert printable("\u202e\x00\t\u05d0\ud800") == "\\u202e\\x00\\t\\u05d0\\ud800"


@pytest.mark.parametrize(
    ("old", "new", "edits"),
    [
        ("decay_rate *", "decay_rate +", (("decay_rate *", "decay_rate +"),)),
        ("return learning", "rate = 1\n    return learning", None),
        ("    return learning_rate0 / (1 + decay_rate * epoch_num)", "    return None", None),
    ],
)
def test_edits_are_short_and_have_a_name_or_number_in_them(old, new, edits):
    wrong = solution(RATE).replace(old, new)
    found = edits_between(solution(RATE), read_lines(wrong))
    assert structure(Misconception("a-b", swaps=found).apply(solution(RATE))) == structure(wrong)
    assert edits is None or found == edits


@pytest.mark.parametrize("exercise", sorted(file.stem for file in FOLDER.glob("*.py")))
def test_every_declaration_says_what_the_answer_does(exercise):
    """All wrong answers of the corpus: with these edits, or as this source, the program is the same."""
    reference = solution(find_exercise(exercise))
    for answer in read_answers(exercise):
        lines = read_lines(answer.source)
        if answer.kind == "wrong" and lines:
            made = pasted(declare("a-b", reference, lines))
            assert structure(made.apply(reference)) == structure(answer.source)


def test_a_declared_mistake_that_returns_one_element_arrays_is_named():
    """`diagnose` takes such an array for the number in it, and so does the known error."""
    source = solution(RATE).replace("return ", "return 0.5 + np.array([").replace("epoch_num)", "epoch_num)])")
    wrong = Misconception("half-added-to-an-array", HINT, source=source)
    exercise = replace(RATE, misconceptions=(wrong,))
    key = answers(ASSIGNMENT).full_key(exercise, SEED, slips=False)
    for own in (source, source.replace("np.array([", "").replace("epoch_num)])", "epoch_num)")):
        assert diagnose(key, call_all(function_of(exercise, own), key)).misconception == wrong.name
