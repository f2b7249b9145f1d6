"""`course.toml`: what each setting means, and that a mistake in it is one line that names file, key and remedy."""

import datetime

import pytest

from grading.errors import CourseError
from grading.exercises import exercises_of, manual_points
from grading.settings import LatePolicy, Settings, apportion

ASSIGNMENT = "optimization"


def settings_of(folder, text):
    (folder / "course.toml").write_text(text, encoding="utf-8")
    return Settings.of_folder(folder)


def test_without_course_toml_every_exercise_is_as_declared(tmp_path):
    settings = Settings.of_folder(tmp_path)
    assert settings.exercises(ASSIGNMENT) == exercises_of(ASSIGNMENT)
    assert settings.manual_points(ASSIGNMENT) == manual_points(ASSIGNMENT)
    assert (settings.late, settings.assignment(ASSIGNMENT).due) == (None, None)


def test_settings_of_course_and_late_policy(tmp_path):
    text = '[course]\nid = "ml-26"\nexchange = "/srv/x"\n[late]\ngrace = "15 min"\nper_day = 10\ncap = 50'
    settings = settings_of(tmp_path, text)
    assert (settings.course_id, str(settings.exchange)) == ("ml-26", "/srv/x")
    assert settings.late == LatePolicy(datetime.timedelta(minutes=15), 10, 50)


@pytest.mark.parametrize(
    ("due", "utc"),
    [
        ("2026-12-01T23:59:00", "2026-12-01T22:59:00+00:00"),
        ("2026-07-01 23:59:00", "2026-07-01T21:59:00+00:00"),  # summer time
        ("2026-12-01T23:59:00-05:00", "2026-12-02T04:59:00+00:00"),
        ("2026-12-01", "2026-12-01T22:59:59+00:00"),
    ],
)
def test_due_date_without_offset_is_in_the_time_zone_of_the_course(tmp_path, due, utc):
    settings = settings_of(tmp_path, f'[course]\ntime_zone = "Europe/Berlin"\n[assignments.{ASSIGNMENT}]\ndue = {due}')
    assert settings.assignment(ASSIGNMENT).due.isoformat() == utc


def test_dropped_optional_and_weighted_exercises(tmp_path):
    text = f"""[assignments.{ASSIGNMENT}]
drop = ["update_lr", "reflection"]
optional = ["initialize_velocity"]
points = {{ random_mini_batches = 28 }}"""
    settings = settings_of(tmp_path, text)
    declared = {exercise.name: exercise for exercise in exercises_of(ASSIGNMENT)}
    found = {exercise.name: exercise for exercise in settings.exercises(ASSIGNMENT)}
    assert set(declared) - set(found) == {"update_lr"}
    assert found["initialize_velocity"].points == 0
    doubled = [2 * aspect.points for aspect in declared["random_mini_batches"].aspects]
    assert [aspect.points for aspect in found["random_mini_batches"].aspects] == doubled
    assert found["initialize_adam"] == declared["initialize_adam"]
    assert settings.manual_points(ASSIGNMENT) is None


@pytest.mark.parametrize("weights", [[3, 4, 3], [1, 1, 8, 1], [5]])
def test_apportioned_points_are_whole_positive_and_proportional(weights):
    for total in range(len(weights), 60):
        shares = apportion(total, weights)
        assert sum(shares) == total
        assert min(shares) >= 1
        if total % sum(weights) == 0:
            assert shares == [weight * total // sum(weights) for weight in weights]
    assert apportion(0, weights) == [0] * len(weights)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[coarse]", ["unknown key coarse", "did you mean 'course'"]),
        ("course = 3", ["course must be a table"]),
        ('[course]\nid = "a b"', ["course.id", "'a b'", "letters"]),
        ('[course]\ntime_zone = "Mars"', ["course.time_zone", "Europe/Berlin"]),
        ('[course]\nexchange = "exchange"', ["course.exchange", "absolute path"]),
        ("[late]\ngrace = 15", ["late.grace", "15 min"]),
        ('[late]\nper_day = "10 %"', ["late.per_day", "percentage"]),
        ("[late]\ncap = 101", ["late.cap", "from 0 to 100"]),
        ("[assignments.optimisation]", ["did you mean 'optimization'"]),
        ('[assignments.optimization]\ndue = "1.12.2026"', ["optimization.due", "without quotes"]),
        ("[assignments.optimization]\ndue = 2026-13-01", ["cannot be read", "line 2"]),
        ('[assignments.optimization]\ndrop = "update_lr"', ["optimization.drop", "list"]),
        ('[assignments.optimization]\ndrop = ["update_rl"]', ["optimization.drop", "did you mean 'update_lr'"]),
        ('[assignments.optimization]\ndrop = ["update_lr", "update_lr"]', ["different names"]),
        ('[assignments.optimization]\ndrop = ["update_lr"]\noptional = ["update_lr"]', ["update_lr can be in one"]),
        ("[assignments.optimization]\npoints = { update_rl = 3 }", ["points.update_rl", "did you mean 'update_lr'"]),
        ("[assignments.optimization]\npoints = { random_mini_batches = 1 }", ["for each aspect"]),
        ("[assignments.optimization]\npoints = { update_lr = 2.5 }", ["whole number"]),
        ("[assignments.optimization]\nsurprise = 1", ["assignments.optimization.surprise"]),
    ],
)
def test_a_mistake_is_one_line_that_names_file_key_and_remedy(tmp_path, text, words):
    with pytest.raises(CourseError) as error:
        settings_of(tmp_path, text)
    message = str(error.value)
    assert message.startswith("course.toml")
    assert "\n" not in message
    for word in words:
        assert word in message


def test_dropping_every_exercise_is_refused(tmp_path):
    names = [exercise.name for exercise in exercises_of(ASSIGNMENT)]
    with pytest.raises(CourseError, match="at least one exercise"):
        settings_of(tmp_path, f"[assignments.{ASSIGNMENT}]\ndrop = {names}")
