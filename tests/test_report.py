"""`course report`: its statistics, similar solutions, and a page that hostile students cannot break."""

import csv
import json
import math
import random
import re
import shutil
from dataclasses import replace
from html.parser import HTMLParser
from statistics import correlation

import numpy as np
import pytest
from answer_keys import key_of
from conftest import ASSIGNMENT, ROOT
from synthetic_class import own_way, record_of, verdict_of, write_class, write_student

from course_utils.checks.outcomes import Outcome
from grading.cli import main
from grading.course import CONFIG, Course
from grading.demo.synthetic_class import fill, synthetic_class
from grading.exercises import exercises_of
from grading.judging.rebuild import rebuild
from grading.judging.verdict import judge_exercise
from grading.report.attention import concerns
from grading.report.command import write_report
from grading.report.similarity import SMALLEST_CLASS, Solution, find_groups
from grading.report.solutions import expected_structures, read_solutions
from grading.report.statistics import distribution, exercise_statistics, histogram, point_biserial
from grading.report.structure import fingerprint

EXERCISES = exercises_of(ASSIGNMENT)
IDLE = [verdict_of(exercise, "idle") for exercise in EXERCISES]


@pytest.fixture
def folder(tmp_path):
    """A course folder in which nothing is graded."""
    for name in ("source", "release", "notebooks"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / CONFIG, tmp_path)
    return Course(tmp_path)


def submission(kinds, **more):
    """The verdict with right, part, wrong or idle for each of the first exercises; the others are idle."""
    kinds = [*kinds, *["idle"] * (len(EXERCISES) - len(kinds))]
    verdicts = [verdict_of(exercise, kind) for exercise, kind in zip(EXERCISES, kinds, strict=True)]
    return record_of(ASSIGNMENT, verdicts, **more)


# Scores


def test_distribution_mean_and_quartiles():
    class_ = [submission(["right"] * n) for n in (0, 2, 2, 10)]
    found = distribution(class_)
    scores = [0, 20, 20, 90]
    assert [s.score for s in class_] == scores
    assert (found.n, found.max_score, found.mean, found.nothing_attempted) == (4, 90, 32.5, 1)
    assert [found.lower_quartile, found.median, found.upper_quartile] == list(np.quantile(scores, [0.25, 0.5, 0.75]))
    assert {bar.low: bar.count for bar in found.bars if bar.count} == {0: 1, 20: 2, 90: 1}


@pytest.mark.parametrize("max_score", [1, 7, 19, 20, 90, 101])
def test_histogram_bars_cover_every_score_once(max_score):
    bars = histogram(range(max_score + 1), max_score)
    assert len(bars) <= 20
    assert [bar.low for bar in bars[1:]] == [bar.high + 1 for bar in bars[:-1]]
    assert (bars[0].low, bars[-1].high) == (0, max_score)
    assert [bar.count for bar in bars] == [bar.high - bar.low + 1 for bar in bars]


def test_exercise_statistics_leave_out_untouched_submissions():
    first, second = EXERCISES[:2]
    wrong = second.misconceptions[0]
    class_ = [submission(kinds) for kinds in (["right", "right"], ["right", "part"], ["wrong"], [])]
    class_[1].exercises[second.name] = replace(class_[1].exercises[second.name], misconception=wrong.name)
    found = exercise_statistics(second, class_)
    assert (found.n, found.full, found.partial, found.nothing, found.not_attempted) == (3, 1, 1, 0, 1)
    assert found.points_share == pytest.approx((second.points + second.aspects[0].points) / (3 * second.points))
    assert [(met.name, met.hint, met.count) for met in found.misconceptions] == [(wrong.name, wrong.hint, 1)]
    assert exercise_statistics(first, class_).unexplained == 1


