"""The one kind of error that is meant for the person at the keyboard."""


class CourseError(Exception):
    """Something the user can mend; its message is one line that says how.

    `exit_code` is 1 when the work found a failure, 2 when the command was used wrongly.
    """

    def __init__(self, message: str, exit_code: int = 1):
        super().__init__(message)
        self.exit_code = exit_code


def usage_error(message: str) -> CourseError:
    """Return the error of a command that was called with the wrong words."""
    return CourseError(message, exit_code=2)
