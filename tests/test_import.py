"""`course import`: each submission reaches its student, a hostile archive reaches nobody, and nothing is lost."""

import json
import os
import stat
import zipfile

import pytest
from conftest import ASSIGNMENT, make_course
from lms_files import STUDENTS, canvas_name, moodle_name, notebook, table, zipped
from test_cli import assert_one_line, course_command

from grading.errors import CourseError
from grading.gradebook.nbgrader_workflow import open_gradebook
from grading.gradebook.students import update_students
from grading.lms import submissions
from grading.lms.import_command import ImportOptions, import_submissions
from grading.lms.records import ImportRecords
from grading.roster import Student

ADA, JOERG, WANG, OTHER_WANG = STUDENTS


@pytest.fixture(scope="module")
def course_dir(tmp_path_factory):
    course = make_course(tmp_path_factory.mktemp("import") / "course")
    with open_gradebook(course) as gradebook:
        update_students(gradebook, STUDENTS)
    return course


class Importer:
    """Imports archives into an empty course, and shows what is in it."""

    def __init__(self, course, folder, capsys):
        self.course, self.folder, self.capsys = course, folder, capsys

    def __call__(self, received, **options):
        path = received
        if not isinstance(received, os.PathLike):
            path = self.folder / "received.zip"
            path.write_bytes(received if isinstance(received, bytes) else zipped(received))
        code = import_submissions(self.course, path, ImportOptions(**{"assignment": ASSIGNMENT} | options))
        self.out, self.err = self.capsys.readouterr()
        assert code == bool(self.err), self.err
        return code

    def handed_in(self):
        """The last cell of each submission."""
        return {
            student: json.loads(self.course.submission(student, ASSIGNMENT).read_bytes())["cells"][-1]["source"]
            for student in self.course.students(ASSIGNMENT)
        }

    def timestamp(self, student):
        path = self.course.submission(student, ASSIGNMENT).with_name("timestamp.txt")
        return path.read_text() if path.exists() else None


@pytest.fixture
def importer(course_dir, tmp_path, capsys):
    for folder in ("submitted", "imported"):
        if (course_dir.root / folder).exists():
            (course_dir.root / folder).rename(tmp_path / folder)
    return Importer(course_dir, tmp_path, capsys)


def write_folder(root, files):
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        os.utime(path, (1_800_000_000, 1_800_000_000))
    return root


# The formats


def test_canvas_archive(importer, release):
    old, new = notebook(release, "first"), notebook(release, "second")
    assert not importer(
        {
            canvas_name(ADA, 11): old,
            canvas_name(ADA, 12, "optimization-1.ipynb", late=True): new,
            canvas_name(JOERG, 13, "optimization (1).ipynb"): notebook(release, "Jörg"),
            canvas_name(JOERG, 14, "picture.png"): b"",
            canvas_name(OTHER_WANG, 15, "work.zip"): zipped(
                {"home/optimization.ipynb": notebook(release, "zipped"), "__MACOSX/._optimization.ipynb": b""}
            ),
        }
    )
    assert importer.handed_in() == {"al": "second", "jm": "Jörg", "wang2": "zipped"}
    assert "late in Canvas: al" in importer.out
    assert importer.timestamp("al") is None  # the archive has the time of the download only


def test_moodle_archive_with_decomposed_umlauts(importer, release):
    name = moodle_name(JOERG, 7, "_/optimization.ipynb").replace("ö", "o\u0308").replace("ü", "u\u0308")
    assert importer(
        {
            name: notebook(release, "Jörg"),
            moodle_name(ADA, 8, "_optimization-2.ipynb"): notebook(release, "Ada"),
            moodle_name(WANG, 9): notebook(release, "which one?"),
        }
    )
    assert importer.handed_in() == {"jm": "Jörg", "al": "Ada"}
    assert (
        "Wei Wang_9_assignsubmission_file: it belongs to no student of the course, or to more than one" in importer.err
    )


