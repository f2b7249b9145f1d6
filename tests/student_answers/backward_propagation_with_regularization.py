# %% wrong: penalty-half — the factor is lambd/(2m), that of the cost, in all three layers
# expect: half-kept
def backward_propagation_with_regularization(X, Y, cache, lambd):
    """Run the network backward, with the L2 penalty in the cost."""
    m = X.shape[1]
    Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 = cache

    dZ3 = A3 - Y
    dW3 = 1. / m * np.dot(dZ3, A2.T) + lambd / (2 * m) * W3
    db3 = 1. / m * np.sum(dZ3, axis=1, keepdims=True)

    dA2 = np.dot(W3.T, dZ3)
    dZ2 = np.multiply(dA2, np.int64(A2 > 0))
    dW2 = 1. / m * np.dot(dZ2, A1.T) + lambd / (2 * m) * W2
    db2 = 1. / m * np.sum(dZ2, axis=1, keepdims=True)

    dA1 = np.dot(W2.T, dZ2)
    dZ1 = np.multiply(dA1, np.int64(A1 > 0))
    dW1 = 1. / m * np.dot(dZ1, X.T) + lambd / (2 * m) * W1
    db1 = 1. / m * np.sum(dZ1, axis=1, keepdims=True)

    gradients = {"dZ3": dZ3, "dW3": dW3, "db3": db3}
    gradients |= {"dA2": dA2, "dZ2": dZ2, "dW2": dW2, "db2": db2}
    gradients |= {"dA1": dA1, "dZ1": dZ1, "dW1": dW1, "db1": db1}
    return gradients

# %% wrong: penalty-without-m — lambd * W is added without dividing by m
# expect: not-averaged-over-examples
def backward_propagation_with_regularization(X, Y, cache, lambd):
    """Run the network backward, with the L2 penalty in the cost."""
    m = X.shape[1]
    Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 = cache

    # YOUR CODE HERE
    dZ3 = A3 - Y
    dW3 = 1. / m * np.dot(dZ3, A2.T) + lambd * W3
    db3 = 1. / m * np.sum(dZ3, axis=1, keepdims=True)

    dA2 = np.dot(W3.T, dZ3)
    dZ2 = np.multiply(dA2, np.int64(A2 > 0))
    dW2 = 1. / m * np.dot(dZ2, A1.T) + lambd * W2
    db2 = 1. / m * np.sum(dZ2, axis=1, keepdims=True)

    dA1 = np.dot(W2.T, dZ2)
    dZ1 = np.multiply(dA1, np.int64(A1 > 0))
    dW1 = 1. / m * np.dot(dZ1, X.T) + lambd * W1
    db1 = 1. / m * np.sum(dZ1, axis=1, keepdims=True)

    gradients = {"dZ3": dZ3, "dW3": dW3, "db3": db3}
    gradients |= {"dA2": dA2, "dZ2": dZ2, "dW2": dW2, "db2": db2}
    gradients |= {"dA1": dA1, "dZ1": dZ1, "dW1": dW1, "db1": db1}
    return gradients

# %% wrong: penalty-missing-everywhere — the plain gradients of the cross-entropy, no lambda anywhere
# expect: penalty-left-out
def backward_propagation_with_regularization(X, Y, cache, lambd):
    m = X.shape[1]
    Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 = cache

    dZ3 = A3 - Y
    dW3 = 1. / m * np.dot(dZ3, A2.T)
    db3 = 1. / m * np.sum(dZ3, axis=1, keepdims=True)

    dA2 = np.dot(W3.T, dZ3)
    dZ2 = np.multiply(dA2, np.int64(A2 > 0))
    dW2 = 1. / m * np.dot(dZ2, A1.T)
    db2 = 1. / m * np.sum(dZ2, axis=1, keepdims=True)

    dA1 = np.dot(W2.T, dZ2)
    dZ1 = np.multiply(dA1, np.int64(A1 > 0))
    dW1 = 1. / m * np.dot(dZ1, X.T)
    db1 = 1. / m * np.sum(dZ1, axis=1, keepdims=True)

    gradients = {"dZ3": dZ3, "dW3": dW3, "db3": db3}
    gradients |= {"dA2": dA2, "dZ2": dZ2, "dW2": dW2, "db2": db2}
    gradients |= {"dA1": dA1, "dZ1": dZ1, "dW1": dW1, "db1": db1}
    return gradients

# %% wrong: penalty-missing-in-layer-one — dW1 has no penalty, dW2 and dW3 have it
# expect: first-layer-left-out
def backward_propagation_with_regularization(X, Y, cache, lambd):
    """Run the network backward, with the L2 penalty in the cost."""
    m = X.shape[1]
    Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 = cache

    dZ3 = A3 - Y
    dW3 = (dZ3 @ A2.T + lambd * W3) / m
    db3 = dZ3.mean(axis=1, keepdims=True)
    dA2 = W3.T @ dZ3
    dZ2 = dA2 * (Z2 > 0)
    dW2 = (dZ2 @ A1.T + lambd * W2) / m
    db2 = dZ2.mean(axis=1, keepdims=True)
    dA1 = W2.T @ dZ2
    dZ1 = dA1 * (Z1 > 0)
    dW1 = dZ1 @ X.T / m
    db1 = dZ1.mean(axis=1, keepdims=True)

    gradients = {"dZ3": dZ3, "dW3": dW3, "db3": db3}
    gradients |= {"dA2": dA2, "dZ2": dZ2, "dW2": dW2, "db2": db2}
    gradients |= {"dA1": dA1, "dZ1": dZ1, "dW1": dW1, "db1": db1}
    return gradients

# %% wrong: penalty-missing-in-the-middle — dW2 has no penalty
# expect: slip:term-dropped-dw2-lambda-over-m-times-w2
def backward_propagation_with_regularization(X, Y, cache, lambd):
    m = X.shape[1]
    Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 = cache

    dZ3 = A3 - Y
    dW3 = 1. / m * np.dot(dZ3, A2.T) + lambd / m * W3
    db3 = 1. / m * np.sum(dZ3, axis=1, keepdims=True)

    dA2 = np.dot(W3.T, dZ3)
    dZ2 = np.multiply(dA2, np.int64(A2 > 0))
    dW2 = 1. / m * np.dot(dZ2, A1.T)
    db2 = 1. / m * np.sum(dZ2, axis=1, keepdims=True)

    dA1 = np.dot(W2.T, dZ2)
    dZ1 = np.multiply(dA1, np.int64(A1 > 0))
    dW1 = 1. / m * np.dot(dZ1, X.T) + lambd / m * W1
    db1 = 1. / m * np.sum(dZ1, axis=1, keepdims=True)

    gradients = {"dZ3": dZ3, "dW3": dW3, "db3": db3}
    gradients |= {"dA2": dA2, "dZ2": dZ2, "dW2": dW2, "db2": db2}
    gradients |= {"dA1": dA1, "dZ1": dZ1, "dW1": dW1, "db1": db1}
    return gradients

# %% wrong: penalty-minus — the penalty is subtracted in all layers, as in a weight update
# expect: penalty-subtracted
def backward_propagation_with_regularization(X, Y, cache, lambd):
    m = X.shape[1]
    Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 = cache

    dZ3 = A3 - Y
    dW3 = 1. / m * np.dot(dZ3, A2.T) - lambd / m * W3
    db3 = 1. / m * np.sum(dZ3, axis=1, keepdims=True)

    dA2 = np.dot(W3.T, dZ3)
    dZ2 = np.multiply(dA2, np.int64(A2 > 0))
    dW2 = 1. / m * np.dot(dZ2, A1.T) - lambd / m * W2
    db2 = 1. / m * np.sum(dZ2, axis=1, keepdims=True)

    dA1 = np.dot(W2.T, dZ2)
    dZ1 = np.multiply(dA1, np.int64(A1 > 0))
    dW1 = 1. / m * np.dot(dZ1, X.T) - lambd / m * W1
    db1 = 1. / m * np.sum(dZ1, axis=1, keepdims=True)

    gradients = {"dZ3": dZ3, "dW3": dW3, "db3": db3}
    gradients |= {"dA2": dA2, "dZ2": dZ2, "dW2": dW2, "db2": db2}
    gradients |= {"dA1": dA1, "dZ1": dZ1, "dW1": dW1, "db1": db1}
    return gradients

# %% wrong: penalty-of-squares — W squared in the gradient, as in the cost
# expect: weights-squared
def backward_propagation_with_regularization(X, Y, cache, lambd):
    m = X.shape[1]
    Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 = cache

    dZ3 = A3 - Y
    dW3 = 1. / m * np.dot(dZ3, A2.T) + lambd / m * W3 ** 2
    db3 = 1. / m * np.sum(dZ3, axis=1, keepdims=True)

    dA2 = np.dot(W3.T, dZ3)
    dZ2 = np.multiply(dA2, np.int64(A2 > 0))
    dW2 = 1. / m * np.dot(dZ2, A1.T) + lambd / m * W2 ** 2
    db2 = 1. / m * np.sum(dZ2, axis=1, keepdims=True)

    dA1 = np.dot(W2.T, dZ2)
    dZ1 = np.multiply(dA1, np.int64(A1 > 0))
    dW1 = 1. / m * np.dot(dZ1, X.T) + lambd / m * W1 ** 2
    db1 = 1. / m * np.sum(dZ1, axis=1, keepdims=True)

    gradients = {"dZ3": dZ3, "dW3": dW3, "db3": db3}
    gradients |= {"dA2": dA2, "dZ2": dZ2, "dW2": dW2, "db2": db2}
    gradients |= {"dA1": dA1, "dZ1": dZ1, "dW1": dW1, "db1": db1}
    return gradients

# %% wrong: penalty-sum-of-squares — the whole penalty of the cost, a number, is added to each dW
# expect: penalty-itself-added
def backward_propagation_with_regularization(X, Y, cache, lambd):
    m = X.shape[1]
    Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 = cache

    L2 = lambd / (2 * m) * (np.sum(W1**2) + np.sum(W2**2) + np.sum(W3**2))
    dZ3 = A3 - Y
    dW3 = dZ3 @ A2.T / m + L2
    db3 = np.sum(dZ3, axis=1, keepdims=True) / m
    dA2 = W3.T @ dZ3
    dZ2 = dA2 * (A2 > 0)
    dW2 = dZ2 @ A1.T / m + L2
    db2 = np.sum(dZ2, axis=1, keepdims=True) / m
    dA1 = W2.T @ dZ2
    dZ1 = dA1 * (A1 > 0)
    dW1 = dZ1 @ X.T / m + L2
    db1 = np.sum(dZ1, axis=1, keepdims=True) / m

    gradients = {"dZ3": dZ3, "dW3": dW3, "db3": db3}
    gradients |= {"dA2": dA2, "dZ2": dZ2, "dW2": dW2, "db2": db2}
    gradients |= {"dA1": dA1, "dZ1": dZ1, "dW1": dW1, "db1": db1}
    return gradients

