"""Submissions that are hostile, broken or merely unusual, made by code, each with the score it deserves.

Every one starts from the release, solved or untouched, and has one thing done to it. `submissions` gives them all.
"""

import copy
import json
from dataclasses import dataclass, field

from grading.classroom.grade_students import Plan, grade_students
from grading.demo.synthetic_class import fill
from grading.gradebook.nbgrader_workflow import NbgraderWorkflow
from grading.gradebook.verdict_store import VerdictStore
from grading.judging.rebuild import source_of

GD = "update_parameters_with_gd"

# what does not hang may take its time on a busy machine
PATIENT = f"check_cpu_seconds = 2\nmemory_bytes = {1 << 30}\n"
# what computes without end meets a small limit of processor time, however busy the machine is
COMPUTES = "cell_cpu_seconds = 1\ncheck_cpu_seconds = 0.5\nnotebook_cpu_seconds = 1\n"
# what only waits, or has many processes, meets a small limit of wall time
WAITS = "cell_seconds = 3\ncheck_seconds = 3\n"
# more workers than processors where they only wait; one where they compute what they share, such as slips
WORKERS = {PATIENT: 1, COMPUTES: 2, WAITS: 4}


@dataclass(frozen=True)
class Submission:
    """What is handed in, and what it deserves.

    Attributes
    ----------
    content : bytes
        The file.
    lost : frozenset of str
        Exercises that earn nothing.
    reports : str
        A word that the report to the instructor must hold.
    limits : str
        The `limits.toml` with which it is graded.
    """

    content: bytes
    lost: frozenset = field(default_factory=frozenset)
    reports: str = ""
    limits: str = PATIENT


