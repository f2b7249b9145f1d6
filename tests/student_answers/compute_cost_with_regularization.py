# %% wrong: times-m — lambd / 2 * m multiplies by m, the bracket around 2 * m is missing
# expect: bracket-missing
def compute_cost_with_regularization(A3, Y, parameters, lambd):
    m = Y.shape[1]

    penalty = 0
    for l in range(1, len(parameters) // 2 + 1):
        penalty += np.sum(parameters["W" + str(l)] ** 2)
    return compute_cost(A3, Y) + lambd / 2 * m * penalty

# %% wrong: half-missing — lambd / m: the 2 of the factor is missing
# expect: half-left-out
def compute_cost_with_regularization(A3, Y, parameters, lambd):
    """Return the cross-entropy cost plus the L2 penalty."""
    m = Y.shape[1]

    # YOUR CODE HERE
    W1 = parameters["W1"]
    W2 = parameters["W2"]
    W3 = parameters["W3"]
    cross_entropy_cost = compute_cost(A3, Y)
    L2_cost = (np.sum(np.square(W1)) + np.sum(np.square(W2)) + np.sum(np.square(W3))) * lambd / m
    cost = cross_entropy_cost + L2_cost
    return cost

# %% wrong: m-missing — lambd / 2: the penalty is not divided by m
# expect: not-averaged-over-examples
def compute_cost_with_regularization(A3, Y, parameters, lambd):
    """Return the cross-entropy cost plus the L2 penalty."""
    m = Y.shape[1]

    # YOUR CODE HERE
    penalty = 0
    for l in range(1, len(parameters) // 2 + 1):
        penalty += np.sum(parameters["W" + str(l)] ** 2)
    return compute_cost(A3, Y) + lambd / 2 * penalty

# %% wrong: factor-missing — lambd times the sum, without 1/(2m)
# expect: slip:division-dropped-the-returned-result-2-times-m
def compute_cost_with_regularization(A3, Y, parameters, lambd):
    """Return the cross-entropy cost plus the L2 penalty."""
    m = Y.shape[1]

    penalty = 0
    for l in range(1, len(parameters) // 2 + 1):
        penalty += np.sum(parameters["W" + str(l)] ** 2)
    return compute_cost(A3, Y) + lambd * penalty

# %% wrong: biases-penalized — the sum runs over all parameters, so the biases are penalized too
# expect: biases-penalized
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
    penalty = 0
    for key in parameters:
        penalty += np.sum(parameters[key] ** 2)
    cost = compute_cost(A3, Y) + lambd / (2 * m) * penalty
    return cost

# %% wrong: square-of-sum — the weights are summed first and the sum is squared
# expect: square-of-sum
def compute_cost_with_regularization(A3, Y, parameters, lambd):
    m = Y.shape[1]

    penalty = sum(np.sum(parameters[f"W{l}"]) ** 2 for l in (1, 2, 3))
    return compute_cost(A3, Y) + lambd / (2 * m) * penalty

# %% wrong: norm-not-squared — np.linalg.norm without the square
# expect: norm-not-squared
def compute_cost_with_regularization(A3, Y, parameters, lambd):
    m = Y.shape[1]

    penalty = 0
    for l in [1, 2, 3]:
        penalty += np.linalg.norm(parameters["W" + str(l)])
    return compute_cost(A3, Y) + lambd / (2 * m) * penalty

# %% wrong: absolute-values — the sum of absolute values, which is L1 and not L2
# expect: absolute-values
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
    W1, W2, W3 = parameters["W1"], parameters["W2"], parameters["W3"]
    penalty = np.sum(np.abs(W1)) + np.sum(np.abs(W2)) + np.sum(np.abs(W3))
    return compute_cost(A3, Y) + lambd / (2 * m) * penalty

# %% wrong: third-layer-forgotten — range(1, 3) ends before layer 3, so W3 is not in the penalty
# expect: last-layer-skipped
def compute_cost_with_regularization(A3, Y, parameters, lambd):
    """Return the cross-entropy cost plus the L2 penalty."""
    m = Y.shape[1]

    penalty = 0
    for l in range(1, 3):
        penalty += np.sum(np.square(parameters["W" + str(l)]))
    return compute_cost(A3, Y) + (lambd / (2 * m)) * penalty

# %% wrong: only-last-layer — = instead of += in the loop: only the last layer counts
# expect: last-layer-only
def compute_cost_with_regularization(A3, Y, parameters, lambd):
    """Return the cross-entropy cost plus the L2 penalty."""
    m = Y.shape[1]

    # YOUR CODE HERE
    penalty = 0
    for l in range(1, len(parameters) // 2 + 1):
        penalty = np.sum(parameters["W" + str(l)] ** 2)
    return compute_cost(A3, Y) + lambd / (2 * m) * penalty

# %% wrong: W1-twice — copied line: W1 is squared twice and W2 is missing
# expect: slip:other-name-squares-w1
def compute_cost_with_regularization(A3, Y, parameters, lambd):
    m = Y.shape[1]

    W1 = parameters["W1"]
    W2 = parameters["W2"]
    W3 = parameters["W3"]
    cross_entropy_cost = compute_cost(A3, Y)
    L2_cost = (np.sum(np.square(W1)) + np.sum(np.square(W1)) + np.sum(np.square(W3))) * lambd / (2 * m)
    cost = cross_entropy_cost + L2_cost
    return cost

# %% wrong: mean-of-squares — np.mean instead of np.sum: the squares of each layer are averaged
# expect: mean-of-squares
def compute_cost_with_regularization(A3, Y, parameters, lambd):
    """Return the cross-entropy cost plus the L2 penalty."""
    m = Y.shape[1]

    W1 = parameters["W1"]
    W2 = parameters["W2"]
    W3 = parameters["W3"]
    cross_entropy_cost = compute_cost(A3, Y)
    L2_cost = (np.mean(np.square(W1)) + np.mean(np.square(W2)) + np.mean(np.square(W3))) * lambd / (2 * m)
    cost = cross_entropy_cost + L2_cost
    return cost

# %% wrong: minus-penalty — the penalty is subtracted, so large weights are rewarded
# expect: penalty-subtracted
def compute_cost_with_regularization(A3, Y, parameters, lambd):
    """Return the cross-entropy cost plus the L2 penalty."""
    m = Y.shape[1]

    W1 = parameters["W1"]
    W2 = parameters["W2"]
    W3 = parameters["W3"]
    cross_entropy_cost = compute_cost(A3, Y)
    L2_cost = (np.sum(np.square(W1)) + np.sum(np.square(W2)) + np.sum(np.square(W3))) * lambd / (2 * m)
    cost = cross_entropy_cost - L2_cost
    return cost

# %% wrong: m-from-rows — m is set again from A3.shape[0], which is 1
# expect: not-averaged-over-examples
def compute_cost_with_regularization(A3, Y, parameters, lambd):
    """Return the cross-entropy cost plus the L2 penalty."""
    m = Y.shape[1]

    m = A3.shape[0]
    penalty = np.sum(parameters["W1"] ** 2) + np.sum(parameters["W2"] ** 2) + np.sum(parameters["W3"] ** 2)
    return compute_cost(A3, Y) + lambd * penalty / (2 * m)

# %% wrong: m-is-number-of-weights — the penalty is divided by the number of weights instead of the number of examples
# expect: mean-over-weights
def compute_cost_with_regularization(A3, Y, parameters, lambd):
    m = Y.shape[1]

    weights = np.concatenate([parameters[f"W{l}"].ravel() for l in (1, 2, 3)])
    return compute_cost(A3, Y) + lambd / (2 * weights.size) * np.sum(weights**2)

# %% wrong: penalty-alone — only the penalty is returned, the cross-entropy is not added
# expect: cross-entropy-left-out
def compute_cost_with_regularization(A3, Y, parameters, lambd):
    """Return the cross-entropy cost plus the L2 penalty."""
    m = Y.shape[1]

    # YOUR CODE HERE
    L2 = 0
    for l in range(3):
        L2 += np.sum(np.square(parameters[f"W{l + 1}"]))
    cost = lambd / (2 * m) * L2
    return cost

# %% wrong: cross-entropy-alone — the penalty is computed but the plain cost is returned
# expect: penalty-left-out
def compute_cost_with_regularization(A3, Y, parameters, lambd):
    """Return the cross-entropy cost plus the L2 penalty."""
    m = Y.shape[1]

    W1 = parameters["W1"]
    W2 = parameters["W2"]
    W3 = parameters["W3"]
    cross_entropy_cost = compute_cost(A3, Y)
    L2_cost = (np.sum(np.square(W1)) + np.sum(np.square(W2)) + np.sum(np.square(W3))) * lambd / (2 * m)
    cost = cross_entropy_cost + L2_cost
    return cross_entropy_cost

# %% wrong: brackets-around-all — the factor lambd/(2m) multiplies the cross-entropy too
# expect: slip:bracket-too-wide-the-returned-result-lambda-over-2-times-m
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
    total = compute_cost(A3, Y) + np.sum(parameters["W1"] ** 2) + np.sum(parameters["W2"] ** 2) + np.sum(parameters["W3"] ** 2)
    return total * lambd / (2 * m)

# %% wrong: factor-for-last-only — the bracket around the three sums is missing, so the factor multiplies only W3's sum
# expect: none
def compute_cost_with_regularization(A3, Y, parameters, lambd):
    """Return the cross-entropy cost plus the L2 penalty."""
    m = Y.shape[1]

    # YOUR CODE HERE
    W1, W2, W3 = parameters["W1"], parameters["W2"], parameters["W3"]
    L2 = np.sum(W1 ** 2) + np.sum(W2 ** 2) + np.sum(W3 ** 2) * lambd / (2 * m)
    return compute_cost(A3, Y) + L2

# %% wrong: matrix-product-for-square — W @ W.T is summed: the products of different units' weights are in the sum as well
# expect: matrix-product-for-square
def compute_cost_with_regularization(A3, Y, parameters, lambd):
    """Return the cross-entropy cost plus the L2 penalty."""
    m = Y.shape[1]

    # YOUR CODE HERE
    penalty = 0
    for l in range(1, 4):
        W = parameters[f"W{l}"]
        penalty += np.sum(W @ W.T)
    return compute_cost(A3, Y) + lambd / (2 * m) * penalty

# %% wrong: matrix-times-itself — np.dot(W, W) on matrices that are not square raises
# expect: shapes-do-not-fit
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
    penalty = 0
    for l in range(1, 4):
        W = parameters[f"W{l}"]
        penalty += np.sum(np.dot(W, W))
    return compute_cost(A3, Y) + lambd / (2 * m) * penalty

# %% wrong: squares-in-place — the weights are squared in place with **=, so the caller's parameters change
# expect: none
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
    penalty = 0
    for l in (1, 2, 3):
        W = parameters["W" + str(l)]
        W **= 2
        penalty += W.sum()
    return compute_cost(A3, Y) + lambd / (2 * m) * penalty

# %% wrong: one-layer-per-key — the loop takes len(parameters) for the number of layers and raises a KeyError for W4
# expect: key-not-found
def compute_cost_with_regularization(A3, Y, parameters, lambd):
    """Return the cross-entropy cost plus the L2 penalty."""
    m = Y.shape[1]

    penalty = 0
    for l in range(1, len(parameters) + 1):
        penalty += np.sum(parameters["W" + str(l)] ** 2)
    return compute_cost(A3, Y) + lambd / (2 * m) * penalty

# %% wrong: arguments-swapped — compute_cost gets Y and A3 in the wrong order
# expect: nan-or-infinity
def compute_cost_with_regularization(A3, Y, parameters, lambd):
    """Return the cross-entropy cost plus the L2 penalty."""
    m = Y.shape[1]

    # YOUR CODE HERE
    W1 = parameters["W1"]
    W2 = parameters["W2"]
    W3 = parameters["W3"]
    cross_entropy_cost = compute_cost(Y, A3)
    L2_cost = (np.sum(np.square(W1)) + np.sum(np.square(W2)) + np.sum(np.square(W3))) * lambd / (2 * m)
    cost = cross_entropy_cost + L2_cost
    return cost

# %% wrong: own-cross-entropy-sum — writes the cross-entropy again and does not divide it by m
# expect: cross-entropy-not-averaged
def compute_cost_with_regularization(A3, Y, parameters, lambd):
    """Return the cross-entropy cost plus the L2 penalty."""
    m = Y.shape[1]

    cross_entropy = -np.sum(Y * np.log(A3) + (1 - Y) * np.log(1 - A3))
    penalty = lambd / (2 * m) * sum(np.sum(parameters["W%d" % l] ** 2) for l in range(1, 4))
    return cross_entropy + penalty

# %% wrong: own-cross-entropy-one-term — writes the cross-entropy again and leaves out the term of label 0
# expect: only-label-one-counts
def compute_cost_with_regularization(A3, Y, parameters, lambd):
    """Return the cross-entropy cost plus the L2 penalty."""
    m = Y.shape[1]

    cross_entropy = -np.sum(Y * np.log(A3)) / m
    penalty = lambd / (2 * m) * sum(np.sum(parameters["W%d" % l] ** 2) for l in range(1, 4))
    return cross_entropy + penalty

# %% wrong: reserved-word — writes lambda instead of lambd, which is a syntax error
# expect: none
def compute_cost_with_regularization(A3, Y, parameters, lambd):
    """Return the cross-entropy cost plus the L2 penalty."""
    m = Y.shape[1]

    # YOUR CODE HERE
    W1 = parameters["W1"]
    W2 = parameters["W2"]
    W3 = parameters["W3"]
    L2 = lambda / (2 * m) * (np.sum(W1**2) + np.sum(W2**2) + np.sum(W3**2))
    return compute_cost(A3, Y) + L2

# %% wrong: sum-forgotten — the squares are not summed; arrays of different shapes are added and raise
# expect: squares-not-summed
def compute_cost_with_regularization(A3, Y, parameters, lambd):
    """Return the cross-entropy cost plus the L2 penalty."""
    m = Y.shape[1]

    W1, W2, W3 = parameters["W1"], parameters["W2"], parameters["W3"]
    return compute_cost(A3, Y) + lambd / (2 * m) * (W1**2 + W2**2 + W3**2)

# %% wrong: tuple-returned — cost and penalty are returned as a pair
# expect: several-values-returned
def compute_cost_with_regularization(A3, Y, parameters, lambd):
    """Return the cross-entropy cost plus the L2 penalty."""
    m = Y.shape[1]

    penalty = sum((parameters["W" + n] ** 2).sum() for n in "123") * lambd / 2 / m
    return compute_cost(A3, Y) + penalty, penalty

# %% wrong: no-return — the cost is printed and not returned
# expect: nothing-returned
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
    penalty = sum((parameters["W" + n] ** 2).sum() for n in "123") * lambd / 2 / m
    cost = compute_cost(A3, Y) + penalty
    print(cost)

# %% wrong: lambda-squared — lambd stands inside the sum and is squared with the weights
# expect: lambda-squared
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
    s = 0
    for l in (1, 2, 3):
        s += np.sum((lambd * parameters[f"W{l}"]) ** 2)
    return compute_cost(A3, Y) + s / (2 * m)

# %% wrong: lambda-of-the-notebook — 0.7, the strength used later in the notebook, is typed in
# expect: slip:argument-ignored-the-function-lambda-4
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
    s = sum(np.sum(parameters[f"W{l}"] ** 2) for l in (1, 2, 3))
    return compute_cost(A3, Y) + 0.7 / (2 * m) * s

# %% wrong: rounded — the result is rounded to two decimals, as it is displayed
# expect: rounded
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
    W1 = parameters["W1"]
    W2 = parameters["W2"]
    W3 = parameters["W3"]
    cross_entropy_cost = compute_cost(A3, Y)
    L2_cost = (np.sum(np.square(W1)) + np.sum(np.square(W2)) + np.sum(np.square(W3))) * lambd / (2 * m)
    cost = cross_entropy_cost + L2_cost
    return round(float(cost), 2)

# %% wrong: frobenius-of-stack — the norms of the three layers are added and then squared: the mixed terms are too much
# expect: lengths-summed-then-squared
def compute_cost_with_regularization(A3, Y, parameters, lambd):
    """Return the cross-entropy cost plus the L2 penalty."""
    m = Y.shape[1]

    # YOUR CODE HERE
    total = 0
    for l in (1, 2, 3):
        total += np.linalg.norm(parameters["W" + str(l)])
    return compute_cost(A3, Y) + lambd / (2 * m) * total**2

# %% wrong: sum-per-row — np.sum has axis=1 as in db, so the sums are arrays, which do not fit together or make an array of the cost
# expect: shapes-do-not-fit
def compute_cost_with_regularization(A3, Y, parameters, lambd):
    """Return the cross-entropy cost plus the L2 penalty."""
    m = Y.shape[1]

    # YOUR CODE HERE
    penalty = 0
    for l in (1, 2, 3):
        penalty = penalty + np.sum(parameters["W" + str(l)] ** 2, axis=1, keepdims=True)
    return compute_cost(A3, Y) + lambd / (2 * m) * penalty

# %% wrong: global-X-for-m — m is computed from X, which is no argument of this function
# expect: name-not-defined
def compute_cost_with_regularization(A3, Y, parameters, lambd):
    m = Y.shape[1]

    m = X.shape[1]
    s = np.sum(parameters["W1"] ** 2) + np.sum(parameters["W2"] ** 2) + np.sum(parameters["W3"] ** 2)
    return compute_cost(A3, Y) + lambd * s / (2 * m)

# %% wrong: two-no-half-and-bias — two mistakes: biases are penalized, and the 2 is missing
# expect: half-left-out + biases-penalized
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
    penalty = 0
    for value in parameters.values():
        penalty += np.sum(np.square(value))
    return compute_cost(A3, Y) + lambd / m * penalty

# %% wrong: two-norm-and-no-m — two mistakes: the norm is not squared, and m is missing
# expect: not-averaged-over-examples + norm-not-squared
def compute_cost_with_regularization(A3, Y, parameters, lambd):
    m = Y.shape[1]

    penalty = sum(np.linalg.norm(parameters["W" + str(l)]) for l in range(1, 4))
    return compute_cost(A3, Y) + lambd / 2 * penalty

# %% wrong: two-times-m-and-W3 — two mistakes: lambd / 2 * m, and W3 is missing
# expect: bracket-missing + last-layer-skipped
def compute_cost_with_regularization(A3, Y, parameters, lambd):
    """Return the cross-entropy cost plus the L2 penalty."""
    m = Y.shape[1]

    penalty = 0
    for l in range(1, len(parameters) // 2):
        penalty += np.sum(parameters["W" + str(l)] ** 2)
    return compute_cost(A3, Y) + lambd / 2 * m * penalty

# %% wrong: two-minus-and-no-half — two mistakes: minus instead of plus, and lambd / m
# expect: half-left-out + penalty-subtracted
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
    W1 = parameters["W1"]
    W2 = parameters["W2"]
    W3 = parameters["W3"]
    cross_entropy_cost = compute_cost(A3, Y)
    L2_cost = (np.sum(np.square(W1)) + np.sum(np.square(W2)) + np.sum(np.square(W3))) * lambd / m
    cost = cross_entropy_cost - L2_cost
    return cost

# %% wrong: two-mean-and-last-layer-only — two mistakes: the mean of the squares, and only the last layer because of = in the loop
# expect: mean-of-squares + last-layer-only
def compute_cost_with_regularization(A3, Y, parameters, lambd):
    """Return the cross-entropy cost plus the L2 penalty."""
    m = Y.shape[1]

    penalty = 0
    for l in range(1, len(parameters) // 2 + 1):
        penalty = np.mean(parameters["W" + str(l)] ** 2)
    return compute_cost(A3, Y) + lambd / (2 * m) * penalty

# %% wrong: two-L1-no-half — two mistakes: absolute values, and lambd / m as is usual for L1
# expect: half-left-out + absolute-values
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
    penalty = 0
    for l in (1, 2, 3):
        penalty += np.abs(parameters["W" + str(l)]).sum()
    return compute_cost(A3, Y) + (lambd / m) * penalty

# %% wrong: two-square-of-sum-with-bias — two mistakes: the square of the sum, over weights and biases
# expect: none
def compute_cost_with_regularization(A3, Y, parameters, lambd):
    m = Y.shape[1]

    total = sum(p.sum() ** 2 for p in parameters.values())
    return compute_cost(A3, Y) + lambd / 2 / m * total

# %% right: norm-squared — np.linalg.norm squared
def compute_cost_with_regularization(A3, Y, parameters, lambd):
    """Return the cross-entropy cost plus the L2 penalty."""
    m = Y.shape[1]

    penalty = sum(np.linalg.norm(parameters[f"W{l}"]) ** 2 for l in (1, 2, 3))
    return compute_cost(A3, Y) + lambd * penalty / 2 / m

# %% right: einsum — np.einsum for the sums of squares
def compute_cost_with_regularization(A3, Y, parameters, lambd):
    """Return the cross-entropy cost plus the L2 penalty."""
    m = Y.shape[1]

    # YOUR CODE HERE
    squares = [np.einsum("ij,ij->", W, W) for name, W in parameters.items() if name.startswith("W")]
    return np.add(compute_cost(A3, Y), np.divide(np.multiply(lambd, sum(squares)), 2 * m))

# %% right: trace — the trace of W W^T is the sum of squares
def compute_cost_with_regularization(A3, Y, parameters, lambd):
    """Return the cross-entropy cost plus the L2 penalty."""
    m = Y.shape[1]

    # YOUR CODE HERE
    cost = compute_cost(A3, Y)
    for l in range(1, 4):
        W = parameters["W" + str(l)]
        cost += 0.5 * lambd / m * np.trace(W @ W.T)
    return cost

# %% right: element-loops — three nested loops, and the cross-entropy written out
def compute_cost_with_regularization(A3, Y, parameters, lambd):
    m = Y.shape[1]

    cost = 0.0
    for i in range(m):
        cost -= float(Y[0, i] * np.log(A3[0, i]) + (1 - Y[0, i]) * np.log(1 - A3[0, i])) / m
    for name in ("W1", "W2", "W3"):
        rows, cols = parameters[name].shape
        for k in range(rows):
            for j in range(cols):
                cost += lambd * parameters[name][k][j] ** 2 / (2 * m)
    return cost

# %% right: one-vector — all weights in one vector, vdot with itself, printed before it is returned
def compute_cost_with_regularization(A3, Y, parameters, lambd):
    m = Y.shape[1]

    w = np.concatenate([parameters[k].flatten() for k in sorted(parameters) if "W" in k])
    cost = compute_cost(A3, Y) + lambd / (m + m) * np.vdot(w, w)
    print("cost:", cost)
    return cost

# %% right: array-of-shape-one-one — the result is an array of shape (1, 1), because A3 is, as with keepdims in older courses
def compute_cost_with_regularization(A3, Y, parameters, lambd):
    """Return the cross-entropy cost plus the L2 penalty."""
    m = Y.shape[1]

    # YOUR CODE HERE
    cross_entropy = -(np.dot(Y, np.log(A3).T) + np.dot(1 - Y, np.log(1 - A3).T)) / m
    L2 = lambd / (2 * m) * sum(np.sum(np.square(parameters[f"W{l}"])) for l in range(1, 4))
    return cross_entropy + L2

# %% right: zero-dimensional-array — the result is an array with no axis
def compute_cost_with_regularization(A3, Y, parameters, lambd):
    """Return the cross-entropy cost plus the L2 penalty."""
    m = Y.shape[1]

    # YOUR CODE HERE
    W1, W2, W3 = (parameters[k] for k in ("W1", "W2", "W3"))
    frob = lambda W: (W * W).sum()
    return np.array(compute_cost(A3, Y) + lambd * (frob(W1) + frob(W2) + frob(W3)) / (2 * m))

# %% right: walrus-and-float — a plain float, m computed again from A3's columns
def compute_cost_with_regularization(A3: np.ndarray, Y: np.ndarray, parameters: dict, lambd: float) -> float:
    penalty = 0.0
    l = 1
    while (W := parameters.get(f"W{l}")) is not None:
        penalty += np.power(W, 2).sum(axis=0).sum()
        l += 1
    return float(compute_cost(A3, Y) + penalty * lambd / (2 * A3.shape[1]))

# %% wrong: two-norm-not-squared-no-half — two mistakes: the norm is not squared, and lambd / m
# expect: half-left-out + norm-not-squared
def compute_cost_with_regularization(A3, Y, parameters, lambd):
    """Return the cross-entropy cost plus the L2 penalty."""
    m = Y.shape[1]

    # YOUR CODE HERE
    return compute_cost(A3, Y) + lambd / m * sum(np.linalg.norm(parameters[k]) for k in ("W1", "W2", "W3"))

# %% wrong: two-W3-missing-and-no-half — two mistakes: W3 is left out, and the 2 is missing
# expect: half-left-out + last-layer-skipped
def compute_cost_with_regularization(A3, Y, parameters, lambd):
    """Return the cross-entropy cost plus the L2 penalty."""
    m = Y.shape[1]

    # YOUR CODE HERE
    W1, W2 = parameters["W1"], parameters["W2"]
    return compute_cost(A3, Y) + (lambd / m) * (np.sum(np.square(W1)) + np.sum(np.square(W2)))

# %% wrong: two-no-cross-entropy-no-m — two mistakes: only the penalty is returned, and without m
# expect: cross-entropy-left-out + not-averaged-over-examples
def compute_cost_with_regularization(A3, Y, parameters, lambd):
    """Return the cross-entropy cost plus the L2 penalty."""
    m = Y.shape[1]

    cost = 0
    for l in range(1, 4):
        cost += lambd / 2 * np.sum(parameters["W" + str(l)] ** 2)
    return cost

# %% wrong: two-mean-and-bias — two mistakes: mean instead of sum, and the biases are penalized
# expect: biases-penalized + mean-of-squares
def compute_cost_with_regularization(A3, Y, parameters, lambd):
    """Return the cross-entropy cost plus the L2 penalty."""
    m = Y.shape[1]

    penalty = np.sum([np.mean(v**2) for v in parameters.values()])
    return compute_cost(A3, Y) + lambd * penalty / (2 * m)

# %% wrong: two-cross-entropy-sum-and-no-m — two mistakes: the cross-entropy is a sum, and the penalty lacks m: both forget the mean
# expect: slip:extra-factor-the-returned-result-m
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
    cost = -np.sum(Y * np.log(A3) + (1 - Y) * np.log(1 - A3))
    cost += lambd / 2 * (np.sum(parameters["W1"] ** 2) + np.sum(parameters["W2"] ** 2) + np.sum(parameters["W3"] ** 2))
    return cost
