"""Due dates, extensions and late penalties: the rule itself, and the same result in every output."""

import csv
import datetime
import errno
import json
import os
import shutil
from zoneinfo import ZoneInfo

import pytest
from conftest import ROOT, make_course
from graded_class import ASSIGNMENT, PLAN, InProcess, grade, gradebook, hand_in, nbgrader_autograde

from grading.classroom.grade_command import grade_class
from grading.classroom.plan import Plan
from grading.course import CONFIG, Course
from grading.due_dates import DueDates, days_late, duration, penalty
from grading.errors import CourseError
from grading.gradebook.exports import read_exports, record_export
from grading.gradebook.nbgrader_workflow import NbgraderWorkflow, export_csv
from grading.lms.export_command import export_table
from grading.report.command import write_report
from grading.settings import LatePolicy
from grading.status import print_status, read_status

BERLIN = ZoneInfo("Europe/Berlin")
POLICY = LatePolicy(datetime.timedelta(minutes=15), per_day=10, cap=25)


def utc(text):
    return datetime.datetime.fromisoformat(text).astimezone(datetime.UTC)


@pytest.mark.parametrize(
    ("handed_in", "days"),
    [
        ("2026-12-01T23:59:00+01:00", 0),
        ("2026-12-02T00:14:00+01:00", 0),  # the last moment of the grace
        ("2026-12-02T00:14:01+01:00", 1),
        ("2026-12-03T00:14:00+01:00", 1),
        ("2026-12-03T00:14:01+01:00", 2),
    ],
)
def test_each_begun_day_after_the_grace_counts(handed_in, days):
    assert days_late(POLICY, BERLIN, utc("2026-12-01T23:59:00+01:00"), utc(handed_in)) == days


@pytest.mark.parametrize(
    ("due", "handed_in"),
    [("2026-10-24T23:59+02:00", "2026-10-25T23:59+01:00"), ("2026-03-28T23:59+01:00", "2026-03-29T23:59+02:00")],
)
def test_a_day_of_25_or_23_hours_is_one_day(due, handed_in):
    policy = LatePolicy(per_day=10)
    assert days_late(policy, BERLIN, utc(due), utc(handed_in)) == 1
    assert days_late(policy, BERLIN, utc(due), utc(handed_in) + datetime.timedelta(seconds=1)) == 2


@pytest.mark.parametrize(("days", "points", "lost"), [(0, 90, 0), (1, 87, 8.7), (2, 90, 18), (3, 90, 22.5), (9, 0, 0)])
def test_penalty_is_a_share_of_the_points_earned_up_to_the_cap(days, points, lost):
    assert penalty(POLICY, days, points) == lost


@pytest.mark.parametrize(("seconds", "text"), [(0, ""), (1, "1 minute"), (3600, "1 hour"), (86401, "2 days")])
def test_duration(seconds, text):
    assert duration(seconds) == text


def test_extensions_are_in_the_time_zone_of_the_course_and_never_shorten(tmp_path):
    write_settings(tmp_path, "2026-10-20T12:00:00")
    (tmp_path / "roster.csv").write_text(
        f"id,due {ASSIGNMENT}\nada,2026-10-26 12:00\nzoe,2026-10-01\nemmy,excused\nemil,\n"
    )
    dates = DueDates.of_course(tmp_path, ASSIGNMENT)
    assert dates.due == utc("2026-10-20T10:00+00:00")  # summer time
    assert dates.of_student("ada") == utc("2026-10-26T11:00+00:00")  # winter time
    assert dates.of_student("zoe") == dates.of_student("emil") == dates.of_student("unknown") == dates.due
    assert dates.excused == {"emmy"}


def test_an_extension_without_a_due_date_is_refused(tmp_path):
    (tmp_path / "course.toml").write_text("")
    (tmp_path / "roster.csv").write_text(f"id,due {ASSIGNMENT}\nada,2026-10-26\n")
    with pytest.raises(CourseError, match=rf"set due in \[assignments.{ASSIGNMENT}\]"):
        DueDates.of_course(tmp_path, ASSIGNMENT)


# A graded class


def write_settings(folder, due, per_day=10):
    (folder / "course.toml").write_text(
        f'[course]\ntime_zone = "Europe/Berlin"\n[late]\nper_day = {per_day}\n[assignments.{ASSIGNMENT}]\ndue = {due}\n'
    )