def test_moodle_worksheet_has_times_and_addresses(importer, release, tmp_path):
    archive = {moodle_name(WANG, number): notebook(release, f"{number}") for number in (9, 10)}
    assert importer(archive)
    header = ["Identifier", "Full name", "Email address", "Last modified (submission)"]
    rows = [
        ["Participant 9", "Wei Wang", "wang2@x.org", "Saturday, 21 November 2026, 12:05 AM"],
        ["Participant 10", "Wei Wang", "wang1@x.org", "-"],
    ]
    (tmp_path / "sheet.csv").write_text(table([header, *rows]))
    (importer.course.root / "course.toml").write_text('[course]\ntime_zone = "Europe/Berlin"\n')
    try:
        assert not importer(archive, worksheet=tmp_path / "sheet.csv")
    finally:
        (importer.course.root / "course.toml").unlink()
    assert importer.handed_in() == {"wang2": "9", "wang1": "10"}
    assert (importer.timestamp("wang2"), importer.timestamp("wang1")) == ("2026-11-20 23:05:00 UTC", None)
    assert "1 without a time of submission" in importer.out
    rows[0][-1] = "Samstag, 21. November 2026, 00:05"
    (tmp_path / "sheet.csv").write_text(table([header, *rows]))
    with pytest.raises(CourseError, match=r"sheet\.csv, line 2: .* is not a time in English"):
        importer(archive, worksheet=tmp_path / "sheet.csv")


def test_names_in_the_code_page_of_windows_and_in_unmarked_utf8(importer, release):
    for raw in ("Müller Jörg".encode("cp437"), "Müller Jörg".encode()):
        content = zipped({"XXXX/optimization.ipynb": notebook(release, "text")})
        marker = b"XXXX"
        content = zipped({f"{'X' * len(raw)}/optimization.ipynb": notebook(release, raw.hex())})
        marker = b"X" * len(raw)
        importer(content.replace(marker, raw), replace=True)
        assert importer.handed_in() == {"jm": raw.hex()}


def test_folders_of_students_keep_the_times(importer, release, tmp_path):
    folder = write_folder(
        tmp_path / "work",
        {
            "al/attempt 2/optimization.ipynb": notebook(release, "9"),
            "al/attempt 10/optimization.ipynb": notebook(release, "10"),
            "al/timestamp.txt": b"2001-01-01 00:00:00 UTC",
            "jm@x.org.zip": zipped({"wang1/optimization.ipynb": notebook(release, "mine, not Wang's")}),
            "readme.txt": b"",
        },
    )
    assert not importer(folder, assignment=None)
    assert importer.handed_in() == {"al": "10", "jm": "mine, not Wang's"}
    assert importer.timestamp("al") == "2027-01-15 08:00:00 UTC"


# Whose it is, and which one


def test_nobody_takes_the_name_of_another(importer, release):
    """A name that a student chose, inside of what the student handed in, does not count."""
    stolen = notebook(release, "by Ada")
    importer(
        {
            canvas_name(ADA, 11, f"{canvas_name(JOERG, 12)}.zip"): zipped({canvas_name(WANG, 13): stolen}),
            canvas_name(Student("", "Wang", "Wei", lms_id="999"), 14): notebook(release, "has another number"),
        }
    )
    assert importer.handed_in() == {"al": "by Ada"}
    assert "wangwei_999_14" in importer.err
    folders = {moodle_name(ADA, 7, f"/{moodle_name(JOERG, n)}"): stolen for n in range(8, 11)}
    importer(folders, replace=True)
    assert importer.handed_in() == {"al": "by Ada"}


@pytest.mark.parametrize(
    ("titles", "taken"),
    [
        (["notes.ipynb"], "notes.ipynb"),
        (["notes.ipynb", "optimization.ipynb"], "optimization.ipynb"),
        (["optimization.ipynb", "optimization (1).ipynb"], "optimization.ipynb"),
        (["optimization (1).ipynb", "optimization (2).ipynb"], "optimization (2).ipynb"),
        (["notes.ipynb", "draft.ipynb"], None),
        (["old/optimization.ipynb", "new/optimization.ipynb"], None),
    ],
)
def test_which_notebook_is_taken(importer, release, titles, taken):
    importer({moodle_name(ADA, 7, f"/{title}"): notebook(release, title) for title in titles})
    assert importer.handed_in().get("al") == taken
    assert ("more than one notebook" in importer.err) == (taken is None)


