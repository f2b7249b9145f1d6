"""The picture of an explorer as a widget, sent so that a browser shows it soon."""

import base64

import ipywidgets
import traitlets

_DATA_URL = b"data:image/png;base64,"
_SENT_AT_ONCE = 66_000  # bytes: a little more than a TCP segment on the loopback device


class Picture(ipywidgets.Image):
    """An image with a text alternative: the front end shows ``tooltip`` as the image's accessible name.

    It does so only for widgets that have a ``description``, and stock ``Image`` has none (ipywidgets 8.1).
    """

    description = traitlets.Unicode("").tag(sync=True)
    format = traitlets.Unicode("url").tag(sync=True)

    def show(self, png):
        """Show a PNG's bytes, as a data URL: the blob that an image's bytes become takes browsers 5 to 10 ms more.

        A Jupyter server leaves Nagle's algorithm on (RFC 896): it holds back what does not fill a segment until the
        browser has acknowledged the messages before, and that may take it 40 ms. So a small picture is filled up
        with spaces, which a browser strips from a URL.
        """
        self.value = (_DATA_URL + base64.b64encode(png)).ljust(_SENT_AT_ONCE)

    @property
    def as_text(self):
        """The picture's base64."""
        return bytes(self.value).removeprefix(_DATA_URL).rstrip().decode("ascii")