@pytest.fixture(scope="module")
def late_class(tmp_path_factory, notebooks):
    """Three students of the same work: on time, late, late but excused; and one who is extended."""
    course = make_course(tmp_path_factory.mktemp("late") / "course")
    write_settings(course.root, "2026-12-01T12:00:00")
    (course.root / "roster.csv").write_text(f"id,due {ASSIGNMENT}\nextended,2026-12-02 12:00\nexcused,excused\n")
    for student, time in (("on-time", "10:59"), ("late", "11:01"), ("extended", "11:01"), ("excused", "11:01")):
        hand_in(course, student, notebooks["solved"], f"2026-12-01 {time}:00")
    judges = {}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Plan, "workers", lambda plan, inputs: InProcess(judges, inputs))
        grade(course)
    yield course
    for judge in judges.values():
        judge.close()


@pytest.fixture
def graded(late_class, tmp_path):
    """A copy of the class for one test, and a grader that fails if it would judge again."""
    shutil.copytree(late_class.root, tmp_path / "course")
    return type(late_class)(tmp_path / "course")


@pytest.fixture
def judge_nothing(monkeypatch):
    def refuse(plan, inputs):
        raise AssertionError("no submission should be judged again")

    monkeypatch.setattr(Plan, "workers", refuse)


def final_scores(course):
    return {student: score.final for student, score in NbgraderWorkflow(course, ASSIGNMENT).scores().items()}


def test_late_work_costs_points_unless_it_is_extended(graded):
    assert final_scores(graded) == {"on-time": 90, "late": 81, "extended": 90, "excused": 81}
    with gradebook(graded) as book:
        assert book.find_assignment(ASSIGNMENT).duedate == datetime.datetime(2026, 12, 1, 11)


def test_policy_due_date_and_extension_change_without_judging_again(graded, judge_nothing, capsys):
    write_settings(graded.root, "2026-12-01T12:00:00", per_day=50)
    grade(graded)
    assert final_scores(graded) == {"on-time": 90, "late": 45, "extended": 90, "excused": 45}
    (graded.root / "roster.csv").write_text(f"id,due {ASSIGNMENT}\nextended,\nlate,2026-12-03\n")
    grade(graded)
    assert final_scores(graded) == {"on-time": 90, "late": 90, "extended": 45, "excused": 45}
    write_settings(graded.root, "2026-12-02")
    grade(graded)
    assert set(final_scores(graded).values()) == {90}
    assert f"{ASSIGNMENT}: due date 2026-12-01 12:00 CET → 2026-12-02 23:59 CET" in capsys.readouterr().err


def test_points_given_by_hand_change_the_penalty(graded):
    with gradebook(graded) as book:
        grade_of_answer = book.find_grade("answer-reflection", ASSIGNMENT, ASSIGNMENT, "late")
        grade_of_answer.manual_score, grade_of_answer.needs_manual_grade = 10, False
        book.db.commit()
    assert final_scores(graded)["late"] == 90


def test_nbgrader_autograde_gives_the_same_penalty(graded):
    workflow = NbgraderWorkflow(graded, ASSIGNMENT)
    for student in ("late", "extended"):
        nbgrader_autograde(workflow, student)
    with gradebook(graded) as book:
        penalties = [book.find_submission(ASSIGNMENT, each).late_submission_penalty for each in ("late", "extended")]
    assert penalties == [9, 0]


def test_csv_export_applies_penalties_and_leaves_excused_scores_empty(graded):
    export_csv(graded, graded.root / "grades.csv")
    with (graded.root / "grades.csv").open(newline="") as file:
        rows = {row["student_id"]: (row["late_submission_penalty"], row["score"]) for row in csv.DictReader(file)}
    assert rows == {
        "on-time": ("0.0", "90.0"),
        "late": ("9.0", "81.0"),
        "extended": ("0.0", "90.0"),
        "excused": ("", ""),
    }


def test_an_export_that_cannot_be_written_leaves_the_old_file(graded, monkeypatch):
    file = graded.root / "grades.csv"
    file.write_text("old")

    def full(descriptor):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(CourseError, match=r"grades\.csv cannot be written: No space left on device"):
        export_csv(graded, file)
    assert file.read_text() == "old"


def status_of(course):
    return {each.student: each for each in read_status(course, ASSIGNMENT).students}