# %% wrong: biases-penalized — (lambda/m) b is added to each db
# expect: biases-penalized
def backward_propagation_with_regularization(X, Y, cache, lambd):
    """Run the network backward, with the L2 penalty in the cost.

    Arguments:
        X: the examples, shape (n_0, m)
        Y: the labels 0 and 1, shape (1, m)
        cache: what forward_propagation returned beside A3
        lambd: the strength lambda of the regularization, a number

    Returns:
        gradients: dict with dZ3, dW3, db3, dA2, dZ2, dW2, db2, dA1, dZ1, dW1, db1
    """
    m = X.shape[1]
    Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 = cache

    # YOUR CODE HERE
    dZ3 = A3 - Y
    dW3 = 1 / m * dZ3 @ A2.T + lambd / m * W3
    db3 = 1 / m * np.sum(dZ3, axis=1, keepdims=True) + lambd / m * b3
    dA2 = W3.T @ dZ3
    dZ2 = dA2 * (A2 > 0)
    dW2 = 1 / m * dZ2 @ A1.T + lambd / m * W2
    db2 = 1 / m * np.sum(dZ2, axis=1, keepdims=True) + lambd / m * b2
    dA1 = W2.T @ dZ2
    dZ1 = dA1 * (A1 > 0)
    dW1 = 1 / m * dZ1 @ X.T + lambd / m * W1
    db1 = 1 / m * np.sum(dZ1, axis=1, keepdims=True) + lambd / m * b1

    gradients = {"dZ3": dZ3, "dW3": dW3, "db3": db3}
    gradients |= {"dA2": dA2, "dZ2": dZ2, "dW2": dW2, "db2": db2}
    gradients |= {"dA1": dA1, "dZ1": dZ1, "dW1": dW1, "db1": db1}
    return gradients

# %% wrong: m-missing-in-W — 1/m is missing in the products of dW, the penalty is right
# expect: weights-not-averaged
def backward_propagation_with_regularization(X, Y, cache, lambd):
    m = X.shape[1]
    Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 = cache

    dZ3 = A3 - Y
    dW3 = np.dot(dZ3, A2.T) + lambd / m * W3
    db3 = 1. / m * np.sum(dZ3, axis=1, keepdims=True)

    dA2 = np.dot(W3.T, dZ3)
    dZ2 = np.multiply(dA2, np.int64(A2 > 0))
    dW2 = np.dot(dZ2, A1.T) + lambd / m * W2
    db2 = 1. / m * np.sum(dZ2, axis=1, keepdims=True)

    dA1 = np.dot(W2.T, dZ2)
    dZ1 = np.multiply(dA1, np.int64(A1 > 0))
    dW1 = np.dot(dZ1, X.T) + lambd / m * W1
    db1 = 1. / m * np.sum(dZ1, axis=1, keepdims=True)

    gradients = {"dZ3": dZ3, "dW3": dW3, "db3": db3}
    gradients |= {"dA2": dA2, "dZ2": dZ2, "dW2": dW2, "db2": db2}
    gradients |= {"dA1": dA1, "dZ1": dZ1, "dW1": dW1, "db1": db1}
    return gradients

# %% wrong: m-missing-in-b — db is a sum over the examples, not a mean
# expect: biases-not-averaged
def backward_propagation_with_regularization(X, Y, cache, lambd):
    """Run the network backward, with the L2 penalty in the cost."""
    m = X.shape[1]
    Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 = cache

    # YOUR CODE HERE
    dZ3 = A3 - Y
    dW3 = (dZ3 @ A2.T + lambd * W3) / m
    db3 = dZ3.sum(axis=1, keepdims=True)
    dA2 = W3.T @ dZ3
    dZ2 = dA2 * (Z2 > 0)
    dW2 = (dZ2 @ A1.T + lambd * W2) / m
    db2 = dZ2.sum(axis=1, keepdims=True)
    dA1 = W2.T @ dZ2
    dZ1 = dA1 * (Z1 > 0)
    dW1 = (dZ1 @ X.T + lambd * W1) / m
    db1 = dZ1.sum(axis=1, keepdims=True)

    gradients = {"dZ3": dZ3, "dW3": dW3, "db3": db3}
    gradients |= {"dA2": dA2, "dZ2": dZ2, "dW2": dW2, "db2": db2}
    gradients |= {"dA1": dA1, "dZ1": dZ1, "dW1": dW1, "db1": db1}
    return gradients

# %% wrong: m-missing-in-db2 — only db2 lacks its 1/m
# expect: slip:division-dropped-db2-m
def backward_propagation_with_regularization(X, Y, cache, lambd):
    """Run the network backward, with the L2 penalty in the cost."""
    m = X.shape[1]
    Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 = cache

    # YOUR CODE HERE
    dZ3 = A3 - Y
    dW3 = 1. / m * np.dot(dZ3, A2.T) + lambd / m * W3
    db3 = 1. / m * np.sum(dZ3, axis=1, keepdims=True)

    dA2 = np.dot(W3.T, dZ3)
    dZ2 = np.multiply(dA2, np.int64(A2 > 0))
    dW2 = 1. / m * np.dot(dZ2, A1.T) + lambd / m * W2
    db2 = np.sum(dZ2, axis=1, keepdims=True)

    dA1 = np.dot(W2.T, dZ2)
    dZ1 = np.multiply(dA1, np.int64(A1 > 0))
    dW1 = 1. / m * np.dot(dZ1, X.T) + lambd / m * W1
    db1 = 1. / m * np.sum(dZ1, axis=1, keepdims=True)

    gradients = {"dZ3": dZ3, "dW3": dW3, "db3": db3}
    gradients |= {"dA2": dA2, "dZ2": dZ2, "dW2": dW2, "db2": db2}
    gradients |= {"dA1": dA1, "dZ1": dZ1, "dW1": dW1, "db1": db1}
    return gradients

# %% wrong: m-twice — dZ3 is divided by m already, and dW and db divide once more
# expect: averaged-at-start-and-again
def backward_propagation_with_regularization(X, Y, cache, lambd):
    """Run the network backward, with the L2 penalty in the cost."""
    m = X.shape[1]
    Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 = cache

    # YOUR CODE HERE
    dZ3 = (A3 - Y) / m
    dW3 = (dZ3 @ A2.T + lambd * W3) / m
    db3 = dZ3.mean(axis=1, keepdims=True)
    dA2 = W3.T @ dZ3
    dZ2 = dA2 * (Z2 > 0)
    dW2 = (dZ2 @ A1.T + lambd * W2) / m
    db2 = dZ2.mean(axis=1, keepdims=True)
    dA1 = W2.T @ dZ2
    dZ1 = dA1 * (Z1 > 0)
    dW1 = (dZ1 @ X.T + lambd * W1) / m
    db1 = dZ1.mean(axis=1, keepdims=True)

    gradients = {"dZ3": dZ3, "dW3": dW3, "db3": db3}
    gradients |= {"dA2": dA2, "dZ2": dZ2, "dW2": dW2, "db2": db2}
    gradients |= {"dA1": dA1, "dZ1": dZ1, "dW1": dW1, "db1": db1}
    return gradients

# %% wrong: m-in-dZ3-only — the mean is taken in dZ3 and nowhere later: dW and db are right, but dZ and dA are 1/m of what they should be
# expect: averaged-at-start
def backward_propagation_with_regularization(X, Y, cache, lambd):
    """Run the network backward, with the L2 penalty in the cost."""
    m = X.shape[1]
    Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 = cache

    dZ3 = (A3 - Y) / m
    dW3 = dZ3 @ A2.T + lambd / m * W3
    db3 = dZ3.sum(axis=1, keepdims=True)
    dA2 = W3.T @ dZ3
    dZ2 = dA2 * (A2 > 0)
    dW2 = dZ2 @ A1.T + lambd / m * W2
    db2 = dZ2.sum(axis=1, keepdims=True)
    dA1 = W2.T @ dZ2
    dZ1 = dA1 * (A1 > 0)
    dW1 = dZ1 @ X.T + lambd / m * W1
    db1 = dZ1.sum(axis=1, keepdims=True)

    gradients = {"dZ3": dZ3, "dW3": dW3, "db3": db3}
    gradients |= {"dA2": dA2, "dZ2": dZ2, "dW2": dW2, "db2": db2}
    gradients |= {"dA1": dA1, "dZ1": dZ1, "dW1": dW1, "db1": db1}
    return gradients

# %% wrong: Y-minus-A — dZ3 has the sign turned round
# expect: error-sign-flipped
def backward_propagation_with_regularization(X, Y, cache, lambd):
    """Run the network backward, with the L2 penalty in the cost."""
    m = X.shape[1]
    Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 = cache

    # YOUR CODE HERE
    dZ3 = Y - A3
    dW3 = 1. / m * np.dot(dZ3, A2.T) + lambd / m * W3
    db3 = 1. / m * np.sum(dZ3, axis=1, keepdims=True)

    dA2 = np.dot(W3.T, dZ3)
    dZ2 = np.multiply(dA2, np.int64(A2 > 0))
    dW2 = 1. / m * np.dot(dZ2, A1.T) + lambd / m * W2
    db2 = 1. / m * np.sum(dZ2, axis=1, keepdims=True)

    dA1 = np.dot(W2.T, dZ2)
    dZ1 = np.multiply(dA1, np.int64(A1 > 0))
    dW1 = 1. / m * np.dot(dZ1, X.T) + lambd / m * W1
    db1 = 1. / m * np.sum(dZ1, axis=1, keepdims=True)

    gradients = {"dZ3": dZ3, "dW3": dW3, "db3": db3}
    gradients |= {"dA2": dA2, "dZ2": dZ2, "dW2": dW2, "db2": db2}
    gradients |= {"dA1": dA1, "dZ1": dZ1, "dW1": dW1, "db1": db1}
    return gradients

# %% wrong: derivative-of-cost-for-dZ3 — dZ3 is the derivative with respect to A3, the sigmoid's slope is not multiplied in
# expect: gradient-of-output-for-sum
def backward_propagation_with_regularization(X, Y, cache, lambd):
    """Run the network backward, with the L2 penalty in the cost."""
    m = X.shape[1]
    Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 = cache

    # YOUR CODE HERE
    dZ3 = -(Y / A3) + (1 - Y) / (1 - A3)
    dW3 = (dZ3 @ A2.T + lambd * W3) / m
    db3 = dZ3.mean(axis=1, keepdims=True)
    dA2 = W3.T @ dZ3
    dZ2 = dA2 * (Z2 > 0)
    dW2 = (dZ2 @ A1.T + lambd * W2) / m
    db2 = dZ2.mean(axis=1, keepdims=True)
    dA1 = W2.T @ dZ2
    dZ1 = dA1 * (Z1 > 0)
    dW1 = (dZ1 @ X.T + lambd * W1) / m
    db1 = dZ1.mean(axis=1, keepdims=True)

    gradients = {"dZ3": dZ3, "dW3": dW3, "db3": db3}
    gradients |= {"dA2": dA2, "dZ2": dZ2, "dW2": dW2, "db2": db2}
    gradients |= {"dA1": dA1, "dZ1": dZ1, "dW1": dW1, "db1": db1}
    return gradients

