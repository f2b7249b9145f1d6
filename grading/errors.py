"""The error whose message the user reads, and the reason that an error of a database gives."""

from collections.abc import Iterator
from contextlib import contextmanager


class CourseError(Exception):
    """Something that the user can fix; its message is one line that says how.

    `exit_code` is 1 when the work found a failure, 2 when its arguments were invalid.
    """

    def __init__(self, message: str, exit_code: int = 1):
        super().__init__(message)
        self.exit_code = exit_code


def usage_error(message: str) -> CourseError:
    """Return the error of a command with invalid arguments."""
    return CourseError(message, exit_code=2)


@contextmanager
def os_error_as(problem: str) -> Iterator[None]:
    """Raise an `OSError` as a `CourseError` that says the problem and the reason."""
    try:
        yield
    except OSError as error:
        raise CourseError(f"{problem}: {error.strerror or error}") from None


def reason(error: Exception) -> str:
    """Return the first line of an error; of one that SQLAlchemy raises, what the database said."""
    text = str(getattr(error, "orig", None) or error).strip()
    return text.splitlines()[0] if text else type(error).__name__
