# %% wrong: times-m — lambd / 2 * m multiplies by m, the bracket around 2 * m is missing
def compute_cost_with_regularization(A3, Y, parameters, lambd):
    m = Y.shape[1]

    # YOUR CODE HERE
    raise NotImplementedError()

# %% wrong: two-missing — lambd / m: the 2 of the factor is missing
def compute_cost_with_regularization(A3, Y, parameters, lambd):
    """Return the cross-entropy cost plus the L2 penalty."""
    m = Y.shape[1]

    # YOUR CODE HERE
    raise NotImplementedError()

# %% wrong: m-missing — lambd / 2: the penalty is not divided by m
def compute_cost_with_regularization(A3, Y, parameters, lambd):
    """Return the cross-entropy cost plus the L2 penalty."""
    m = Y.shape[1]

    # YOUR CODE HERE
    raise NotImplementedError()

# %% wrong: factor-missing — lambd times the sum, without 1/(2m)
def compute_cost_with_regularization(A3, Y, parameters, lambd):
    """Return the cross-entropy cost plus the L2 penalty."""
    m = Y.shape[1]

    # YOUR CODE HERE
    raise NotImplementedError()

# %% wrong: biases-penalized — the sum runs over all parameters, so the biases are penalized too
def compute_cost_with_regularization(A3, Y, parameters, lambd):
    """Return the cross-entropy cost plus the L2 penalty.

    Arguments:
        A3: the network's output, probabilities of label 1, shape (1, m)
        Y: the labels 0 and 1, shape (1, m)
        parameters: dict "W1", "b1", "W2", "b2", "W3", "b3"
        lambd: the strength lambda of the regularization, a number

    Returns:
        cost: the regularized cost, a number
    """
    m = Y.shape[1]

    # YOUR CODE HERE
    raise NotImplementedError()

# %% wrong: square-of-sum — the weights are summed first and the sum is squared
def compute_cost_with_regularization(A3, Y, parameters, lambd):
    m = Y.shape[1]

    # YOUR CODE HERE
    raise NotImplementedError()

# %% wrong: norm-not-squared — np.linalg.norm without the square
def compute_cost_with_regularization(A3, Y, parameters, lambd):
    m = Y.shape[1]

    # YOUR CODE HERE
    raise NotImplementedError()

# %% wrong: absolute-values — the sum of absolute values, which is L1 and not L2
def compute_cost_with_regularization(A3, Y, parameters, lambd):
    """Return the cross-entropy cost plus the L2 penalty.

    Arguments:
        A3: the network's output, probabilities of label 1, shape (1, m)
        Y: the labels 0 and 1, shape (1, m)
        parameters: dict "W1", "b1", "W2", "b2", "W3", "b3"
        lambd: the strength lambda of the regularization, a number

    Returns:
        cost: the regularized cost, a number
    """
    m = Y.shape[1]

    # YOUR CODE HERE
    raise NotImplementedError()

# %% wrong: third-layer-forgotten — range(1, 3) ends before layer 3, so W3 is not in the penalty
def compute_cost_with_regularization(A3, Y, parameters, lambd):
    """Return the cross-entropy cost plus the L2 penalty."""
    m = Y.shape[1]

    # YOUR CODE HERE
    raise NotImplementedError()

# %% wrong: only-last-layer — = instead of += in the loop: only the last layer counts
def compute_cost_with_regularization(A3, Y, parameters, lambd):
    """Return the cross-entropy cost plus the L2 penalty."""
    m = Y.shape[1]

    # YOUR CODE HERE
    raise NotImplementedError()

# %% wrong: W1-twice — copied line: W1 is squared twice and W2 is missing
def compute_cost_with_regularization(A3, Y, parameters, lambd):
    m = Y.shape[1]

    # YOUR CODE HERE
    raise NotImplementedError()

