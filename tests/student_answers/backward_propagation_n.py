# %% wrong: untouched — both planted errors are still there: dW2 with the factor 2 and db1 with 4/m
# expect: both-errors-left
def backward_propagation_n(X, Y, cache):
    m = X.shape[1]
    Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 = cache

    dZ3 = A3 - Y
    dW3 = 1.0 / m * np.dot(dZ3, A2.T)
    db3 = 1.0 / m * np.sum(dZ3, axis=1, keepdims=True)

    dA2 = np.dot(W3.T, dZ3)
    dZ2 = dA2 * (A2 > 0)
    dW2 = 1.0 / m * np.dot(dZ2, A1.T) * 2
    db2 = 1.0 / m * np.sum(dZ2, axis=1, keepdims=True)

    dA1 = np.dot(W2.T, dZ2)
    dZ1 = dA1 * (A1 > 0)
    dW1 = 1.0 / m * np.dot(dZ1, X.T)
    db1 = 4.0 / m * np.sum(dZ1, axis=1, keepdims=True)

    third = {"dZ3": dZ3, "dW3": dW3, "db3": db3}
    second = {"dA2": dA2, "dZ2": dZ2, "dW2": dW2, "db2": db2}
    first = {"dA1": dA1, "dZ1": dZ1, "dW1": dW1, "db1": db1}
    return third | second | first
# %% wrong: only-dw2-repaired — db1 still has 4.0/m
# expect: second-error-left
def backward_propagation_n(X, Y, cache):
    m = X.shape[1]
    Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 = cache

    dZ3 = A3 - Y
    dW3 = 1.0 / m * np.dot(dZ3, A2.T)
    db3 = 1.0 / m * np.sum(dZ3, axis=1, keepdims=True)

    dA2 = np.dot(W3.T, dZ3)
    dZ2 = dA2 * (A2 > 0)
    dW2 = 1.0 / m * np.dot(dZ2, A1.T)
    db2 = 1.0 / m * np.sum(dZ2, axis=1, keepdims=True)

    dA1 = np.dot(W2.T, dZ2)
    dZ1 = dA1 * (A1 > 0)
    dW1 = 1.0 / m * np.dot(dZ1, X.T)
    db1 = 4.0 / m * np.sum(dZ1, axis=1, keepdims=True)

    third = {"dZ3": dZ3, "dW3": dW3, "db3": db3}
    second = {"dA2": dA2, "dZ2": dZ2, "dW2": dW2, "db2": db2}
    first = {"dA1": dA1, "dZ1": dZ1, "dW1": dW1, "db1": db1}
    return third | second | first
# %% wrong: only-db1-repaired — dW2 still has the factor 2
# expect: first-error-left
def backward_propagation_n(X, Y, cache):
    m = X.shape[1]
    Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 = cache

    dZ3 = A3 - Y
    dW3 = 1.0 / m * np.dot(dZ3, A2.T)
    db3 = 1.0 / m * np.sum(dZ3, axis=1, keepdims=True)

    dA2 = np.dot(W3.T, dZ3)
    dZ2 = dA2 * (A2 > 0)
    dW2 = 1.0 / m * np.dot(dZ2, A1.T) * 2
    db2 = 1.0 / m * np.sum(dZ2, axis=1, keepdims=True)

    dA1 = np.dot(W2.T, dZ2)
    dZ1 = dA1 * (A1 > 0)
    dW1 = 1.0 / m * np.dot(dZ1, X.T)
    db1 = 1.0 / m * np.sum(dZ1, axis=1, keepdims=True)

    third = {"dZ3": dZ3, "dW3": dW3, "db3": db3}
    second = {"dA2": dA2, "dZ2": dZ2, "dW2": dW2, "db2": db2}
    first = {"dA1": dA1, "dZ1": dZ1, "dW1": dW1, "db1": db1}
    return third | second | first
# %% wrong: factor-moved-not-removed — the factor 2 of dW2 was moved in front instead of taken away, db1 repaired
# expect: first-error-left
def backward_propagation_n(X, Y, cache):
    m = X.shape[1]
    Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 = cache

    dZ3 = A3 - Y
    dW3 = 1.0 / m * np.dot(dZ3, A2.T)
    db3 = 1.0 / m * np.sum(dZ3, axis=1, keepdims=True)

    dA2 = np.dot(W3.T, dZ3)
    dZ2 = dA2 * (A2 > 0)
    dW2 = 2.0 / m * np.dot(dZ2, A1.T)
    db2 = 1.0 / m * np.sum(dZ2, axis=1, keepdims=True)

    dA1 = np.dot(W2.T, dZ2)
    dZ1 = dA1 * (A1 > 0)
    dW1 = 1.0 / m * np.dot(dZ1, X.T)
    db1 = 1.0 / m * np.sum(dZ1, axis=1, keepdims=True)

    third = {"dZ3": dZ3, "dW3": dW3, "db3": db3}
    second = {"dA2": dA2, "dZ2": dZ2, "dW2": dW2, "db2": db2}
    first = {"dA1": dA1, "dZ1": dZ1, "dW1": dW1, "db1": db1}
    return third | second | first
# %% wrong: db1-two-over-m — changes db1 from 4/m to 2/m, still twice too large
# expect: biases-half-mended
def backward_propagation_n(X, Y, cache):
    m = X.shape[1]
    Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 = cache

    dZ3 = A3 - Y
    dW3 = 1.0 / m * np.dot(dZ3, A2.T)
    db3 = 1.0 / m * np.sum(dZ3, axis=1, keepdims=True)

    dA2 = np.dot(W3.T, dZ3)
    dZ2 = dA2 * (A2 > 0)
    dW2 = 1.0 / m * np.dot(dZ2, A1.T)
    db2 = 1.0 / m * np.sum(dZ2, axis=1, keepdims=True)

    dA1 = np.dot(W2.T, dZ2)
    dZ1 = dA1 * (A1 > 0)
    dW1 = 1.0 / m * np.dot(dZ1, X.T)
    db1 = 2.0 / m * np.sum(dZ1, axis=1, keepdims=True)

    third = {"dZ3": dZ3, "dW3": dW3, "db3": db3}
    second = {"dA2": dA2, "dZ2": dZ2, "dW2": dW2, "db2": db2}
    first = {"dA1": dA1, "dZ1": dZ1, "dW1": dW1, "db1": db1}
    return third | second | first
# %% wrong: db1-quarter — overcorrects db1 to 1/(4m) in place of 1/m
# expect: biases-overcorrected
def backward_propagation_n(X, Y, cache):
    m = X.shape[1]
    Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 = cache

    dZ3 = A3 - Y
    dW3 = 1.0 / m * np.dot(dZ3, A2.T)
    db3 = 1.0 / m * np.sum(dZ3, axis=1, keepdims=True)

    dA2 = np.dot(W3.T, dZ3)
    dZ2 = dA2 * (A2 > 0)
    dW2 = 1.0 / m * np.dot(dZ2, A1.T)
    db2 = 1.0 / m * np.sum(dZ2, axis=1, keepdims=True)

    dA1 = np.dot(W2.T, dZ2)
    dZ1 = dA1 * (A1 > 0)
    dW1 = 1.0 / m * np.dot(dZ1, X.T)
    db1 = 1.0 / (4 * m) * np.sum(dZ1, axis=1, keepdims=True)

    third = {"dZ3": dZ3, "dW3": dW3, "db3": db3}
    second = {"dA2": dA2, "dZ2": dZ2, "dW2": dW2, "db2": db2}
    first = {"dA1": dA1, "dZ1": dZ1, "dW1": dW1, "db1": db1}
    return third | second | first