def test_a_damaged_notebook_is_taken_and_said(importer):
    assert importer({canvas_name(ADA, 11): b"{"})
    assert importer.course.submission("al", ASSIGNMENT).read_bytes() == b"{"
    assert "al: the file is not a notebook" in importer.err


def test_the_archive_of_another_assignment_is_refused(importer, course_dir):
    other = course_dir.release("initialization").read_bytes()
    with pytest.raises(CourseError, match="notebooks of initialization, none of optimization"):
        importer({canvas_name(ADA, 11): other})
    assert importer.handed_in() == {}


# Again, and interrupted


def test_newer_replaces_older_is_kept_and_again_changes_nothing(importer, release):
    def archive(file, text):
        return {canvas_name(ADA, file): notebook(release, text)}

    importer(archive(12, "second"))
    importer(archive(12, "second"))
    assert "0 imported, 1 unchanged" in importer.out
    importer(archive(11, "first"))
    assert "1 kept, because it is newer" in importer.out
    assert importer.handed_in() == {"al": "second"}
    importer(archive(13, "third"))
    importer(archive(10, "third"))
    importer(archive(11, "first"))
    assert importer.handed_in() == {"al": "third"}


def test_a_later_download_replaces_an_earlier_one(importer, release):
    def archive(text, day):
        return zipped({moodle_name(ADA, 7): notebook(release, text)}, (2026, 11, day, 0, 0, 0))

    importer(archive("second", 2))
    importer(archive("first", 1))
    assert importer.handed_in() == {"al": "second"}
    importer(archive("third", 3))
    assert importer.handed_in() == {"al": "third"}


def test_what_was_collected_is_replaced_on_request_only(importer, release, course_dir):
    path = course_dir.submission("al", ASSIGNMENT)
    path.parent.mkdir(parents=True)
    path.write_bytes(notebook(release, "collected"))
    path.with_name("timestamp.txt").write_text("2026-01-01 00:00:00 UTC")
    archive = {canvas_name(ADA, 12): notebook(release, "imported")}
    assert importer(archive)
    assert "add --replace" in importer.err
    assert importer.handed_in() == {"al": "collected"}
    assert not importer(archive, replace=True)
    assert importer.handed_in() == {"al": "imported"}
    assert importer.timestamp("al") is None  # it was the time of the other one


@pytest.mark.parametrize("error", [KeyboardInterrupt, OSError(28, "No space left on device")])
def test_an_interrupted_import_goes_on(importer, release, monkeypatch, error):
    archive = {canvas_name(student, 10): notebook(release, student.id) for student in (ADA, JOERG)}
    real, calls = submissions.write_atomically, []

    def fails_at_the_second(path, content):
        calls.append(path)
        if len(calls) == 2:
            raise error
        real(path, content)

    with monkeypatch.context() as patch:
        patch.setattr(submissions, "write_atomically", fails_at_the_second)
        if error is KeyboardInterrupt:
            with pytest.raises(KeyboardInterrupt):
                importer(archive)
        else:
            assert importer(archive)
            assert "No space left" in importer.err
    assert importer.handed_in() == {"al": "al"}
    importer(archive)
    assert importer.handed_in() == {"al": "al", "jm": "jm"}
    assert set(ImportRecords(importer.course, ASSIGNMENT).read_all()) == {"al", "jm"}


# Hostile archives


def link_to(target, name):
    info = zipfile.ZipInfo(name)
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    return [(info, target)]


def bomb(depth):
    content = zipped({"optimization.ipynb": b"0" * 1000})
    for _ in range(depth):
        content = zipped({"work.zip": content})
    return content