# %% wrong: mean-of-squares — np.mean instead of np.sum: the squares of each layer are averaged
def compute_cost_with_regularization(A3, Y, parameters, lambd):
    """Return the cross-entropy cost plus the L2 penalty."""
    m = Y.shape[1]

    # YOUR CODE HERE
    raise NotImplementedError()

# %% wrong: minus-penalty — the penalty is subtracted, so large weights are rewarded
def compute_cost_with_regularization(A3, Y, parameters, lambd):
    """Return the cross-entropy cost plus the L2 penalty."""
    m = Y.shape[1]

    # YOUR CODE HERE
    raise NotImplementedError()

# %% wrong: m-from-rows — m is set again from A3.shape[0], which is 1
def compute_cost_with_regularization(A3, Y, parameters, lambd):
    """Return the cross-entropy cost plus the L2 penalty."""
    m = Y.shape[1]

    # YOUR CODE HERE
    raise NotImplementedError()

# %% wrong: m-is-number-of-weights — the penalty is divided by the number of weights instead of the number of examples
def compute_cost_with_regularization(A3, Y, parameters, lambd):
    m = Y.shape[1]

    # YOUR CODE HERE
    raise NotImplementedError()

# %% wrong: penalty-alone — only the penalty is returned, the cross-entropy is not added
def compute_cost_with_regularization(A3, Y, parameters, lambd):
    """Return the cross-entropy cost plus the L2 penalty."""
    m = Y.shape[1]

    # YOUR CODE HERE
    raise NotImplementedError()

# %% wrong: cross-entropy-alone — the penalty is computed but the plain cost is returned
def compute_cost_with_regularization(A3, Y, parameters, lambd):
    """Return the cross-entropy cost plus the L2 penalty."""
    m = Y.shape[1]

    # YOUR CODE HERE
    raise NotImplementedError()

# %% wrong: brackets-around-all — the factor lambd/(2m) multiplies the cross-entropy too
def compute_cost_with_regularization(A3, Y, parameters, lambd):
    """Return the cross-entropy cost plus the L2 penalty.

    Arguments:
        A3: the network's output, probabilities of label 1, shape (1, m)
        Y: the labels 0 and 1, shape (1, m)
        parameters: dict "W1", "b1", "W2", "b2", "W3", "b3"
        lambd: the strength lambda of the regularization, a number

    Returns:
        cost: the regularized cost, a number
    """
    m = Y.shape[1]

    # YOUR CODE HERE
    raise NotImplementedError()

# %% wrong: factor-for-last-only — the bracket around the three sums is missing, so the factor multiplies only W3's sum
def compute_cost_with_regularization(A3, Y, parameters, lambd):
    """Return the cross-entropy cost plus the L2 penalty."""
    m = Y.shape[1]

    # YOUR CODE HERE
    raise NotImplementedError()

# %% wrong: matrix-product-for-square — W @ W.T is summed: the products of different units' weights are in the sum as well
def compute_cost_with_regularization(A3, Y, parameters, lambd):
    """Return the cross-entropy cost plus the L2 penalty."""
    m = Y.shape[1]

    # YOUR CODE HERE
    raise NotImplementedError()

# %% wrong: matrix-times-itself — np.dot(W, W) on matrices that are not square raises
def compute_cost_with_regularization(A3, Y, parameters, lambd):
    """Return the cross-entropy cost plus the L2 penalty.

    Arguments:
        A3: the network's output, probabilities of label 1, shape (1, m)
        Y: the labels 0 and 1, shape (1, m)
        parameters: dict "W1", "b1", "W2", "b2", "W3", "b3"
        lambd: the strength lambda of the regularization, a number

    Returns:
        cost: the regularized cost, a number
    """
    m = Y.shape[1]

    # YOUR CODE HERE
    raise NotImplementedError()

