"""Training for a fixed time, to compare mini-batch sizes by what they reach on this computer."""

from time import perf_counter

from .network import cost_and_gradients


def train_for_seconds(seconds, X, Y, parameters, update, mini_batches, mini_batch_size, learning_rate):
    """Train with gradient descent until the time is over; the shuffles do not count.

    Parameters
    ----------
    seconds : float
        Time for the steps.
    update : callable
        ``update(parameters, grads, learning_rate)`` returns the new parameters.
    X, Y, parameters, mini_batches, mini_batch_size, learning_rate
        As for `training.train_network`.

    Returns
    -------
    examples_per_second : float
        Examples in all steps, divided by the time of the steps.
    cost : float
        Cost of all examples at the end.
    """
    spent, seen, epoch = 0.0, 0, 0
    while spent < seconds:
        epoch += 1
        parts = mini_batches(X, Y, mini_batch_size, epoch)
        start = perf_counter()
        for X_part, Y_part in parts:
            _, grads = cost_and_gradients(parameters, X_part, Y_part)
            parameters = update(parameters, grads, learning_rate)
            seen += X_part.shape[1]
            if spent + perf_counter() - start > seconds:
                break
        spent += perf_counter() - start
    return seen / spent, cost_and_gradients(parameters, X, Y)[0]