# %% wrong: dw2-halved-extra — divides dW2 by 2 instead of only removing the factor, so it is half of what it should be
# expect: weights-overcorrected
def backward_propagation_n(X, Y, cache):
    m = X.shape[1]
    Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 = cache

    dZ3 = A3 - Y
    dW3 = 1.0 / m * np.dot(dZ3, A2.T)
    db3 = 1.0 / m * np.sum(dZ3, axis=1, keepdims=True)

    dA2 = np.dot(W3.T, dZ3)
    dZ2 = dA2 * (A2 > 0)
    dW2 = 1.0 / m * np.dot(dZ2, A1.T) / 2
    db2 = 1.0 / m * np.sum(dZ2, axis=1, keepdims=True)

    dA1 = np.dot(W2.T, dZ2)
    dZ1 = dA1 * (A1 > 0)
    dW1 = 1.0 / m * np.dot(dZ1, X.T)
    db1 = 1.0 / m * np.sum(dZ1, axis=1, keepdims=True)

    third = {"dZ3": dZ3, "dW3": dW3, "db3": db3}
    second = {"dA2": dA2, "dZ2": dZ2, "dW2": dW2, "db2": db2}
    first = {"dA1": dA1, "dZ1": dZ1, "dW1": dW1, "db1": db1}
    return third | second | first
# %% wrong: broke-dw3 — repairs both errors but also multiplies dW3 by 2 'to be consistent'
# expect: slip:extra-factor-dw3-2
def backward_propagation_n(X, Y, cache):
    m = X.shape[1]
    Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 = cache

    dZ3 = A3 - Y
    dW3 = 1.0 / m * np.dot(dZ3, A2.T) * 2
    db3 = 1.0 / m * np.sum(dZ3, axis=1, keepdims=True)

    dA2 = np.dot(W3.T, dZ3)
    dZ2 = dA2 * (A2 > 0)
    dW2 = 1.0 / m * np.dot(dZ2, A1.T)
    db2 = 1.0 / m * np.sum(dZ2, axis=1, keepdims=True)

    dA1 = np.dot(W2.T, dZ2)
    dZ1 = dA1 * (A1 > 0)
    dW1 = 1.0 / m * np.dot(dZ1, X.T)
    db1 = 1.0 / m * np.sum(dZ1, axis=1, keepdims=True)

    third = {"dZ3": dZ3, "dW3": dW3, "db3": db3}
    second = {"dA2": dA2, "dZ2": dZ2, "dW2": dW2, "db2": db2}
    first = {"dA1": dA1, "dZ1": dZ1, "dW1": dW1, "db1": db1}
    return third | second | first
# %% wrong: relu-slope-layer-1-missing — mends both lines but drops the ReLU slope in dZ1
# expect: relu-always-on
def backward_propagation_n(X, Y, cache):
    m = X.shape[1]
    Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 = cache

    dZ3 = A3 - Y
    dW3 = 1.0 / m * np.dot(dZ3, A2.T)
    db3 = 1.0 / m * np.sum(dZ3, axis=1, keepdims=True)

    dA2 = np.dot(W3.T, dZ3)
    dZ2 = dA2 * (A2 > 0)
    dW2 = 1.0 / m * np.dot(dZ2, A1.T)
    db2 = 1.0 / m * np.sum(dZ2, axis=1, keepdims=True)

    dA1 = np.dot(W2.T, dZ2)
    dZ1 = dA1
    dW1 = 1.0 / m * np.dot(dZ1, X.T)
    db1 = 1.0 / m * np.sum(dZ1, axis=1, keepdims=True)

    third = {"dZ3": dZ3, "dW3": dW3, "db3": db3}
    second = {"dA2": dA2, "dZ2": dZ2, "dW2": dW2, "db2": db2}
    first = {"dA1": dA1, "dZ1": dZ1, "dW1": dW1, "db1": db1}
    return third | second | first
# %% wrong: relu-slope-layer-2-missing — mends both lines but drops the ReLU slope in dZ2, which spoils layers 2 and 1
# expect: slip:factor-dropped-dz2-the-comparison-of-a2-and-0
def backward_propagation_n(X, Y, cache):
    m = X.shape[1]
    Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 = cache

    dZ3 = A3 - Y
    dW3 = 1.0 / m * np.dot(dZ3, A2.T)
    db3 = 1.0 / m * np.sum(dZ3, axis=1, keepdims=True)

    dA2 = np.dot(W3.T, dZ3)
    dZ2 = np.array(dA2, copy=True)
    dW2 = 1.0 / m * np.dot(dZ2, A1.T)
    db2 = 1.0 / m * np.sum(dZ2, axis=1, keepdims=True)

    dA1 = np.dot(W2.T, dZ2)
    dZ1 = dA1 * (A1 > 0)
    dW1 = 1.0 / m * np.dot(dZ1, X.T)
    db1 = 1.0 / m * np.sum(dZ1, axis=1, keepdims=True)

    third = {"dZ3": dZ3, "dW3": dW3, "db3": db3}
    second = {"dA2": dA2, "dZ2": dZ2, "dW2": dW2, "db2": db2}
    first = {"dA1": dA1, "dZ1": dZ1, "dW1": dW1, "db1": db1}
    return third | second | first
# %% wrong: dw1-from-da1 — mends both lines but computes dW1 (and db1) from dA1 instead of dZ1
# expect: slip:other-name-db1-da1 + slip:other-name-dw1-da1
def backward_propagation_n(X, Y, cache):
    m = X.shape[1]
    Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 = cache

    dZ3 = A3 - Y
    dW3 = 1.0 / m * np.dot(dZ3, A2.T)
    db3 = 1.0 / m * np.sum(dZ3, axis=1, keepdims=True)

    dA2 = np.dot(W3.T, dZ3)
    dZ2 = dA2 * (A2 > 0)
    dW2 = 1.0 / m * np.dot(dZ2, A1.T)
    db2 = 1.0 / m * np.sum(dZ2, axis=1, keepdims=True)

    dA1 = np.dot(W2.T, dZ2)
    dZ1 = dA1 * (A1 > 0)
    dW1 = 1.0 / m * np.dot(dA1, X.T)
    db1 = 1.0 / m * np.sum(dA1, axis=1, keepdims=True)

    third = {"dZ3": dZ3, "dW3": dW3, "db3": db3}
    second = {"dA2": dA2, "dZ2": dZ2, "dW2": dW2, "db2": db2}
    first = {"dA1": dA1, "dZ1": dZ1, "dW1": dW1, "db1": db1}
    return third | second | first
# %% wrong: dw2-from-da2 — mends the factors but uses dA2 instead of dZ2 in dW2
# expect: slip:other-name-dw2-da2
def backward_propagation_n(X, Y, cache):
    m = X.shape[1]
    Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 = cache

    dZ3 = A3 - Y
    dW3 = 1.0 / m * np.dot(dZ3, A2.T)
    db3 = 1.0 / m * np.sum(dZ3, axis=1, keepdims=True)

    dA2 = np.dot(W3.T, dZ3)
    dZ2 = dA2 * (A2 > 0)
    dW2 = 1.0 / m * np.dot(dA2, A1.T)
    db2 = 1.0 / m * np.sum(dZ2, axis=1, keepdims=True)

    dA1 = np.dot(W2.T, dZ2)
    dZ1 = dA1 * (A1 > 0)
    dW1 = 1.0 / m * np.dot(dZ1, X.T)
    db1 = 1.0 / m * np.sum(dZ1, axis=1, keepdims=True)

    third = {"dZ3": dZ3, "dW3": dW3, "db3": db3}
    second = {"dA2": dA2, "dZ2": dZ2, "dW2": dW2, "db2": db2}
    first = {"dA1": dA1, "dZ1": dZ1, "dW1": dW1, "db1": db1}
    return third | second | first