# %% wrong: squares-in-place — the weights are squared in place with **=, so the caller's parameters change
def compute_cost_with_regularization(A3, Y, parameters, lambd):
    """Return the cross-entropy cost plus the L2 penalty.

    Arguments:
        A3: the network's output, probabilities of label 1, shape (1, m)
        Y: the labels 0 and 1, shape (1, m)
        parameters: dict "W1", "b1", "W2", "b2", "W3", "b3"
        lambd: the strength lambda of the regularization, a number

    Returns:
        cost: the regularized cost, a number
    """
    m = Y.shape[1]

    # YOUR CODE HERE
    raise NotImplementedError()

# %% wrong: one-layer-per-key — the loop takes len(parameters) for the number of layers and raises a KeyError for W4
def compute_cost_with_regularization(A3, Y, parameters, lambd):
    """Return the cross-entropy cost plus the L2 penalty."""
    m = Y.shape[1]

    # YOUR CODE HERE
    raise NotImplementedError()

# %% wrong: arguments-swapped — compute_cost gets Y and A3 in the wrong order
def compute_cost_with_regularization(A3, Y, parameters, lambd):
    """Return the cross-entropy cost plus the L2 penalty."""
    m = Y.shape[1]

    # YOUR CODE HERE
    raise NotImplementedError()

# %% wrong: own-cross-entropy-sum — writes the cross-entropy again and does not divide it by m
def compute_cost_with_regularization(A3, Y, parameters, lambd):
    """Return the cross-entropy cost plus the L2 penalty."""
    m = Y.shape[1]

    # YOUR CODE HERE
    raise NotImplementedError()

# %% wrong: own-cross-entropy-one-term — writes the cross-entropy again and leaves out the term of label 0
def compute_cost_with_regularization(A3, Y, parameters, lambd):
    """Return the cross-entropy cost plus the L2 penalty."""
    m = Y.shape[1]

    # YOUR CODE HERE
    raise NotImplementedError()

# %% wrong: reserved-word — writes lambda instead of lambd, which is a syntax error
def compute_cost_with_regularization(A3, Y, parameters, lambd):
    """Return the cross-entropy cost plus the L2 penalty."""
    m = Y.shape[1]

    # YOUR CODE HERE
    raise NotImplementedError()

# %% wrong: sum-forgotten — the squares are not summed; arrays of different shapes are added and raise
def compute_cost_with_regularization(A3, Y, parameters, lambd):
    """Return the cross-entropy cost plus the L2 penalty."""
    m = Y.shape[1]

    # YOUR CODE HERE
    raise NotImplementedError()

# %% wrong: tuple-returned — cost and penalty are returned as a pair
def compute_cost_with_regularization(A3, Y, parameters, lambd):
    """Return the cross-entropy cost plus the L2 penalty."""
    m = Y.shape[1]

    # YOUR CODE HERE
    raise NotImplementedError()

# %% wrong: no-return — the cost is printed and not returned
def compute_cost_with_regularization(A3, Y, parameters, lambd):
    """Return the cross-entropy cost plus the L2 penalty.

    Arguments:
        A3: the network's output, probabilities of label 1, shape (1, m)
        Y: the labels 0 and 1, shape (1, m)
        parameters: dict "W1", "b1", "W2", "b2", "W3", "b3"
        lambd: the strength lambda of the regularization, a number

    Returns:
        cost: the regularized cost, a number
    """
    m = Y.shape[1]

    # YOUR CODE HERE
    raise NotImplementedError()

# %% wrong: lambda-squared — lambd stands inside the sum and is squared with the weights
def compute_cost_with_regularization(A3, Y, parameters, lambd):
    """Return the cross-entropy cost plus the L2 penalty.

    Arguments:
        A3: the network's output, probabilities of label 1, shape (1, m)
        Y: the labels 0 and 1, shape (1, m)
        parameters: dict "W1", "b1", "W2", "b2", "W3", "b3"
        lambd: the strength lambda of the regularization, a number

    Returns:
        cost: the regularized cost, a number
    """
    m = Y.shape[1]

    # YOUR CODE HERE
    raise NotImplementedError()