# %% wrong: sigmoid-slope-too-much — dZ3 = (A3 - Y) times the slope of the sigmoid, as for a squared error
# expect: slope-of-output-again
def backward_propagation_with_regularization(X, Y, cache, lambd):
    m = X.shape[1]
    Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 = cache

    dZ3 = (A3 - Y) * A3 * (1 - A3)
    dW3 = (dZ3 @ A2.T + lambd * W3) / m
    db3 = dZ3.mean(axis=1, keepdims=True)
    dA2 = W3.T @ dZ3
    dZ2 = dA2 * (Z2 > 0)
    dW2 = (dZ2 @ A1.T + lambd * W2) / m
    db2 = dZ2.mean(axis=1, keepdims=True)
    dA1 = W2.T @ dZ2
    dZ1 = dA1 * (Z1 > 0)
    dW1 = (dZ1 @ X.T + lambd * W1) / m
    db1 = dZ1.mean(axis=1, keepdims=True)

    gradients = {"dZ3": dZ3, "dW3": dW3, "db3": db3}
    gradients |= {"dA2": dA2, "dZ2": dZ2, "dW2": dW2, "db2": db2}
    gradients |= {"dA1": dA1, "dZ1": dZ1, "dW1": dW1, "db1": db1}
    return gradients

# %% wrong: relu-slope-missing — the ReLU's slope is left out in both hidden layers, dZ = dA
# expect: relu-slope-left-out
def backward_propagation_with_regularization(X, Y, cache, lambd):
    """Run the network backward, with the L2 penalty in the cost."""
    m = X.shape[1]
    Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 = cache

    # YOUR CODE HERE
    dZ3 = A3 - Y
    dW3 = (dZ3 @ A2.T + lambd * W3) / m
    db3 = dZ3.mean(axis=1, keepdims=True)
    dA2 = W3.T @ dZ3
    dZ2 = dA2
    dW2 = (dZ2 @ A1.T + lambd * W2) / m
    db2 = dZ2.mean(axis=1, keepdims=True)
    dA1 = W2.T @ dZ2
    dZ1 = dA1
    dW1 = (dZ1 @ X.T + lambd * W1) / m
    db1 = dZ1.mean(axis=1, keepdims=True)

    gradients = {"dZ3": dZ3, "dW3": dW3, "db3": db3}
    gradients |= {"dA2": dA2, "dZ2": dZ2, "dW2": dW2, "db2": db2}
    gradients |= {"dA1": dA1, "dZ1": dZ1, "dW1": dW1, "db1": db1}
    return gradients

# %% wrong: relu-slope-missing-below — only layer 1's ReLU slope is left out
# expect: slip:factor-dropped-dz1-the-comparison-of-a1-and-0
def backward_propagation_with_regularization(X, Y, cache, lambd):
    m = X.shape[1]
    Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 = cache

    dZ3 = A3 - Y
    dW3 = (dZ3 @ A2.T + lambd * W3) / m
    db3 = dZ3.mean(axis=1, keepdims=True)
    dA2 = W3.T @ dZ3
    dZ2 = dA2 * (Z2 > 0)
    dW2 = (dZ2 @ A1.T + lambd * W2) / m
    db2 = dZ2.mean(axis=1, keepdims=True)
    dA1 = W2.T @ dZ2
    dZ1 = dA1
    dW1 = (dZ1 @ X.T + lambd * W1) / m
    db1 = dZ1.mean(axis=1, keepdims=True)

    gradients = {"dZ3": dZ3, "dW3": dW3, "db3": db3}
    gradients |= {"dA2": dA2, "dZ2": dZ2, "dW2": dW2, "db2": db2}
    gradients |= {"dA1": dA1, "dZ1": dZ1, "dW1": dW1, "db1": db1}
    return gradients

# %% wrong: relu-of-dA — relu is applied to dA instead of multiplying by its slope
# expect: slip:other-name-dz2-and-dz1-da2-and-da1
def backward_propagation_with_regularization(X, Y, cache, lambd):
    """Run the network backward, with the L2 penalty in the cost."""
    m = X.shape[1]
    Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 = cache

    # YOUR CODE HERE
    dZ3 = A3 - Y
    dW3 = (dZ3 @ A2.T + lambd * W3) / m
    db3 = dZ3.mean(axis=1, keepdims=True)
    dA2 = W3.T @ dZ3
    dZ2 = relu(dA2)
    dW2 = (dZ2 @ A1.T + lambd * W2) / m
    db2 = dZ2.mean(axis=1, keepdims=True)
    dA1 = W2.T @ dZ2
    dZ1 = relu(dA1)
    dW1 = (dZ1 @ X.T + lambd * W1) / m
    db1 = dZ1.mean(axis=1, keepdims=True)

    gradients = {"dZ3": dZ3, "dW3": dW3, "db3": db3}
    gradients |= {"dA2": dA2, "dZ2": dZ2, "dW2": dW2, "db2": db2}
    gradients |= {"dA1": dA1, "dZ1": dZ1, "dW1": dW1, "db1": db1}
    return gradients

# %% wrong: slope-from-dA — the slope asks whether dA is positive instead of A
# expect: slip:other-name-dz2-and-dz1-da2-and-da1
def backward_propagation_with_regularization(X, Y, cache, lambd):
    m = X.shape[1]
    Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 = cache

    dZ3 = A3 - Y
    dW3 = 1. / m * np.dot(dZ3, A2.T) + lambd / m * W3
    db3 = 1. / m * np.sum(dZ3, axis=1, keepdims=True)

    dA2 = np.dot(W3.T, dZ3)
    dZ2 = np.multiply(dA2, np.int64(dA2 > 0))
    dW2 = 1. / m * np.dot(dZ2, A1.T) + lambd / m * W2
    db2 = 1. / m * np.sum(dZ2, axis=1, keepdims=True)

    dA1 = np.dot(W2.T, dZ2)
    dZ1 = np.multiply(dA1, np.int64(dA1 > 0))
    dW1 = 1. / m * np.dot(dZ1, X.T) + lambd / m * W1
    db1 = 1. / m * np.sum(dZ1, axis=1, keepdims=True)

    gradients = {"dZ3": dZ3, "dW3": dW3, "db3": db3}
    gradients |= {"dA2": dA2, "dZ2": dZ2, "dW2": dW2, "db2": db2}
    gradients |= {"dA1": dA1, "dZ1": dZ1, "dW1": dW1, "db1": db1}
    return gradients

# %% wrong: greater-or-equal — A >= 0 is always true after a ReLU, so the slope is 1 everywhere
# expect: relu-slope-left-out
def backward_propagation_with_regularization(X, Y, cache, lambd):
    m = X.shape[1]
    Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 = cache

    dZ3 = A3 - Y
    dW3 = 1. / m * np.dot(dZ3, A2.T) + lambd / m * W3
    db3 = 1. / m * np.sum(dZ3, axis=1, keepdims=True)

    dA2 = np.dot(W3.T, dZ3)
    dZ2 = np.multiply(dA2, np.int64(A2 >= 0))
    dW2 = 1. / m * np.dot(dZ2, A1.T) + lambd / m * W2
    db2 = 1. / m * np.sum(dZ2, axis=1, keepdims=True)

    dA1 = np.dot(W2.T, dZ2)
    dZ1 = np.multiply(dA1, np.int64(A1 >= 0))
    dW1 = 1. / m * np.dot(dZ1, X.T) + lambd / m * W1
    db1 = 1. / m * np.sum(dZ1, axis=1, keepdims=True)

    gradients = {"dZ3": dZ3, "dW3": dW3, "db3": db3}
    gradients |= {"dA2": dA2, "dZ2": dZ2, "dW2": dW2, "db2": db2}
    gradients |= {"dA1": dA1, "dZ1": dZ1, "dW1": dW1, "db1": db1}
    return gradients

# %% wrong: alias-of-dA — dZ2 = dA2 is one array under two names, and setting the off units to 0 changes dA2 as well
# expect: changed-in-place
def backward_propagation_with_regularization(X, Y, cache, lambd):
    """Run the network backward, with the L2 penalty in the cost.

    Arguments:
        X: the examples, shape (n_0, m)
        Y: the labels 0 and 1, shape (1, m)
        cache: what forward_propagation returned beside A3
        lambd: the strength lambda of the regularization, a number

    Returns:
        gradients: dict with dZ3, dW3, db3, dA2, dZ2, dW2, db2, dA1, dZ1, dW1, db1
    """
    m = X.shape[1]
    Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 = cache

    # YOUR CODE HERE
    dZ3 = A3 - Y
    dW3 = (dZ3 @ A2.T + lambd * W3) / m
    db3 = dZ3.mean(axis=1, keepdims=True)
    dA2 = W3.T @ dZ3
    dZ2 = dA2
    dZ2[Z2 <= 0] = 0
    dW2 = (dZ2 @ A1.T + lambd * W2) / m
    db2 = dZ2.mean(axis=1, keepdims=True)
    dA1 = W2.T @ dZ2
    dZ1 = dA1
    dZ1[Z1 <= 0] = 0
    dW1 = (dZ1 @ X.T + lambd * W1) / m
    db1 = dZ1.mean(axis=1, keepdims=True)

    gradients = {"dZ3": dZ3, "dW3": dW3, "db3": db3}
    gradients |= {"dA2": dA2, "dZ2": dZ2, "dW2": dW2, "db2": db2}
    gradients |= {"dA1": dA1, "dZ1": dZ1, "dW1": dW1, "db1": db1}
    return gradients

# %% wrong: times-activation — dA is multiplied by A itself instead of by the slope [A > 0]
# expect: activation-for-slope
def backward_propagation_with_regularization(X, Y, cache, lambd):
    """Run the network backward, with the L2 penalty in the cost."""
    m = X.shape[1]
    Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 = cache

    # YOUR CODE HERE
    dZ3 = A3 - Y
    dW3 = (dZ3 @ A2.T + lambd * W3) / m
    db3 = dZ3.mean(axis=1, keepdims=True)
    dA2 = W3.T @ dZ3
    dZ2 = dA2 * A2
    dW2 = (dZ2 @ A1.T + lambd * W2) / m
    db2 = dZ2.mean(axis=1, keepdims=True)
    dA1 = W2.T @ dZ2
    dZ1 = dA1 * A1
    dW1 = (dZ1 @ X.T + lambd * W1) / m
    db1 = dZ1.mean(axis=1, keepdims=True)

    gradients = {"dZ3": dZ3, "dW3": dW3, "db3": db3}
    gradients |= {"dA2": dA2, "dZ2": dZ2, "dW2": dW2, "db2": db2}
    gradients |= {"dA1": dA1, "dZ1": dZ1, "dW1": dW1, "db1": db1}
    return gradients