# %% wrong: slope-from-wrong-layer — the ReLU slope of layer 1 is taken where A1 < 0 (sign turned), both planted errors repaired
# expect: same-number-everywhere
def backward_propagation_n(X, Y, cache):
    m = X.shape[1]
    Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 = cache

    dZ3 = A3 - Y
    dW3 = 1.0 / m * np.dot(dZ3, A2.T)
    db3 = 1.0 / m * np.sum(dZ3, axis=1, keepdims=True)

    dA2 = np.dot(W3.T, dZ3)
    dZ2 = dA2 * (A2 > 0)
    dW2 = 1.0 / m * np.dot(dZ2, A1.T)
    db2 = 1.0 / m * np.sum(dZ2, axis=1, keepdims=True)

    dA1 = np.dot(W2.T, dZ2)
    dZ1 = dA1 * (A1 < 0)
    dW1 = 1.0 / m * np.dot(dZ1, X.T)
    db1 = 1.0 / m * np.sum(dZ1, axis=1, keepdims=True)

    third = {"dZ3": dZ3, "dW3": dW3, "db3": db3}
    second = {"dA2": dA2, "dZ2": dZ2, "dW2": dW2, "db2": db2}
    first = {"dA1": dA1, "dZ1": dZ1, "dW1": dW1, "db1": db1}
    return third | second | first
# %% wrong: product-not-masked — takes dA2 * A2 as ReLU slope instead of dA2 * (A2 > 0)
# expect: slip:comparison-dropped-dz2-a2
def backward_propagation_n(X, Y, cache):
    m = X.shape[1]
    Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 = cache

    dZ3 = A3 - Y
    dW3 = 1.0 / m * np.dot(dZ3, A2.T)
    db3 = 1.0 / m * np.sum(dZ3, axis=1, keepdims=True)

    dA2 = np.dot(W3.T, dZ3)
    dZ2 = dA2 * A2
    dW2 = 1.0 / m * np.dot(dZ2, A1.T)
    db2 = 1.0 / m * np.sum(dZ2, axis=1, keepdims=True)

    dA1 = np.dot(W2.T, dZ2)
    dZ1 = dA1 * (A1 > 0)
    dW1 = 1.0 / m * np.dot(dZ1, X.T)
    db1 = 1.0 / m * np.sum(dZ1, axis=1, keepdims=True)

    third = {"dZ3": dZ3, "dW3": dW3, "db3": db3}
    second = {"dA2": dA2, "dZ2": dZ2, "dW2": dW2, "db2": db2}
    first = {"dA1": dA1, "dZ1": dZ1, "dW1": dW1, "db1": db1}
    return third | second | first
# %% wrong: sum-over-units — db1 sums over axis=0, so over the units instead of the examples, broken shape
# expect: summed-over-units
def backward_propagation_n(X, Y, cache):
    m = X.shape[1]
    Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 = cache

    dZ3 = A3 - Y
    dW3 = 1.0 / m * np.dot(dZ3, A2.T)
    db3 = 1.0 / m * np.sum(dZ3, axis=1, keepdims=True)

    dA2 = np.dot(W3.T, dZ3)
    dZ2 = dA2 * (A2 > 0)
    dW2 = 1.0 / m * np.dot(dZ2, A1.T)
    db2 = 1.0 / m * np.sum(dZ2, axis=1, keepdims=True)

    dA1 = np.dot(W2.T, dZ2)
    dZ1 = dA1 * (A1 > 0)
    dW1 = 1.0 / m * np.dot(dZ1, X.T)
    db1 = 1.0 / m * np.sum(dZ1, axis=0, keepdims=True)

    third = {"dZ3": dZ3, "dW3": dW3, "db3": db3}
    second = {"dA2": dA2, "dZ2": dZ2, "dW2": dW2, "db2": db2}
    first = {"dA1": dA1, "dZ1": dZ1, "dW1": dW1, "db1": db1}
    return third | second | first
# %% wrong: keepdims-lost — rewrites db1 without keepdims, shape (n,) instead of (n, 1)
# expect: biases-lose-a-dimension
def backward_propagation_n(X, Y, cache):
    m = X.shape[1]
    Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 = cache

    dZ3 = A3 - Y
    dW3 = 1.0 / m * np.dot(dZ3, A2.T)
    db3 = 1.0 / m * np.sum(dZ3, axis=1, keepdims=True)

    dA2 = np.dot(W3.T, dZ3)
    dZ2 = dA2 * (A2 > 0)
    dW2 = 1.0 / m * np.dot(dZ2, A1.T)
    db2 = 1.0 / m * np.sum(dZ2, axis=1, keepdims=True)

    dA1 = np.dot(W2.T, dZ2)
    dZ1 = dA1 * (A1 > 0)
    dW1 = 1.0 / m * np.dot(dZ1, X.T)
    db1 = 1.0 / m * np.sum(dZ1, axis=1)

    third = {"dZ3": dZ3, "dW3": dW3, "db3": db3}
    second = {"dA2": dA2, "dZ2": dZ2, "dW2": dW2, "db2": db2}
    first = {"dA1": dA1, "dZ1": dZ1, "dW1": dW1, "db1": db1}
    return third | second | first
# %% wrong: db1-single-number — rewrites db1 as np.sum over everything, one number instead of one per unit
# expect: slip:axis-and-keepdims-dropped-db1
def backward_propagation_n(X, Y, cache):
    m = X.shape[1]
    Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 = cache

    dZ3 = A3 - Y
    dW3 = 1.0 / m * np.dot(dZ3, A2.T)
    db3 = 1.0 / m * np.sum(dZ3, axis=1, keepdims=True)

    dA2 = np.dot(W3.T, dZ3)
    dZ2 = dA2 * (A2 > 0)
    dW2 = 1.0 / m * np.dot(dZ2, A1.T)
    db2 = 1.0 / m * np.sum(dZ2, axis=1, keepdims=True)

    dA1 = np.dot(W2.T, dZ2)
    dZ1 = dA1 * (A1 > 0)
    dW1 = 1.0 / m * np.dot(dZ1, X.T)
    db1 = 1.0 / m * np.sum(dZ1)

    third = {"dZ3": dZ3, "dW3": dW3, "db3": db3}
    second = {"dA2": dA2, "dZ2": dZ2, "dW2": dW2, "db2": db2}
    first = {"dA1": dA1, "dZ1": dZ1, "dW1": dW1, "db1": db1}
    return third | second | first
# %% wrong: mean-over-m-twice — rewrites db1 with np.mean and leaves 1/m in front, divided by m twice
# expect: slip:divided-twice-db1-m
def backward_propagation_n(X, Y, cache):
    m = X.shape[1]
    Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 = cache

    dZ3 = A3 - Y
    dW3 = 1.0 / m * np.dot(dZ3, A2.T)
    db3 = 1.0 / m * np.sum(dZ3, axis=1, keepdims=True)

    dA2 = np.dot(W3.T, dZ3)
    dZ2 = dA2 * (A2 > 0)
    dW2 = 1.0 / m * np.dot(dZ2, A1.T)
    db2 = 1.0 / m * np.sum(dZ2, axis=1, keepdims=True)

    dA1 = np.dot(W2.T, dZ2)
    dZ1 = dA1 * (A1 > 0)
    dW1 = 1.0 / m * np.dot(dZ1, X.T)
    db1 = 1.0 / m * np.mean(dZ1, axis=1, keepdims=True)

    third = {"dZ3": dZ3, "dW3": dW3, "db3": db3}
    second = {"dA2": dA2, "dZ2": dZ2, "dW2": dW2, "db2": db2}
    first = {"dA1": dA1, "dZ1": dZ1, "dW1": dW1, "db1": db1}
    return third | second | first
