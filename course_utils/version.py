"""The version of this package, and whether a notebook needs a newer one."""

VERSION = "1.1.0"


def require_wheel(name):
    """Check that this package is as new as the wheel that a notebook names.

    Parameters
    ----------
    name : str
        The wheel's file name, such as ``"course_utils-1.1.0-py3-none-any.whl"``.

    Raises
    ------
    ImportError
        If this package is older.
    """
    if _numbers(name.split("-")[1]) > _numbers(VERSION):
        raise ImportError(f"course_utils {VERSION} is older than this notebook")


def _numbers(version):
    return [int(number) for number in version.split(".")]