# %% wrong: keepdims-forgotten — db has one axis, (n_l,)
# expect: biases-lose-a-dimension
def backward_propagation_with_regularization(X, Y, cache, lambd):
    """Run the network backward, with the L2 penalty in the cost.

    Arguments:
        X: the examples, shape (n_0, m)
        Y: the labels 0 and 1, shape (1, m)
        cache: what forward_propagation returned beside A3
        lambd: the strength lambda of the regularization, a number

    Returns:
        gradients: dict with dZ3, dW3, db3, dA2, dZ2, dW2, db2, dA1, dZ1, dW1, db1
    """
    m = X.shape[1]
    Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 = cache

    # YOUR CODE HERE
    dZ3 = A3 - Y
    dW3 = 1. / m * np.dot(dZ3, A2.T) + lambd / m * W3
    db3 = 1. / m * np.sum(dZ3, axis=1)

    dA2 = np.dot(W3.T, dZ3)
    dZ2 = np.multiply(dA2, np.int64(A2 > 0))
    dW2 = 1. / m * np.dot(dZ2, A1.T) + lambd / m * W2
    db2 = 1. / m * np.sum(dZ2, axis=1)

    dA1 = np.dot(W2.T, dZ2)
    dZ1 = np.multiply(dA1, np.int64(A1 > 0))
    dW1 = 1. / m * np.dot(dZ1, X.T) + lambd / m * W1
    db1 = 1. / m * np.sum(dZ1, axis=1)

    gradients = {"dZ3": dZ3, "dW3": dW3, "db3": db3}
    gradients |= {"dA2": dA2, "dZ2": dZ2, "dW2": dW2, "db2": db2}
    gradients |= {"dA1": dA1, "dZ1": dZ1, "dW1": dW1, "db1": db1}
    return gradients

# %% wrong: sum-over-units — axis=0 sums over the units, db has a value for each example
# expect: slip:axis-other-db3-and-db2-and-db1
def backward_propagation_with_regularization(X, Y, cache, lambd):
    """Run the network backward, with the L2 penalty in the cost.

    Arguments:
        X: the examples, shape (n_0, m)
        Y: the labels 0 and 1, shape (1, m)
        cache: what forward_propagation returned beside A3
        lambd: the strength lambda of the regularization, a number

    Returns:
        gradients: dict with dZ3, dW3, db3, dA2, dZ2, dW2, db2, dA1, dZ1, dW1, db1
    """
    m = X.shape[1]
    Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 = cache

    # YOUR CODE HERE
    dZ3 = A3 - Y
    dW3 = 1. / m * np.dot(dZ3, A2.T) + lambd / m * W3
    db3 = 1. / m * np.sum(dZ3, axis=0, keepdims=True)

    dA2 = np.dot(W3.T, dZ3)
    dZ2 = np.multiply(dA2, np.int64(A2 > 0))
    dW2 = 1. / m * np.dot(dZ2, A1.T) + lambd / m * W2
    db2 = 1. / m * np.sum(dZ2, axis=0, keepdims=True)

    dA1 = np.dot(W2.T, dZ2)
    dZ1 = np.multiply(dA1, np.int64(A1 > 0))
    dW1 = 1. / m * np.dot(dZ1, X.T) + lambd / m * W1
    db1 = 1. / m * np.sum(dZ1, axis=0, keepdims=True)

    gradients = {"dZ3": dZ3, "dW3": dW3, "db3": db3}
    gradients |= {"dA2": dA2, "dZ2": dZ2, "dW2": dW2, "db2": db2}
    gradients |= {"dA1": dA1, "dZ1": dZ1, "dW1": dW1, "db1": db1}
    return gradients

# %% wrong: axis-forgotten — np.sum has no axis: db is one number for the whole layer, of shape (1, 1)
# expect: biases-summed-over-units
def backward_propagation_with_regularization(X, Y, cache, lambd):
    """Run the network backward, with the L2 penalty in the cost."""
    m = X.shape[1]
    Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 = cache

    # YOUR CODE HERE
    dZ3 = A3 - Y
    dW3 = 1. / m * np.dot(dZ3, A2.T) + lambd / m * W3
    db3 = 1. / m * np.sum(dZ3,  keepdims=True)

    dA2 = np.dot(W3.T, dZ3)
    dZ2 = np.multiply(dA2, np.int64(A2 > 0))
    dW2 = 1. / m * np.dot(dZ2, A1.T) + lambd / m * W2
    db2 = 1. / m * np.sum(dZ2,  keepdims=True)

    dA1 = np.dot(W2.T, dZ2)
    dZ1 = np.multiply(dA1, np.int64(A1 > 0))
    dW1 = 1. / m * np.dot(dZ1, X.T) + lambd / m * W1
    db1 = 1. / m * np.sum(dZ1,  keepdims=True)

    gradients = {"dZ3": dZ3, "dW3": dW3, "db3": db3}
    gradients |= {"dA2": dA2, "dZ2": dZ2, "dW2": dW2, "db2": db2}
    gradients |= {"dA1": dA1, "dZ1": dZ1, "dW1": dW1, "db1": db1}
    return gradients

# %% wrong: dW-with-wrong-activation — dW3 uses A3 where it needs A2, and raises no error in shape only by chance
# expect: slip:other-name-dw3-a3-2
def backward_propagation_with_regularization(X, Y, cache, lambd):
    """Run the network backward, with the L2 penalty in the cost.

    Arguments:
        X: the examples, shape (n_0, m)
        Y: the labels 0 and 1, shape (1, m)
        cache: what forward_propagation returned beside A3
        lambd: the strength lambda of the regularization, a number

    Returns:
        gradients: dict with dZ3, dW3, db3, dA2, dZ2, dW2, db2, dA1, dZ1, dW1, db1
    """
    m = X.shape[1]
    Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 = cache

    # YOUR CODE HERE
    dZ3 = A3 - Y
    dW3 = (dZ3 @ A3.T + lambd * W3) / m
    db3 = dZ3.mean(axis=1, keepdims=True)
    dA2 = W3.T @ dZ3
    dZ2 = dA2 * (Z2 > 0)
    dW2 = (dZ2 @ A1.T + lambd * W2) / m
    db2 = dZ2.mean(axis=1, keepdims=True)
    dA1 = W2.T @ dZ2
    dZ1 = dA1 * (Z1 > 0)
    dW1 = (dZ1 @ X.T + lambd * W1) / m
    db1 = dZ1.mean(axis=1, keepdims=True)

    gradients = {"dZ3": dZ3, "dW3": dW3, "db3": db3}
    gradients |= {"dA2": dA2, "dZ2": dZ2, "dW2": dW2, "db2": db2}
    gradients |= {"dA1": dA1, "dZ1": dZ1, "dW1": dW1, "db1": db1}
    return gradients

# %% wrong: Z-for-A — dW2 and dW3 use Z of the layer below instead of A
# expect: slip:other-name-dw3-and-dw2-z2-and-z1
def backward_propagation_with_regularization(X, Y, cache, lambd):
    """Run the network backward, with the L2 penalty in the cost."""
    m = X.shape[1]
    Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 = cache

    dZ3 = A3 - Y
    dW3 = (dZ3 @ Z2.T + lambd * W3) / m
    db3 = dZ3.mean(axis=1, keepdims=True)
    dA2 = W3.T @ dZ3
    dZ2 = dA2 * (Z2 > 0)
    dW2 = (dZ2 @ Z1.T + lambd * W2) / m
    db2 = dZ2.mean(axis=1, keepdims=True)
    dA1 = W2.T @ dZ2
    dZ1 = dA1 * (Z1 > 0)
    dW1 = (dZ1 @ X.T + lambd * W1) / m
    db1 = dZ1.mean(axis=1, keepdims=True)

    gradients = {"dZ3": dZ3, "dW3": dW3, "db3": db3}
    gradients |= {"dA2": dA2, "dZ2": dZ2, "dW2": dW2, "db2": db2}
    gradients |= {"dA1": dA1, "dZ1": dZ1, "dW1": dW1, "db1": db1}
    return gradients

# %% wrong: dA-through-dA — dA1 goes on from dA2 instead of dZ2, past the ReLU
# expect: slope-passed-by
def backward_propagation_with_regularization(X, Y, cache, lambd):
    """Run the network backward, with the L2 penalty in the cost.

    Arguments:
        X: the examples, shape (n_0, m)
        Y: the labels 0 and 1, shape (1, m)
        cache: what forward_propagation returned beside A3
        lambd: the strength lambda of the regularization, a number

    Returns:
        gradients: dict with dZ3, dW3, db3, dA2, dZ2, dW2, db2, dA1, dZ1, dW1, db1
    """
    m = X.shape[1]
    Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 = cache

    # YOUR CODE HERE
    dZ3 = A3 - Y
    dW3 = (dZ3 @ A2.T + lambd * W3) / m
    db3 = dZ3.mean(axis=1, keepdims=True)
    dA2 = W3.T @ dZ3
    dZ2 = dA2 * (Z2 > 0)
    dW2 = (dZ2 @ A1.T + lambd * W2) / m
    db2 = dZ2.mean(axis=1, keepdims=True)
    dA1 = W2.T @ dA2
    dZ1 = dA1 * (Z1 > 0)
    dW1 = (dZ1 @ X.T + lambd * W1) / m
    db1 = dZ1.mean(axis=1, keepdims=True)

    gradients = {"dZ3": dZ3, "dW3": dW3, "db3": db3}
    gradients |= {"dA2": dA2, "dZ2": dZ2, "dW2": dW2, "db2": db2}
    gradients |= {"dA1": dA1, "dZ1": dZ1, "dW1": dW1, "db1": db1}
    return gradients

# %% wrong: transpose-forgotten — W3 @ dZ3 without the transpose, shapes do not fit
# expect: shapes-do-not-fit
def backward_propagation_with_regularization(X, Y, cache, lambd):
    """Run the network backward, with the L2 penalty in the cost.

    Arguments:
        X: the examples, shape (n_0, m)
        Y: the labels 0 and 1, shape (1, m)
        cache: what forward_propagation returned beside A3
        lambd: the strength lambda of the regularization, a number

    Returns:
        gradients: dict with dZ3, dW3, db3, dA2, dZ2, dW2, db2, dA1, dZ1, dW1, db1
    """
    m = X.shape[1]
    Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 = cache

    # YOUR CODE HERE
    dZ3 = A3 - Y
    dW3 = 1. / m * np.dot(dZ3, A2.T) + lambd / m * W3
    db3 = 1. / m * np.sum(dZ3, axis=1, keepdims=True)

    dA2 = np.dot(W3, dZ3)
    dZ2 = np.multiply(dA2, np.int64(A2 > 0))
    dW2 = 1. / m * np.dot(dZ2, A1.T) + lambd / m * W2
    db2 = 1. / m * np.sum(dZ2, axis=1, keepdims=True)

    dA1 = np.dot(W2.T, dZ2)
    dZ1 = np.multiply(dA1, np.int64(A1 > 0))
    dW1 = 1. / m * np.dot(dZ1, X.T) + lambd / m * W1
    db1 = 1. / m * np.sum(dZ1, axis=1, keepdims=True)

    gradients = {"dZ3": dZ3, "dW3": dW3, "db3": db3}
    gradients |= {"dA2": dA2, "dZ2": dZ2, "dW2": dW2, "db2": db2}
    gradients |= {"dA1": dA1, "dZ1": dZ1, "dW1": dW1, "db1": db1}
    return gradients

