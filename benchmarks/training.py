"""Training steps per second of the course's network and of scikit-learn's MLPClassifier: same net, batch and optimizer.

Both take plain gradient steps through the moons in mini-batches of 64, in the order in which they come.
"""

import os

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # for so small matrices more threads only wait for each other

import warnings
from time import perf_counter

import numpy as np
from sklearn.neural_network import MLPClassifier

from course_utils import cost_and_gradients, load_moons, starting_parameters

EPOCHS, ROUNDS, RATE, BATCH = 100, 7, 0.1, 64


def course_seconds(X: np.ndarray, Y: np.ndarray) -> float:
    """Return the seconds that EPOCHS epochs of the course's network take."""
    parameters = starting_parameters("moons")
    start = perf_counter()
    for _ in range(EPOCHS):
        for first in range(0, X.shape[1], BATCH):
            _, grads = cost_and_gradients(parameters, X[:, first : first + BATCH], Y[:, first : first + BATCH])
            for name in parameters:
                parameters[name] -= RATE * grads[f"d{name}"]
    return perf_counter() - start


def scikit_learn_seconds(X: np.ndarray, Y: np.ndarray) -> float:
    """Return the seconds that EPOCHS epochs of MLPClassifier take."""
    hidden = [len(array) for name, array in starting_parameters("moons").items() if name.startswith("W")][:-1]
    network = MLPClassifier(
        hidden,
        solver="sgd",
        momentum=0.0,
        nesterovs_momentum=False,
        alpha=0.0,
        learning_rate_init=RATE,
        batch_size=BATCH,
        max_iter=EPOCHS,
        n_iter_no_change=EPOCHS,
        tol=0.0,
        shuffle=False,
        random_state=0,
    )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # that it has not converged after so few steps is no news
        start = perf_counter()
        network.fit(X.T, Y[0])
        return perf_counter() - start


def main() -> None:
    """Print the median of several rounds, in which the two take turns."""
    X, Y = load_moons()
    steps = EPOCHS * -(-X.shape[1] // BATCH)
    rounds = [(course_seconds(X, Y), scikit_learn_seconds(X, Y)) for _ in range(ROUNDS)]
    ours, theirs = steps / np.median(rounds, axis=0)
    sizes = "-".join(str(len(array)) for name, array in starting_parameters("moons").items() if name[0] == "W")
    print("Training steps per second (python benchmarks/training.py)")
    print(f"net 2-{sizes}, batch of {BATCH}, plain gradient descent, median of {ROUNDS} rounds of {steps} steps")
    print(f"the course's network  {ours:8.0f}")
    print(f"MLPClassifier         {theirs:8.0f}")
    print(f"ratio                 {ours / theirs:8.2f}")


if __name__ == "__main__":
    main()