# %% wrong: db1-no-m — takes the whole factor 4.0/m out of db1, so the division by m is missing
# expect: biases-summed
def backward_propagation_n(X, Y, cache):
    m = X.shape[1]
    Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 = cache

    dZ3 = A3 - Y
    dW3 = 1.0 / m * np.dot(dZ3, A2.T)
    db3 = 1.0 / m * np.sum(dZ3, axis=1, keepdims=True)

    dA2 = np.dot(W3.T, dZ3)
    dZ2 = dA2 * (A2 > 0)
    dW2 = 1.0 / m * np.dot(dZ2, A1.T)
    db2 = 1.0 / m * np.sum(dZ2, axis=1, keepdims=True)

    dA1 = np.dot(W2.T, dZ2)
    dZ1 = dA1 * (A1 > 0)
    dW1 = 1.0 / m * np.dot(dZ1, X.T)
    db1 = np.sum(dZ1, axis=1, keepdims=True)

    third = {"dZ3": dZ3, "dW3": dW3, "db3": db3}
    second = {"dA2": dA2, "dZ2": dZ2, "dW2": dW2, "db2": db2}
    first = {"dA1": dA1, "dZ1": dZ1, "dW1": dW1, "db1": db1}
    return third | second | first
# %% wrong: dw2-no-m — takes away 1/m together with the 2 from dW2, the mean over the examples is lost
# expect: weights-summed
def backward_propagation_n(X, Y, cache):
    m = X.shape[1]
    Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 = cache

    dZ3 = A3 - Y
    dW3 = 1.0 / m * np.dot(dZ3, A2.T)
    db3 = 1.0 / m * np.sum(dZ3, axis=1, keepdims=True)

    dA2 = np.dot(W3.T, dZ3)
    dZ2 = dA2 * (A2 > 0)
    dW2 = np.dot(dZ2, A1.T)
    db2 = 1.0 / m * np.sum(dZ2, axis=1, keepdims=True)

    dA1 = np.dot(W2.T, dZ2)
    dZ1 = dA1 * (A1 > 0)
    dW1 = 1.0 / m * np.dot(dZ1, X.T)
    db1 = 1.0 / m * np.sum(dZ1, axis=1, keepdims=True)

    third = {"dZ3": dZ3, "dW3": dW3, "db3": db3}
    second = {"dA2": dA2, "dZ2": dZ2, "dW2": dW2, "db2": db2}
    first = {"dA1": dA1, "dZ1": dZ1, "dW1": dW1, "db1": db1}
    return third | second | first
# %% wrong: dz3-sign — repairs both but turns the sign of dZ3 to Y - A3, all gradients have the wrong sign
# expect: slip:difference-reversed-dz3-a3
def backward_propagation_n(X, Y, cache):
    m = X.shape[1]
    Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 = cache

    dZ3 = Y - A3
    dW3 = 1.0 / m * np.dot(dZ3, A2.T)
    db3 = 1.0 / m * np.sum(dZ3, axis=1, keepdims=True)

    dA2 = np.dot(W3.T, dZ3)
    dZ2 = dA2 * (A2 > 0)
    dW2 = 1.0 / m * np.dot(dZ2, A1.T)
    db2 = 1.0 / m * np.sum(dZ2, axis=1, keepdims=True)

    dA1 = np.dot(W2.T, dZ2)
    dZ1 = dA1 * (A1 > 0)
    dW1 = 1.0 / m * np.dot(dZ1, X.T)
    db1 = 1.0 / m * np.sum(dZ1, axis=1, keepdims=True)

    third = {"dZ3": dZ3, "dW3": dW3, "db3": db3}
    second = {"dA2": dA2, "dZ2": dZ2, "dW2": dW2, "db2": db2}
    first = {"dA1": dA1, "dZ1": dZ1, "dW1": dW1, "db1": db1}
    return third | second | first
# %% wrong: dz3-squared-error — replaces dZ3 by (A3 - Y) * A3 * (1 - A3), the sigmoid slope that cancels with the cross-entropy
# expect: none
def backward_propagation_n(X, Y, cache):
    m = X.shape[1]
    Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 = cache

    dZ3 = (A3 - Y) * A3 * (1 - A3)
    dW3 = 1.0 / m * np.dot(dZ3, A2.T)
    db3 = 1.0 / m * np.sum(dZ3, axis=1, keepdims=True)

    dA2 = np.dot(W3.T, dZ3)
    dZ2 = dA2 * (A2 > 0)
    dW2 = 1.0 / m * np.dot(dZ2, A1.T)
    db2 = 1.0 / m * np.sum(dZ2, axis=1, keepdims=True)

    dA1 = np.dot(W2.T, dZ2)
    dZ1 = dA1 * (A1 > 0)
    dW1 = 1.0 / m * np.dot(dZ1, X.T)
    db1 = 1.0 / m * np.sum(dZ1, axis=1, keepdims=True)

    third = {"dZ3": dZ3, "dW3": dW3, "db3": db3}
    second = {"dA2": dA2, "dZ2": dZ2, "dW2": dW2, "db2": db2}
    first = {"dA1": dA1, "dZ1": dZ1, "dW1": dW1, "db1": db1}
    return third | second | first
# %% wrong: repairs-in-db2 — takes the wrong line: puts 4.0/m right in db1 but also 'adds' 4.0 to db2
# expect: none
def backward_propagation_n(X, Y, cache):
    m = X.shape[1]
    Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 = cache

    dZ3 = A3 - Y
    dW3 = 1.0 / m * np.dot(dZ3, A2.T)
    db3 = 1.0 / m * np.sum(dZ3, axis=1, keepdims=True)

    dA2 = np.dot(W3.T, dZ3)
    dZ2 = dA2 * (A2 > 0)
    dW2 = 1.0 / m * np.dot(dZ2, A1.T)
    db2 = 4.0 / m * np.sum(dZ2, axis=1, keepdims=True)

    dA1 = np.dot(W2.T, dZ2)
    dZ1 = dA1 * (A1 > 0)
    dW1 = 1.0 / m * np.dot(dZ1, X.T)
    db1 = 1.0 / m * np.sum(dZ1, axis=1, keepdims=True)

    third = {"dZ3": dZ3, "dW3": dW3, "db3": db3}
    second = {"dA2": dA2, "dZ2": dZ2, "dW2": dW2, "db2": db2}
    first = {"dA1": dA1, "dZ1": dZ1, "dW1": dW1, "db1": db1}
    return third | second | first
# %% wrong: transposed-w2 — rewrites dA1 with np.dot(W2, dZ2), no transpose, ValueError
# expect: shapes-do-not-fit
def backward_propagation_n(X, Y, cache):
    m = X.shape[1]
    Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 = cache

    dZ3 = A3 - Y
    dW3 = 1.0 / m * np.dot(dZ3, A2.T)
    db3 = 1.0 / m * np.sum(dZ3, axis=1, keepdims=True)

    dA2 = np.dot(W3.T, dZ3)
    dZ2 = dA2 * (A2 > 0)
    dW2 = 1.0 / m * np.dot(dZ2, A1.T)
    db2 = 1.0 / m * np.sum(dZ2, axis=1, keepdims=True)

    dA1 = np.dot(W2, dZ2)
    dZ1 = dA1 * (A1 > 0)
    dW1 = 1.0 / m * np.dot(dZ1, X.T)
    db1 = 1.0 / m * np.sum(dZ1, axis=1, keepdims=True)

    third = {"dZ3": dZ3, "dW3": dW3, "db3": db3}
    second = {"dA2": dA2, "dZ2": dZ2, "dW2": dW2, "db2": db2}
    first = {"dA1": dA1, "dZ1": dZ1, "dW1": dW1, "db1": db1}
    return third | second | first