# %% wrong: dZ2-in-layer-one — copied: dW1 and db1 use dZ2 instead of dZ1
# expect: slip:other-name-dw1-dz2 + slip:other-name-db1-dz2
def backward_propagation_with_regularization(X, Y, cache, lambd):
    """Run the network backward, with the L2 penalty in the cost.

    Arguments:
        X: the examples, shape (n_0, m)
        Y: the labels 0 and 1, shape (1, m)
        cache: what forward_propagation returned beside A3
        lambd: the strength lambda of the regularization, a number

    Returns:
        gradients: dict with dZ3, dW3, db3, dA2, dZ2, dW2, db2, dA1, dZ1, dW1, db1
    """
    m = X.shape[1]
    Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 = cache

    # YOUR CODE HERE
    dZ3 = A3 - Y
    dW3 = 1. / m * np.dot(dZ3, A2.T) + lambd / m * W3
    db3 = 1. / m * np.sum(dZ3, axis=1, keepdims=True)

    dA2 = np.dot(W3.T, dZ3)
    dZ2 = np.multiply(dA2, np.int64(A2 > 0))
    dW2 = 1. / m * np.dot(dZ2, A1.T) + lambd / m * W2
    db2 = 1. / m * np.sum(dZ2, axis=1, keepdims=True)

    dA1 = np.dot(W2.T, dZ2)
    dZ1 = np.multiply(dA1, np.int64(A1 > 0))
    dW1 = 1. / m * np.dot(dZ2, X.T) + lambd / m * W1
    db1 = 1. / m * np.sum(dZ2, axis=1, keepdims=True)

    gradients = {"dZ3": dZ3, "dW3": dW3, "db3": db3}
    gradients |= {"dA2": dA2, "dZ2": dZ2, "dW2": dW2, "db2": db2}
    gradients |= {"dA1": dA1, "dZ1": dZ1, "dW1": dW1, "db1": db1}
    return gradients

# %% wrong: db2-in-layer-one — copied: db1 is the mean of dZ2; everything else is right
# expect: slip:other-name-db1-dz2
def backward_propagation_with_regularization(X, Y, cache, lambd):
    """Run the network backward, with the L2 penalty in the cost."""
    m = X.shape[1]
    Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 = cache

    # YOUR CODE HERE
    dZ3 = A3 - Y
    dW3 = 1. / m * np.dot(dZ3, A2.T) + lambd / m * W3
    db3 = 1. / m * np.sum(dZ3, axis=1, keepdims=True)

    dA2 = np.dot(W3.T, dZ3)
    dZ2 = np.multiply(dA2, np.int64(A2 > 0))
    dW2 = 1. / m * np.dot(dZ2, A1.T) + lambd / m * W2
    db2 = 1. / m * np.sum(dZ2, axis=1, keepdims=True)

    dA1 = np.dot(W2.T, dZ2)
    dZ1 = np.multiply(dA1, np.int64(A1 > 0))
    dW1 = 1. / m * np.dot(dZ1, X.T) + lambd / m * W1
    db1 = 1. / m * np.sum(dZ2, axis=1, keepdims=True)

    gradients = {"dZ3": dZ3, "dW3": dW3, "db3": db3}
    gradients |= {"dA2": dA2, "dZ2": dZ2, "dW2": dW2, "db2": db2}
    gradients |= {"dA1": dA1, "dZ1": dZ1, "dW1": dW1, "db1": db1}
    return gradients

# %% wrong: penalty-of-layer-above — dW2's penalty uses W3, dW1's uses W2: the index is one too high
# expect: slip:other-name-dw1-w2 + slip:other-name-dw2-w3
def backward_propagation_with_regularization(X, Y, cache, lambd):
    """Run the network backward, with the L2 penalty in the cost.

    Arguments:
        X: the examples, shape (n_0, m)
        Y: the labels 0 and 1, shape (1, m)
        cache: what forward_propagation returned beside A3
        lambd: the strength lambda of the regularization, a number

    Returns:
        gradients: dict with dZ3, dW3, db3, dA2, dZ2, dW2, db2, dA1, dZ1, dW1, db1
    """
    m = X.shape[1]
    Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 = cache

    # YOUR CODE HERE
    dZ3 = A3 - Y
    dW3 = 1. / m * np.dot(dZ3, A2.T) + lambd / m * W3
    db3 = 1. / m * np.sum(dZ3, axis=1, keepdims=True)

    dA2 = np.dot(W3.T, dZ3)
    dZ2 = np.multiply(dA2, np.int64(A2 > 0))
    dW2 = 1. / m * np.dot(dZ2, A1.T) + lambd / m * W3
    db2 = 1. / m * np.sum(dZ2, axis=1, keepdims=True)

    dA1 = np.dot(W2.T, dZ2)
    dZ1 = np.multiply(dA1, np.int64(A1 > 0))
    dW1 = 1. / m * np.dot(dZ1, X.T) + lambd / m * W2
    db1 = 1. / m * np.sum(dZ1, axis=1, keepdims=True)

    gradients = {"dZ3": dZ3, "dW3": dW3, "db3": db3}
    gradients |= {"dA2": dA2, "dZ2": dZ2, "dW2": dW2, "db2": db2}
    gradients |= {"dA1": dA1, "dZ1": dZ1, "dW1": dW1, "db1": db1}
    return gradients

# %% wrong: penalty-in-dZ — the penalty of the cost is added to dZ3 as well, as if it changed the error of an example
# expect: none
def backward_propagation_with_regularization(X, Y, cache, lambd):
    m = X.shape[1]
    Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 = cache

    dZ3 = A3 - Y + lambd / (2 * m) * np.sum(W3 ** 2)
    dW3 = (dZ3 @ A2.T + lambd * W3) / m
    db3 = dZ3.mean(axis=1, keepdims=True)
    dA2 = W3.T @ dZ3
    dZ2 = dA2 * (Z2 > 0)
    dW2 = (dZ2 @ A1.T + lambd * W2) / m
    db2 = dZ2.mean(axis=1, keepdims=True)
    dA1 = W2.T @ dZ2
    dZ1 = dA1 * (Z1 > 0)
    dW1 = (dZ1 @ X.T + lambd * W1) / m
    db1 = dZ1.mean(axis=1, keepdims=True)

    gradients = {"dZ3": dZ3, "dW3": dW3, "db3": db3}
    gradients |= {"dA2": dA2, "dZ2": dZ2, "dW2": dW2, "db2": db2}
    gradients |= {"dA1": dA1, "dZ1": dZ1, "dW1": dW1, "db1": db1}
    return gradients

# %% wrong: penalty-in-loop-twice — a loop at the end adds the penalty again, although dW3 has it already
# expect: slip:second-term-repeated-dw3-lambda-over-m-times-w3
def backward_propagation_with_regularization(X, Y, cache, lambd):
    """Run the network backward, with the L2 penalty in the cost.

    Arguments:
        X: the examples, shape (n_0, m)
        Y: the labels 0 and 1, shape (1, m)
        cache: what forward_propagation returned beside A3
        lambd: the strength lambda of the regularization, a number

    Returns:
        gradients: dict with dZ3, dW3, db3, dA2, dZ2, dW2, db2, dA1, dZ1, dW1, db1
    """
    m = X.shape[1]
    Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 = cache

    # YOUR CODE HERE
    dZ3 = A3 - Y
    dW3 = dZ3 @ A2.T / m + lambd / m * W3
    db3 = dZ3.mean(axis=1, keepdims=True)
    dA2 = W3.T @ dZ3
    dZ2 = dA2 * (Z2 > 0)
    dW2 = dZ2 @ A1.T / m
    db2 = dZ2.mean(axis=1, keepdims=True)
    dA1 = W2.T @ dZ2
    dZ1 = dA1 * (Z1 > 0)
    dW1 = dZ1 @ X.T / m
    db1 = dZ1.mean(axis=1, keepdims=True)
    for dW, W in [(dW1, W1), (dW2, W2), (dW3, W3)]:
        dW += lambd / m * W

    gradients = {"dZ3": dZ3, "dW3": dW3, "db3": db3}
    gradients |= {"dA2": dA2, "dZ2": dZ2, "dW2": dW2, "db2": db2}
    gradients |= {"dA1": dA1, "dZ1": dZ1, "dW1": dW1, "db1": db1}
    return gradients

# %% wrong: weights-decayed-first — the cached weights are shrunk in place before they are used, which changes the caller's parameters
# expect: last-layer-left-out
def backward_propagation_with_regularization(X, Y, cache, lambd):
    """Run the network backward, with the L2 penalty in the cost.

    Arguments:
        X: the examples, shape (n_0, m)
        Y: the labels 0 and 1, shape (1, m)
        cache: what forward_propagation returned beside A3
        lambd: the strength lambda of the regularization, a number

    Returns:
        gradients: dict with dZ3, dW3, db3, dA2, dZ2, dW2, db2, dA1, dZ1, dW1, db1
    """
    m = X.shape[1]
    Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 = cache

    # YOUR CODE HERE
    for W in (W1, W2, W3):
        W *= 1 - lambd / m
    dZ3 = A3 - Y
    dW3 = dZ3 @ A2.T / m
    db3 = dZ3.mean(axis=1, keepdims=True)
    dA2 = W3.T @ dZ3
    dZ2 = dA2 * (Z2 > 0)
    dW2 = dZ2 @ A1.T / m
    db2 = dZ2.mean(axis=1, keepdims=True)
    dA1 = W2.T @ dZ2
    dZ1 = dA1 * (Z1 > 0)
    dW1 = dZ1 @ X.T / m
    db1 = dZ1.mean(axis=1, keepdims=True)

    gradients = {"dZ3": dZ3, "dW3": dW3, "db3": db3}
    gradients |= {"dA2": dA2, "dZ2": dZ2, "dW2": dW2, "db2": db2}
    gradients |= {"dA1": dA1, "dZ1": dZ1, "dW1": dW1, "db1": db1}
    return gradients