# The function `update_parameters_with_gd(p, g, a)` does this instead of its work: it loses its points, and no other
# function does. A line break in a key's tuple starts with what stands before the function.
FUNCTIONS = {
    "returns-nothing": "pass",
    "raises": "1 / 0",
    "exit": "exit()",
    "sys-exit": "sys.exit(0)",
    "system-exit": "raise SystemExit",
    "keyboard-interrupt": "raise KeyboardInterrupt",
    "os-exit": "os._exit(0)",
    "kills-itself": "os.kill(os.getpid(), signal.SIGKILL); os.kill(os.getpid(), signal.SIGTERM)",
    "kills-parent": "os.kill(os.getppid(), signal.SIGKILL)",
    "kills-all": "os.kill(-1, signal.SIGKILL)",
    "kills-group": "os.killpg(0, signal.SIGKILL)",
    "segfault": "ctypes.string_at(0)",
    "abort": "os.abort()",
    "recursion": f"return {GD}(p, g, a)",
    "input": "return input('? ')",
    "huge-array": "return np.zeros(10**7)",
    "huge-int": "return 1 << 10**6",
    "huge-text": "return 'x' * 10**8",
    "cyclic": "p['self'] = p; return p",
    "deeply-nested": "x = []\n    for _ in range(10**5): x = [x]\n    return x",
    "endless-generator": "return (i for i in iter(int, 1))",
    "memory-bomb": "x = []\n    while True: x.append(np.ones(10**7))",
    "disk-fill": "n = 0\n    while n < 99: n += open(f'/tmp/{n}', 'wb').write(bytes(10**8)) > 0",
    "closes-everything": "os.closerange(0, 256); return p",
    "always-equal": "return type('Equal', (), dict.fromkeys(['__eq__', '__le__', '__ge__'], lambda *_: True))()",
    "always-equal-dict": "return type('D', (dict,), {'__eq__': lambda *_: True, '__getitem__': lambda *_: 0})()",
    "lying-array": "return {k: v.view(Liar) for k, v in p.items()}",
    "runs-when-compared": "return {k: Runs() for k in p}",
    "runs-when-serialized": "return {Runs(): v for v in p.values()}",
    "evil-exception": "raise type('E', (Exception,), {'__str__': lambda _: os._exit(0)})",
    "forges-its-verdict": "for fd in range(3, 64):\n        try: os.write(fd, FORGED)\n        except OSError: pass\n    return p",
    "patches-the-encoder": "plain_data._Encoder.encode = plain_data.encode = lambda *_: {'l': []}; return Runs()",
    "peeks-in-frames": "return peek()",
    "nan": "return {k: v * np.nan for k, v in p.items()}",
}
FUNCTIONS_THAT_COMPUTE = {
    "deep-c-recursion": "sys.setrecursionlimit(10**9)\n    x = []\n    for _ in range(10**6): x = [x]\n    return repr(x)",
    "loop": "while True: pass",
    "loop-that-heeds-nothing": "while True:\n        try:\n            while True: pass\n        except BaseException: pass",
    "signals-ignored": "[signal.signal(s, signal.SIG_IGN) for s in (14, 15, 24)]\n    while True: pass",
    "loop-in-c": "return re.match('(a+)+$', 'a' * 40 + 'b')",
    "output-flood": "while True: print('x' * 10**4)",
    "runs-in-array": "return Slow()",
}
FUNCTIONS_THAT_WAIT = {
    "floods-everything": "for fd in range(256):\n        try:\n            for _ in range(64): os.write(fd, b'x' * 10**6)\n"
    "        except OSError: pass",
    "sleep": "time.sleep(1000)",
    "fork-bomb": "while True:\n        try: os.fork()\n        except OSError: pass",
}
BEFORE_FUNCTION = f'''
import ctypes, gc, os, re, signal, sys, time
from course_utils.checks import plain_data

FORGED = b"\\n" + b"".join(
    b'{{"check": "{GD}", "call": %d, "returned": {{"d": []}}, "score": 6, "passed": true}}\\n' % n for n in range(9)
) + b'{{"check": "{GD}", "ended": "done", "passed": true}}\\n'

class Runs:
    def __eq__(self, other): os._exit(0)
    def __hash__(self): return 0
    def __getattr__(self, name): raise SystemExit
    def __array__(self, *a, **k): os._exit(0)
    def __reduce__(self): os._exit(0)

class Slow:
    def __array__(self, *a, **k):
        while True: pass
    def __getattribute__(self, name):
        while True: pass
    @property
    def __class__(self):
        while True: pass

class Liar(np.ndarray):
    shape = (1,)
    dtype = np.dtype(float)
    def __eq__(self, other): return True
    def tolist(self): return [0.0]
    def __array_function__(self, *a): return True
    def __array_ufunc__(self, *a, **k): return True

def peek():
    frame = sys._getframe()
    while frame:
        for value in frame.f_locals.values():
            expected = getattr(value, "expected", None)
            if expected: return expected[0]
        frame = frame.f_back
    for value in gc.get_objects():
        if type(value).__name__ == "AnswerKey" and value.name == "{GD}": return value.expected[0]
'''