# %% wrong: return-lost — repairs both errors but deletes the return line by accident
# expect: nothing-returned
def backward_propagation_n(X, Y, cache):
    m = X.shape[1]
    Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 = cache

    dZ3 = A3 - Y
    dW3 = 1.0 / m * np.dot(dZ3, A2.T)
    db3 = 1.0 / m * np.sum(dZ3, axis=1, keepdims=True)

    dA2 = np.dot(W3.T, dZ3)
    dZ2 = dA2 * (A2 > 0)
    dW2 = 1.0 / m * np.dot(dZ2, A1.T)
    db2 = 1.0 / m * np.sum(dZ2, axis=1, keepdims=True)

    dA1 = np.dot(W2.T, dZ2)
    dZ1 = dA1 * (A1 > 0)
    dW1 = 1.0 / m * np.dot(dZ1, X.T)
    db1 = 1.0 / m * np.sum(dZ1, axis=1, keepdims=True)

    third = {"dZ3": dZ3, "dW3": dW3, "db3": db3}
    second = {"dA2": dA2, "dZ2": dZ2, "dW2": dW2, "db2": db2}
    first = {"dA1": dA1, "dZ1": dZ1, "dW1": dW1, "db1": db1}
# %% wrong: returns-tuple — returns the three dicts as a tuple instead of one dict
# expect: no-dict-returned
def backward_propagation_n(X, Y, cache):
    m = X.shape[1]
    Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 = cache

    dZ3 = A3 - Y
    dW3 = 1.0 / m * np.dot(dZ3, A2.T)
    db3 = 1.0 / m * np.sum(dZ3, axis=1, keepdims=True)

    dA2 = np.dot(W3.T, dZ3)
    dZ2 = dA2 * (A2 > 0)
    dW2 = 1.0 / m * np.dot(dZ2, A1.T)
    db2 = 1.0 / m * np.sum(dZ2, axis=1, keepdims=True)

    dA1 = np.dot(W2.T, dZ2)
    dZ1 = dA1 * (A1 > 0)
    dW1 = 1.0 / m * np.dot(dZ1, X.T)
    db1 = 1.0 / m * np.sum(dZ1, axis=1, keepdims=True)

    third = {"dZ3": dZ3, "dW3": dW3, "db3": db3}
    second = {"dA2": dA2, "dZ2": dZ2, "dW2": dW2, "db2": db2}
    first = {"dA1": dA1, "dZ1": dZ1, "dW1": dW1, "db1": db1}
    return third, second, first
# %% wrong: db1-key-lost — slip in the returned dict: the key 'db1' stores dW1
# expect: slip:other-name-first-dw1-3
def backward_propagation_n(X, Y, cache):
    m = X.shape[1]
    Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 = cache

    dZ3 = A3 - Y
    dW3 = 1.0 / m * np.dot(dZ3, A2.T)
    db3 = 1.0 / m * np.sum(dZ3, axis=1, keepdims=True)

    dA2 = np.dot(W3.T, dZ3)
    dZ2 = dA2 * (A2 > 0)
    dW2 = 1.0 / m * np.dot(dZ2, A1.T)
    db2 = 1.0 / m * np.sum(dZ2, axis=1, keepdims=True)

    dA1 = np.dot(W2.T, dZ2)
    dZ1 = dA1 * (A1 > 0)
    dW1 = 1.0 / m * np.dot(dZ1, X.T)
    db1 = 1.0 / m * np.sum(dZ1, axis=1, keepdims=True)

    third = {"dZ3": dZ3, "dW3": dW3, "db3": db3}
    second = {"dA2": dA2, "dZ2": dZ2, "dW2": dW2, "db2": db2}
    first = {"dA1": dA1, "dZ1": dZ1, "dW1": dW1, "db1": dW1}
    return third | second | first
# %% wrong: two-names-swapped — dW2 is computed with A2 in place of A1, shapes do not fit the parameter
# expect: slip:other-name-dw2-a2-2
def backward_propagation_n(X, Y, cache):
    m = X.shape[1]
    Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 = cache

    dZ3 = A3 - Y
    dW3 = 1.0 / m * np.dot(dZ3, A2.T)
    db3 = 1.0 / m * np.sum(dZ3, axis=1, keepdims=True)

    dA2 = np.dot(W3.T, dZ3)
    dZ2 = dA2 * (A2 > 0)
    dW2 = 1.0 / m * np.dot(dZ2, A2.T)
    db2 = 1.0 / m * np.sum(dZ2, axis=1, keepdims=True)

    dA1 = np.dot(W2.T, dZ2)
    dZ1 = dA1 * (A1 > 0)
    dW1 = 1.0 / m * np.dot(dZ1, X.T)
    db1 = 1.0 / m * np.sum(dZ1, axis=1, keepdims=True)

    third = {"dZ3": dZ3, "dW3": dW3, "db3": db3}
    second = {"dA2": dA2, "dZ2": dZ2, "dW2": dW2, "db2": db2}
    first = {"dA1": dA1, "dZ1": dZ1, "dW1": dW1, "db1": db1}
    return third | second | first
# %% wrong: both-wrong-repairs — two mistakes: dW2 halved instead of the factor removed, db1 set to 2/m
# expect: weights-overcorrected + biases-half-mended
def backward_propagation_n(X, Y, cache):
    m = X.shape[1]
    Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 = cache

    dZ3 = A3 - Y
    dW3 = 1.0 / m * np.dot(dZ3, A2.T)
    db3 = 1.0 / m * np.sum(dZ3, axis=1, keepdims=True)

    dA2 = np.dot(W3.T, dZ3)
    dZ2 = dA2 * (A2 > 0)
    dW2 = 1.0 / m * np.dot(dZ2, A1.T) * 0.5
    db2 = 1.0 / m * np.sum(dZ2, axis=1, keepdims=True)

    dA1 = np.dot(W2.T, dZ2)
    dZ1 = dA1 * (A1 > 0)
    dW1 = 1.0 / m * np.dot(dZ1, X.T)
    db1 = 2.0 / m * np.sum(dZ1, axis=1, keepdims=True)

    third = {"dZ3": dZ3, "dW3": dW3, "db3": db3}
    second = {"dA2": dA2, "dZ2": dZ2, "dW2": dW2, "db2": db2}
    first = {"dA1": dA1, "dZ1": dZ1, "dW1": dW1, "db1": db1}
    return third | second | first
# %% wrong: slopes-and-db1 — two mistakes: db1 still 4/m, and the ReLU slope of layer 1 gone
# expect: relu-always-on + second-error-left
def backward_propagation_n(X, Y, cache):
    m = X.shape[1]
    Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 = cache

    dZ3 = A3 - Y
    dW3 = 1.0 / m * np.dot(dZ3, A2.T)
    db3 = 1.0 / m * np.sum(dZ3, axis=1, keepdims=True)

    dA2 = np.dot(W3.T, dZ3)
    dZ2 = dA2 * (A2 > 0)
    dW2 = 1.0 / m * np.dot(dZ2, A1.T)
    db2 = 1.0 / m * np.sum(dZ2, axis=1, keepdims=True)

    dA1 = np.dot(W2.T, dZ2)
    dZ1 = dA1
    dW1 = 1.0 / m * np.dot(dZ1, X.T)
    db1 = 4.0 / m * np.sum(dZ1, axis=1, keepdims=True)

    third = {"dZ3": dZ3, "dW3": dW3, "db3": db3}
    second = {"dA2": dA2, "dZ2": dZ2, "dW2": dW2, "db2": db2}
    first = {"dA1": dA1, "dZ1": dZ1, "dW1": dW1, "db1": db1}
    return third | second | first
