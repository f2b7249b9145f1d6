"""Networks for cases: weights and biases in the course's dicts."""

import numpy as np

from grading.exercises.exercise import Draw


def draw_parameters(draw: Draw, sizes: tuple[int, ...]) -> dict[str, np.ndarray]:
    """Return weights and biases of layers with these sizes, the input first."""
    parameters = {}
    for layer in range(1, len(sizes)):
        parameters[f"W{layer}"] = draw.array(sizes[layer], sizes[layer - 1])
        parameters[f"b{layer}"] = draw.array(sizes[layer], 1)
    return parameters
