"""What all explorers share.

An explorer is a class with sliders, panels and a function from the sliders' values to marks and a message::

    class ParabolaExplorer(Explorer):
        exercises = {"update": 1}  # the student's functions, in the order of the arguments -> number of the exercise
        alt = "The parabola w² with the path of your gradient descent."  # the text alternative of the picture

        def make_sliders(self):
            return {
                "learning_rate": choice("learning rate α", 0.1, [0.01, 0.1, 0.5, 1.0]),
                "start": moved_by_handle(-2.0, (-3, 3)),  # no slider: only the handle below moves it
            }

        def make_panels(self):  # once: these marks stay.
            plane = Panel("path to the minimum", xlabel="w", ylabel="cost", xlim=(-3, 3), ylim=(0, 9))
            w = np.linspace(-3, 3, 100)
            plane.line(w, w**2, color="muted", hover=False)
            plane.handle(x="start", y=0, label="starting point")
            return [plane]

        def update(self, panels, start, learning_rate):  # panels: the same axes without marks
            [plane] = panels
            w = [start]
            for _ in range(20):
                w.append(self.call("update", w[-1], learning_rate))
            w = np.array(w)
            plane.line(w, w**2, **METHODS["gradient descent"], marker=".", label="your path", over_time=True)
            return f"α = {learning_rate:g}: the cost after 20 steps is {in_words(w[-1] ** 2)}."

`update` must not change the explorer, because it is also called for values that the reader may choose next: their
pictures are sent to the browser ahead, which shows them without asking Python. It may keep what does not depend on
the sliders, or a dict of what does.

Slow work (more than some 5 ms): write `work` and `show` instead of `update`. ``work(**values)`` is a generator that
yields better and better results, each after a few milliseconds, or None where it may pause; ``show(panels, result,
**values)`` draws one of them and returns the message. The first result is shown at once, better ones follow.
``overview(panels, finished)`` draws the results of the positions that were visited, from ``[(values, result), …]``;
it is called again when another one is finished.

`scene.Panel` describes the marks. Those with ``over_time=True`` can be played, paused and stepped through in the
browser; a line ends at the first value that is not finite, with a note in the picture. Marks with the same ``link``
are highlighted together. The order is: what `make_panels` draws, `overview`, `update`; handles are always on top.

For tests, without a browser: set ``explorer.sliders["learning_rate"].value``, then read ``explorer.message``,
``explorer.error``, ``explorer.find("your path")["x"]`` (a mark by its label), and ``explorer.scene`` (all panels).
"""
