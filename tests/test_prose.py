"""The course's texts keep to its words."""

import pytest
from prose import ROOT, TEXTS, checked_files, findings, passages


@pytest.mark.parametrize("path", checked_files(), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_word_comes_back_that_was_replaced(path):
    found = [f"{path.name}:{line}: {finding}" for line, text in passages(path) for finding in findings(text)]
    assert not found, "\n".join(found)


def test_every_pattern_of_paths_names_a_file():
    assert [pattern for pattern in TEXTS if not any(ROOT.glob(pattern))] == []


NOTEBOOK = """# %% [markdown]
# # A title
#
# Nothing to see here, and the second
# paragraph has luck in it.

# %% demo="x"
alike = 1  # a comment that is hopeless
print(f"{alike} units are alike", {"alike": 1})
"""


def test_prose_is_found_in_text_cells_comments_and_strings_but_not_in_code(tmp_path):
    (tmp_path / "notebooks").mkdir()
    path = tmp_path / "notebooks" / "lesson.py"
    path.write_text(NOTEBOOK, encoding="utf-8")
    assert [(line, finding.partition(":")[0]) for line, text in passages(path) for finding in findings(text)] == [
        (4, "“luck”"),
        (8, "“hopeless”"),
        (9, "“alike”"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "On the way back, nothing arrives.",
        "Tiny weights are no refuge.",
        "Zero is asked for.",
        "The formula of part 3 knows.",
        "It learns, and yet it stops.",
        " ".join(["word"] * 33) + ".",
    ],
)
def test_what_must_not_come_back_is_found(text):
    assert findings(text)


@pytest.mark.parametrize(
    "text",
    [
        "The backward pass computes the gradients.",
        "The exercise is not finished yet.",
        "Although the cost falls, the network cannot solve the problem.",
        "`alike` is a name, and $though$ is a formula.",
        " ".join(["word"] * 20) + ". " + " ".join(["word"] * 20) + ".",
    ],
)
def test_plain_sentences_pass(text):
    assert findings(text) == []
