"""What the explorers' framework promises, shown on small explorers: truth, the last position wins, work ahead."""

import asyncio
import base64
import io
import itertools
import json
import re
import runpy
import signal
import threading
import time

import numpy as np
import pytest
from conftest import ROOT
from explorer_table import average, momentum, zeros
from PIL import Image

from course_utils import AverageExplorer, BowlExplorer
from course_utils.explorers.framework import background
from course_utils.explorers.framework.controls import choice, log_slider, menu, moved_by_handle, position, slider, stops
from course_utils.explorers.framework.explorer import Explorer
from course_utils.explorers.framework.scene import Panel, to_json

pytestmark = pytest.mark.student


class Squares(Explorer):
    """A run over ten steps that takes a millisecond each."""

    exercises = {"square": 7}  # noqa: RUF012
    alt = "A line."
    pause = 0.001

    def make_panels(self):
        return [Panel(ylim=(0, 200))]

    def make_sliders(self):
        return {"n": choice("n", 1, [1, 2, 3, 4]), "scale": choice("scale", 1, [1, 10])}

    def work(self, n, scale):
        values = []
        for k in range(10):
            time.sleep(self.pause)
            values.append(scale * self.call("square", n * k))
            yield list(values)

    def show(self, panels, result, n, scale):
        panels[0].line(range(len(result)), result, label="squares", over_time=True)
        return f"n = {n}, scale {scale}: {len(result)} values"

    def overview(self, panels, finished):
        panels[0].points([values["n"] for values, _ in finished], [1] * len(finished), label="known")


def square(x):
    return x * x


async def until(condition):
    await asyncio.sleep(0)
    while not condition():
        await asyncio.sleep(0.001)


async def until_done(explorer):
    await until(lambda: not explorer.urgency)


# Truth


@pytest.mark.parametrize(
    ("bad", "drawn", "problem"), [(np.nan, 3, "NaN"), (np.inf, 3, "diverged"), (-1e7, 4, "diverged")]
)
def test_a_run_ends_where_it_is_no_longer_finite_and_the_picture_says_so(bad, drawn, problem):
    panel = Panel()
    mark = panel.line(range(6), [1, 2, 3, bad, 5, 6], label="cost", over_time=True)
    assert len(mark["x"]) == len(mark["y"]) == drawn
    assert panel.notes == [f"cost: {problem} in step 3"]
    panel.moment, panel.first_moment = "epoch", 1
    assert panel.line(range(6), [1, 2, 3, bad, 5, 6], over_time=2)["note"] == f"{problem} in epoch 7"


def test_no_value_that_is_not_finite_reaches_the_browser_as_a_number():
    panel = Panel()
    panel.line([1, 2, 3], [1, np.nan, np.inf])
    panel.bars([1, 2], [np.nan, 2], width=0.8, label="norms")
    panel.segments([(0, 0)], [(1, 1)], [np.nan], colors="black")
    panel.regions([[0.2, np.nan], [0.7, 0.7]])
    panel.heat([[0.0, np.inf], [1.0, 0.5]], (0, 1))
    for mark in (panel.text(np.inf, 0, "here"), panel.box((0, np.nan), (0, 1))):
        assert (mark["type"], "x" in mark) == ("none", False)
    line, bars, segments, regions, heat, *_ = json.loads(to_json(panel.marks))
    assert (line["y"], bars["heights"], segments["widths"]) == ([1, None, None], [None, 2], [None])
    assert regions["codes"] == {"shape": [2, 2], "runs": [0, 1, 2, 1, 1, 2]}
    assert heat["palette"][heat["codes"]["runs"][2]] == regions["palette"][2]
    assert len(panel.notes) == 6


def test_a_momentum_that_returns_nan_is_not_drawn_as_a_success():
    steps = itertools.count(1)

    def nan_in_step_seven(*arguments):
        parameters, v = momentum(*arguments)
        return ({name: np.nan * array for name, array in parameters.items()} if next(steps) == 7 else parameters), v

    explorer = BowlExplorer(zeros, nan_in_step_seven)
    assert "the cost is NaN with momentum" in explorer.message
    assert explorer.message.endswith("Your momentum: NaN in step 7.")
    assert len(explorer.find("your momentum")["x"]) == 7