# %% wrong: changes-A3-in-place — A3 -= Y changes the output in the cache
# expect: none
def backward_propagation_with_regularization(X, Y, cache, lambd):
    m = X.shape[1]
    Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 = cache

    A3 -= Y
    dZ3 = A3
    dW3 = (dZ3 @ A2.T + lambd * W3) / m
    db3 = dZ3.mean(axis=1, keepdims=True)
    dA2 = W3.T @ dZ3
    dZ2 = dA2 * (Z2 > 0)
    dW2 = (dZ2 @ A1.T + lambd * W2) / m
    db2 = dZ2.mean(axis=1, keepdims=True)
    dA1 = W2.T @ dZ2
    dZ1 = dA1 * (Z1 > 0)
    dW1 = (dZ1 @ X.T + lambd * W1) / m
    db1 = dZ1.mean(axis=1, keepdims=True)

    gradients = {"dZ3": dZ3, "dW3": dW3, "db3": db3}
    gradients |= {"dA2": dA2, "dZ2": dZ2, "dW2": dW2, "db2": db2}
    gradients |= {"dA1": dA1, "dZ1": dZ1, "dW1": dW1, "db1": db1}
    return gradients

# %% wrong: penalty-on-dA — the penalty is put on dA (lambd/m * W.T @ dZ), not on dW
# expect: last-layer-left-out
def backward_propagation_with_regularization(X, Y, cache, lambd):
    m = X.shape[1]
    Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 = cache

    dZ3 = A3 - Y
    dW3 = dZ3 @ A2.T / m
    db3 = dZ3.mean(axis=1, keepdims=True)
    dA2 = W3.T @ dZ3 + lambd / m * np.sum(W3)
    dZ2 = dA2 * (Z2 > 0)
    dW2 = dZ2 @ A1.T / m
    db2 = dZ2.mean(axis=1, keepdims=True)
    dA1 = W2.T @ dZ2 + lambd / m * np.sum(W2)
    dZ1 = dA1 * (Z1 > 0)
    dW1 = dZ1 @ X.T / m
    db1 = dZ1.mean(axis=1, keepdims=True)

    gradients = {"dZ3": dZ3, "dW3": dW3, "db3": db3}
    gradients |= {"dA2": dA2, "dZ2": dZ2, "dW2": dW2, "db2": db2}
    gradients |= {"dA1": dA1, "dZ1": dZ1, "dW1": dW1, "db1": db1}
    return gradients

# %% wrong: layer-one-not-reached — the lines of layer 1 are missing, so the given return raises a NameError
# expect: name-not-defined
def backward_propagation_with_regularization(X, Y, cache, lambd):
    """Run the network backward, with the L2 penalty in the cost."""
    m = X.shape[1]
    Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 = cache

    # YOUR CODE HERE
    dZ3 = A3 - Y
    dW3 = (dZ3 @ A2.T + lambd * W3) / m
    db3 = dZ3.mean(axis=1, keepdims=True)
    dA2 = W3.T @ dZ3
    dZ2 = dA2 * (Z2 > 0)
    dW2 = (dZ2 @ A1.T + lambd * W2) / m
    db2 = dZ2.mean(axis=1, keepdims=True)

    gradients = {"dZ3": dZ3, "dW3": dW3, "db3": db3}
    gradients |= {"dA2": dA2, "dZ2": dZ2, "dW2": dW2, "db2": db2}
    gradients |= {"dA1": dA1, "dZ1": dZ1, "dW1": dW1, "db1": db1}
    return gradients

# %% wrong: dict-without-dA — the return was rewritten and leaves out dA and dZ
# expect: keys-missing
def backward_propagation_with_regularization(X, Y, cache, lambd):
    m = X.shape[1]
    Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 = cache
    grads = {}
    dZ = A3 - Y
    for l, W, A_prev in ((3, W3, A2), (2, W2, A1), (1, W1, X)):
        grads[f"dW{l}"] = dZ @ A_prev.T / m + lambd / m * W
        grads[f"db{l}"] = dZ.sum(axis=1, keepdims=True) / m
        dZ = (W.T @ dZ) * (A_prev > 0)
    return grads

# %% wrong: two-half-and-no-relu — two mistakes: lambd/(2m), and no ReLU slope
# expect: half-kept + relu-slope-left-out
def backward_propagation_with_regularization(X, Y, cache, lambd):
    """Run the network backward, with the L2 penalty in the cost."""
    m = X.shape[1]
    Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 = cache

    # YOUR CODE HERE
    dZ3 = A3 - Y
    dW3 = (dZ3 @ A2.T + lambd / 2 *  W3) / m
    db3 = dZ3.mean(axis=1, keepdims=True)
    dA2 = W3.T @ dZ3
    dZ2 = dA2
    dW2 = (dZ2 @ A1.T + lambd / 2 *  W2) / m
    db2 = dZ2.mean(axis=1, keepdims=True)
    dA1 = W2.T @ dZ2
    dZ1 = dA1
    dW1 = (dZ1 @ X.T + lambd / 2 *  W1) / m
    db1 = dZ1.mean(axis=1, keepdims=True)

    gradients = {"dZ3": dZ3, "dW3": dW3, "db3": db3}
    gradients |= {"dA2": dA2, "dZ2": dZ2, "dW2": dW2, "db2": db2}
    gradients |= {"dA1": dA1, "dZ1": dZ1, "dW1": dW1, "db1": db1}
    return gradients

# %% wrong: two-sign-and-no-m — two mistakes: Y - A3, and the penalty is not divided by m
# expect: error-sign-flipped + not-averaged-over-examples
def backward_propagation_with_regularization(X, Y, cache, lambd):
    """Run the network backward, with the L2 penalty in the cost."""
    m = X.shape[1]
    Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 = cache

    dZ3 = Y - A3
    dW3 = 1. / m * np.dot(dZ3, A2.T) + lambd * W3
    db3 = 1. / m * np.sum(dZ3, axis=1, keepdims=True)

    dA2 = np.dot(W3.T, dZ3)
    dZ2 = np.multiply(dA2, np.int64(A2 > 0))
    dW2 = 1. / m * np.dot(dZ2, A1.T) + lambd * W2
    db2 = 1. / m * np.sum(dZ2, axis=1, keepdims=True)

    dA1 = np.dot(W2.T, dZ2)
    dZ1 = np.multiply(dA1, np.int64(A1 > 0))
    dW1 = 1. / m * np.dot(dZ1, X.T) + lambd * W1
    db1 = 1. / m * np.sum(dZ1, axis=1, keepdims=True)

    gradients = {"dZ3": dZ3, "dW3": dW3, "db3": db3}
    gradients |= {"dA2": dA2, "dZ2": dZ2, "dW2": dW2, "db2": db2}
    gradients |= {"dA1": dA1, "dZ1": dZ1, "dW1": dW1, "db1": db1}
    return gradients

# %% wrong: two-W1-missing-and-flat-b — two mistakes: dW1 has no penalty, and db has no keepdims
# expect: biases-lose-a-dimension + first-layer-left-out
def backward_propagation_with_regularization(X, Y, cache, lambd):
    m = X.shape[1]
    Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 = cache

    dZ3 = A3 - Y
    dW3 = 1. / m * np.dot(dZ3, A2.T) + lambd / m * W3
    db3 = 1. / m * np.sum(dZ3, axis=1)

    dA2 = np.dot(W3.T, dZ3)
    dZ2 = np.multiply(dA2, np.int64(A2 > 0))
    dW2 = 1. / m * np.dot(dZ2, A1.T) + lambd / m * W2
    db2 = 1. / m * np.sum(dZ2, axis=1)

    dA1 = np.dot(W2.T, dZ2)
    dZ1 = np.multiply(dA1, np.int64(A1 > 0))
    dW1 = 1. / m * np.dot(dZ1, X.T)
    db1 = 1. / m * np.sum(dZ1, axis=1)

    gradients = {"dZ3": dZ3, "dW3": dW3, "db3": db3}
    gradients |= {"dA2": dA2, "dZ2": dZ2, "dW2": dW2, "db2": db2}
    gradients |= {"dA1": dA1, "dZ1": dZ1, "dW1": dW1, "db1": db1}
    return gradients

# %% wrong: two-bias-sum-and-minus — two mistakes: db is a sum without 1/m, and the penalty is subtracted
# expect: penalty-subtracted + biases-not-averaged
def backward_propagation_with_regularization(X, Y, cache, lambd):
    """Run the network backward, with the L2 penalty in the cost."""
    m = X.shape[1]
    Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 = cache

    dZ3 = A3 - Y
    dW3 = 1. / m * np.dot(dZ3, A2.T) - lambd / m * W3
    db3 = np.sum(dZ3, axis=1, keepdims=True)

    dA2 = np.dot(W3.T, dZ3)
    dZ2 = np.multiply(dA2, np.int64(A2 > 0))
    dW2 = 1. / m * np.dot(dZ2, A1.T) - lambd / m * W2
    db2 = np.sum(dZ2, axis=1, keepdims=True)

    dA1 = np.dot(W2.T, dZ2)
    dZ1 = np.multiply(dA1, np.int64(A1 > 0))
    dW1 = 1. / m * np.dot(dZ1, X.T) - lambd / m * W1
    db1 = np.sum(dZ1, axis=1, keepdims=True)

    gradients = {"dZ3": dZ3, "dW3": dW3, "db3": db3}
    gradients |= {"dA2": dA2, "dZ2": dZ2, "dW2": dW2, "db2": db2}
    gradients |= {"dA1": dA1, "dZ1": dZ1, "dW1": dW1, "db1": db1}
    return gradients

# %% wrong: two-past-relu-and-half — two mistakes: dA1 goes on from dA2, and the penalty is halved in layer 3 only
# expect: slope-passed-by
def backward_propagation_with_regularization(X, Y, cache, lambd):
    """Run the network backward, with the L2 penalty in the cost."""
    m = X.shape[1]
    Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 = cache

    dZ3 = A3 - Y
    dW3 = 1. / m * np.dot(dZ3, A2.T) + lambd / (2 * m) * W3
    db3 = 1. / m * np.sum(dZ3, axis=1, keepdims=True)

    dA2 = np.dot(W3.T, dZ3)
    dZ2 = np.multiply(dA2, np.int64(A2 > 0))
    dW2 = 1. / m * np.dot(dZ2, A1.T) + lambd / m * W2
    db2 = 1. / m * np.sum(dZ2, axis=1, keepdims=True)

    dA1 = np.dot(W2.T, dA2)
    dZ1 = np.multiply(dA1, np.int64(A1 > 0))
    dW1 = 1. / m * np.dot(dZ1, X.T) + lambd / m * W1
    db1 = 1. / m * np.sum(dZ1, axis=1, keepdims=True)

    gradients = {"dZ3": dZ3, "dW3": dW3, "db3": db3}
    gradients |= {"dA2": dA2, "dZ2": dZ2, "dW2": dW2, "db2": db2}
    gradients |= {"dA1": dA1, "dZ1": dZ1, "dW1": dW1, "db1": db1}
    return gradients