def test_discrimination_is_the_point_biserial_correlation():
    rng = random.Random(5)
    class_ = [submission(rng.choices(["right", "part", "wrong"], k=10)) for _ in range(40)]
    for exercise in EXERCISES:
        full = [s.exercises[exercise.name].passed for s in class_]
        rest = [s.score - s.exercises[exercise.name].score for s in class_]
        found = exercise_statistics(exercise, class_)
        assert found.discrimination == pytest.approx(correlation(list(map(float, full)), rest))


@pytest.mark.parametrize(
    ("passed", "rest", "why"),
    [
        ([True, False], [1, 0], "fewer than 10"),
        ([True] * 10, range(10), "all submissions"),
        ([False] * 10, range(10), "no submission"),
        ([True] * 5 + [False] * 5, [3] * 10, "identical"),
    ],
)
def test_discrimination_undefined_says_why(passed, rest, why):
    found, reason = point_biserial(passed, list(rest))
    assert found is None
    assert why in reason


def test_needs_attention_kinds_and_reasons():
    error = {EXERCISES[1].name: {"text": "", "error": {"type": "SyntaxError", "message": "x", "line": 3}}}
    class_ = {
        "well": submission(["right"] * 10),
        "refused": submission([], refused="no notebook", seconds=100.0),
        "untouched": submission([]),
        "hung": submission(["right"], ended="timeout", seconds=300.0),
        "broken": submission(["right"], cells=error),
        "edited": submission(["right"], incidents=["a", "b"]),
    }
    assert [(c.kind, c.student, c.reason) for c in concerns(class_, {"late": "no verdict"})] == [
        ("not graded", "late", "no verdict"),
        ("refused", "refused", "no notebook"),
        ("crashed", "hung", "took too long and was stopped"),
        ("nothing attempted", "untouched", "all exercises are unchanged"),
        ("stopped cell", "broken", f"{EXERCISES[1].name}: SyntaxError in line 3"),
        ("restored", "edited", "a; b"),
        ("slow", "hung", "300 seconds"),
    ]
    assert distribution(class_.values()).nothing_attempted == 1  # not that of the refused one


@pytest.mark.parametrize("kind", ["timeout", "died"])
def test_timeout_or_exit_in_a_function_needs_attention_as_crashed(kind):
    """In the words of the judge, whether it is a visible case or a hidden one."""
    key = key_of(EXERCISES[0], seed=1)
    right = [Outcome("returned", value) for value in key.expected]
    for place in (0, len(right) - 1):
        outcomes = [*right[:place], Outcome(kind), *right[place + 1 :]]
        verdicts = [judge_exercise(key, outcomes).to_json(), *IDLE[1:]]
        [concern] = concerns({"a": record_of(ASSIGNMENT, verdicts)}, {})
        assert (concern.kind, concern.reason.split()[0]) == ("crashed", EXERCISES[0].name)


# Structure

PLAIN = """
def f(values, beta):
    v = 0.0
    for value in values:
        v = beta * v + (1 - beta) * helper(value)
    return np.array([v, 2], dtype="float64")

def helper(x):
    return x
"""
SAME = [
    PLAIN.replace("values", "series").replace("v =", "w =").replace(" v ", " w ").replace("[v", "[w"),
    PLAIN.replace("    v = 0.0", '    """Mine."""\n    # mine\n    v: float = 0.0\n'),
    PLAIN.replace("helper", "aide").replace("beta):", "beta: float) -> list:"),
    PLAIN.replace('"float64")', '"float64")\n    raise NotImplementedError()') + "\nprint(f([1], 0.5))\n",
]
OTHER = [
    PLAIN.replace("0.0", "0"),
    PLAIN.replace("beta * v + (1 - beta)", "(1 - beta) * v + beta"),
    PLAIN.replace("np.array", "np.asarray"),
    PLAIN.replace("dtype", "like"),
    PLAIN.replace("float64", "float32"),
    PLAIN.replace("return x", "return +x"),
]


