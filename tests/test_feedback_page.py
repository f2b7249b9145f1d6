"""The feedback page: what it shows first, what it shows once, and whom it shows the worked solutions."""

import datetime
import html
import json
import re
import shutil

import pytest
from graded_class import ASSIGNMENT, DUE, formgrader_page, gradebook
from nbgrader.apps.api import NbGraderAPI
from nbgrader.coursedir import CourseDirectory

from grading.errors import CourseError
from grading.exercises import ASSIGNMENTS
from grading.gradebook.nbgrader_workflow import NbgraderWorkflow
from grading.gradebook.notes import add_note
from grading.gradebook.safe_markdown import to_safe_html
from grading.gradebook.verdict_store import VerdictStore
from grading.settings import SETTINGS_FILE

WRITTEN = "answer-reflection"
NOW = datetime.datetime.now(datetime.UTC).replace(tzinfo=None)


@pytest.fixture(scope="module")
def course_dir(baseline, tmp_path_factory):
    """A copy of the graded class, to write pages and marks into."""
    course, _ = baseline
    root = tmp_path_factory.mktemp("feedback") / "course"
    shutil.copytree(course.root, root)
    return type(course)(root)


@pytest.fixture
def page_of(course_dir):
    def page(student, **options):
        NbgraderWorkflow(course_dir, ASSIGNMENT).feedback(student, **options)
        return course_dir.feedback_page(student, ASSIGNMENT).read_text("utf-8")

    return page


def text_of(page):
    return " ".join(html.unescape(re.sub("<[^>]+>", " ", page.partition("</head>")[2])).split())


def set_deadline(course, duedate, extension=None):
    with gradebook(course) as book:
        book.find_assignment(ASSIGNMENT).duedate = duedate
        book.find_submission(ASSIGNMENT, "noisy").extension = extension
        book.db.commit()


def test_an_unmarked_answer_is_pending_and_not_zero(page_of):
    text = text_of(page_of("solved"))
    assert "90 of 90 points ; 10 more need manual grading" in text
    assert "0 of 10" not in text


def test_failures_come_first_and_each_message_once_beside_its_answer(course_dir, page_of):
    page = page_of("mistakes-1")
    overview, answers = page.split('id="answers"')
    states = re.findall(r'<li class="(\w+)">', overview)
    assert states == sorted(states, key=("none", "part", "pending", "full").index)
    assert {"none", "full"} < set(states)
    for verdict in VerdictStore(course_dir.root, ASSIGNMENT).read("mistakes-1").exercises.values():
        for line in verdict.message.split("\n"):
            shown = text_of(f"</head>{answers}").count(" ".join(line.replace("`", " ").split()))
            assert shown == (not verdict.passed), line


def test_points_comment_and_penalty_of_people_are_shown(course_dir, page_of):
    with gradebook(course_dir) as book:
        place = (ASSIGNMENT, ASSIGNMENT, "mistakes-2")
        before = book.find_submission(*place[1:]).score
        grade = book.find_grade(WRITTEN, *place)
        grade.manual_score, grade.needs_manual_grade = 7, False
        book.find_comment(WRITTEN, *place).manual_comment = "Why $\\varepsilon$? <script>x</script>"
        book.find_student("mistakes-2").first_name = "Ada <b>"
        book.db.commit()
    settings = course_dir.root / SETTINGS_FILE
    settings.write_text(f"[late]\nper_day = 10\n[assignments.{ASSIGNMENT}]\ndue = {DUE - datetime.timedelta(days=1)}\n")
    add_note(course_dir.root, "mistakes-2", ASSIGNMENT, "You were <right>.")
    page = page_of("mistakes-2")
    settings.unlink()
    lost = (before + 7) / 10
    assert f"{before + 7 - lost:.4g} of 100 points This includes a late penalty of {lost:.4g} points." in text_of(page)
    assert "(1 day late)" in page
    assert page.count("You were &lt;right&gt;.") == 1
    assert "◐ part of the points: Written answer 7 of 10" in text_of(page)
    assert "Why <math" in page
    assert "<script" not in page
    assert "Ada &lt;b&gt;" in page


def test_formgrader_and_the_command_write_the_same_page(course_dir, page_of):
    page = page_of("half-finished")
    config = NbgraderWorkflow(course_dir, ASSIGNMENT).config()
    config.HTMLExporter.template_name = "formgrade"  # as in Formgrader's server
    answer = NbGraderAPI(CourseDirectory(config=config), config=config).generate_feedback(ASSIGNMENT, "half-finished")
    assert answer["success"], answer
    assert course_dir.feedback_page("half-finished", ASSIGNMENT).read_text("utf-8") == page


def test_formgrader_shows_messages_once_and_needs_no_network(course_dir):
    page = formgrader_page(course_dir, "mistakes-1")
    assert "//" not in "".join(re.findall(r'(?:src|href)="(?!https?://[^"]*" *>)([^"]*)"', page)).replace("x/", "")
    assert page.count("points</strong>") == 5
    assert page.count('<details class="given">') > 5
    with gradebook(course_dir) as book:
        notebook = book.find_submission_notebook(ASSIGNMENT, ASSIGNMENT, "mistakes-1")
        assert [comment.name for comment in notebook.comments if comment.comment] == []


@pytest.mark.parametrize(
    ("duedate", "extension", "why"),
    [
        (None, None, "has none"),
        (NOW + datetime.timedelta(hours=1), None, "only after"),
        (NOW - datetime.timedelta(hours=1), datetime.timedelta(hours=2), "only after"),
    ],
)
def test_no_worked_solutions_before_the_last_deadline(course_dir, page_of, duedate, extension, why):
    set_deadline(course_dir, duedate, extension)
    with pytest.raises(CourseError, match=why):
        page_of("solved", solutions=True)


def test_worked_solutions_after_the_deadline_are_those_of_the_source(course_dir, page_of):
    planted = "dZ2, A1.T) * 2"
    assert planted in text_of(page_of("untouched"))
    set_deadline(course_dir, NOW - datetime.timedelta(hours=1))
    sections = page_of("untouched", solutions=True).split("<section ")
    [section] = [section for section in sections if 'id="check-backward_propagation_n"' in section]
    own, solution = text_of(f"</head>{section}").split("Worked solution")
    assert planted in own
    assert planted not in solution
    assert "dW2 = 1.0 / m * np.dot(dZ2, A1.T)" in solution
    assert "###" not in solution
    assert "Worked solution" not in page_of("untouched")


@pytest.mark.parametrize("assignment", ASSIGNMENTS)
def test_every_formula_of_the_notebooks_becomes_mathml(course, assignment):
    notebooks = (course.release(assignment), course.source(assignment))
    cells = [cell for path in notebooks for cell in json.loads(path.read_text("utf-8"))["cells"]]
    pages = [to_safe_html("".join(cell["source"])) for cell in cells if cell["cell_type"] == "markdown"]
    assert sum(page.count("<math") for page in pages) > 100
    assert [page for page in pages if 'class="tex"' in page] == []
    shown = re.sub(r"<(code|pre)\b.*?</\1>", "", "".join(pages), flags=re.DOTALL)
    assert re.findall(r"\$.*|.*\\[a-zA-Z{_].*", shown) == []
