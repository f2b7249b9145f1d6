"""Replay: what is shown, once more, moment by moment; or, where time has no meaning, one slider through its values."""

import asyncio

import ipywidgets

_MOST = 40  # pictures in a replay
_PAUSE = 0.06  # seconds between two of them


class Replay:
    """A button that plays and stops.

    Parameters
    ----------
    explorer : Explorer
        What to play.
    """

    def __init__(self, explorer):
        self._explorer = explorer
        self._task = None
        self._swept = []  # the slider that is moved, with the value to which it comes back
        self.plays = False
        self.moves_sliders = False  # whether it is the replay that moves a slider just now
        self.button = ipywidgets.Button(layout={"width": "max-content"})
        self._label()
        self.button.on_click(lambda _button: explorer.soon(self._start_or_stop))

    def stop(self):
        """Stop, and show again what the sliders ask for."""
        if self.plays:
            self.leave()
            for slider, value in self._swept:
                self._move(slider, value)
            self._explorer.show_again()

    def leave(self):
        """Stop, and leave the picture to whoever comes now."""
        if self._task is not None:
            self._task.cancel()
            self._task = None
        self.plays = False
        self._label()

    def _label(self):
        self.button.description = "Stop" if self.plays else "Replay"
        self.button.tooltip = "Stop the replay" if self.plays else "Play what is shown, step by step"

    def _start_or_stop(self):
        if self.plays:
            self.stop()
        elif self._explorer.error is None:
            self.plays = True
            self._label()
            if self._explorer.can_wait:
                self._task = asyncio.get_running_loop().create_task(self._play())
            else:
                for _ in self._pictures():
                    pass
                self._end()

    async def _play(self):
        for _ in self._pictures():
            await asyncio.sleep(_PAUSE)
        self._task = None
        self._end()

    def _end(self):
        self.leave()
        self._explorer.show_again()

    def _pictures(self):
        """Show one picture after the other; yields after each."""
        self._swept = []
        moments = self._explorer.moments()
        points = self._explorer.points_over_time()
        for moment in _some(range(moments)):
            self._explorer.show_moment(points, moment)
            yield
        if not moments:
            yield from self._sweep(self._explorer.sliders[self._explorer.swept])

    def _sweep(self, slider):
        self._swept = [(slider, slider.value)]
        for value in [*_some(stops(slider)), slider.value]:
            self._move(slider, value)
            yield

    def _move(self, slider, value):
        self.moves_sliders = True
        slider.value = value
        self.moves_sliders = False


def stops(slider):
    """Return the values that a slider or menu can take, in their order."""
    if hasattr(slider, "options"):
        return [value for _, value in slider._options_full]
    count = round((slider.max - slider.min) / slider.step)
    places = [round(slider.min + step * slider.step, 10) for step in range(count + 1)]  # as a browser sends them
    return [slider.base**place for place in places] if hasattr(slider, "base") else places


def _some(things):
    """Return things at equal distances, not more than a replay has time for, the last one included."""
    count = min(len(things), _MOST)
    return [things[round(index * (len(things) - 1) / max(count - 1, 1))] for index in range(count)]