# %% wrong: lambda-of-the-notebook — 0.7, the strength used later in the notebook, is typed in
def compute_cost_with_regularization(A3, Y, parameters, lambd):
    """Return the cross-entropy cost plus the L2 penalty.

    Arguments:
        A3: the network's output, probabilities of label 1, shape (1, m)
        Y: the labels 0 and 1, shape (1, m)
        parameters: dict "W1", "b1", "W2", "b2", "W3", "b3"
        lambd: the strength lambda of the regularization, a number

    Returns:
        cost: the regularized cost, a number
    """
    m = Y.shape[1]

    # YOUR CODE HERE
    raise NotImplementedError()

# %% wrong: rounded — the result is rounded to two decimals, as it is displayed
def compute_cost_with_regularization(A3, Y, parameters, lambd):
    """Return the cross-entropy cost plus the L2 penalty.

    Arguments:
        A3: the network's output, probabilities of label 1, shape (1, m)
        Y: the labels 0 and 1, shape (1, m)
        parameters: dict "W1", "b1", "W2", "b2", "W3", "b3"
        lambd: the strength lambda of the regularization, a number

    Returns:
        cost: the regularized cost, a number
    """
    m = Y.shape[1]

    # YOUR CODE HERE
    raise NotImplementedError()

# %% wrong: frobenius-of-stack — the norms of the three layers are added and then squared: the mixed terms are too much
def compute_cost_with_regularization(A3, Y, parameters, lambd):
    """Return the cross-entropy cost plus the L2 penalty."""
    m = Y.shape[1]

    # YOUR CODE HERE
    raise NotImplementedError()

# %% wrong: sum-per-row — np.sum has axis=1 as in db, so the sums are arrays, which do not fit together or make an array of the cost
def compute_cost_with_regularization(A3, Y, parameters, lambd):
    """Return the cross-entropy cost plus the L2 penalty."""
    m = Y.shape[1]

    # YOUR CODE HERE
    raise NotImplementedError()

# %% wrong: global-X-for-m — m is computed from X, which is no argument of this function
def compute_cost_with_regularization(A3, Y, parameters, lambd):
    m = Y.shape[1]

    # YOUR CODE HERE
    raise NotImplementedError()

# %% wrong: two-no-half-and-bias — two mistakes: biases are penalized, and the 2 is missing
def compute_cost_with_regularization(A3, Y, parameters, lambd):
    """Return the cross-entropy cost plus the L2 penalty.

    Arguments:
        A3: the network's output, probabilities of label 1, shape (1, m)
        Y: the labels 0 and 1, shape (1, m)
        parameters: dict "W1", "b1", "W2", "b2", "W3", "b3"
        lambd: the strength lambda of the regularization, a number

    Returns:
        cost: the regularized cost, a number
    """
    m = Y.shape[1]

    # YOUR CODE HERE
    raise NotImplementedError()

# %% wrong: two-norm-and-no-m — two mistakes: the norm is not squared, and m is missing
def compute_cost_with_regularization(A3, Y, parameters, lambd):
    m = Y.shape[1]

    # YOUR CODE HERE
    raise NotImplementedError()

# %% wrong: two-times-m-and-W3 — two mistakes: lambd / 2 * m, and W3 is missing
def compute_cost_with_regularization(A3, Y, parameters, lambd):
    """Return the cross-entropy cost plus the L2 penalty."""
    m = Y.shape[1]

    # YOUR CODE HERE
    raise NotImplementedError()

# %% wrong: two-minus-and-no-half — two mistakes: minus instead of plus, and lambd / m
def compute_cost_with_regularization(A3, Y, parameters, lambd):
    """Return the cross-entropy cost plus the L2 penalty.

    Arguments:
        A3: the network's output, probabilities of label 1, shape (1, m)
        Y: the labels 0 and 1, shape (1, m)
        parameters: dict "W1", "b1", "W2", "b2", "W3", "b3"
        lambd: the strength lambda of the regularization, a number

    Returns:
        cost: the regularized cost, a number
    """
    m = Y.shape[1]

    # YOUR CODE HERE
    raise NotImplementedError()

