"""`limits.toml`: what it changes, and the one line that a mistake in it is answered with."""

import pytest

from grading.errors import CourseError
from grading.sandbox.limits import Limits


def limits_of(folder, text):
    (folder / "limits.toml").write_text(text, encoding="utf-8")
    return Limits.of_course(folder)


def test_default_limits_without_or_with_an_empty_file(tmp_path):
    assert Limits.of_course(tmp_path) == limits_of(tmp_path, "") == Limits()


def test_limits_file_overrides_a_single_limit(tmp_path):
    assert limits_of(tmp_path, "check_seconds = 2.5") == Limits(check_seconds=2.5)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("check_second = 1", "there is no limit 'check_second'"),
        ("check_seconds = '1'", "check_seconds must be a number"),
        ("check_seconds = true", "check_seconds must be a number"),
        ("check_seconds = -1", "check_seconds must be a number"),
        ("returned_depth = 51", "returned_depth can be 50 at most"),
        ("check_seconds", "cannot be read"),
    ],
)
def test_invalid_limits_file_is_a_clear_error(tmp_path, text, message):
    with pytest.raises(CourseError, match=message) as error:
        limits_of(tmp_path, text)
    assert "\n" not in str(error.value)


def test_wall_time_is_several_times_the_processor_time():
    limits = Limits()
    for name in ("notebook", "cell", "check"):
        assert getattr(limits, f"{name}_seconds") >= 5 * getattr(limits, f"{name}_cpu_seconds")