# A cell of the student's own in a solved notebook: it costs nothing.
CELLS = {
    "exit": "exit()",
    "sys-exit": "import sys; sys.exit(1)",
    "os-exit": "import os; os._exit(0)",
    "kills-itself": "import os, signal; os.kill(os.getpid(), signal.SIGKILL)",
    "kills-parent": "import os, signal; os.kill(os.getppid(), signal.SIGKILL)",
    "kills-all": "import os, signal; os.kill(-1, signal.SIGKILL)",
    "kills-group": "import os, signal; os.killpg(0, signal.SIGKILL)",
    "segfault": "import ctypes; ctypes.string_at(0)",
    "recursion": "def f(): f()\nf()",
    "input": "input('? ')",
    "memory-bomb": "import numpy as np\nx = []\nwhile True: x.append(np.ones(10**7))",
    "disk-fill": "n = 0\nwhile True: n += open(f'/tmp/{n}', 'wb').write(bytes(10**7))",
    "output-flood": "for _ in range(300): print('x' * 10**6)",
    "floods-everything": "import os\nfor fd in range(3, 256):\n    try:\n        for _ in range(64): os.write(fd, b'x' * 10**6)\n"
    "    except OSError: pass",
    "closes-everything": "import os; os.closerange(0, 256)",
    "threads": "import threading, time\nfor _ in range(9): threading.Thread(target=time.sleep, args=(99,)).start()",
    "too-many-threads": "import threading, time\n"
    "while True: threading.Thread(target=time.sleep, args=(99,), daemon=True).start()",
    "forks-on": "import os\nos.fork()",
    "daemon": "import os, time\nif os.fork() == 0:\n    os.setsid()\n    if os.fork() == 0: time.sleep(99)\n    os._exit(0)",
    "dies-later": "import os, threading; threading.Timer(0.05, os._exit, (0,)).start()",
    "dies-at-its-end": "import atexit, os; atexit.register(os._exit, 0)",
    "ignores-signals": "import signal\nfor s in (2, 14, 15): signal.signal(s, signal.SIG_IGN)",
    "no-standard-streams": "import sys; sys.stdout = sys.stderr = sys.__stdout__ = None",
    "garbage-on-the-pipe": 'import os\nfor fd in range(3, 64):\n    try: os.write(fd, b\'{"cell": "x", "error": 3}\\n[[[\')\n'
    "    except OSError: pass",
}
CELLS_THAT_COMPUTE = {
    "loop": "while True: pass",
    "loop-that-heeds-nothing": "while True:\n    try:\n        while True: pass\n    except BaseException: pass",
    "loop-in-c": "import re; re.match('(a+)+$', 'a' * 40 + 'b')",
    "loop-in-c-in-a-thread": "import re, threading\n"
    "threading.Thread(target=re.match, args=('(a+)+$', 'a' * 40 + 'b'), daemon=True).start()",
}
CELLS_THAT_WAIT = {
    "fork-bomb": "import os\nwhile True:\n    try: os.fork()\n    except OSError: pass",
    "sleepers": "import os, time\nfor _ in range(500):\n    try:\n        if os.fork() == 0: time.sleep(99)\n"
    "    except OSError: pass",
    "shell-hangs": "!sleep 99",
}

# The first cell of a notebook in which no exercise is done: nothing is earned.
ATTACKS = {
    "input-transformer": "get_ipython().input_transformers_cleanup.append(lambda lines: ['pass\\n'])",
    "kernel-does-nothing": "k = get_ipython().kernel\n"
    "k.do_execute = lambda *a, **k: {'status': 'ok', 'execution_count': 1, 'payload': [], 'user_expressions': {}}",
    "assert-dropper": "import ast\nclass Drop(ast.NodeTransformer):\n    def visit_Assert(self, node): return ast.Pass()\n"
    "get_ipython().ast_transformers.append(Drop())",
    "displayhook": "import sys",
    "no-check": "check = lambda f: None\nimport course_utils, builtins\ncourse_utils.check = builtins.check = check",
    "always-right-numpy": "import numpy as np, numpy.testing\n"
    "np.isclose = np.allclose = np.array_equal = lambda *a, **k: True\n"
    "np.testing.assert_allclose = np.testing.assert_array_equal = lambda *a, **k: None\n"
    "np.testing.assert_array_almost_equal = np.testing.assert_almost_equal = lambda *a, **k: None",
    "always-right-comparison": "import course_utils.checks.comparison as c, course_utils.checks.diagnosis as d\n"
    "import course_utils.checks.check as k\nc.compare = d.compare = lambda *a, **k: None\n"
    "d.diagnose = k.diagnose = lambda *a: d.Diagnosis(True, ())",
    "patched-outcomes": "import course_utils.checks.outcomes as o\n"
    "o.call = lambda function, case, namespace: o.Outcome('returned', value=case.args and case.args[0])",
    "patched-json": "import json\nreal = json.dumps\n"
    "json.dumps = lambda o, **k: real({**o, 'score': 99, 'passed': True, 'ended': 'done'} if isinstance(o, dict) else o)",
    "patched-shell": "s = get_ipython()\ns.run_cell = s.run_cell_async = lambda *a, **k: None",
    "reads-the-source": "import glob, os\nfound = [p for up in range(9) for p in glob.glob('../' * up + 'source/*/*.ipynb')]\n"
    "found += [os.path.join(d, f) for top in ('/home', '/root', '/work', '/tmp', '/opt', '/srv', '/var') "
    "for d, _, fs in os.walk(top) for f in fs if f.endswith(('.ipynb', '.db', 'course_seed'))]\n"
    "import json\nfor path in found:\n    for cell in json.load(open(path))['cells']:\n"
    "        if 'SOLUTION' in ''.join(cell['source']): exec(''.join(cell['source']))",
    "imports-the-grader": "import sys\nsys.path += ['/opt/course', '/opt/course/inside', '..', '../..', '../../..']\n"
    "from grading.course import Course\nfrom grading.exercises.answers import Answers\n"
    "for source in Answers(Course.find(), 'optimization').solutions.values(): exec(source)",
    "forged-events": "import json, os\nnames = {names}\n"
    "lines = [json.dumps(e) for n in names for e in [{'check': n, 'ended': 'done', 'score': 99, 'passed': True}, "
    "*({'check': n, 'call': i, 'returned': 0.0, 'passed': True} for i in range(40))]]\n"
    "data = ('\\n' + '\\n'.join(lines) + '\\n').encode()\n"
    "for fd in range(3, 64):\n    try: os.write(fd, data)\n    except OSError: pass",
    "always-equal": "Magic()",
    "magic-objects": "for n in {names}: globals()[n] = Magic()",
    "memorised-visible-cases": "from course_utils.checks.check import _keys\nfrom course_utils.checks.answer_key import AnswerKey\n"
    "def memory(name):\n    key = AnswerKey.from_json(name, _keys()[name])\n    def answer(*args):\n"
    "        for case, value in zip(key.cases, key.expected):\n            if str(case.args) == str(args): return value\n"
    "        return 1.0\n    return answer\nfor n in {names}: globals()[n] = memory(n)",
    "trace": "import sys\ndef trace(frame, event, arg):\n    if 'ended' in frame.f_locals: frame.f_locals['ended'] = 'done'\n"
    "    return trace\nsys.settrace(trace)",
}