def test_an_error_is_said_as_check_says_it_with_the_line_of_the_cell():
    names = {}
    source = "def square(x):\n    keys = {'dW1': x}\n    return keys['dw1']\n"
    exec(compile(source, "<cell>", "exec"), names)
    explorer = Squares(names["square"])
    assert explorer.message.startswith("`square` raises KeyError (line 3 of its cell): 'dw1'")
    assert [mark for panel in explorer.scene for mark in panel.marks if mark["label"] == "squares"] == []
    answer = json.loads(explorer.view.answer)
    assert answer["failed"]
    assert "<code>square</code>" in answer["message"]


@pytest.mark.parametrize(
    ("function", "message"),
    [
        ("raise NotImplementedError()", "Finish exercise 7 (`square`) first, then run this cell again."),
        ("return None", "`square` returned None. Is the `return` missing?"),
        ("raise SystemExit(3)", "`square` raises SystemExit (line 2 of its cell): 3"),
        ("raise ValueError('<b>')", "`square` raises ValueError (line 2 of its cell): <b>"),
        ("return 'text'", "The result of `square` cannot be shown. ValueError: could not convert"),
    ],
)
def test_what_a_function_did_instead_is_one_sentence(function, message):
    names = {}
    exec(compile(f"def square(x):\n    {function}\n", "<cell>", "exec"), names)
    explorer = Squares(names["square"])
    assert explorer.message.startswith(message)
    assert "<b>" not in json.loads(explorer.view.answer)["message"]


