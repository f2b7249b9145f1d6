"""How explorers work: the last position wins, on the loop of the cells, in slices, and again in a replay."""

import asyncio
import io
import threading
import time

import numpy as np
import pytest
from explorer_table import EXPLORERS, average, mini_batches, momentum, zeros
from PIL import Image

from course_utils import AverageExplorer, BowlExplorer, PenaltyExplorer
from course_utils.explorers.bitmap import background as work
from course_utils.explorers.bitmap.canvas import encode
from course_utils.explorers.bitmap.replay import stops

pytestmark = pytest.mark.student


async def until(condition):
    await asyncio.sleep(0)
    while not condition():
        await asyncio.sleep(0.001)


async def until_done(explorer):
    await until(lambda: not explorer.urgency)


def test_of_many_positions_the_last_one_wins():
    asked = []

    def spy(values, beta, bias_correction=True):
        asked.append(beta)
        return average(values, beta, bias_correction)

    async def drag():
        explorer = AverageExplorer(spy)
        asked.clear()
        for beta in np.linspace(0.1, 0.9, 30):
            explorer.sliders["beta"].value = beta
        assert asked == []  # nothing is worked out while messages may wait
        await until_done(explorer)
        return explorer

    explorer = asyncio.run(drag())
    assert set(asked) == {0.9}
    assert "β = 0.90" in explorer.message


def test_a_move_that_comes_in_another_thread_is_answered_on_the_loop_of_the_cells():
    """JupyterLab's sliders speak to a subshell of the kernel: another thread, with another event loop."""
    threads = set()

    def spy(*arguments):
        threads.add(threading.current_thread())
        return average(*arguments)

    async def move_from_elsewhere():
        explorer = AverageExplorer(spy)

        async def move():
            explorer.sliders["beta"].value = 0.9

        await asyncio.to_thread(asyncio.run, move())
        await until_done(explorer)
        return explorer

    assert "β = 0.90" in asyncio.run(move_from_elsewhere()).message
    assert threads == {threading.main_thread()}


def test_the_loop_is_free_again_and_again_while_a_training_goes_on(monkeypatch):
    monkeypatch.setattr(PenaltyExplorer, "iterations", 3_000)
    monkeypatch.setattr(PenaltyExplorer, "prefetches", False)
    ticks = []

    async def count():
        explorer = EXPLORERS["penalty"].make()
        explorer.sliders["value"].value = 1.0
        await asyncio.sleep(0)
        while explorer.urgency:
            ticks.append(explorer.message)
            await asyncio.sleep(0.001)

    asyncio.run(count())
    assert len(ticks) > 10
    assert len(set(ticks)) > 1  # better results are shown on the way


def test_a_training_rests_while_another_explorer_is_moved(monkeypatch):
    monkeypatch.setattr(PenaltyExplorer, "prefetches", False)
    monkeypatch.setattr(work, "_REST", 60.0)

    async def move_beside_a_training():
        training, moved = EXPLORERS["penalty"].make(), EXPLORERS["average"].make()
        moved.sliders["beta"].value = 0.9
        await until(lambda: not moved.urgency and training.urgency < work.INPUT)
        assert "β = 0.90" in moved.message
        before = training.message
        for _ in range(100):
            await asyncio.sleep(0.001)
        assert training.message == before
        monkeypatch.setattr(work, "_REST", 0.0)
        moved.sliders["beta"].value = 0.8
        await until(lambda: training.message != before)

    asyncio.run(move_beside_a_training())


@pytest.mark.parametrize(
    ("name", "moved", "to"),
    [("moons", "beta", 0.9), ("decay", "decay_rate", 1.0), ("plateau", "slope", 1e-3), ("optimizers", "factor", 0.01)],
)
def test_the_values_along_the_slider_that_moved_are_worked_out_ahead(name, moved, to):
    """Every one of them, with the student's functions, and without a word or a picture of it."""
    entry, calls, pictures = EXPLORERS[name], [], []

    def spied(function):
        def spy(*arguments):
            calls.append(function)
            return function(*arguments)

        return spy

    async def move_and_wait():
        explorer = entry.make(*map(spied, entry.functions))
        explorer.sliders[moved].value = to
        await until(lambda: explorer.urgency <= work.PREFETCH)
        explorer.picture.observe(pictures.append, "value")
        await until_done(explorer)
        return explorer

    explorer = asyncio.run(move_and_wait())
    assert pictures == []
    along = [values for values, _ in explorer.finished() if values | {moved: 0} == explorer.values | {moved: 0}]
    assert {values[moved] for values in along} == set(stops(explorer.sliders[moved]))

    calls.clear()
    plain = entry.make()
    for value in stops(explorer.sliders[moved])[:3]:
        explorer.sliders[moved].value = plain.sliders[moved].value = value
        assert explorer.message == plain.message
        assert explorer.picture.value == plain.picture.value
    assert calls == []


