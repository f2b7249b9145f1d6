"""What students write is named: each wrong answer of the corpus gets the name that its `# expect:` line says.

Each name was recorded from the diagnosis, and its hint was read against the program of the answer.
"""

import pytest
from student_corpus import FOLDER, diagnose_answer, read_answers

EXERCISES = sorted(file.stem for file in FOLDER.glob("*.py"))
ANSWERS = {name: read_answers(name) for name in EXERCISES}
WRONG = [answer for answers in ANSWERS.values() for answer in answers if answer.kind == "wrong"]


def named(answers):
    return sum(answer.expect != "none" for answer in answers) / len(answers)


@pytest.mark.parametrize("exercise", EXERCISES)
def test_wrong_answers_keep_their_names(exercise):
    found = {
        answer.name: diagnose_answer(answer).misconception or "none"
        for answer in ANSWERS[exercise]
        if answer.kind == "wrong"
    }
    assert found == {answer.name: answer.expect for answer in ANSWERS[exercise] if answer.kind == "wrong"}


@pytest.mark.parametrize("exercise", EXERCISES)
def test_right_answers_lose_nothing(exercise):
    refused = {
        answer.name for answer in ANSWERS[exercise] if answer.kind == "right" and diagnose_answer(answer).failures
    }
    assert refused == set()


def test_most_wrong_answers_are_named():
    """These floors only rise."""
    two = [answer for answer in WRONG if "two mistakes" in answer.idea]
    one = [answer for answer in WRONG if answer not in two]
    assert len(WRONG) >= 900
    assert named(one) >= 0.9
    assert named(WRONG) >= 0.9


def test_the_corpus_says_what_is_expected_of_each_answer():
    assert [answer.name for answer in WRONG if not answer.expect] == []