@pytest.mark.parametrize("source", SAME)
def test_fingerprint_ignores_names_comments_and_layout(source):
    assert source != PLAIN
    assert fingerprint(source, "f") == fingerprint(PLAIN, "f")


def test_fingerprint_differs_with_constants_calls_and_operations():
    assert len({fingerprint(source, "f") for source in [PLAIN, *OTHER]}) == 1 + len(OTHER)


@pytest.mark.parametrize(
    "source", ["def f(:", "x = 1", "%matplotlib inline\ndef f(): pass", "\0", "(" * 9999, "x=" + "-" * 49000 + "1"]
)
def test_fingerprint_of_invalid_code_is_none(source):
    assert fingerprint(source, "f") is None


# Similar solutions


def independent(size, seed, wrong=0.3):
    """Students who work alone: common structures are frequent, rare ones many, as with words."""
    rng = np.random.default_rng(seed)
    return {
        f"s{n:03}": {
            e.name: Solution(f"{rng.zipf(1.6)}-{right}", right)
            for e in EXERCISES
            if (right := rng.random() > wrong) or 1
        }
        for n in range(size)
    }


def own_work(rights):
    """Solutions that nobody else has."""
    return {e.name: Solution(f"own-{e.name}", right) for e, right in zip(EXERCISES, rights, strict=True)}


@pytest.mark.parametrize("size", [SMALLEST_CLASS, 60, 300])
def test_similarity_finds_no_group_among_independent_students(size):
    for seed in range(5):
        found = find_groups(independent(size, seed))
        assert found.why_none == ""
        assert found.groups == ()


def test_similarity_bits_and_threshold():
    """Two of sixty share ten structures, four of them wrong; all else is unlike anything."""
    class_ = {f"s{n:02}": {e.name: Solution(f"{n}", False) for e in EXERCISES} for n in range(60)}
    class_["s07"] = class_["s41"] = own_work([False] * 4 + [True] * 6)
    found = find_groups(class_)
    assert found.threshold == pytest.approx(math.log2(60 * 59 / 2 * 100))
    [group] = found.groups
    assert group.weakest == group.strongest == pytest.approx((4 + 6 / 2) * math.log2(60))


def test_similarity_finds_two_students_with_the_same_rare_mistakes():
    class_ = independent(60, seed=1)
    for student in ("s007", "s041"):
        class_[student] = own_work([False] * 4 + [True] * 6)
    [group] = find_groups(class_).groups
    assert group.students == ("s007", "s041")
    assert [(s.exercise, s.right, s.have_it) for s in group.shared][3:5] == [
        (EXERCISES[3].name, False, 2),
        (EXERCISES[4].name, True, 2),
    ]


def test_similarity_finds_three_copies_with_one_change_each():
    class_ = independent(60, seed=2)
    for number, student in enumerate(("s003", "s004", "s050")):
        class_[student] = own_work([False] * 4 + [True] * 6)
        class_[student][EXERCISES[number].name] = Solution(f"changed-{number}", True)
    [group] = find_groups(class_).groups
    assert group.students == ("s003", "s004", "s050")
    assert {shared.exercise for shared in group.shared} == {e.name for e in EXERCISES[3:]}


def test_similarity_in_one_exercise_makes_no_group():
    class_ = independent(2000, seed=3)
    name = EXERCISES[0].name
    for own in class_.values():  # one structure for all else, so that a single exercise decides
        own.update({e.name: Solution("common", True) for e in EXERCISES[1:]})
    class_["s001"][name] = class_["s002"][name] = Solution("rare", False)
    assert find_groups(class_).groups == ()


def test_similarity_ignores_structures_that_the_course_suggests():
    class_ = independent(60, seed=4)
    class_["s007"] = class_["s041"] = own_work([False] * 10)
    assert find_groups(class_).groups
    assert find_groups(class_, {e.name: {f"own-{e.name}"} for e in EXERCISES}).groups == ()