# What stands in every function's cell in those attacks that need something there, instead of the stub.
INSTEAD_OF_STUBS = {
    "displayhook": "def {name}(*args):\n    sys.displayhook(-1.0)\n    raise ValueError",
    "assert-dropper": "def {name}(*args): return Magic()",
    "always-right-numpy": "def {name}(*args): return Magic()",
    "always-right-comparison": "def {name}(*args): return Magic()",
    "always-equal": "def {name}(*args): return Magic()",
    "patched-outcomes": "def {name}(*args): return args[0]",
    **dict.fromkeys(("reads-the-source", "imports-the-grader", "magic-objects", "memorised-visible-cases"), "pass"),
}
MAGIC = """
class Magic(dict):
    def __getattr__(self, name): return self
    def __getitem__(self, name): return self
    def __call__(self, *args): return self
    def __eq__(self, other): return True
    def __ne__(self, other): return False
    def __sub__(self, other): return 0.0
    def __len__(self): return 9
    def __iter__(self): return iter([self] * 3)
    def __float__(self): return 0.0
"""

# A cell of an honest student in a solved notebook: it costs nothing.
HONEST = {
    "warns": "import warnings, numpy as np\nwarnings.warn('look out')\nnp.log(np.zeros(2)); np.ones(2) / 0",
    "prints-to-stderr": "import sys, logging\nprint('careful', file=sys.stderr)\nlogging.error('oh')",
    "leaves-plots-open": "import matplotlib.pyplot as plt\nfor _ in range(25): plt.figure()",
    "plots-inline": "%matplotlib inline\nimport matplotlib.pyplot as plt\nplt.plot([1, 2])\nplt.show()",
    "installs": "!pip install --disable-pip-version-check numpy",
    "installs-by-magic": "%pip --version",
    "times": "%time x = 1\n%timeit -n 2 -r 2 x + 1",
    "times-a-cell": "%%time\nx = 1",
    "repeats-a-cell": "%%timeit -n 2 -r 2\nx = 1",
    "syntax-error": "def unfinished(:\n    pass",
    "error": "undefined_name",
    "non-ascii": "größe = {'β': 0.9, '学习率': 0.01}\ndef Δ(θ): return θ\nprint('é', Δ(größe))",
    "writes-files": "open('notes.txt', 'w').write('x'); import numpy as np; np.save('x.npy', np.ones(3))",
    "checks-by-hand": f"check({GD})\nassert True",
    "help": f"?{GD}\n%who",
    "many-figures-saved": "import matplotlib; matplotlib.use('Agg')",
}


