"""An explorer's pixels: what stays is drawn once, and only what moved is drawn again.

The figure is drawn outside pyplot. Everything that stays is kept as pixels; a move puts these pixels back and draws
the artists that changed over them: a few milliseconds' work.
"""

import struct
import zlib

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure


class Canvas:
    """A figure of which some artists move.

    Parameters
    ----------
    size : pair of float
        Width and height in inches, at 100 pixels each.
    """

    def __init__(self, size):
        self.figure = Figure(figsize=size, dpi=100, layout="constrained")
        self._agg = FigureCanvasAgg(self.figure)
        self._background = None
        self._artists = []  # what is drawn at every move, in this order
        self._results = []  # those of them that show what the student's functions did
        self._over_time = []  # those of the results whose points come one after another in time

    def moving(self, artist, over_time=False):
        """Declare an artist that changes, and return it."""
        self.above(artist)
        self._results.append(artist)
        if over_time:
            self._over_time.append(artist)
        return artist

    def above(self, *artists):
        """Declare artists that never change but lie above some that do, so they must be drawn again."""
        for artist in artists:
            artist.set_animated(True)
            self._artists.append(artist)

    def keep(self):
        """Draw what stays, and keep its pixels."""
        self._agg.draw()  # artists that move are `animated`, which leaves them out here
        self._background = self._agg.copy_from_bbox(self.figure.bbox)

    def show_results(self, visible):
        """Show or hide what moves."""
        for artist in self._results:
            artist.set_visible(visible)

    def points_over_time(self):
        """Return each line that was declared `over_time` with its points, ``[(line, x, y), …]``."""
        return [(line, *map(np.array, line.get_data())) for line in self._over_time]

    def png(self):
        """Put the kept pixels back, draw what moves over them, and return the picture's bytes."""
        self._agg.restore_region(self._background)
        for artist in self._artists:
            artist.axes.draw_artist(artist)
        return encode(np.asarray(self._agg.buffer_rgba())[:, :, :3])


def encode(pixels):
    """Write pixels as a PNG, for speed: no filter is tried, and zlib does as little as it can.

    Parameters
    ----------
    pixels : ndarray of shape (height, width, 3)
        Red, green and blue, of type uint8.

    Returns
    -------
    bytes
        The picture. Pillow takes twice as long for one that is no smaller.
    """
    height, width, _ = pixels.shape
    rows = np.zeros((height, 1 + 3 * width), dtype=np.uint8)  # each row begins with its filter: 0, none
    for channel in range(3):  # a third of the time that all three at once take
        rows[:, 1 + channel :: 3] = pixels[:, :, channel]
    header = struct.pack(">2I5B", width, height, 8, 2, 0, 0, 0)  # 8 bits a channel, RGB, not interlaced
    chunks = (b"IHDR", header), (b"IDAT", zlib.compress(rows, 1)), (b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in chunks
    )