# %% wrong: two-m-twice-no-penalty — two mistakes: dZ3 already divided by m, and no penalty
# expect: averaged-at-start-and-again + penalty-left-out
def backward_propagation_with_regularization(X, Y, cache, lambd):
    m = X.shape[1]
    Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 = cache

    dZ3 = (A3 - Y) / m
    dW3 = 1. / m * np.dot(dZ3, A2.T)
    db3 = 1. / m * np.sum(dZ3, axis=1, keepdims=True)

    dA2 = np.dot(W3.T, dZ3)
    dZ2 = np.multiply(dA2, np.int64(A2 > 0))
    dW2 = 1. / m * np.dot(dZ2, A1.T)
    db2 = 1. / m * np.sum(dZ2, axis=1, keepdims=True)

    dA1 = np.dot(W2.T, dZ2)
    dZ1 = np.multiply(dA1, np.int64(A1 > 0))
    dW1 = 1. / m * np.dot(dZ1, X.T)
    db1 = 1. / m * np.sum(dZ1, axis=1, keepdims=True)

    gradients = {"dZ3": dZ3, "dW3": dW3, "db3": db3}
    gradients |= {"dA2": dA2, "dZ2": dZ2, "dW2": dW2, "db2": db2}
    gradients |= {"dA1": dA1, "dZ1": dZ1, "dW1": dW1, "db1": db1}
    return gradients

# %% wrong: two-penalty-squared-bias-penalized — two mistakes: W**2 in layer 3's penalty, and b3 is penalized
# expect: none
def backward_propagation_with_regularization(X, Y, cache, lambd):
    """Run the network backward, with the L2 penalty in the cost."""
    m = X.shape[1]
    Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 = cache

    dZ3 = A3 - Y
    dW3 = 1. / m * np.dot(dZ3, A2.T) + lambd / m * W3 ** 2
    db3 = 1. / m * np.sum(dZ3, axis=1, keepdims=True) + lambd / m * b3

    dA2 = np.dot(W3.T, dZ3)
    dZ2 = np.multiply(dA2, np.int64(A2 > 0))
    dW2 = 1. / m * np.dot(dZ2, A1.T) + lambd / m * W2
    db2 = 1. / m * np.sum(dZ2, axis=1, keepdims=True)

    dA1 = np.dot(W2.T, dZ2)
    dZ1 = np.multiply(dA1, np.int64(A1 > 0))
    dW1 = 1. / m * np.dot(dZ1, X.T) + lambd / m * W1
    db1 = 1. / m * np.sum(dZ1, axis=1, keepdims=True)

    gradients = {"dZ3": dZ3, "dW3": dW3, "db3": db3}
    gradients |= {"dA2": dA2, "dZ2": dZ2, "dW2": dW2, "db2": db2}
    gradients |= {"dA1": dA1, "dZ1": dZ1, "dW1": dW1, "db1": db1}
    return gradients

# %% wrong: two-slopes-of-dA-and-sum — two mistakes: the slope asks about dA, and dW lacks its 1/m
# expect: weights-not-averaged + slip:other-name-dz2-and-dz1-da2-and-da1
def backward_propagation_with_regularization(X, Y, cache, lambd):
    """Run the network backward, with the L2 penalty in the cost."""
    m = X.shape[1]
    Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 = cache

    # YOUR CODE HERE
    dZ3 = A3 - Y
    dW3 = np.dot(dZ3, A2.T) + lambd / m * W3
    db3 = 1. / m * np.sum(dZ3, axis=1, keepdims=True)

    dA2 = np.dot(W3.T, dZ3)
    dZ2 = np.multiply(dA2, np.int64(dA2 > 0))
    dW2 = np.dot(dZ2, A1.T) + lambd / m * W2
    db2 = 1. / m * np.sum(dZ2, axis=1, keepdims=True)

    dA1 = np.dot(W2.T, dZ2)
    dZ1 = np.multiply(dA1, np.int64(dA1 > 0))
    dW1 = np.dot(dZ1, X.T) + lambd / m * W1
    db1 = 1. / m * np.sum(dZ1, axis=1, keepdims=True)

    gradients = {"dZ3": dZ3, "dW3": dW3, "db3": db3}
    gradients |= {"dA2": dA2, "dZ2": dZ2, "dW2": dW2, "db2": db2}
    gradients |= {"dA1": dA1, "dZ1": dZ1, "dW1": dW1, "db1": db1}
    return gradients

# %% right: classic — the source course's style with np.dot, np.multiply and np.int64
def backward_propagation_with_regularization(X, Y, cache, lambd):
    """Run the network backward, with the L2 penalty in the cost."""
    m = X.shape[1]
    Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 = cache

    # YOUR CODE HERE
    dZ3 = A3 - Y
    dW3 = 1. / m * np.dot(dZ3, A2.T) + lambd / m * W3
    db3 = 1. / m * np.sum(dZ3, axis=1, keepdims=True)

    dA2 = np.dot(W3.T, dZ3)
    dZ2 = np.multiply(dA2, np.int64(A2 > 0))
    dW2 = 1. / m * np.dot(dZ2, A1.T) + lambd / m * W2
    db2 = 1. / m * np.sum(dZ2, axis=1, keepdims=True)

    dA1 = np.dot(W2.T, dZ2)
    dZ1 = np.multiply(dA1, np.int64(A1 > 0))
    dW1 = 1. / m * np.dot(dZ1, X.T) + lambd / m * W1
    db1 = 1. / m * np.sum(dZ1, axis=1, keepdims=True)

    gradients = {"dZ3": dZ3, "dW3": dW3, "db3": db3}
    gradients |= {"dA2": dA2, "dZ2": dZ2, "dW2": dW2, "db2": db2}
    gradients |= {"dA1": dA1, "dZ1": dZ1, "dW1": dW1, "db1": db1}
    return gradients

# %% right: joint-division — data and penalty divided by m together, slope from Z
def backward_propagation_with_regularization(X, Y, cache, lambd):
    m = X.shape[1]
    Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 = cache

    dZ3 = A3 - Y
    dW3 = (dZ3 @ A2.T + lambd * W3) / m
    db3 = dZ3.mean(axis=1, keepdims=True)
    dA2 = W3.T @ dZ3
    dZ2 = dA2 * (Z2 > 0)
    dW2 = (dZ2 @ A1.T + lambd * W2) / m
    db2 = dZ2.mean(axis=1, keepdims=True)
    dA1 = W2.T @ dZ2
    dZ1 = dA1 * (Z1 > 0)
    dW1 = (dZ1 @ X.T + lambd * W1) / m
    db1 = dZ1.mean(axis=1, keepdims=True)

    gradients = {"dZ3": dZ3, "dW3": dW3, "db3": db3}
    gradients |= {"dA2": dA2, "dZ2": dZ2, "dW2": dW2, "db2": db2}
    gradients |= {"dA1": dA1, "dZ1": dZ1, "dW1": dW1, "db1": db1}
    return gradients

# %% right: einsum — np.einsum for all products and np.where for the slope
def backward_propagation_with_regularization(X, Y, cache, lambd):
    """Run the network backward, with the L2 penalty in the cost."""
    m = X.shape[1]
    Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 = cache

    # YOUR CODE HERE
    dZ3 = A3 - Y
    dW3 = np.einsum("im,jm->ij", dZ3, A2) / m + lambd * W3 / m
    db3 = np.einsum("im->i", dZ3)[:, None] / m
    dA2 = np.einsum("ij,im->jm", W3, dZ3)
    dZ2 = np.where(A2 > 0, dA2, 0)
    dW2 = np.einsum("im,jm->ij", dZ2, A1) / m + lambd * W2 / m
    db2 = np.einsum("im->i", dZ2)[:, None] / m
    dA1 = np.einsum("ij,im->jm", W2, dZ2)
    dZ1 = np.where(A1 > 0, dA1, 0)
    dW1 = np.einsum("im,jm->ij", dZ1, X) / m + lambd * W1 / m
    db1 = np.einsum("im->i", dZ1)[:, None] / m

    gradients = {"dZ3": dZ3, "dW3": dW3, "db3": db3}
    gradients |= {"dA2": dA2, "dZ2": dZ2, "dW2": dW2, "db2": db2}
    gradients |= {"dA1": dA1, "dZ1": dZ1, "dW1": dW1, "db1": db1}
    return gradients

# %% right: per-example-loops — sums outer products over the examples
def backward_propagation_with_regularization(X, Y, cache, lambd):
    """Run the network backward, with the L2 penalty in the cost."""
    m = X.shape[1]
    Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 = cache

    # YOUR CODE HERE
    dZ3 = np.subtract(A3, Y)
    dA2 = np.matmul(np.transpose(W3), dZ3)
    dZ2 = np.copy(dA2)
    dZ2[A2 == 0] = 0
    dA1 = np.matmul(np.transpose(W2), dZ2)
    dZ1 = np.copy(dA1)
    dZ1[A1 == 0] = 0

    dW1, dW2, dW3 = (lambd / m * W for W in (W1, W2, W3))
    db1, db2, db3 = (np.zeros(b.shape) for b in (b1, b2, b3))
    for i in range(m):
        dW3 += np.outer(dZ3[:, i], A2[:, i]) / m
        dW2 += np.outer(dZ2[:, i], A1[:, i]) / m
        dW1 += np.outer(dZ1[:, i], X[:, i]) / m
        db3 += dZ3[:, [i]] / m
        db2 += dZ2[:, [i]] / m
        db1 += dZ1[:, [i]] / m

    gradients = {"dZ3": dZ3, "dW3": dW3, "db3": db3}
    gradients |= {"dA2": dA2, "dZ2": dZ2, "dW2": dW2, "db2": db2}
    gradients |= {"dA1": dA1, "dZ1": dZ1, "dW1": dW1, "db1": db1}
    return gradients

# %% right: helper-for-a-layer — a nested helper returns dW and db, np.average and np.sign for the slope
def backward_propagation_with_regularization(X, Y, cache, lambd):
    """Run the network backward, with the L2 penalty in the cost."""
    m = X.shape[1]
    Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 = cache

    # YOUR CODE HERE
    def layer(dZ, A_prev, W):
        return np.matmul(dZ, A_prev.T) / m + (lambd / m) * W, np.average(dZ, axis=1).reshape(-1, 1)

    dZ3 = A3 - Y
    dW3, db3 = layer(dZ3, A2, W3)
    dA2 = W3.T.dot(dZ3)
    dZ2 = dA2 * np.sign(A2)
    dW2, db2 = layer(dZ2, A1, W2)
    dA1 = W2.T.dot(dZ2)
    dZ1 = dA1 * np.sign(A1)
    dW1, db1 = layer(dZ1, X, W1)

    gradients = {"dZ3": dZ3, "dW3": dW3, "db3": db3}
    gradients |= {"dA2": dA2, "dZ2": dZ2, "dW2": dW2, "db2": db2}
    gradients |= {"dA1": dA1, "dZ1": dZ1, "dW1": dW1, "db1": db1}
    return gradients