@pytest.mark.parametrize(
    ("members", "reason"),
    [
        ({f"../{canvas_name(ADA, 11)}": b"{}"}, "points outside"),
        ({f"/{canvas_name(ADA, 11)}": b"{}"}, "points outside"),
        ({f"C:\\{canvas_name(ADA, 11)}": b"{}"}, "points outside"),
        (link_to("/etc/passwd", canvas_name(ADA, 11)), "link"),
        ({canvas_name(ADA, 11, "work.zip"): bomb(3)}, "nested more than"),
        ({canvas_name(ADA, 11, "work.zip"): bomb(0)[:-30]}, "not a complete zip"),
        (
            {canvas_name(ADA, 11, "work.zip"): zipped({f"{n}.ipynb": b"0" * 4_000_000 for n in range(60)})},
            "too large",
        ),
        ({canvas_name(ADA, 11, "work.zip"): zipped({f"{n}.ipynb": b"" for n in range(101)})}, "too many"),
        ({canvas_name(ADA, 11, "work.zip"): zipped({f"{n:0200}": b"" for n in range(5000)})}, "too large"),
    ],
)
def test_hostile_members_cost_nobody_else_anything(importer, release, members, reason):
    members = [*(members.items() if isinstance(members, dict) else members)]
    assert importer(zipped([*members, (canvas_name(JOERG, 12), notebook(release, "Jörg"))]))
    assert importer.handed_in() == {"jm": "Jörg"}
    assert reason in importer.err


def test_encrypted_and_damaged_members(importer, release):
    names = [canvas_name(student, 11) for student in (ADA, JOERG, WANG)]
    content = bytearray(zipped({name: notebook(release, name) for name in names}))
    central = [content.rindex(b"PK\1\2", 0, content.rindex(name.encode())) for name in names]
    content[central[0] + 8] |= 1
    data = content.index(names[1].encode()) + len(names[1].encode())
    content[data + 100 : data + 200] = bytes(100)
    assert importer(bytes(content))
    assert list(importer.handed_in()) == ["wang1"]
    assert "encrypted" in importer.err
    assert "damaged" in importer.err


def test_links_and_fifos_in_a_folder_are_refused(importer, release, tmp_path):
    folder = write_folder(tmp_path / "work", {"al/optimization.ipynb": notebook(release, "Ada")})
    for student in ("jm", "wang1"):
        (folder / student).mkdir()
    (folder / "jm" / "optimization.ipynb").symlink_to(folder / "al" / "optimization.ipynb")
    os.mkfifo(folder / "wang1" / "optimization.ipynb")
    assert importer(folder)
    assert list(importer.handed_in()) == ["al"]
    assert "it is a link" in importer.err
    assert "not a regular file" in importer.err


def test_bad_input_is_one_line(importer, course_dir, tmp_path):
    (tmp_path / "cut.zip").write_bytes(zipped({canvas_name(ADA, 11): b"{}"})[:-40])
    (tmp_path / "empty.zip").write_bytes(zipped({}))
    for words, code, line in [
        (["absent.zip"], 1, "does not exist"),
        ([tmp_path / "cut.zip"], 1, "not a complete zip file"),
        ([tmp_path / "empty.zip", ASSIGNMENT], 1, "has no notebook"),
        ([tmp_path / "empty.zip", "optimisation"], 2, "did you mean"),
        ([], 2, "name an archive"),
    ]:
        assert_one_line(course_command(course_dir.root, "import", *words), code, line)


def test_a_class_of_150(importer, release, course_dir, tmp_path, capsys):
    """Half of them are new in the roster; everyone's submission arrives, and nobody else's."""
    students = [Student(f"s{n}", f"Family{n}", "Given", f"s{n}@x.org", f"s{n}", f"{1000 + n}") for n in range(150)]
    (tmp_path / "roster.csv").write_text("id,lms_id\n" + "".join(f"{s.id},{s.lms_id}\n" for s in students))
    archive = {canvas_name(s, 5000 + n, late=n % 7 == 0): notebook(release, s.id) for n, s in enumerate(students)}
    (tmp_path / "received.zip").write_bytes(zipped(archive))
    assert import_submissions(course_dir, tmp_path / "received.zip", ImportOptions(roster=tmp_path / "roster.csv")) == 0
    assert "150 students added" in capsys.readouterr().out
    assert importer.handed_in() == {student.id: student.id for student in students}