def test_similarity_threshold_rises_in_a_class_of_few_styles():
    """Where everybody follows one of six templates, similarity that independence forbids is nothing special."""
    style = np.random.default_rng(0).integers(6, size=60)
    class_ = {f"s{n:03}": {e.name: Solution(str(style[n]), False) for e in EXERCISES} for n in range(60)}
    found = find_groups(class_)
    by_independence = math.log2(60 * 59 / 2 * 100)
    assert 10 * math.log2(60 / max(np.bincount(style))) > by_independence
    assert found.threshold > by_independence
    assert found.groups == ()


def test_similarity_is_not_computed_for_a_small_class():
    class_ = independent(SMALLEST_CLASS - 1, seed=0)
    class_["s000"] = class_["s001"] = own_work([False] * 10)
    found = find_groups(class_)
    assert found.groups == ()
    assert str(SMALLEST_CLASS) in found.why_none


def test_expected_structures_contain_solution_and_misconceptions(course, answers):
    expected = expected_structures(course, ASSIGNMENT)
    for exercise in EXERCISES:
        sources = [answers.solutions[exercise.name]]
        sources += [wrong.apply(sources[0]) for wrong in exercise.misconceptions]
        assert {fingerprint(source, exercise.name) for source in sources} <= expected[exercise.name]
        assert fingerprint(own_way(sources[0], 7), exercise.name) not in expected[exercise.name]


# The command


class Outline(HTMLParser):
    """What of a page can be checked without looking at it."""

    def __init__(self):
        super().__init__()
        self.tags, self.text = [], ""

    def handle_starttag(self, tag, attributes):
        self.tags.append((tag, dict(attributes)))

    def handle_data(self, data):
        self.text += data

    def all(self, tag):
        return [attributes for name, attributes in self.tags if name == tag]


def outline(page):
    parser = Outline()
    parser.feed(page.read_text(encoding="utf-8"))
    parser.close()
    return parser