# %% wrong: dw2-left-and-keepdims — two mistakes: dW2 keeps the factor 2, and db1 was rewritten without keepdims
# expect: first-error-left + biases-lose-a-dimension
def backward_propagation_n(X, Y, cache):
    m = X.shape[1]
    Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 = cache

    dZ3 = A3 - Y
    dW3 = 1.0 / m * np.dot(dZ3, A2.T)
    db3 = 1.0 / m * np.sum(dZ3, axis=1, keepdims=True)

    dA2 = np.dot(W3.T, dZ3)
    dZ2 = dA2 * (A2 > 0)
    dW2 = 1.0 / m * np.dot(dZ2, A1.T) * 2
    db2 = 1.0 / m * np.sum(dZ2, axis=1, keepdims=True)

    dA1 = np.dot(W2.T, dZ2)
    dZ1 = dA1 * (A1 > 0)
    dW1 = 1.0 / m * np.dot(dZ1, X.T)
    db1 = 1 / m * np.sum(dZ1, axis=1)

    third = {"dZ3": dZ3, "dW3": dW3, "db3": db3}
    second = {"dA2": dA2, "dZ2": dZ2, "dW2": dW2, "db2": db2}
    first = {"dA1": dA1, "dZ1": dZ1, "dW1": dW1, "db1": db1}
    return third | second | first
# %% wrong: sign-and-quarter — two mistakes: dZ3 = Y - A3, and db1 divided by 4m
# expect: slip:difference-reversed-dz3-a3
def backward_propagation_n(X, Y, cache):
    m = X.shape[1]
    Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 = cache

    dZ3 = Y - A3
    dW3 = 1.0 / m * np.dot(dZ3, A2.T)
    db3 = 1.0 / m * np.sum(dZ3, axis=1, keepdims=True)

    dA2 = np.dot(W3.T, dZ3)
    dZ2 = dA2 * (A2 > 0)
    dW2 = 1.0 / m * np.dot(dZ2, A1.T)
    db2 = 1.0 / m * np.sum(dZ2, axis=1, keepdims=True)

    dA1 = np.dot(W2.T, dZ2)
    dZ1 = dA1 * (A1 > 0)
    dW1 = 1.0 / m * np.dot(dZ1, X.T)
    db1 = 1.0 / (4*m) * np.sum(dZ1, axis=1, keepdims=True)

    third = {"dZ3": dZ3, "dW3": dW3, "db3": db3}
    second = {"dA2": dA2, "dZ2": dZ2, "dW2": dW2, "db2": db2}
    first = {"dA1": dA1, "dZ1": dZ1, "dW1": dW1, "db1": db1}
    return third | second | first
# %% wrong: multiplied-by-m — divides by m too late: multiplies by m in db1
# expect: slip:multiplied-for-divided-db1-m
def backward_propagation_n(X, Y, cache):
    m = X.shape[1]
    Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 = cache

    dZ3 = A3 - Y
    dW3 = 1.0 / m * np.dot(dZ3, A2.T)
    db3 = 1.0 / m * np.sum(dZ3, axis=1, keepdims=True)

    dA2 = np.dot(W3.T, dZ3)
    dZ2 = dA2 * (A2 > 0)
    dW2 = 1.0 / m * np.dot(dZ2, A1.T)
    db2 = 1.0 / m * np.sum(dZ2, axis=1, keepdims=True)

    dA1 = np.dot(W2.T, dZ2)
    dZ1 = dA1 * (A1 > 0)
    dW1 = 1.0 / m * np.dot(dZ1, X.T)
    db1 = 1.0 * m * np.sum(dZ1, axis=1, keepdims=True)

    third = {"dZ3": dZ3, "dW3": dW3, "db3": db3}
    second = {"dA2": dA2, "dZ2": dZ2, "dW2": dW2, "db2": db2}
    first = {"dA1": dA1, "dZ1": dZ1, "dW1": dW1, "db1": db1}
    return third | second | first
# %% wrong: wrong-m — sets m = X.shape[0], the number of inputs, while mending the rest
# expect: slip:index-less-m-1
def backward_propagation_n(X, Y, cache):
    m = X.shape[0]
    Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 = cache

    dZ3 = A3 - Y
    dW3 = 1.0 / m * np.dot(dZ3, A2.T)
    db3 = 1.0 / m * np.sum(dZ3, axis=1, keepdims=True)

    dA2 = np.dot(W3.T, dZ3)
    dZ2 = dA2 * (A2 > 0)
    dW2 = 1.0 / m * np.dot(dZ2, A1.T)
    db2 = 1.0 / m * np.sum(dZ2, axis=1, keepdims=True)

    dA1 = np.dot(W2.T, dZ2)
    dZ1 = dA1 * (A1 > 0)
    dW1 = 1.0 / m * np.dot(dZ1, X.T)
    db1 = 1.0 / m * np.sum(dZ1, axis=1, keepdims=True)

    third = {"dZ3": dZ3, "dW3": dW3, "db3": db3}
    second = {"dA2": dA2, "dZ2": dZ2, "dW2": dW2, "db2": db2}
    first = {"dA1": dA1, "dZ1": dZ1, "dW1": dW1, "db1": db1}
    return third | second | first
# %% wrong: scales-x-in-place — mends both but normalizes X in place at the start, changing the caller's array and dW1
# expect: factor-too-many
def backward_propagation_n(X, Y, cache):
    m = X.shape[1]
    X /= np.max(np.abs(X))
    Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 = cache

    dZ3 = A3 - Y
    dW3 = 1.0 / m * np.dot(dZ3, A2.T)
    db3 = 1.0 / m * np.sum(dZ3, axis=1, keepdims=True)

    dA2 = np.dot(W3.T, dZ3)
    dZ2 = dA2 * (A2 > 0)
    dW2 = 1.0 / m * np.dot(dZ2, A1.T)
    db2 = 1.0 / m * np.sum(dZ2, axis=1, keepdims=True)

    dA1 = np.dot(W2.T, dZ2)
    dZ1 = dA1 * (A1 > 0)
    dW1 = 1.0 / m * np.dot(dZ1, X.T)
    db1 = 1.0 / m * np.sum(dZ1, axis=1, keepdims=True)

    third = {"dZ3": dZ3, "dW3": dW3, "db3": db3}
    second = {"dA2": dA2, "dZ2": dZ2, "dW2": dW2, "db2": db2}
    first = {"dA1": dA1, "dZ1": dZ1, "dW1": dW1, "db1": db1}
    return third | second | first
# %% right: clean — just the two lines mended
def backward_propagation_n(X, Y, cache):
    m = X.shape[1]
    Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 = cache

    dZ3 = A3 - Y
    dW3 = 1.0 / m * np.dot(dZ3, A2.T)
    db3 = 1.0 / m * np.sum(dZ3, axis=1, keepdims=True)

    dA2 = np.dot(W3.T, dZ3)
    dZ2 = dA2 * (A2 > 0)
    dW2 = 1.0 / m * np.dot(dZ2, A1.T)
    db2 = 1.0 / m * np.sum(dZ2, axis=1, keepdims=True)

    dA1 = np.dot(W2.T, dZ2)
    dZ1 = dA1 * (A1 > 0)
    dW1 = 1.0 / m * np.dot(dZ1, X.T)
    db1 = 1.0 / m * np.sum(dZ1, axis=1, keepdims=True)

    third = {"dZ3": dZ3, "dW3": dW3, "db3": db3}
    second = {"dA2": dA2, "dZ2": dZ2, "dW2": dW2, "db2": db2}
    first = {"dA1": dA1, "dZ1": dZ1, "dW1": dW1, "db1": db1}
    return third | second | first