# %% right: loop-with-dict — one loop over the layers fills the dict, and the given return is replaced
def backward_propagation_with_regularization(X, Y, cache, lambd):
    m = X.shape[1]
    (Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3) = cache
    A, W = {0: X, 1: A1, 2: A2, 3: A3}, {1: W1, 2: W2, 3: W3}
    g = {"dZ3": A[3] - Y}
    for l in (3, 2, 1):
        g[f"dW{l}"] = (g[f"dZ{l}"] @ A[l - 1].T + lambd * W[l]) / m
        g[f"db{l}"] = g[f"dZ{l}"] @ np.ones((m, 1)) / m
        if l > 1:
            g[f"dA{l - 1}"] = W[l].T @ g[f"dZ{l}"]
            g[f"dZ{l - 1}"] = g[f"dA{l - 1}"] * (A[l - 1] > 0)
    return g

# %% right: sigmoid-chain — dZ3 from dA3 and the sigmoid's slope, which is the same up to rounding
def backward_propagation_with_regularization(X, Y, cache, lambd):
    m = X.shape[1]
    Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 = cache

    dZ3 = (-(Y / A3) + (1 - Y) / (1 - A3)) * A3 * (1 - A3)
    dW3 = 1. / m * np.dot(dZ3, A2.T) + lambd / m * W3
    db3 = 1. / m * np.sum(dZ3, axis=1, keepdims=True)

    dA2 = np.dot(W3.T, dZ3)
    dZ2 = np.multiply(dA2, np.int64(A2 > 0))
    dW2 = 1. / m * np.dot(dZ2, A1.T) + lambd / m * W2
    db2 = 1. / m * np.sum(dZ2, axis=1, keepdims=True)

    dA1 = np.dot(W2.T, dZ2)
    dZ1 = np.multiply(dA1, np.int64(A1 > 0))
    dW1 = 1. / m * np.dot(dZ1, X.T) + lambd / m * W1
    db1 = 1. / m * np.sum(dZ1, axis=1, keepdims=True)

    gradients = {"dZ3": dZ3, "dW3": dW3, "db3": db3}
    gradients |= {"dA2": dA2, "dZ2": dZ2, "dW2": dW2, "db2": db2}
    gradients |= {"dA1": dA1, "dZ1": dZ1, "dW1": dW1, "db1": db1}
    return gradients

# %% right: penalty-at-the-end — the penalty is added to the three dW at the end, in place
def backward_propagation_with_regularization(X, Y, cache, lambd):
    """Run the network backward, with the L2 penalty in the cost."""
    m = X.shape[1]
    Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 = cache

    # YOUR CODE HERE
    dZ3 = A3 - Y
    dW3 = dZ3 @ A2.T / m
    db3 = dZ3.sum(axis=1, keepdims=True) / m
    dA2 = W3.T @ dZ3
    dZ2 = dA2 * (A2 > 0).astype(float)
    dW2 = dZ2 @ A1.T / m
    db2 = dZ2.sum(axis=1, keepdims=True) / m
    dA1 = W2.T @ dZ2
    dZ1 = dA1 * (A1 > 0).astype(float)
    dW1 = dZ1 @ X.T / m
    db1 = dZ1.sum(axis=1, keepdims=True) / m
    for dW, W in zip((dW1, dW2, dW3), (W1, W2, W3)):
        dW += lambd * W / m

    gradients = {"dZ3": dZ3, "dW3": dW3, "db3": db3}
    gradients |= {"dA2": dA2, "dZ2": dZ2, "dW2": dW2, "db2": db2}
    gradients |= {"dA1": dA1, "dZ1": dZ1, "dW1": dW1, "db1": db1}
    return gradients

# %% wrong: two-half-and-layer-one-missing — two mistakes: lambd/(2m), and dW1 has no penalty
# expect: first-layer-left-out + half-kept
def backward_propagation_with_regularization(X, Y, cache, lambd):
    m = X.shape[1]
    Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 = cache

    dZ3 = A3 - Y
    dW3 = (dZ3 @ A2.T + lambd * W3 / 2) / m
    db3 = dZ3.mean(axis=1, keepdims=True)
    dA2 = W3.T @ dZ3
    dZ2 = dA2 * (Z2 > 0)
    dW2 = (dZ2 @ A1.T + lambd * W2 / 2) / m
    db2 = dZ2.mean(axis=1, keepdims=True)
    dA1 = W2.T @ dZ2
    dZ1 = dA1 * (Z1 > 0)
    dW1 = (dZ1 @ X.T) / m
    db1 = dZ1.mean(axis=1, keepdims=True)

    gradients = {"dZ3": dZ3, "dW3": dW3, "db3": db3}
    gradients |= {"dA2": dA2, "dZ2": dZ2, "dW2": dW2, "db2": db2}
    gradients |= {"dA1": dA1, "dZ1": dZ1, "dW1": dW1, "db1": db1}
    return gradients

# %% wrong: two-minus-and-biases — two mistakes: the penalty is subtracted, and db is summed over all entries
# expect: penalty-subtracted + biases-summed-over-units
def backward_propagation_with_regularization(X, Y, cache, lambd):
    m = X.shape[1]
    Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 = cache

    dZ3 = A3 - Y
    dW3 = 1. / m * np.dot(dZ3, A2.T) - lambd / m * W3
    db3 = 1. / m * np.sum(dZ3,  keepdims=True)

    dA2 = np.dot(W3.T, dZ3)
    dZ2 = np.multiply(dA2, np.int64(A2 > 0))
    dW2 = 1. / m * np.dot(dZ2, A1.T) - lambd / m * W2
    db2 = 1. / m * np.sum(dZ2,  keepdims=True)

    dA1 = np.dot(W2.T, dZ2)
    dZ1 = np.multiply(dA1, np.int64(A1 > 0))
    dW1 = 1. / m * np.dot(dZ1, X.T) - lambd / m * W1
    db1 = 1. / m * np.sum(dZ1,  keepdims=True)

    gradients = {"dZ3": dZ3, "dW3": dW3, "db3": db3}
    gradients |= {"dA2": dA2, "dZ2": dZ2, "dW2": dW2, "db2": db2}
    gradients |= {"dA1": dA1, "dZ1": dZ1, "dW1": dW1, "db1": db1}
    return gradients

# %% wrong: two-Z-for-A-and-no-m-in-b — two mistakes: Z instead of A in dW, and db lacks 1/m
# expect: biases-not-averaged + slip:other-name-dw3-and-dw2-z2-and-z1
def backward_propagation_with_regularization(X, Y, cache, lambd):
    """Run the network backward, with the L2 penalty in the cost.

    Arguments:
        X: the examples, shape (n_0, m)
        Y: the labels 0 and 1, shape (1, m)
        cache: what forward_propagation returned beside A3
        lambd: the strength lambda of the regularization, a number

    Returns:
        gradients: dict with dZ3, dW3, db3, dA2, dZ2, dW2, db2, dA1, dZ1, dW1, db1
    """
    m = X.shape[1]
    Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 = cache

    # YOUR CODE HERE
    dZ3 = A3 - Y
    dW3 = 1. / m * np.dot(dZ3, Z2.T) + lambd / m * W3
    db3 = np.sum(dZ3, axis=1, keepdims=True)

    dA2 = np.dot(W3.T, dZ3)
    dZ2 = np.multiply(dA2, np.int64(A2 > 0))
    dW2 = 1. / m * np.dot(dZ2, Z1.T) + lambd / m * W2
    db2 = np.sum(dZ2, axis=1, keepdims=True)

    dA1 = np.dot(W2.T, dZ2)
    dZ1 = np.multiply(dA1, np.int64(A1 > 0))
    dW1 = 1. / m * np.dot(dZ1, X.T) + lambd / m * W1
    db1 = np.sum(dZ1, axis=1, keepdims=True)

    gradients = {"dZ3": dZ3, "dW3": dW3, "db3": db3}
    gradients |= {"dA2": dA2, "dZ2": dZ2, "dW2": dW2, "db2": db2}
    gradients |= {"dA1": dA1, "dZ1": dZ1, "dW1": dW1, "db1": db1}
    return gradients

# %% wrong: two-sigmoid-slope-no-penalty-m — two mistakes: the sigmoid's slope once more in dZ3, and the penalty without m
# expect: slope-of-output-again + not-averaged-over-examples
def backward_propagation_with_regularization(X, Y, cache, lambd):
    """Run the network backward, with the L2 penalty in the cost."""
    m = X.shape[1]
    Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 = cache

    dZ3 = (A3 - Y) * A3 * (1 - A3)
    dW3 = 1. / m * np.dot(dZ3, A2.T) + lambd * W3
    db3 = 1. / m * np.sum(dZ3, axis=1, keepdims=True)

    dA2 = np.dot(W3.T, dZ3)
    dZ2 = np.multiply(dA2, np.int64(A2 > 0))
    dW2 = 1. / m * np.dot(dZ2, A1.T) + lambd * W2
    db2 = 1. / m * np.sum(dZ2, axis=1, keepdims=True)

    dA1 = np.dot(W2.T, dZ2)
    dZ1 = np.multiply(dA1, np.int64(A1 > 0))
    dW1 = 1. / m * np.dot(dZ1, X.T) + lambd * W1
    db1 = 1. / m * np.sum(dZ1, axis=1, keepdims=True)

    gradients = {"dZ3": dZ3, "dW3": dW3, "db3": db3}
    gradients |= {"dA2": dA2, "dZ2": dZ2, "dW2": dW2, "db2": db2}
    gradients |= {"dA1": dA1, "dZ1": dZ1, "dW1": dW1, "db1": db1}
    return gradients

# %% wrong: two-no-relu-biases-penalized — two mistakes: no ReLU slope, and b is penalized in layer 3
# expect: relu-slope-left-out + biases-penalized
def backward_propagation_with_regularization(X, Y, cache, lambd):
    """Run the network backward, with the L2 penalty in the cost."""
    m = X.shape[1]
    Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 = cache

    # YOUR CODE HERE
    dZ3 = A3 - Y
    dW3 = 1. / m * np.dot(dZ3, A2.T) + lambd / m * W3
    db3 = 1. / m * np.sum(dZ3, axis=1, keepdims=True) + lambd / m * b3

    dA2 = np.dot(W3.T, dZ3)
    dZ2 = dA2.copy()
    dW2 = 1. / m * np.dot(dZ2, A1.T) + lambd / m * W2
    db2 = 1. / m * np.sum(dZ2, axis=1, keepdims=True)

    dA1 = np.dot(W2.T, dZ2)
    dZ1 = dA1.copy()
    dW1 = 1. / m * np.dot(dZ1, X.T) + lambd / m * W1
    db1 = 1. / m * np.sum(dZ1, axis=1, keepdims=True)

    gradients = {"dZ3": dZ3, "dW3": dW3, "db3": db3}
    gradients |= {"dA2": dA2, "dZ2": dZ2, "dW2": dW2, "db2": db2}
    gradients |= {"dA1": dA1, "dZ1": dZ1, "dW1": dW1, "db1": db1}
    return gradients
