"""The widget that draws a scene in the browser; `make view` bundles its JavaScript from the folder ``view/``."""

from pathlib import Path

import anywidget
import traitlets


class SceneView(anywidget.AnyWidget):
    """A scene, as JSON: what is described once, what is known about all values, and the answer to the inputs.

    Answers to inputs that the reader may choose next are sent to it as messages, ``{"answer": …}``.
    """

    _esm = Path(__file__).with_name("view.js")
    frame = traitlets.Unicode("{}").tag(sync=True)
    overview = traitlets.Unicode("[]").tag(sync=True)
    answer = traitlets.Unicode("").tag(sync=True)
