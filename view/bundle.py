"""Bundle the explorers' view into one file with esbuild: ``make view`` runs this after ``npm ci`` in build/view.

The head of the bundle has the licences of what it contains, and a digest of its sources: a test compares the digest, so
that a change here without a new bundle is noticed where there is no node.
"""

import hashlib
import json
import os
import subprocess
from pathlib import Path

HERE = Path(__file__).resolve().parent
BUNDLE = HERE.parent / "course_utils" / "explorers" / "framework" / "view.js"
MODULES = HERE.parent / "build" / "view" / "node_modules"


def digest() -> str:
    """Return a digest of all that the bundle is made from."""
    sources = [*sorted(HERE.glob("*.js")), HERE / "style.css", HERE / "package-lock.json"]
    return hashlib.sha256(b"\0".join(path.read_bytes().replace(b"\r\n", b"\n") for path in sources)).hexdigest()


def licences() -> str:
    """Return the licence texts of the packages in the bundle, each once."""
    lock = json.loads((HERE / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    texts = {}
    for place, package in lock.items():
        if place and not package.get("dev"):
            name = place.removeprefix("node_modules/")
            text = (MODULES / name / "LICENSE").read_text(encoding="utf-8").strip()
            texts.setdefault(text, []).append(f"{name} {package['version']}")
    return "\n\n".join(f"{', '.join(names)}\n{text}" for text, names in texts.items())


def main() -> None:
    """Write the bundle."""
    command = [MODULES / ".bin" / "esbuild", HERE / "index.js", "--bundle", "--format=esm", "--minify"]
    command += ["--target=es2022", "--loader:.css=text", "--charset=utf8", "--legal-comments=none"]
    result = subprocess.run(command, env=os.environ | {"NODE_PATH": str(MODULES)}, check=True, capture_output=True)
    head = f"/* Made from view/ by `make view`; do not edit.\nsources {digest()}\n\nIt contains:\n\n{licences()}\n*/\n"
    BUNDLE.write_text(head + result.stdout.decode("utf-8"), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