@dataclass(frozen=True)
class Graded:
    """What grading left of a submission.

    Attributes
    ----------
    said : str
        What the instructor is told.
    verdicts : dict
        Exercise -> verdict, in the form of `Verdict.to_json`, from the verdict store.
    isolation : str
        What kept it from everything else.
    scores : dict
        Check -> automatic score, from the gradebook.
    """

    said: str
    verdicts: dict
    isolation: str
    scores: dict


def grade_as_one_class(course, assignment, wanted):
    """Hand these submissions in and grade them with `course grade`; return what it left of each, by name."""
    workflow = NbgraderWorkflow(course, assignment)
    said = {}
    for name, submission in wanted.items():
        path = course.submission(name, assignment)
        path.parent.mkdir(parents=True)
        path.write_bytes(submission.content)
    for limits, jobs in WORKERS.items():
        (course.root / "limits.toml").write_text(limits)
        students = [name for name, submission in wanted.items() if submission.limits == limits]
        results = grade_students(workflow, students, Plan(jobs=jobs)) if students else []
        said |= {result.student: "\n".join([result.problem, *result.incidents]).strip() for result in results}
    verdicts = {name: VerdictStore(course.root, assignment).read(name) for name in wanted}
    with workflow.gradebook() as gradebook:
        scores = {
            submission.student_id: {grade.name: grade.auto_score for grade in submission.notebooks[0].grades}
            for submission in gradebook.assignment_submissions(assignment)
        }
    return {
        name: Graded(
            said[name],
            {exercise: each.to_json() for exercise, each in verdict.exercises.items()},
            verdict.isolation,
            scores[name],
        )
        for name, verdict in verdicts.items()
    }


def submissions(release, answers):
    """Return every submission by name."""
    names = list(answers.solutions)
    solved = fill(release, answers.solutions)
    made = {}
    for group, limits in ((FUNCTIONS, PATIENT), (FUNCTIONS_THAT_COMPUTE, COMPUTES), (FUNCTIONS_THAT_WAIT, WAITS)):
        for name, body in group.items():
            function = f"{BEFORE_FUNCTION}\ndef {GD}(p, g, a):\n    {body}\n"
            content = fill(release, answers.solutions | {GD: function})
            made[f"function-{name}"] = Submission(to_bytes(content), frozenset({GD}), limits=limits)
    cells = ((CELLS, PATIENT), (CELLS_THAT_COMPUTE, COMPUTES), (CELLS_THAT_WAIT, WAITS))
    for kind, group, limits in (*(("cell", *each) for each in cells), ("honest", HONEST, PATIENT)):
        for name, source in group.items():
            content = with_cell(solved, source, before="random_mini_batches")
            made[f"{kind}-{name}"] = Submission(to_bytes(content), limits=limits)
    many = solved
    for number in range(300):
        many = with_cell(many, f"print({number})", before="random_mini_batches", name=f"mine-{number}")
    made["honest-three-hundred-cells"] = Submission(to_bytes(many))
    for name, source in ATTACKS.items():
        source = MAGIC + source.replace("{names}", repr(names))
        instead = INSTEAD_OF_STUBS.get(name)
        base = fill(release, {each: instead.format(name=each) for each in names}) if instead else release
        made[f"attack-{name}"] = Submission(to_bytes(with_cell(base, source, before=None)), frozenset(names))
    return made | done_to_functions(release, answers) | done_to_files(release, solved, names)


