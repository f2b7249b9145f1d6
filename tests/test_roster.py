"""Rosters: what spreadsheets, Canvas and Moodle write is read; a mistake in them is one line that says where it is."""

import datetime

import pytest
from conftest import make_course
from test_cli import assert_one_line, course_command

from grading.csv_table import read_table
from grading.errors import CourseError
from grading.gradebook.nbgrader_workflow import open_gradebook
from grading.gradebook.students import update_students
from grading.lms.import_command import import_roster
from grading.roster import EXCUSED, Student, read_roster
from grading.status import print_status

CANVAS = (
    "\ufeffStudent;ID;SIS User ID;SIS Login ID;Section;Optimization (12)\r\n"
    ";;;;;Manual Posting\r\n"
    "    Points Possible;;;;;100\r\n"
    '"Müller, Jörg";77;s1;jm;A;3,5\r\n'
    "\r\n"
    '"Student, Test";99;;;A;\r\n'
)


@pytest.fixture
def roster(tmp_path):
    def write_and_read(text, encoding="utf-8"):
        (tmp_path / "roster.csv").write_bytes(text.encode(encoding))
        return read_roster(tmp_path / "roster.csv")

    return write_and_read


def test_extensions_and_excuses(roster):
    text = "id,due optimization,Due Gradient_Checking\nada,2026-12-01 18:30,2026-12-02\nbob,Excused,\n"
    students = roster(text).students
    assert students["ada"].due == {
        "optimization": datetime.datetime(2026, 12, 1, 18, 30),
        "gradient_checking": datetime.datetime(2026, 12, 2, 23, 59, 59),
    }
    assert students["bob"].due == {"optimization": EXCUSED}


def test_canvas_gradebook_as_roster(roster):
    assert dict(roster(CANVAS).students) == {"jm": Student("jm", "Müller", "Jörg", "", "jm", "77")}


@pytest.mark.parametrize(
    ("text", "student"),
    [
        (
            "First name,Last name,ID number,Email address\nJörg,Müller,s1,j@x.org\n",
            Student("s1", "Müller", "Jörg", "j@x.org"),
        ),
        (
            "Identifier,Full name,Email address,Grade\nParticipant 5,Jörg Müller,j@x.org,\n",
            Student("j@x.org", "Müller", "Jörg", "j@x.org"),
        ),
    ],
)
def test_moodle_lists_as_rosters(roster, text, student):
    read = roster(text)
    assert dict(read.students) == {student.id: student}
    assert "no column id" in read.notes[0]


def test_windows_encoding_is_read_and_said(roster):
    read = roster("id;last_name\r\nj;Müller\r\n", "cp1252")
    assert read.students["j"].last_name == "Müller"
    assert "Windows-1252" in read.notes[0]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("", "empty"),
        ("ada,Lovelace\n", "line 1: no column is named id"),
        ("id\nada\n\nbob\nAda\n", "line 5: the id 'Ada' is already on line 2"),
        ("id,email\n,ada@x.org\n", "line 2: the id is empty"),
        ("id\n../ada\n", "line 2: '../ada' cannot be an id"),
        ("id,first_name\nada,Ada, Countess\n", "line 2: it has more cells"),
        ('id,first_name\nada,"Ada\n', "line 2: a cell has only one"),
        ("id,due optimization\nada,1.12.2026\n", "line 2: '1.12.2026' must be a date"),
        ("id,due optimisation\nada,\n", "line 1: the column 'due optimisation' names no assignment"),
        ("id,email,Email address\n", "both mean email"),
        ("PK\x03\x04", "not a CSV file"),
    ],
)
def test_bad_rosters(roster, text, line):
    with pytest.raises(CourseError, match=r"^roster\.csv") as error:
        roster(text)
    assert line in str(error.value)


def test_a_table_is_written_back_as_it_was(tmp_path):
    path = tmp_path / "table.csv"
    path.write_bytes(('\r\n"a ""quoted"" one" ; "b";\r\n;;\r\n"two\nlines";4' + CANVAS).encode())
    table = read_table(path)
    assert table.content() == path.read_bytes()
    assert table.value(0, 0) == 'a "quoted" one'


def test_the_command_adds_and_updates_and_removes_none(tmp_path):
    course = make_course(tmp_path / "course")
    with open_gradebook(course) as gradebook:
        update_students(gradebook, [Student("old", "Kept"), Student("jm", "Miller", email="j@x.org")])
    (tmp_path / "canvas.csv").write_bytes(CANVAS.encode())
    done = course_command(course.root, "import", "--roster", tmp_path / "canvas.csv")
    assert (done.returncode, done.stdout) == (0, "canvas.csv: 0 students added, 1 changed, 0 already known\n")
    with open_gradebook(course) as gradebook:
        jm, old = gradebook.find_student("jm"), gradebook.find_student("old")
        assert (jm.first_name, jm.last_name, jm.email, jm.lms_user_id) == ("Jörg", "Müller", "j@x.org", "77")
        assert old.last_name == "Kept"
    assert_one_line(course_command(course.root, "import", "--roster", "absent.csv"), 1, "absent.csv does not exist")


def test_an_id_with_nothing_but_dates_adds_no_student_to_a_known_class(tmp_path, capsys):
    course = make_course(tmp_path / "course")
    own = course.root / "roster.csv"

    def known(text, **options):
        own.write_text("id,last_name,due optimization\n" + text)
        import_roster(course, own, **options)
        with open_gradebook(course) as gradebook:
            return {student.id for student in gradebook.students}

    assert known("al,,2026-12-08\njm,,excused\n", named=False) == {"al", "jm"}  # the first list of the class
    assert capsys.readouterr().err == ""
    mistyped = "la,,excused\nmj,,2026-12-08\nx,,excused\ny,,excused\nzoe,Wu,excused\nada,,\n"
    assert known(mistyped, named=False) == {"al", "jm", "zoe", "ada"}
    [line] = capsys.readouterr().err.splitlines()
    assert "'la', 'mj', 'x' and 1 more, but the course has no such student: correct the id" in line
    print_status(course, "optimization", as_json=False, everyone=False)
    assert capsys.readouterr().err == f"{line}\n"
    assert known(mistyped) == {"al", "jm", "zoe", "ada", "la", "mj", "x", "y"}
    assert capsys.readouterr().err == ""