def test_status_shows_who_is_late_missing_exported_and_changed_since(graded, capsys):
    with (graded.root / "roster.csv").open("a") as file:
        file.write("missing,\n")
    before = status_of(graded)
    assert {name for name, each in before.items() if each.missing} == {"missing"}
    assert {name: each.seconds_late for name, each in before.items() if each.seconds_late} == {
        "late": 60,
        "excused": 60,
    }
    assert not any(each.changed for each in before.values())
    export_table(graded, graded.root / "grades.csv", ASSIGNMENT, exercises=False)
    assert not any(each.changed for each in status_of(graded).values())
    write_settings(graded.root, "2026-12-01T12:00:00", per_day=50)
    (graded.submission("on-time", ASSIGNMENT).parent / "timestamp.txt").write_text("2026-12-01 10:58:00 UTC")
    after = status_of(graded)
    assert {name: (each.exported_score, each.score) for name, each in after.items() if each.changed} == {
        "late": (81, 45)
    }
    assert [name for name, each in after.items() if each.handed_in and not each.graded] == ["on-time"]
    capsys.readouterr()
    print_status(graded, ASSIGNMENT, as_json=False, everyone=False)
    text = capsys.readouterr().out
    assert text.startswith(f"{ASSIGNMENT}: due 2026-12-01 12:00 CET, 5 students\n")
    assert "late                     1 minute, 45 points off" in text
    assert "late                     81 → 45" in text
    assert "missing:\n  missing" in text


def test_long_lists_are_shortened_unless_all_are_asked_for(tmp_path, capsys):
    shutil.copy(ROOT / CONFIG, tmp_path)
    names = [f"student{number:03}" for number in range(150)]
    (tmp_path / "roster.csv").write_text("\n".join(["id", *names]))
    for everyone in (False, True):
        print_status(Course(tmp_path), ASSIGNMENT, as_json=False, everyone=everyone)
        text = capsys.readouterr().out
        assert "150 missing" in text
        assert max(map(len, text.splitlines())) <= 100
        assert ("and 130 more; --all shows all" in text, "student149" in text) == (not everyone, everyone)
    print_status(Course(tmp_path), ASSIGNMENT, as_json=True, everyone=False)
    assert len(json.loads(capsys.readouterr().out)[ASSIGNMENT]["students"]) == 150


def test_exports_add_up_and_a_damaged_record_is_never_overwritten(tmp_path):
    record_export(tmp_path, tmp_path / "a.csv", {ASSIGNMENT: {"ada": 1.0, "zoe": 2.0}})
    record_export(tmp_path, tmp_path / "b.csv", {ASSIGNMENT: {"zoe": None}})
    [export] = read_exports(tmp_path).values()
    assert (export.file, export.scores) == ("b.csv", {"ada": 1.0, "zoe": None})
    (tmp_path / "exports.json").write_text("[")
    with pytest.raises(CourseError, match=r"exports\.json cannot be read: delete it"):
        record_export(tmp_path, tmp_path / "c.csv", {})
    assert (tmp_path / "exports.json").read_text() == "["


def test_report_leaves_out_the_excused_and_tells_the_penalties(graded):
    page = write_report(graded, ASSIGNMENT)
    with page.with_name("report.csv").open(newline="", encoding="utf-8") as file:
        assert {row["student"]: float(row["late_penalty"]) for row in csv.DictReader(file)} == {
            "on-time": 0,
            "late": 9,
            "extended": 0,
        }
    assert "excused" not in page.read_text(encoding="utf-8")


def test_printed_scores_are_new_and_after_the_penalty(graded, capsys):
    assert grade_class(graded, ASSIGNMENT, None, PLAN) == 0
    assert capsys.readouterr() == ("unchanged: 4 of 4 submissions\n", "")
    write_settings(graded.root, "2026-12-01T12:00:00", per_day=20)
    assert grade_class(graded, ASSIGNMENT, None, PLAN) == 0
    assert capsys.readouterr().out.splitlines() == [
        f"{'late':<24}     72 of 100  (1 minute late: 18 points off; needs manual grading)",
        "unchanged: 3 of 4 submissions",
    ]
    (graded.root / "gradebook.db").unlink()
    assert grade_class(graded, ASSIGNMENT, None, PLAN) == 0
    lines = dict(line.split(maxsplit=1) for line in capsys.readouterr().out.splitlines())
    assert lines["late"].strip() == "72 of 100  (1 minute late: 18 points off; needs manual grading)"
    assert lines["excused"].strip() == "excused, no score"