# %% wrong: two-mean-and-last-layer-only — two mistakes: the mean of the squares, and only the last layer because of = in the loop
def compute_cost_with_regularization(A3, Y, parameters, lambd):
    """Return the cross-entropy cost plus the L2 penalty."""
    m = Y.shape[1]

    # YOUR CODE HERE
    raise NotImplementedError()

# %% wrong: two-L1-no-half — two mistakes: absolute values, and lambd / m as is usual for L1
def compute_cost_with_regularization(A3, Y, parameters, lambd):
    """Return the cross-entropy cost plus the L2 penalty.

    Arguments:
        A3: the network's output, probabilities of label 1, shape (1, m)
        Y: the labels 0 and 1, shape (1, m)
        parameters: dict "W1", "b1", "W2", "b2", "W3", "b3"
        lambd: the strength lambda of the regularization, a number

    Returns:
        cost: the regularized cost, a number
    """
    m = Y.shape[1]

    # YOUR CODE HERE
    raise NotImplementedError()

# %% wrong: two-square-of-sum-with-bias — two mistakes: the square of the sum, over weights and biases
def compute_cost_with_regularization(A3, Y, parameters, lambd):
    m = Y.shape[1]

    # YOUR CODE HERE
    raise NotImplementedError()

# %% right: norm-squared — np.linalg.norm squared
def compute_cost_with_regularization(A3, Y, parameters, lambd):
    """Return the cross-entropy cost plus the L2 penalty."""
    m = Y.shape[1]

    # YOUR CODE HERE
    raise NotImplementedError()

# %% right: einsum — np.einsum for the sums of squares
def compute_cost_with_regularization(A3, Y, parameters, lambd):
    """Return the cross-entropy cost plus the L2 penalty."""
    m = Y.shape[1]

    # YOUR CODE HERE
    raise NotImplementedError()

# %% right: trace — the trace of W W^T is the sum of squares
def compute_cost_with_regularization(A3, Y, parameters, lambd):
    """Return the cross-entropy cost plus the L2 penalty."""
    m = Y.shape[1]

    # YOUR CODE HERE
    raise NotImplementedError()

# %% right: element-loops — three nested loops, and the cross-entropy written out
def compute_cost_with_regularization(A3, Y, parameters, lambd):
    m = Y.shape[1]

    # YOUR CODE HERE
    raise NotImplementedError()

# %% right: one-vector — all weights in one vector, vdot with itself, printed before it is returned
def compute_cost_with_regularization(A3, Y, parameters, lambd):
    m = Y.shape[1]

    # YOUR CODE HERE
    raise NotImplementedError()

# %% right: array-of-shape-one-one — the result is an array of shape (1, 1), because A3 is, as with keepdims in older courses
def compute_cost_with_regularization(A3, Y, parameters, lambd):
    """Return the cross-entropy cost plus the L2 penalty."""
    m = Y.shape[1]

    # YOUR CODE HERE
    raise NotImplementedError()

# %% right: zero-dimensional-array — the result is an array with no axis
def compute_cost_with_regularization(A3, Y, parameters, lambd):
    """Return the cross-entropy cost plus the L2 penalty."""
    m = Y.shape[1]

    # YOUR CODE HERE
    raise NotImplementedError()

# %% right: walrus-and-float — a plain float, m computed again from A3's columns
def compute_cost_with_regularization(A3: np.ndarray, Y: np.ndarray, parameters: dict, lambd: float) -> float:
    penalty = 0.0
    l = 1
    while (W := parameters.get(f"W{l}")) is not None:
        penalty += np.power(W, 2).sum(axis=0).sum()
        l += 1
    return float(compute_cost(A3, Y) + penalty * lambd / (2 * A3.shape[1]))
