"""The project's prose: where it stands in the files, and words that must not come back."""

import io
import re
import tokenize
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

# what readers of the course see; everything here is checked
TEXTS = ("README.md", "docs/*.md", "notebooks/*.py", "course_utils/**/*.py", "grading/**/*.py")

# pattern -> what to write instead
WORDS = {
    r"(the|their|its) way (back|forward|up|down)\b": "forward pass, backward pass, backpropagation",
    r"\bhopeless\b": "say what the network cannot do",
    r"\brefuge\b|\bevils?\b|\bcrank\b|\bcries wolf\b|slips? of the pen": "no idioms: say what happens",
    r"\bthrown about\b": "oscillates",
    r"\b(learned|fitted) luck\b|\bluck\b": "noise",
    r"\bgo free\b": "are not penalized",
    r"\bgiven? up\b": "predicts one class everywhere",
    r"\bnow and then\b|\bstay away\b": "at random",
    r"\bturned loose\b|\bfate\b|\bhealthy\b|\bharm(s|ed)?\b": "no personification: say what happens",
    r"\blistens? to\b|\b(formula|picture|part|table)s?[^.;:!?]{0,20} (knows?|wants?|asks?)\b": "no personification",
    r"\bsure before\b": "confident before it has learned",
    r"\buphill\b": "towards higher cost",
    r"\bfiled under\b": "the keys of … are",
    r"\bmend(s|ed|ing)?\b": "fix",
    r"\bmarked\b(?! with)|\bto mark\b": "needs manual grading; score",
    r"\bwhole round\b|\brooms?\b": "full workflow; layout",
    r"\bwrong words\b": "invalid arguments",
    r"\bis no (number|notebook|column|layer)\b": "is not a …; must be a …",
    r"\blend(s|ing)?\b|\blent\b|\bstand-ins?\b": "stub",
    r"\b(is|are) (asked for|meant|wanted)\b": "should be, must be",
    r"\bstands? in(to)? \b|\bstands\b|\bstood\b": "is, contains",
    r"\balike\b": "the same, identical",
    r"\bthough\b": "but, because, although",
    r"(?:,|;|\band|^) yet\b": "but",
    r"\bone needs\b|\bone can\b|\bone has to\b": "use you or we",
    r"\bworth a look\b|\bin need of a look\b": "needs attention",
    r"\bwhatever (the|it|its)\b|\bno matter\b": "for every …",
}
LONGEST = 32  # words in a sentence; WORDS.md aims at 22, and formulas count as one word

_NAME = re.compile(r"[\"']\w+(-\w+)*[\"']")  # such as a misconception's: old verdicts contain it
_STRINGS = {tokenize.STRING, getattr(tokenize, "FSTRING_MIDDLE", tokenize.STRING)}  # the second since Python 3.12


def checked_files():
    """Return the files whose prose is checked."""
    return sorted({path for pattern in TEXTS for path in ROOT.glob(pattern)})


def passages(path):
    """Yield ``(line number, text)`` for each stretch of prose: paragraphs, comments and strings."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".md":
        yield from _paragraphs(1, text)
        return
    if path.parent.name == "notebooks":
        yield from _text_cells(text)
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        if token.type in _STRINGS and not _NAME.fullmatch(token.string):
            yield from _paragraphs(token.start[0], re.sub(r"^[rbfRBF]*[\"']+", "", token.string))
        elif token.type == tokenize.COMMENT and (path.parent.name != "notebooks" or token.start[1]):
            yield token.start[0], token.string.lstrip("# ")


def _text_cells(script):
    """Yield the paragraphs of a percent script's Markdown cells."""
    for cell in re.finditer(r"^# %% \[markdown\].*\n((?:#.*\n?)+)", script, re.MULTILINE):
        line = script.count("\n", 0, cell.start(1)) + 1
        yield from _paragraphs(line, re.sub(r"^# ?", "", cell[1], flags=re.MULTILINE))


def _paragraphs(line, text):
    for paragraph in re.finditer(r"(?:^(?![ \t]*$).*\n?)+", text, re.MULTILINE):
        yield line + text.count("\n", 0, paragraph.start()), " ".join(paragraph[0].split())


def readable(text):
    """Return the text without code and Markdown's signs; a formula counts as one word."""
    text = re.sub(r"\$\$.*?\$\$|\$[^$]+\$|`[^`]*`", "x", text)
    return re.sub(r"[*_]{1,2}(?=\S)|(?<=\S)[*_]{1,2}", "", text)


def findings(text):
    """Return what a stretch of prose should say in other words."""
    text = readable(text)
    found = [f"“{hit[0].strip()}”: {better}" for word, better in WORDS.items() if (hit := re.search(word, text, re.I))]
    return found + [f"{len(long.split())} words: “{long[:60]}…”" for long in long_sentences(text)]


def long_sentences(text):
    """Return the sentences with too many words; items of a list and rows of a table are sentences of their own."""
    if text.startswith("|"):
        return []
    sentences = re.split(r"(?<=[.!?:;])[)”\"]?\s+|(?:^|\s)(?:-|\d\.)\s", text)
    return [sentence for sentence in sentences if len(sentence.split()) > LONGEST]