def done_to_functions(release, answers):
    """Return submissions in which something unusual is done to one function's cell."""
    right = answers.solutions
    renamed = right[GD].replace("parameters", "paramètres").replace("grads", "梯度")
    noise = "import threading, subprocess, os, time, sys, warnings\n"
    noisy = right[GD].replace(
        "### BEGIN SOLUTION",
        "threading.Thread(target=time.sleep, args=(99,)).start()\n    subprocess.Popen(['sleep', '99'])\n"
        "    if os.fork() == 0: time.sleep(99)\n    print('x' * 10**5); warnings.warn('w'); print('e', file=sys.stderr)",
    )
    unfinished = {name: source for name, source in right.items() if name != GD}
    changed = {
        "function-in-new-letters": (
            right | {GD: renamed.replace(f"def {GD.replace('parameters', 'paramètres')}", f"def {GD}")},
            (),
        ),
        "function-warns": (right | {GD: right[GD].replace("### BEGIN SOLUTION", "np.log(np.zeros(1)) * 0")}, ()),
        "function-leaves-things-running": (right | {GD: noise + noisy}, ()),
        "function-behind-time-magic": (right | {GD: "%%time\n" + right[GD]}, ()),
        "function-unfinished": (unfinished, (GD,)),
        "function-does-not-parse": (right | {GD: right[GD].replace("):", ")", 1)}, (GD,)),
        "function-indented-with-tabs-and-spaces": (
            right | {GD: f"def {GD}(p, g, a):\n\tif a:\n        return p"},
            (GD,),
        ),
        "function-is-a-class": (right | {GD: f"class {GD}: pass"}, (GD,)),
        "function-cell-is-empty": (right | {GD: ""}, (GD,)),
        "function-cell-exits": (right | {GD: right[GD] + "\nimport os; os._exit(0)"}, (GD,)),
        "function-cell-holds-half-a-character": (right | {GD: right[GD] + "\n# \ud800"}, ()),
    }
    return {
        name: Submission(to_bytes(fill(release, sources)), frozenset(lost)) for name, (sources, lost) in changed.items()
    }


