"""A replacement for standard output that keeps a limited amount of text."""

import io


class BoundedText(io.TextIOWrapper):
    """Keeps the first `limit` characters of what is printed; it has an encoding, a buffer, a name and a file number.

    Student code that asks for these must find them, so that no right answer fails.
    """

    def __init__(self, limit: int):
        self.limit = limit
        self.kept = _BoundedBytes(4 * limit)  # UTF-8 has at most four bytes for a character
        super().__init__(self.kept, encoding="utf-8", errors="replace", write_through=True)

    def write(self, text: str) -> int:
        """Keep what still fits of `text`."""
        super().write(text[: self.limit])
        return len(text)

    def getvalue(self) -> str:
        """Return what was kept."""
        return self.kept.getvalue().decode(errors="replace")[: self.limit]


class _BoundedBytes(io.BytesIO):
    """Keeps the first `limit` bytes of what is written to it; as a file it is standard output."""

    name = "<stdout>"

    def __init__(self, limit: int):
        super().__init__()
        self.left = limit

    def write(self, data) -> int:
        """Keep what still fits of `data`."""
        kept = super().write(memoryview(data).cast("B")[: self.left])
        self.left -= kept
        return memoryview(data).nbytes

    def fileno(self) -> int:
        """Return the number of standard output."""
        return 1

    def close(self) -> None:
        """Stay open: code that closes its output has still printed it."""