def test_a_function_that_fails_for_some_values_only_comes_back():
    explorer = Squares(lambda x: 1 // (x < 20) and x)
    explorer.sliders["n"].value = 4
    assert "ZeroDivisionError" in explorer.message
    explorer.sliders["n"].value = 2
    assert explorer.message == "n = 2, scale 1: 10 values"


# Inputs


@pytest.mark.parametrize(
    "control",
    [
        slider("β", 0.0, (0.0, 0.99), 0.01),
        log_slider("ε", 1.0, (-15, 0), 0.25, ".1e"),
        choice("α", 2.0, [1.0, 2.0, 5.0]),
        menu("terrain", "saddle", ["saddle", "plateau"]),
        moved_by_handle(-4.0, (-4.8, 4.8), steps=192),
    ],
)
def test_each_stop_of_an_input_can_be_set_and_found(control):
    for place, value in enumerate(stops(control)):
        control.value = value
        assert control.value == pytest.approx(value) if isinstance(value, float) else value
        assert position(control, control.value) == place


def test_a_position_between_two_stops_is_not_mistaken_for_one():
    explorer = BowlExplorer(zeros, momentum)
    explorer.sliders["beta"].value = 0.505
    assert json.loads(explorer.view.answer)["key"] == ""
    assert "β = 0.51" in explorer.message or "β = 0.50" in explorer.message


# Work, on an event loop as under the cells of a notebook


def test_of_many_positions_the_last_one_wins():
    calls = []

    def spy(values, beta, correction):
        calls.append(beta)
        return average(values, beta, correction)

    async def drag():
        explorer = AverageExplorer(spy)
        explorer.works_ahead = False
        calls.clear()
        for beta in np.linspace(0.1, 0.9, 30):
            explorer.sliders["beta"].value = beta
        assert calls == []  # nothing is worked out while messages may wait
        await until_done(explorer)
        return explorer

    explorer = asyncio.run(drag())
    assert set(calls) == {0.9}
    assert "β = 0.90" in explorer.message


def test_both_coordinates_of_a_dragged_handle_have_one_answer(monkeypatch):
    """They come in two messages, one after the other."""
    monkeypatch.setattr("course_utils.explorers.framework.explorer._OTHER_COORDINATE", 0.2)
    answered = []

    class Plane(Squares):
        works_ahead = False

        def make_sliders(self):
            return {name: moved_by_handle(0.0, (-1, 1), steps=2) for name in ("n", "scale")}

        def _respond(self, seconds=None):
            answered.append(tuple(self.values.values()))
            super()._respond(seconds)

    async def drag():
        explorer = Plane(square)
        explorer.sliders["n"].value = 1.0
        await asyncio.sleep(0.01)
        explorer.sliders["scale"].value = -1.0
        await until_done(explorer)

    asyncio.run(drag())
    assert answered == [(0.0, 0.0), (1.0, -1.0)]


def test_a_move_that_comes_in_another_thread_is_answered_on_the_loop_of_the_cells():
    """JupyterLab's sliders speak to a subshell of the kernel: another thread, with another event loop."""
    threads = set()

    def spy(x):
        threads.add(threading.current_thread())
        return x

    async def move_from_elsewhere():
        explorer = Squares(spy)

        async def move():
            explorer.sliders["n"].value = 2

        await asyncio.to_thread(asyncio.run, move())
        await until_done(explorer)
        return explorer

    assert asyncio.run(move_from_elsewhere()).message == "n = 2, scale 1: 10 values"
    assert threads == {threading.main_thread()}


def test_the_first_result_is_shown_at_once_and_the_loop_is_free_until_the_last(monkeypatch):
    monkeypatch.setattr(Squares, "pause", 0.02)
    monkeypatch.setattr("course_utils.explorers.framework.explorer._BETWEEN_PICTURES", 0.0)
    seen = []

    async def watch():
        explorer = Squares(square)
        explorer.works_ahead = False
        explorer.sliders["n"].value = 3
        await asyncio.sleep(0)
        while explorer.urgency:
            seen.append((explorer.message, json.loads(explorer.view.answer)["busy"]))
            await asyncio.sleep(0.001)
        seen.append((explorer.message, json.loads(explorer.view.answer)["busy"]))

    asyncio.run(watch())
    partial = {message for message, busy in seen if busy and message.startswith("n = 3")}
    assert len(partial) > 2
    assert seen[-1] == ("n = 3, scale 1: 10 values", False)


def test_a_long_work_rests_while_another_explorer_is_moved(monkeypatch):
    monkeypatch.setattr(background, "_REST", 60.0)
    monkeypatch.setattr(Squares, "pause", 0.005)
    monkeypatch.setattr("course_utils.explorers.framework.explorer._AT_FIRST", 0.0)

    async def move_beside_it():
        busy, moved = Squares(square), AverageExplorer(average)
        busy.works_ahead = moved.works_ahead = False
        moved.sliders["beta"].value = 0.9
        await until(lambda: not moved.urgency and busy.urgency < background.INPUT)
        before = len(busy.result)
        await asyncio.sleep(0.1)
        assert len(busy.result) == before < 10
        monkeypatch.setattr(background, "_REST", 0.0)
        moved.sliders["beta"].value = 0.8
        await until(lambda: len(busy.result) == 10)

    asyncio.run(move_beside_it())


def test_the_values_along_the_input_that_moved_are_sent_ahead():
    """Each of them, worked out with the student's functions, and as it is drawn when it is chosen."""
    sent, calls = [], []

    def spy(x):
        calls.append(x)
        return square(x)

    async def move_and_wait():
        explorer = Squares(spy)
        explorer.view.send = lambda content: sent.append(json.loads(content["answer"]))
        explorer.sliders["scale"].value = 10
        await until_done(explorer)
        sent.clear()
        explorer.sliders["n"].value = 2
        await until_done(explorer)
        return explorer

    explorer = asyncio.run(move_and_wait())
    assert {answer["key"] for answer in sent} == {"2,1", "3,1"}  # the browser has seen the others
    calls.clear()
    explorer.sliders["n"].value = 4
    assert calls == []
    [known] = [answer for answer in sent if answer["key"] == "3,1"]
    assert json.loads(explorer.view.answer) == known
    plain = Squares(square)
    plain.sliders["n"].value, plain.sliders["scale"].value = 4, 10
    assert json.loads(plain.view.answer)["panels"] == known["panels"]
    assert set(explorer.find("known")["x"]) == {1, 2, 4}  # 3 is known, but the reader has not been there


def test_an_interrupt_is_one_line_and_ends_work_ahead_until_the_next_move():
    """Else a function that hangs for some values would hang the kernel again and again."""
    calls = []

    def hang_for_large_numbers(x):
        if x > 20:
            calls.append(x)
            signal.raise_signal(signal.SIGINT)  # what the reader does where a function hangs
        return x

    async def leave_it_alone():
        handler = signal.signal(signal.SIGINT, signal.SIG_IGN)  # as a kernel does while no cell runs
        try:
            explorer = Squares(hang_for_large_numbers)
            await until_done(explorer)
            assert explorer.message == "You interrupted this. Move a slider to go on."
            explorer.sliders["n"].value = 2
            await until(lambda: explorer.message.startswith("n = 2"))
        finally:
            signal.signal(signal.SIGINT, handler)

    asyncio.run(leave_it_alone())
    assert len(calls) == 1


def test_an_older_explorer_of_the_same_kind_does_not_work_ahead():
    async def run_the_cell_twice():
        first, second = Squares(square), Squares(square)
        await until(lambda: not (first.urgency or second.urgency))
        return len(first.finished()), len(second.finished())

    assert asyncio.run(run_the_cell_twice()) == (1, 4)


# Pictures


def test_a_reader_without_a_kernel_gets_every_kind_of_mark_as_a_picture():
    class Everything(Squares):
        def make_panels(self):
            panel = Panel("all marks", xlim=(0, 4), ylim=(0, 4), xticks={1: "one"})
            panel.heat(np.eye(3), (0, 1))
            panel.contours(lambda x, y: x**2 + y**2)
            panel.examples(np.array([[1.0, 2.0], [3.0, 1.0]]), np.array([[0, 1]]))
            panel.segments([(0, 0), (1, 0)], [(1, 1), (2, 2)], [1, np.nan], colors="#0072B2")
            panel.segments([(2, 3)], [(2, 3)], [12], colors="#56B4E9", cap="round")
            panel.bars([1, 2], [3, np.nan], width=0.8, label="norms")
            panel.box((0, 1), (0, 1), "target")
            panel.text(1, 1, "a text", color="muted")
            panel.handle("n", 0, "point")
            return [panel, Panel(yscale="log", ylim=(1e-3, 1e3))]

    explorer = Everything(square)
    bundle = explorer._repr_mimebundle_()
    picture = np.asarray(Image.open(io.BytesIO(base64.b64decode(bundle["image/png"]))).convert("RGB"))
    assert len(np.unique(picture.reshape(-1, 3), axis=0)) > 100
    assert np.sum(np.all(picture == (0x56, 0xB4, 0xE9), axis=-1)) > 100  # the segment without length is a dot
    assert f"A line.\n{explorer.message}" == bundle["text/plain"]


def test_a_picture_of_unfinished_work_says_so(monkeypatch):
    monkeypatch.setattr("course_utils.explorers.framework.explorer._AT_FIRST", 0.0)

    async def show_at_once():
        return Squares(square)._repr_mimebundle_()["text/plain"]

    assert "1 values This picture was made before the computation was finished." in asyncio.run(show_at_once())


def test_the_bundle_was_made_from_these_sources():
    """Where this fails, run `make view`."""
    bundler = runpy.run_path(str(ROOT / "view" / "bundle.py"))
    head = bundler["BUNDLE"].read_text(encoding="utf-8")[:9000]
    assert re.search(r"^sources (\w+)$", head, re.MULTILINE)[1] == bundler["digest"]()
    for package in json.loads((ROOT / "view" / "package.json").read_text())["dependencies"]:
        assert package in head
