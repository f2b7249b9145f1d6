"""``python -m course_utils.validate FILE``: what JupyterLab's Validate button finds, one line for each graded cell.

Unlike ``nbgrader validate``, which uses the same code, it ends with exit code 1 if a check does not pass.
"""

import sys
from pathlib import Path


def main(files):
    """Validate notebooks and return the exit code: 0 all checks pass, 1 one of them does not, 2 wrong usage."""
    if not files or files[0].startswith("-"):
        print("usage: python -m course_utils.validate FILE.ipynb", file=sys.stderr)
        return 0 if files in (["-h"], ["--help"]) else 2
    return max([validate(Path(file)) for file in files])


def validate(path):
    """Run the checks of a notebook in a new kernel, print what they find, and return the exit code."""
    import nbformat
    from nbgrader.validator import Validator
    from traitlets.config import Config

    quiet = Config({"Execute": {"extra_arguments": ["--log-level=ERROR"]}})  # the kernel warns about its own sockets

    try:
        notebook = nbformat.read(path, as_version=4)
        names = {cell.source.strip(): _name(cell) for cell in notebook.cells if _is_graded(cell)}
        if not names:
            return _refuse(path, "it has no graded cells")
        found = Validator(config=quiet).validate(str(path.resolve()))
    except OSError as error:
        return _refuse(path, error.strerror)
    except ValueError:
        return _refuse(path, "it is not a notebook")
    except Exception as error:  # for example, a cell's metadata are broken, or there is no kernel
        return _refuse(path, f"{type(error).__name__}: {error}".splitlines()[0][:200])
    errors = {cell["source"]: cell["raw_error"].strip().splitlines()[-1] for cell in found.get("failed", [])}
    for cell in found.get("changed", []) + found.get("type_changed", []):
        errors[cell["source"]] = "this cell was changed; copy it again from the notebook that you were given"
        names.setdefault(cell["source"], cell["source"].partition("\n")[0])
    if "changed" in found or "type_changed" in found:  # then nbgrader says nothing about the others
        names = {source: name for source, name in names.items() if source in errors}
    for source, name in names.items():
        print(_line(name, errors.get(source)))
    return int(bool(errors))


def _is_graded(cell):
    return cell.metadata.get("nbgrader", {}).get("grade", False)


def _name(cell):
    return cell.metadata.nbgrader.grade_id.removeprefix("check-")


def _line(name, error):
    if error is None:
        return f"{name}: {'answered' if name.startswith('answer-') else 'visible checks passed'}"
    return error if error.startswith((f"{name}: ", f"{name} is ")) else f"{name}: {error}"


def _refuse(path, why):
    print(f"{path} cannot be validated: {why}", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