# %% right: at-operator — @ instead of np.dot and .sum methods
def backward_propagation_n(X, Y, cache):
    m = X.shape[1]
    Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 = cache

    dZ3 = A3 - Y
    dW3 = 1.0 / m * dZ3 @ A2.T
    db3 = 1.0 / m * dZ3.sum(axis=1, keepdims=True)

    dA2 = np.dot(W3.T, dZ3)
    dZ2 = dA2 * (A2 > 0)
    dW2 = dZ2 @ A1.T / m
    db2 = 1.0 / m * np.sum(dZ2, axis=1, keepdims=True)

    dA1 = np.dot(W2.T, dZ2)
    dZ1 = dA1 * (A1 > 0)
    dW1 = 1.0 / m * np.dot(dZ1, X.T)
    db1 = 1.0 / m * np.sum(dZ1, axis=1, keepdims=True)

    third = {"dZ3": dZ3, "dW3": dW3, "db3": db3}
    second = {"dA2": dA2, "dZ2": dZ2, "dW2": dW2, "db2": db2}
    first = {"dA1": dA1, "dZ1": dZ1, "dW1": dW1, "db1": db1}
    return third | second | first
# %% right: z-instead-of-a — slopes from Z > 0 and np.int64 masks
def backward_propagation_n(X, Y, cache):
    m = X.shape[1]
    Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 = cache

    dZ3 = A3 - Y
    dW3 = 1.0 / m * np.dot(dZ3, A2.T)
    db3 = 1.0 / m * np.sum(dZ3, axis=1, keepdims=True)

    dA2 = np.dot(W3.T, dZ3)
    dZ2 = dA2 * np.int64(Z2 > 0)
    dW2 = 1.0 / m * np.dot(dZ2, A1.T)
    db2 = 1.0 / m * np.sum(dZ2, axis=1, keepdims=True)

    dA1 = np.dot(W2.T, dZ2)
    dZ1 = dA1 * np.int64(Z1 > 0)
    dW1 = 1.0 / m * np.dot(dZ1, X.T)
    db1 = 1.0 / m * np.sum(dZ1, axis=1, keepdims=True)

    third = {"dZ3": dZ3, "dW3": dW3, "db3": db3}
    second = {"dA2": dA2, "dZ2": dZ2, "dW2": dW2, "db2": db2}
    first = {"dA1": dA1, "dZ1": dZ1, "dW1": dW1, "db1": db1}
    return third | second | first
# %% right: mean-for-db — db1 as np.mean over the examples
def backward_propagation_n(X, Y, cache):
    m = X.shape[1]
    Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 = cache

    dZ3 = A3 - Y
    dW3 = 1.0 / m * np.dot(dZ3, A2.T)
    db3 = 1.0 / m * np.sum(dZ3, axis=1, keepdims=True)

    dA2 = np.dot(W3.T, dZ3)
    dZ2 = dA2 * (A2 > 0)
    dW2 = 1.0 / m * np.dot(dZ2, A1.T)
    db2 = 1.0 / m * np.sum(dZ2, axis=1, keepdims=True)

    dA1 = np.dot(W2.T, dZ2)
    dZ1 = dA1 * (A1 > 0)
    dW1 = 1.0 / m * np.dot(dZ1, X.T)
    db1 = np.mean(dZ1, axis=1, keepdims=True)

    third = {"dZ3": dZ3, "dW3": dW3, "db3": db3}
    second = {"dA2": dA2, "dZ2": dZ2, "dW2": dW2, "db2": db2}
    first = {"dA1": dA1, "dZ1": dZ1, "dW1": dW1, "db1": db1}
    return third | second | first
# %% right: times-two-half — keeps the 2 but divides by 2 as well, a silly but equal formula
def backward_propagation_n(X, Y, cache):
    m = X.shape[1]
    Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 = cache

    dZ3 = A3 - Y
    dW3 = 1.0 / m * np.dot(dZ3, A2.T)
    db3 = 1.0 / m * np.sum(dZ3, axis=1, keepdims=True)

    dA2 = np.dot(W3.T, dZ3)
    dZ2 = dA2 * (A2 > 0)
    dW2 = 1.0 / m * np.dot(dZ2, A1.T) * 2 / 2
    db2 = 1.0 / m * np.sum(dZ2, axis=1, keepdims=True)

    dA1 = np.dot(W2.T, dZ2)
    dZ1 = dA1 * (A1 > 0)
    dW1 = 1.0 / m * np.dot(dZ1, X.T)
    db1 = 1.0 / m * np.sum(dZ1, axis=1, keepdims=True)

    third = {"dZ3": dZ3, "dW3": dW3, "db3": db3}
    second = {"dA2": dA2, "dZ2": dZ2, "dW2": dW2, "db2": db2}
    first = {"dA1": dA1, "dZ1": dZ1, "dW1": dW1, "db1": db1}
    return third | second | first
# %% right: loop-over-layers — a loop over the layers with lists, same keys
def backward_propagation_n(X, Y, cache):
    m = X.shape[1]
    Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 = cache
    A = [X, A1, A2, A3]
    W = [None, W1, W2, W3]
    grads = {}
    dZ = A3 - Y
    for l in range(3, 0, -1):
        grads["dZ" + str(l)] = dZ
        grads["dW" + str(l)] = dZ.dot(A[l - 1].T) / m
        grads["db" + str(l)] = dZ.sum(axis=1).reshape(-1, 1) / m
        if l > 1:
            grads["dA" + str(l - 1)] = W[l].T.dot(dZ)
            dZ = np.where(A[l - 1] > 0, grads["dA" + str(l - 1)], 0)
    return grads
# %% right: einsum-and-mask-in-place — einsum for the products and boolean masks set to zero in place on a copy
def backward_propagation_n(X, Y, cache):
    (Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3) = cache
    m = Y.size
    dZ3 = A3 - Y
    dA2 = np.einsum("ij,ik->jk", W3, dZ3)
    dZ2 = dA2.copy()
    dZ2[Z2 <= 0] = 0
    dA1 = np.einsum("ij,ik->jk", W2, dZ2)
    dZ1 = np.array(dA1)
    dZ1[Z1 <= 0] = 0
    weights = lambda dZ, A: np.einsum("ik,jk->ij", dZ, A) / m
    biases = lambda dZ: np.einsum("ik->i", dZ)[:, np.newaxis] / m
    return {"dW1": weights(dZ1, X), "db1": biases(dZ1), "dZ1": dZ1, "dA1": dA1,
            "dW2": weights(dZ2, A1), "db2": biases(dZ2), "dZ2": dZ2, "dA2": dA2,
            "dW3": weights(dZ3, A2), "db3": biases(dZ3), "dZ3": dZ3}
# %% wrong: w3-no-m-and-w2-left — two mistakes: dW3 loses its 1/m, and dW2 keeps the factor 2
# expect: first-error-left + slip:factor-dropped-dw3-1-0-over-m
def backward_propagation_n(X, Y, cache):
    m = X.shape[1]
    Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 = cache

    dZ3 = A3 - Y
    dW3 = np.dot(dZ3, A2.T)
    db3 = 1.0 / m * np.sum(dZ3, axis=1, keepdims=True)

    dA2 = np.dot(W3.T, dZ3)
    dZ2 = dA2 * (A2 > 0)
    dW2 = 1.0 / m * np.dot(dZ2, A1.T) * 2
    db2 = 1.0 / m * np.sum(dZ2, axis=1, keepdims=True)

    dA1 = np.dot(W2.T, dZ2)
    dZ1 = dA1 * (A1 > 0)
    dW1 = 1.0 / m * np.dot(dZ1, X.T)
    db1 = 1.0 / m * np.sum(dZ1, axis=1, keepdims=True)

    third = {"dZ3": dZ3, "dW3": dW3, "db3": db3}
    second = {"dA2": dA2, "dZ2": dZ2, "dW2": dW2, "db2": db2}
    first = {"dA1": dA1, "dZ1": dZ1, "dW1": dW1, "db1": db1}
    return third | second | first