def done_to_files(release, solved, names):
    """Return submissions whose cells, metadata or file are not what was handed out."""

    def spoilt(change, lost=(), reports="", base=solved):
        notebook = copy.deepcopy(base)
        return Submission(to_bytes(change(notebook) or notebook), frozenset(lost), reports)

    def each(change):
        def change_all(notebook):
            for number, cell in enumerate(notebook["cells"]):
                change(number, cell)

        return change_all

    def keep(wanted):
        def change(notebook):
            notebook["cells"] = [cell for cell in notebook["cells"] if wanted(cell)]

        return change

    def tagged(cell):
        return cell["metadata"].get("nbgrader", {})

    def double(notebook):
        notebook["cells"] = [
            c for cell in notebook["cells"] for c in (cell, *[copy.deepcopy(cell)] * bool(tagged(cell)))
        ]

    def reverse(notebook):
        notebook["cells"].reverse()

    def edit_locked(number, cell):
        if tagged(cell).get("locked"):
            cell["source"] = "pass"

    def retag(number, cell):
        if tagged(cell):
            tagged(cell).update(grade=True, solution=True, locked=False, points=1000)

    def earn_more(number, cell):
        if "points" in tagged(cell):
            tagged(cell)["points"] = 1000

    def forge_output(number, cell):
        if cell["cell_type"] == "code":
            data = {"text/plain": "1000 of 6 points", "text/html": "<b>1000 points</b><script>alert(1)</script>"}
            cell["outputs"] = [{"output_type": "display_data", "data": data, "metadata": {}}]
            cell["execution_count"] = 1

    def old_ids(notebook, minor):
        notebook["nbformat_minor"] = minor
        for cell in notebook["cells"]:
            cell.pop("id")

    def version_3(notebook):
        cells = []
        for cell in notebook["cells"]:
            if cell["cell_type"] == "code":
                text = {
                    "input": source_of(cell),
                    "language": "python",
                    "prompt_number": 1,
                    "outputs": [],
                    "collapsed": False,
                }
            else:
                text = {"source": source_of(cell)}
            cells.append({"cell_type": cell["cell_type"], "metadata": cell["metadata"], **text})
        return {
            "nbformat": 3,
            "nbformat_minor": 0,
            "metadata": {"name": ""},
            "worksheets": [{"cells": cells, "metadata": {}}],
        }

    def delete_solution(cell):
        return cell["id"] != GD

    everything = frozenset(names)
    unreadable = "not a notebook that can be read"
    made = {
        "checks-deleted": spoilt(
            keep(lambda c: not tagged(c).get("grade") or tagged(c).get("solution")), reports="deleted"
        ),
        "locked-cells-deleted": spoilt(keep(lambda c: not tagged(c).get("locked")), reports="deleted"),
        "all-cells-doubled": spoilt(double, reports="more than once"),
        "locked-cells-edited": spoilt(each(edit_locked), reports="changed"),
        "locked-cells-emptied-in-an-untouched-one": spoilt(each(edit_locked), everything, "changed", release),
        "all-cells-retagged": spoilt(each(retag), reports="'solution'"),
        "points-changed": spoilt(each(earn_more), reports="'points'"),
        "points-changed-in-an-untouched-one": spoilt(each(earn_more), everything, "'points'", release),
        "metadata-stripped": spoilt(each(lambda n, c: c.update(metadata={})), reports="tag"),
        "metadata-absurd": spoilt(each(lambda n, c: c.update(metadata={"nbgrader": 3, "course": [n]})), reports="tag"),
        "cells-out-of-order": spoilt(reverse, reports="moved"),
        "one-id-for-all": spoilt(each(lambda n, c: c.update(id="same")), reports="more than one cell has the id"),
        "old-schema": spoilt(
            each(lambda n, c: tagged(c) and tagged(c).update(schema_version=1)), reports="schema_version"
        ),
        "newer-schema": spoilt(
            each(lambda n, c: tagged(c) and tagged(c).update(schema_version=9)), reports="schema_version"
        ),
        "alien-kernel": spoilt(
            lambda nb: nb["metadata"].update(kernelspec={"name": "ir", "language": "R", "display_name": "R"}),
            reports="'ir'",
        ),
        "no-kernel": spoilt(lambda nb: nb.update(metadata={})),
        "forged-outputs": spoilt(each(forge_output)),
        "forged-outputs-in-an-untouched-one": spoilt(each(forge_output), everything, base=release),
        "solution-deleted": spoilt(keep(delete_solution), (GD,), "missing"),
        "windows-line-ends": spoilt(each(lambda n, c: c.update(source=source_of(c).replace("\n", "\r\n")))),
        "format-4.4": spoilt(lambda nb: old_ids(nb, 4)),
        "format-4.0": spoilt(lambda nb: old_ids(nb, 0)),
        "format-3": spoilt(version_3),
        "another-notebook": spoilt(
            lambda nb: {**nb, "metadata": {}, "cells": []}, everything, "not a notebook of this course"
        ),
        "untouched": spoilt(lambda nb: None, everything, base=release),
        "solved": spoilt(lambda nb: None),
    }
    files = {
        "empty": b"",
        "binary": b"\x00\xff\xfe\x01",
        "no-json": b"def f(): pass",
        "cut-off": to_bytes(solved)[:5000],
    }
    files |= {"nested-without-end": b"[" * 10**6, "a-number": b"3", "no-cells": b'{"nbformat": 4, "metadata": {}}'}
    return made | {f"file-{name}": Submission(content, everything, unreadable) for name, content in files.items()}


def with_cell(notebook, source, before, name="mine"):
    """Return the notebook with one more code cell of this id, before the one that has that id, or first."""
    cells = notebook["cells"]
    place = next(i for i, cell in enumerate(cells) if before in (None, cell["id"]))
    cell = {"cell_type": "code", "execution_count": None, "id": name, "metadata": {}, "outputs": [], "source": source}
    return notebook | {"cells": [*cells[:place], cell, *cells[place:]]}


def to_bytes(notebook):
    """Return the file of a notebook."""
    return json.dumps(notebook).encode()