def test_slow_functions_leave_the_loop_free_while_their_results_are_worked_out_ahead():
    calls, between = [], []

    def slow(*arguments):
        time.sleep(0.001)
        calls.append(arguments)
        return momentum(*arguments)

    async def look_again_and_again():
        explorer = EXPLORERS["moons"].make(mini_batches, zeros, slow)
        calls.clear()
        while len(calls) < 1000:
            before = len(calls)
            await asyncio.sleep(0.001)
            between.append(len(calls) - before)
        assert explorer.urgency

    asyncio.run(look_again_and_again())
    assert max(between) < 40  # a few epochs of 5 steps, and not a training of 200


def test_an_interrupt_is_one_line_and_no_harm():
    interrupted = []

    def interrupt_once(*arguments):
        if not interrupted:
            interrupted.append(True)
            raise KeyboardInterrupt
        return average(*arguments)

    explorer = AverageExplorer(interrupt_once)
    assert explorer.message == "You interrupted this. Move a slider to go on."
    explorer.sliders["beta"].value = 0.9
    assert "β = 0.90" in explorer.message


def test_an_interrupt_of_work_ahead_ends_it_until_the_next_move():
    """Else a function that hangs for some values would hang the kernel again and again."""
    calls = []

    def hang_for_large_beta(parameters, grads, v, beta, learning_rate):
        if beta > 0.5:
            calls.append(beta)
            raise KeyboardInterrupt  # what the reader does where a function hangs
        return momentum(parameters, grads, v, beta, learning_rate)

    async def leave_it_alone():
        explorer = EXPLORERS["moons"].make(mini_batches, zeros, hang_for_large_beta)
        await until_done(explorer)
        assert explorer.message == "You interrupted this. Move a slider to go on."
        explorer.sliders["beta"].value = 0.2
        await until(lambda: "β = 0.20" in explorer.message)

    asyncio.run(leave_it_alone())
    assert len(calls) == 1


def test_a_function_that_leaves_the_interpreter_is_told():
    def leave(*arguments):
        raise SystemExit(3)

    assert AverageExplorer(leave).message == "Your `exponentially_weighted_average` failed: SystemExit: 3"


@pytest.mark.parametrize("name", ["bowl", "epsilon"])  # over time, and by a sweep of the slider
def test_a_replay_ends_where_it_began(name, monkeypatch):
    explorer = EXPLORERS[name].make()
    before = explorer.picture.value, explorer.text.value, explorer.values
    pictures = []
    explorer.picture.observe(lambda change: pictures.append(bytes(change.new)), "value")
    explorer.replay.click()
    assert len(set(pictures)) > 20
    assert (explorer.picture.value, explorer.text.value, explorer.values) == before
    assert explorer.replay.description == "Replay"


def test_a_replay_of_a_path_begins_at_its_first_point():
    explorer = BowlExplorer(zeros, momentum)
    lengths = []
    explorer.picture.observe(lambda change: lengths.append(len(explorer._path.get_xdata())), "value")
    explorer.replay.click()
    assert lengths[0] == 1
    assert lengths == sorted(lengths)
    assert lengths[-1] == explorer.steps + 1


def test_a_move_ends_a_replay():
    async def play_and_move():
        explorer = BowlExplorer(zeros, momentum)
        explorer.replay.click()
        await asyncio.sleep(0.1)
        assert explorer.replay.description == "Stop"
        explorer.sliders["beta"].value = 0.9
        await until_done(explorer)
        after = explorer.picture.value
        await asyncio.sleep(0.2)
        assert explorer.picture.value == after
        return explorer

    explorer = asyncio.run(play_and_move())
    assert explorer.replay.description == "Replay"
    assert "β = 0.90" in explorer.message


def test_every_stop_of_a_slider_can_be_set():
    for slider in (
        EXPLORERS["average"].make().sliders["beta"],
        EXPLORERS["epsilon"].make().sliders["epsilon"],
        EXPLORERS["bowl"].make().sliders["learning_rate"],
    ):
        for value in stops(slider):
            slider.value = value
            assert slider.value == pytest.approx(value)


def test_the_pngs_pixels_are_those_that_were_given():
    pixels = np.random.RandomState(0).randint(0, 256, (7, 5, 3), dtype=np.uint8)
    np.testing.assert_array_equal(np.asarray(Image.open(io.BytesIO(encode(pixels)))), pixels)