def test_report_files_of_a_class_of_sixty(folder, capsys, monkeypatch):
    monkeypatch.chdir(folder.root)
    write_class(folder, ASSIGNMENT, 60, seed=1, copies=[(3, 7), (20, 21, 22)])
    assert main(["report", ASSIGNMENT]) == 0
    place = folder.root / "reports" / ASSIGNMENT
    assert capsys.readouterr().out == f"wrote {place / 'report.html'}\n"
    data = json.loads((place / "report.json").read_text(encoding="utf-8"))
    assert [group["students"] for group in data["similar"]["groups"]] in (
        [["student-0003", "student-0007"], ["student-0020", "student-0021", "student-0022"]],
        [["student-0020", "student-0021", "student-0022"], ["student-0003", "student-0007"]],
    )
    with (place / "report.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [int(row["score"]) for row in rows] == [student["score"] for student in data["students"]]
    assert {row["student"] for row in rows if row["similar_group"]} == {
        f"student-00{n}" for n in ("03", "07", 20, 21, 22)
    }
    page = outline(place / "report.html")
    for exercise in EXERCISES:
        assert exercise.name in page.text
    assert "a reason to talk, not a proof" in page.text.lower()


def test_report_page_is_self_contained_and_accessible(folder):
    write_class(folder, ASSIGNMENT, 25, seed=2)
    page = write_report(folder, ASSIGNMENT)
    found = outline(page)
    assert not {"script", "link", "img", "iframe", "object"} & {tag for tag, _ in found.tags}
    text = page.read_text(encoding="utf-8")
    assert not re.search(r"@import|url\(|https?://", text)
    assert [attributes["lang"] for attributes in found.all("html")] == ["en"]
    assert len(found.all("h1")) == 1
    assert len(found.all("caption")) == len(found.all("table")) > 2
    assert all(attributes.get("scope") for attributes in found.all("th"))
    ids = {attributes["id"] for _, attributes in found.tags if "id" in attributes}
    assert all(a["href"][1:] in ids for a in found.all("a") if a["href"].startswith("#"))
    for picture in found.all("svg"):
        assert picture["role"] == "img"
        assert set(picture["aria-labelledby"].split()) <= ids
    first = page.read_bytes()
    assert write_report(folder, ASSIGNMENT).read_bytes() == first


def test_report_leaves_out_stale_verdicts(folder):
    """A share of points above 100 % was the sign of a verdict on other points than today's."""
    right = [verdict_of(exercise, "right") for exercise in EXERCISES]
    other_points = [
        {**verdict, "aspects": [{**aspect, "earned": 50, "points": 50} for aspect in verdict["aspects"]]}
        for verdict in right
    ]
    write_student(folder, ASSIGNMENT, "current", record_of(ASSIGNMENT, right))
    write_student(folder, ASSIGNMENT, "other-points", record_of(ASSIGNMENT, other_points))
    write_student(folder, ASSIGNMENT, "no-submission", record_of(ASSIGNMENT, right))
    folder.submission("no-submission", ASSIGNMENT).parent.rmdir()
    write_student(folder, ASSIGNMENT, "submitted-again", record_of(ASSIGNMENT, right), {"cells": []})
    for path, time in ((folder.submission, "2026-02-02 10:00 UTC"), (folder.graded, "2026-02-01 10:00 UTC")):
        path("submitted-again", ASSIGNMENT).with_name("timestamp.txt").write_text(time)
    page = write_report(folder, ASSIGNMENT)
    data = json.loads((page.parent / "report.json").read_text(encoding="utf-8"))
    assert [student["student"] for student in data["students"]] == ["current"]
    assert data["scores"]["max_score"] == 90
    assert [(c["student"], c["reason"]) for c in data["needs_attention"]] == [
        ("no-submission", "a verdict, but no collected submission"),
        ("other-points", "the verdict is on other exercises or points"),
        ("submitted-again", "the verdict is on an earlier submission"),
    ]


def test_report_begins_with_what_needs_attention_and_sorts_misconceptions_by_frequency(folder):
    write_class(folder, ASSIGNMENT, 25, seed=2)
    page = write_report(folder, ASSIGNMENT)
    text = page.read_text(encoding="utf-8")
    order = ["attention", "scores", "exercises", "misconceptions", "unknown", "similar"]
    assert re.findall(r'<h2 id="(\w+)">', text) == re.findall(r'<li><a href="#(\w+)">', text) == order
    with (page.parent / "misconceptions.csv").open(encoding="utf-8", newline="") as file:
        counts = [int(row["count"]) for row in csv.DictReader(file)]
    assert counts == sorted(counts, reverse=True)
    assert len(set(counts)) > 2


HOSTILE = '"><svg onload=alert(1)>&{{7*7}}'
FORMULA = "=1+1|' C calc'!A0"


def test_report_page_escapes_hostile_names_and_messages(folder):
    cells = {EXERCISES[0].name: {"text": HOSTILE, "error": {"type": HOSTILE, "message": HOSTILE, "line": HOSTILE}}}
    verdicts = [IDLE[0], verdict_of(EXERCISES[1], "wrong", misconception=HOSTILE), *IDLE[2:]]
    record = record_of(ASSIGNMENT, verdicts, incidents=[HOSTILE, "\ud800"], cells=cells)
    name = "svg'&{{7-7}}"  # what an id may contain
    write_student(folder, ASSIGNMENT, name, record_of(ASSIGNMENT, verdicts), {"cells": []})
    (folder.root / "verdicts" / ASSIGNMENT / f"{name}.json").write_text(json.dumps(record.to_json()))
    write_student(folder, ASSIGNMENT, FORMULA, record_of(ASSIGNMENT, IDLE, refused="no"), {"cells": []})
    page = write_report(folder, ASSIGNMENT)
    found = outline(page)
    assert not any(name.startswith("on") for _, attributes in found.tags for name in attributes)
    assert found.text.count(HOSTILE) >= 1
    assert name in found.text
    links = [a["href"] for a in found.all("a") if "svg" in a["href"]]
    assert links
    assert all(re.fullmatch(r"[A-Za-z0-9_.%/-]+", link) for link in links)
    table = (page.parent / "report.csv").read_text(encoding="utf-8")
    assert f"\n'{FORMULA}," in table


def test_report_agrees_with_verdicts_of_real_submissions(folder, notebook_judge, answers, release, sandbox):
    """The records are those of a real class here; the report agrees with the class's verdicts."""
    made_up = synthetic_class(answers, release)
    for student in ("untouched", "mistakes-1"):
        notebook = rebuild(release, made_up[student]).notebook
        verdict = replace(notebook_judge.judge(notebook, sandbox), isolation="bubblewrap")
        write_student(folder, ASSIGNMENT, student, verdict, notebook)
    page = write_report(folder, ASSIGNMENT)
    data = json.loads((page.parent / "report.json").read_text(encoding="utf-8"))
    scores = {row["student"]: row["score"] for row in data["students"]}
    assert scores["untouched"] == 0
    assert 0 < scores["mistakes-1"] < 90
    wrong = {e["name"]: e["misconceptions"][0]["name"] for e in data["exercises"] if e["misconceptions"]}
    assert wrong == {e.name: e.misconceptions[0].name for e in EXERCISES[0::3]}
    assert [(c["kind"], c["student"]) for c in data["needs_attention"]] == [("nothing attempted", "untouched")]
    entries = {name: record_of(ASSIGNMENT, []) for name in scores}
    assert read_solutions(folder, ASSIGNMENT, entries) == {name: {} for name in scores}  # no verdict, no comparison


def test_report_without_verdicts_is_one_line(folder, capsys, monkeypatch):
    monkeypatch.chdir(folder.root)
    assert main(["report", ASSIGNMENT]) == 1
    assert capsys.readouterr().err == f"course: there is no current verdict: run `course grade {ASSIGNMENT}` first\n"
    assert main(["report", "optimisation"]) == 2
    assert "did you mean 'optimization'" in capsys.readouterr().err


def test_report_to_another_folder(folder, tmp_path, capsys, monkeypatch):
    monkeypatch.chdir(folder.root)
    write_student(folder, ASSIGNMENT, "one", record_of(ASSIGNMENT, IDLE))
    (folder.root / "submitted" / "late" / ASSIGNMENT).mkdir(parents=True)
    assert main(["report", ASSIGNMENT, "--to", "here/and/there"]) == 0
    assert "late" in outline(folder.root / "here" / "and" / "there" / "report.html").text
    assert not (folder.root / "reports").exists()
    (folder.root / "file").touch()
    capsys.readouterr()
    assert main(["report", ASSIGNMENT, "--to", "file"]) == 1
    [line] = capsys.readouterr().err.splitlines()
    assert "file" in line


def test_read_solutions_gives_copies_the_same_fingerprint(folder, release, answers):
    """Names and comments apart, a copy has the structure of its model; what was not attempted is left out."""
    name = EXERCISES[0].name
    model = own_way(answers.solutions[name], 7)
    copy = model.replace("learning_rate", "alpha").replace("way", "weg") + "\n# all my own work\n"
    for student, source in (("model", model), ("copy", copy)):
        verdicts = [verdict_of(EXERCISES[0], "right"), *IDLE[1:]]
        write_student(folder, ASSIGNMENT, student, record_of(ASSIGNMENT, verdicts), fill(release, {name: source}))
    entries = dict.fromkeys(("model", "copy", "no-notebook"), submission(["right"]))
    found = read_solutions(folder, ASSIGNMENT, entries)
    assert found.pop("no-notebook") == {}
    assert list(found["model"]) == [name]
    assert found["model"] == found["copy"]
