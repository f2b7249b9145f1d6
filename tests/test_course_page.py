"""The students' course page agrees with the notebooks."""

import re

import pytest
from answer_keys import COURSE

from course_utils import course_page
from grading.exercises import ASSIGNMENTS

PAGE = course_page().data
_ROWS = PAGE.partition("## Glossary")[2].partition("|---|\n")[2]
GLOSSARY = re.findall(r"^\| (.+?) \| (.+?) \| .+ \| (\w+) \|$", _ROWS, re.MULTILINE)


def text_of(assignment):
    """Return the notebook's script with single spaces and without bold type, so that each term is in one piece."""
    script = COURSE.script(assignment).read_text(encoding="utf-8")
    return " ".join(re.sub(r"^# ?|\*\*", "", script, flags=re.MULTILINE).split())


def minutes(pattern, text):
    return [int(number) for number in re.findall(pattern, text)]


def section(number):
    return re.search(rf"^### {number} · .*?(?=^##)", PAGE, re.MULTILINE | re.DOTALL)[0]


@pytest.mark.parametrize(
    ("number", "assignment", "total"),
    [
        (1, "initialization", r"together \| (\d+) \|"),
        (2, "regularization", r"together \| (\d+) \|"),
        (3, "gradient_checking", r"together \| (\d+) \|"),
        (4, "optimization", r"with everything that is graded \| (\d+) \|"),
    ],
)
def test_the_page_states_the_minutes_of_each_notebook(number, assignment, total):
    stated = minutes(total, text_of(assignment))
    assert len(stated) == 1
    assert minutes(r"\*\*Time\*\*: (\d+) minutes", section(number)) == stated


def test_the_page_states_the_minutes_of_the_optional_parts():
    stated = minutes(r"optional(?:: test yourself| experiments) \| (\d+) \|", text_of("optimization"))
    assert len(stated) == 2
    assert minutes(r"takes? (\d+) minutes", section(4)) == stated


def test_the_glossary_is_in_alphabetical_order():
    terms = [term.strip("`").casefold() for term, _, _ in GLOSSARY]
    assert len(set(terms)) == len(terms) >= 60
    assert terms == sorted(terms)


@pytest.mark.parametrize(("term", "chinese", "assignment"), GLOSSARY, ids=[term for term, _, _ in GLOSSARY])
def test_a_term_of_the_glossary_occurs_in_its_notebook(term, chinese, assignment):
    assert assignment in ASSIGNMENTS
    assert re.search(r"[\u4e00-\u9fff]", chinese)
    assert term.partition(" (")[0].strip("`").casefold() in text_of(assignment).casefold()
