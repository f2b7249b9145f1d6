"""Where to kick the ball: the data set of the regularization assignment.

The data of the source material cannot be redistributed. `load_football()` generates similar data with the same
properties. If you own the original file, pass its path.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np

_SEED = 219


def load_football(path: str | Path | None = None) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Load the places to which a goalkeeper kicked the ball, and which team then headed it.

    Parameters
    ----------
    path : str or Path, optional
        The original ``data.mat``, with ``X`` and ``Xval`` of shape ``(m, 2)`` and labels ``y`` and ``yval``.
        Without it, synthetic data are generated: 200 kicks for training and 200 for testing.

    Returns
    -------
    X, Y : ndarrays of shape (2, m) and (1, m)
        Where the ball came down, one kick per column (synthetic: 1 is 125 m, and (0, 0) the center spot), and who
        headed it: 1 for the goalkeeper's own team, 0 for the other one.
    X_test, Y_test : ndarrays
        Other kicks of the same kind.

    Raises
    ------
    ValueError
        If the file is not the original one.
    """
    return _make() if path is None else _read(path)


def draw_kicks(count: int, seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Draw made-up kicks; the state of ``np.random`` does not change.

    Parameters
    ----------
    count : int
        Number of kicks.
    seed : int
        Seed of the random generator.

    Returns
    -------
    X, Y : ndarrays of shape (2, count) and (1, count)
        As `load_football` returns them.
    """
    random = np.random.RandomState(seed)
    x1, x2 = random.uniform(-0.5, 0.5, count), random.uniform(-0.34, 0.34, count)
    ours = x2 - 0.45 * x1 + 0.01 * random.randn(count) > 0  # our team wins above a line …
    ours ^= random.rand(count) < 0.06  # … but noise gives some kicks to the other team
    return 0.8 * np.vstack([x1, x2]), ours.astype(int).reshape(1, -1)


def _make() -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    X, Y = draw_kicks(400, _SEED)
    return X[:, :200], Y[:, :200], X[:, 200:], Y[:, 200:]


def _read(path: str | Path) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """Read the original file, whose examples are rows."""
    from scipy.io import loadmat  # slow to import, and few have the file
    from scipy.io.matlab import MatReadError

    try:
        contents = loadmat(path)
    except (OSError, ValueError, TypeError, NotImplementedError, MatReadError) as error:
        raise _unfit(path, str(error).strip().partition("\n")[0]) from None
    missing = [name for name in ("X", "y", "Xval", "yval") if name not in contents]
    if missing:
        raise _unfit(path, f"it contains no {' and no '.join(missing)}")
    sets = []
    for points, labels in (("X", "y"), ("Xval", "yval")):
        X, Y = np.asarray(contents[points]), np.asarray(contents[labels])
        if X.dtype.kind not in "biuf" or X.ndim != 2 or X.shape[1] != 2 or len(X) == 0:
            raise _unfit(path, f"{points} should be numbers of shape (m, 2)")
        if Y.dtype.kind not in "biuf" or Y.size != len(X) or not np.isin(Y, (0, 1)).all():
            raise _unfit(path, f"{labels} should be a label 0 or 1 for each row of {points}")
        sets += [X.T.astype(float), Y.reshape(1, -1).astype(int)]
    X, Y, X_test, Y_test = sets
    return X, Y, X_test, Y_test


def _unfit(path: str | Path, reason: str) -> ValueError:
    return ValueError(f"{path} is not the football data: {reason}")