# %% wrong: mask-z3-and-b1-half — two mistakes: dZ3 gets a ReLU slope that the sigmoid layer does not have, and db1 has 2/m
# expect: none
def backward_propagation_n(X, Y, cache):
    m = X.shape[1]
    Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 = cache

    dZ3 = (A3 - Y) * (A3 > 0.5)
    dW3 = 1.0 / m * np.dot(dZ3, A2.T)
    db3 = 1.0 / m * np.sum(dZ3, axis=1, keepdims=True)

    dA2 = np.dot(W3.T, dZ3)
    dZ2 = dA2 * (A2 > 0)
    dW2 = 1.0 / m * np.dot(dZ2, A1.T)
    db2 = 1.0 / m * np.sum(dZ2, axis=1, keepdims=True)

    dA1 = np.dot(W2.T, dZ2)
    dZ1 = dA1 * (A1 > 0)
    dW1 = 1.0 / m * np.dot(dZ1, X.T)
    db1 = 2.0 / m * np.sum(dZ1, axis=1, keepdims=True)

    third = {"dZ3": dZ3, "dW3": dW3, "db3": db3}
    second = {"dA2": dA2, "dZ2": dZ2, "dW2": dW2, "db2": db2}
    first = {"dA1": dA1, "dZ1": dZ1, "dW1": dW1, "db1": db1}
    return third | second | first
# %% wrong: b2-left-and-w1-left — two mistakes: db2 gets the factor 2, and dW1 gets the factor 2
# expect: slip:extra-factor-db2-2 + slip:extra-factor-dw1-2
def backward_propagation_n(X, Y, cache):
    m = X.shape[1]
    Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 = cache

    dZ3 = A3 - Y
    dW3 = 1.0 / m * np.dot(dZ3, A2.T)
    db3 = 1.0 / m * np.sum(dZ3, axis=1, keepdims=True)

    dA2 = np.dot(W3.T, dZ3)
    dZ2 = dA2 * (A2 > 0)
    dW2 = 1.0 / m * np.dot(dZ2, A1.T)
    db2 = 2.0 / m * np.sum(dZ2, axis=1, keepdims=True)

    dA1 = np.dot(W2.T, dZ2)
    dZ1 = dA1 * (A1 > 0)
    dW1 = 2.0 / m * np.dot(dZ1, X.T)
    db1 = 1.0 / m * np.sum(dZ1, axis=1, keepdims=True)

    third = {"dZ3": dZ3, "dW3": dW3, "db3": db3}
    second = {"dA2": dA2, "dZ2": dZ2, "dW2": dW2, "db2": db2}
    first = {"dA1": dA1, "dZ1": dZ1, "dW1": dW1, "db1": db1}
    return third | second | first
# %% wrong: slope-2-and-b1-half — two mistakes: the ReLU slope of layer 2 is gone, and db1 has 2/m
# expect: slip:factor-dropped-dz2-the-comparison-of-a2-and-0 + slip:extra-factor-db1-2
def backward_propagation_n(X, Y, cache):
    m = X.shape[1]
    Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 = cache

    dZ3 = A3 - Y
    dW3 = 1.0 / m * np.dot(dZ3, A2.T)
    db3 = 1.0 / m * np.sum(dZ3, axis=1, keepdims=True)

    dA2 = np.dot(W3.T, dZ3)
    dZ2 = dA2 * 1
    dW2 = 1.0 / m * np.dot(dZ2, A1.T)
    db2 = 1.0 / m * np.sum(dZ2, axis=1, keepdims=True)

    dA1 = np.dot(W2.T, dZ2)
    dZ1 = dA1 * (A1 > 0)
    dW1 = 1.0 / m * np.dot(dZ1, X.T)
    db1 = 2.0 / m * np.sum(dZ1, axis=1, keepdims=True)

    third = {"dZ3": dZ3, "dW3": dW3, "db3": db3}
    second = {"dA2": dA2, "dZ2": dZ2, "dW2": dW2, "db2": db2}
    first = {"dA1": dA1, "dZ1": dZ1, "dW1": dW1, "db1": db1}
    return third | second | first
# %% wrong: w2-left-and-b1-from-da1 — two mistakes: dW2 keeps the factor 2, and db1 sums dA1 instead of dZ1
# expect: first-error-left + slip:other-name-db1-da1
def backward_propagation_n(X, Y, cache):
    m = X.shape[1]
    Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 = cache

    dZ3 = A3 - Y
    dW3 = 1.0 / m * np.dot(dZ3, A2.T)
    db3 = 1.0 / m * np.sum(dZ3, axis=1, keepdims=True)

    dA2 = np.dot(W3.T, dZ3)
    dZ2 = dA2 * (A2 > 0)
    dW2 = 1.0 / m * np.dot(dZ2, A1.T) * 2
    db2 = 1.0 / m * np.sum(dZ2, axis=1, keepdims=True)

    dA1 = np.dot(W2.T, dZ2)
    dZ1 = dA1 * (A1 > 0)
    dW1 = 1.0 / m * np.dot(dZ1, X.T)
    db1 = 1.0 / m * np.sum(dA1, axis=1, keepdims=True)

    third = {"dZ3": dZ3, "dW3": dW3, "db3": db3}
    second = {"dA2": dA2, "dZ2": dZ2, "dW2": dW2, "db2": db2}
    first = {"dA1": dA1, "dZ1": dZ1, "dW1": dW1, "db1": db1}
    return third | second | first
# %% wrong: no-keepdims-3-and-w2-left — two mistakes: db3 loses keepdims, and dW2 keeps the factor 2
# expect: first-error-left + slip:keepdims-dropped-db3
def backward_propagation_n(X, Y, cache):
    m = X.shape[1]
    Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 = cache

    dZ3 = A3 - Y
    dW3 = 1.0 / m * np.dot(dZ3, A2.T)
    db3 = 1.0 / m * np.sum(dZ3, axis=1)

    dA2 = np.dot(W3.T, dZ3)
    dZ2 = dA2 * (A2 > 0)
    dW2 = 1.0 / m * np.dot(dZ2, A1.T) * 2
    db2 = 1.0 / m * np.sum(dZ2, axis=1, keepdims=True)

    dA1 = np.dot(W2.T, dZ2)
    dZ1 = dA1 * (A1 > 0)
    dW1 = 1.0 / m * np.dot(dZ1, X.T)
    db1 = 1.0 / m * np.sum(dZ1, axis=1, keepdims=True)

    third = {"dZ3": dZ3, "dW3": dW3, "db3": db3}
    second = {"dA2": dA2, "dZ2": dZ2, "dW2": dW2, "db2": db2}
    first = {"dA1": dA1, "dZ1": dZ1, "dW1": dW1, "db1": db1}
    return third | second | first
# %% wrong: w2-left-and-b1-half — two mistakes: dW2 keeps the factor 2, and db1 has 2/m
# expect: first-error-left + biases-half-mended
def backward_propagation_n(X, Y, cache):
    m = X.shape[1]
    Z1, A1, W1, b1, Z2, A2, W2, b2, Z3, A3, W3, b3 = cache

    dZ3 = A3 - Y
    dW3 = 1.0 / m * np.dot(dZ3, A2.T)
    db3 = 1.0 / m * np.sum(dZ3, axis=1, keepdims=True)

    dA2 = np.dot(W3.T, dZ3)
    dZ2 = dA2 * (A2 > 0)
    dW2 = 1.0 / m * np.dot(dZ2, A1.T) * 2
    db2 = 1.0 / m * np.sum(dZ2, axis=1, keepdims=True)

    dA1 = np.dot(W2.T, dZ2)
    dZ1 = dA1 * (A1 > 0)
    dW1 = 1.0 / m * np.dot(dZ1, X.T)
    db1 = 2.0 / m * np.sum(dZ1, axis=1, keepdims=True)

    third = {"dZ3": dZ3, "dW3": dW3, "db3": db3}
    second = {"dA2": dA2, "dZ2": dZ2, "dW2": dW2, "db2": db2}
    first = {"dA1": dA1, "dZ1": dZ1, "dW1": dW1, "db1": db1}
    return third | second | first
