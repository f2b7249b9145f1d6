# %% wrong: no-division — the activations are masked but not divided by keep_prob
# expect: scaling-left-out
def forward_propagation_with_dropout(X, parameters, keep_prob=0.5):
    W1, b1 = parameters["W1"], parameters["b1"]
    W2, b2 = parameters["W2"], parameters["b2"]
    W3, b3 = parameters["W3"], parameters["b3"]

    Z1 = W1 @ X + b1
    A1 = relu(Z1)
    D1 = np.random.rand(*A1.shape) < keep_prob
    A1 = A1 * D1
    Z2 = W2 @ A1 + b2
    A2 = relu(Z2)
    D2 = np.random.rand(*A2.shape) < keep_prob
    A2 = A2 * D2
    Z3 = W3 @ A2 + b3
    A3 = sigmoid(Z3)

    return A3, (Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3)

# %% wrong: division-missing-in-layer-two — A2 is masked but not divided by keep_prob
# expect: scaled-in-one-layer
def forward_propagation_with_dropout(X, parameters, keep_prob=0.5):
    """Run the network forward and drop hidden units at random."""
    W1, b1 = parameters["W1"], parameters["b1"]
    W2, b2 = parameters["W2"], parameters["b2"]
    W3, b3 = parameters["W3"], parameters["b3"]

    # YOUR CODE HERE
    Z1 = np.dot(W1, X) + b1
    A1 = relu(Z1)
    D1 = np.random.rand(*A1.shape)
    D1 = D1 < keep_prob
    A1 = A1 * D1
    A1 = A1 / keep_prob

    Z2 = np.dot(W2, A1) + b2
    A2 = relu(Z2)
    D2 = np.random.rand(*A2.shape)
    D2 = D2 < keep_prob
    A2 = A2 * D2

    Z3 = np.dot(W3, A2) + b3
    A3 = sigmoid(Z3)

    return A3, (Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3)

# %% wrong: division-missing-in-layer-one — A1 is masked but not divided by keep_prob
# expect: slip:division-dropped-a1-keep-prob
def forward_propagation_with_dropout(X, parameters, keep_prob=0.5):
    W1, b1 = parameters["W1"], parameters["b1"]
    W2, b2 = parameters["W2"], parameters["b2"]
    W3, b3 = parameters["W3"], parameters["b3"]

    Z1 = W1 @ X + b1
    A1 = relu(Z1)
    D1 = np.random.rand(*A1.shape) < keep_prob
    A1 = A1 * D1
    Z2 = W2 @ A1 + b2
    A2 = relu(Z2)
    D2 = np.random.rand(*A2.shape) < keep_prob
    A2 = A2 * D2 / keep_prob
    Z3 = W3 @ A2 + b3
    A3 = sigmoid(Z3)

    return A3, (Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3)

# %% wrong: multiplied-by-keep-prob — A is multiplied by keep_prob instead of divided
# expect: scaled-down
def forward_propagation_with_dropout(X, parameters, keep_prob=0.5):
    """Run the network forward and drop hidden units at random."""
    W1, b1 = parameters["W1"], parameters["b1"]
    W2, b2 = parameters["W2"], parameters["b2"]
    W3, b3 = parameters["W3"], parameters["b3"]

    Z1 = W1 @ X + b1
    A1 = relu(Z1)
    D1 = np.random.rand(*A1.shape) < keep_prob
    A1 = A1 * D1 * keep_prob
    Z2 = W2 @ A1 + b2
    A2 = relu(Z2)
    D2 = np.random.rand(*A2.shape) < keep_prob
    A2 = A2 * D2 * keep_prob
    Z3 = W3 @ A2 + b3
    A3 = sigmoid(Z3)

    return A3, (Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3)

# %% wrong: divided-by-drop-prob — A is divided by 1 - keep_prob
# expect: scaled-by-dropped-share
def forward_propagation_with_dropout(X, parameters, keep_prob=0.5):
    """Run the network forward and drop hidden units at random."""
    W1, b1 = parameters["W1"], parameters["b1"]
    W2, b2 = parameters["W2"], parameters["b2"]
    W3, b3 = parameters["W3"], parameters["b3"]

    # YOUR CODE HERE
    Z1 = W1 @ X + b1
    A1 = relu(Z1)
    D1 = np.random.rand(*A1.shape) < keep_prob
    A1 = A1 * D1 / (1 - keep_prob)
    Z2 = W2 @ A1 + b2
    A2 = relu(Z2)
    D2 = np.random.rand(*A2.shape) < keep_prob
    A2 = A2 * D2 / (1 - keep_prob)
    Z3 = W3 @ A2 + b3
    A3 = sigmoid(Z3)

    return A3, (Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3)

# %% wrong: mask-turned-round — keeps where the number is above keep_prob, so keep_prob is the probability of dropping
# expect: kept-and-dropped-swapped
def forward_propagation_with_dropout(X, parameters, keep_prob=0.5):
    """Run the network forward and drop hidden units at random."""
    W1, b1 = parameters["W1"], parameters["b1"]
    W2, b2 = parameters["W2"], parameters["b2"]
    W3, b3 = parameters["W3"], parameters["b3"]

    Z1 = np.dot(W1, X) + b1
    A1 = relu(Z1)
    D1 = np.random.rand(*A1.shape)
    D1 = D1 > keep_prob
    A1 = A1 * D1
    A1 = A1 / keep_prob

    Z2 = np.dot(W2, A1) + b2
    A2 = relu(Z2)
    D2 = np.random.rand(*A2.shape)
    D2 = D2 > keep_prob
    A2 = A2 * D2
    A2 = A2 / keep_prob

    Z3 = np.dot(W3, A2) + b3
    A3 = sigmoid(Z3)

    return A3, (Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3)

# %% wrong: mask-with-drop-prob — keeps where the number is below 1 - keep_prob
# expect: drops-with-keep-prob
def forward_propagation_with_dropout(X, parameters, keep_prob=0.5):
    """Run the network forward and drop hidden units at random."""
    W1, b1 = parameters["W1"], parameters["b1"]
    W2, b2 = parameters["W2"], parameters["b2"]
    W3, b3 = parameters["W3"], parameters["b3"]

    Z1 = W1 @ X + b1
    A1 = relu(Z1)
    D1 = np.random.rand(*A1.shape) < 1 - keep_prob
    A1 = A1 * D1 / keep_prob
    Z2 = W2 @ A1 + b2
    A2 = relu(Z2)
    D2 = np.random.rand(*A2.shape) < 1 - keep_prob
    A2 = A2 * D2 / keep_prob
    Z3 = W3 @ A2 + b3
    A3 = sigmoid(Z3)

    return A3, (Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3)

# %% wrong: mask-turned-round-in-layer-two — only D2 is compared the wrong way round
# expect: slip:comparison-d2-the-comparison-of-uniform-numbers-and-keep-prob
def forward_propagation_with_dropout(X, parameters, keep_prob=0.5):
    """Run the network forward and drop hidden units at random.

    Arguments:
        X: the examples, shape (n_0, m)
        parameters: dict "W1", "b1", "W2", "b2", "W3", "b3"
        keep_prob: the probability that a hidden unit is kept, 0 < keep_prob <= 1

    Returns:
        A3: the output, probabilities of label 1, shape (1, m)
        cache: tuple (Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3); A1 and A2 after dropout
    """
    W1, b1 = parameters["W1"], parameters["b1"]
    W2, b2 = parameters["W2"], parameters["b2"]
    W3, b3 = parameters["W3"], parameters["b3"]

    # YOUR CODE HERE
    Z1 = np.dot(W1, X) + b1
    A1 = relu(Z1)
    D1 = np.random.rand(*A1.shape)
    D1 = D1 < keep_prob
    A1 = A1 * D1
    A1 = A1 / keep_prob

    Z2 = np.dot(W2, A1) + b2
    A2 = relu(Z2)
    D2 = np.random.rand(*A2.shape)
    D2 = D2 > keep_prob
    A2 = A2 * D2
    A2 = A2 / keep_prob

    Z3 = np.dot(W3, A2) + b3
    A3 = sigmoid(Z3)

    return A3, (Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3)

# %% wrong: randn-masks — the masks are drawn with randn, so the share of kept units is another one
# expect: mask-from-randn
def forward_propagation_with_dropout(X, parameters, keep_prob=0.5):
    W1, b1 = parameters["W1"], parameters["b1"]
    W2, b2 = parameters["W2"], parameters["b2"]
    W3, b3 = parameters["W3"], parameters["b3"]

    Z1 = W1 @ X + b1
    A1 = relu(Z1)
    D1 = np.random.randn(*A1.shape) < keep_prob
    A1 = A1 * D1 / keep_prob
    Z2 = W2 @ A1 + b2
    A2 = relu(Z2)
    D2 = np.random.randn(*A2.shape) < keep_prob
    A2 = A2 * D2 / keep_prob
    Z3 = W3 @ A2 + b3
    A3 = sigmoid(Z3)

    return A3, (Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3)

# %% right: binomial-masks — the masks are drawn with np.random.binomial: as good a dropout with other draws, which the grader accepts although the notebook announces just np.random.rand
def forward_propagation_with_dropout(X, parameters, keep_prob=0.5):
    """Run the network forward and drop hidden units at random.

    Arguments:
        X: the examples, shape (n_0, m)
        parameters: dict "W1", "b1", "W2", "b2", "W3", "b3"
        keep_prob: the probability that a hidden unit is kept, 0 < keep_prob <= 1

    Returns:
        A3: the output, probabilities of label 1, shape (1, m)
        cache: tuple (Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3); A1 and A2 after dropout
    """
    W1, b1 = parameters["W1"], parameters["b1"]
    W2, b2 = parameters["W2"], parameters["b2"]
    W3, b3 = parameters["W3"], parameters["b3"]

    # YOUR CODE HERE
    Z1 = W1 @ X + b1
    A1 = relu(Z1)
    D1 = np.random.binomial(1, keep_prob, size=A1.shape)
    A1 = A1 * D1 / keep_prob
    Z2 = W2 @ A1 + b2
    A2 = relu(Z2)
    D2 = np.random.binomial(1, keep_prob, size=A2.shape)
    A2 = A2 * D2 / keep_prob
    Z3 = W3 @ A2 + b3
    A3 = sigmoid(Z3)

    return A3, (Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3)

# %% wrong: new-generator-masks — the masks come from np.random.default_rng(), which follows no seed
# expect: another-draw
def forward_propagation_with_dropout(X, parameters, keep_prob=0.5):
    """Run the network forward and drop hidden units at random."""
    W1, b1 = parameters["W1"], parameters["b1"]
    W2, b2 = parameters["W2"], parameters["b2"]
    W3, b3 = parameters["W3"], parameters["b3"]

    rng = np.random.default_rng()
    Z1 = W1 @ X + b1
    A1 = relu(Z1)
    D1 = rng.random(A1.shape) < keep_prob
    A1 = A1 * D1 / keep_prob
    Z2 = W2 @ A1 + b2
    A2 = relu(Z2)
    D2 = rng.random(A2.shape) < keep_prob
    A2 = A2 * D2 / keep_prob
    Z3 = W3 @ A2 + b3
    A3 = sigmoid(Z3)

    return A3, (Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3)

# %% wrong: seed-inside — np.random.seed(1) is set inside the function: the same units are missing in every iteration
# expect: seeded-inside
def forward_propagation_with_dropout(X, parameters, keep_prob=0.5):
    """Run the network forward and drop hidden units at random.

    Arguments:
        X: the examples, shape (n_0, m)
        parameters: dict "W1", "b1", "W2", "b2", "W3", "b3"
        keep_prob: the probability that a hidden unit is kept, 0 < keep_prob <= 1

    Returns:
        A3: the output, probabilities of label 1, shape (1, m)
        cache: tuple (Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3); A1 and A2 after dropout
    """
    W1, b1 = parameters["W1"], parameters["b1"]
    W2, b2 = parameters["W2"], parameters["b2"]
    W3, b3 = parameters["W3"], parameters["b3"]

    # YOUR CODE HERE
    np.random.seed(1)
    Z1 = np.dot(W1, X) + b1
    A1 = relu(Z1)
    D1 = np.random.rand(*A1.shape)
    D1 = D1 < keep_prob
    A1 = A1 * D1
    A1 = A1 / keep_prob

    Z2 = np.dot(W2, A1) + b2
    A2 = relu(Z2)
    D2 = np.random.rand(*A2.shape)
    D2 = D2 < keep_prob
    A2 = A2 * D2
    A2 = A2 / keep_prob

    Z3 = np.dot(W3, A2) + b3
    A3 = sigmoid(Z3)

    return A3, (Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3)

# %% wrong: mask-for-whole-unit — one random number for each unit, (n_l, 1): a unit is dropped for all examples at once
# expect: one-draw-per-unit
def forward_propagation_with_dropout(X, parameters, keep_prob=0.5):
    """Run the network forward and drop hidden units at random."""
    W1, b1 = parameters["W1"], parameters["b1"]
    W2, b2 = parameters["W2"], parameters["b2"]
    W3, b3 = parameters["W3"], parameters["b3"]

    # YOUR CODE HERE
    Z1 = W1 @ X + b1
    A1 = relu(Z1)
    D1 = np.random.rand(A1.shape[0], 1) < keep_prob
    A1 = A1 * D1 / keep_prob
    Z2 = W2 @ A1 + b2
    A2 = relu(Z2)
    D2 = np.random.rand(A2.shape[0], 1) < keep_prob
    A2 = A2 * D2 / keep_prob
    Z3 = W3 @ A2 + b3
    A3 = sigmoid(Z3)

    return A3, (Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3)

# %% wrong: mask-for-whole-example — one random number for each example, (1, m): all units of a layer are dropped together
# expect: one-draw-per-example
def forward_propagation_with_dropout(X, parameters, keep_prob=0.5):
    """Run the network forward and drop hidden units at random."""
    W1, b1 = parameters["W1"], parameters["b1"]
    W2, b2 = parameters["W2"], parameters["b2"]
    W3, b3 = parameters["W3"], parameters["b3"]

    Z1 = W1 @ X + b1
    A1 = relu(Z1)
    D1 = np.random.rand(1, A1.shape[1]) < keep_prob
    A1 = A1 * D1 / keep_prob
    Z2 = W2 @ A1 + b2
    A2 = relu(Z2)
    D2 = np.random.rand(1, A2.shape[1]) < keep_prob
    A2 = A2 * D2 / keep_prob
    Z3 = W3 @ A2 + b3
    A3 = sigmoid(Z3)

    return A3, (Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3)

# %% wrong: masks-in-wrong-order — D2 is drawn before D1, so both get other numbers
# expect: another-draw
def forward_propagation_with_dropout(X, parameters, keep_prob=0.5):
    """Run the network forward and drop hidden units at random."""
    W1, b1 = parameters["W1"], parameters["b1"]
    W2, b2 = parameters["W2"], parameters["b2"]
    W3, b3 = parameters["W3"], parameters["b3"]

    m = X.shape[1]
    D2 = np.random.rand(W2.shape[0], m) < keep_prob
    D1 = np.random.rand(W1.shape[0], m) < keep_prob
    A1 = relu(Z1 := W1 @ X + b1) * D1 / keep_prob
    A2 = relu(Z2 := W2 @ A1 + b2) * D2 / keep_prob
    Z3 = W3 @ A2 + b3
    A3 = sigmoid(Z3)

    return A3, (Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3)

# %% wrong: output-dropped-too — dropout is applied to the output layer as well
# expect: output-dropped-too
def forward_propagation_with_dropout(X, parameters, keep_prob=0.5):
    """Run the network forward and drop hidden units at random.

    Arguments:
        X: the examples, shape (n_0, m)
        parameters: dict "W1", "b1", "W2", "b2", "W3", "b3"
        keep_prob: the probability that a hidden unit is kept, 0 < keep_prob <= 1

    Returns:
        A3: the output, probabilities of label 1, shape (1, m)
        cache: tuple (Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3); A1 and A2 after dropout
    """
    W1, b1 = parameters["W1"], parameters["b1"]
    W2, b2 = parameters["W2"], parameters["b2"]
    W3, b3 = parameters["W3"], parameters["b3"]

    # YOUR CODE HERE
    Z1 = W1 @ X + b1
    A1 = relu(Z1)
    D1 = np.random.rand(*A1.shape) < keep_prob
    A1 = A1 * D1 / keep_prob
    Z2 = W2 @ A1 + b2
    A2 = relu(Z2)
    D2 = np.random.rand(*A2.shape) < keep_prob
    A2 = A2 * D2 / keep_prob
    Z3 = W3 @ A2 + b3
    A3 = sigmoid(Z3)
    D3 = np.random.rand(*A3.shape) < keep_prob
    A3 = A3 * D3 / keep_prob

    return A3, (Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3)

# %% wrong: inputs-dropped-too — dropout is applied to the inputs first
# expect: inputs-dropped-too
def forward_propagation_with_dropout(X, parameters, keep_prob=0.5):
    """Run the network forward and drop hidden units at random.

    Arguments:
        X: the examples, shape (n_0, m)
        parameters: dict "W1", "b1", "W2", "b2", "W3", "b3"
        keep_prob: the probability that a hidden unit is kept, 0 < keep_prob <= 1

    Returns:
        A3: the output, probabilities of label 1, shape (1, m)
        cache: tuple (Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3); A1 and A2 after dropout
    """
    W1, b1 = parameters["W1"], parameters["b1"]
    W2, b2 = parameters["W2"], parameters["b2"]
    W3, b3 = parameters["W3"], parameters["b3"]

    # YOUR CODE HERE
    D0 = np.random.rand(*X.shape) < keep_prob
    A0 = X * D0 / keep_prob
    Z1 = W1 @ A0 + b1
    A1 = relu(Z1)
    D1 = np.random.rand(*A1.shape) < keep_prob
    A1 = A1 * D1 / keep_prob
    Z2 = W2 @ A1 + b2
    A2 = relu(Z2)
    D2 = np.random.rand(*A2.shape) < keep_prob
    A2 = A2 * D2 / keep_prob
    Z3 = W3 @ A2 + b3
    A3 = sigmoid(Z3)

    return A3, (Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3)

# %% wrong: inputs-dropped-in-place — dropout is applied to X in place, which changes the caller's data
# expect: inputs-dropped-too
def forward_propagation_with_dropout(X, parameters, keep_prob=0.5):
    """Run the network forward and drop hidden units at random."""
    W1, b1 = parameters["W1"], parameters["b1"]
    W2, b2 = parameters["W2"], parameters["b2"]
    W3, b3 = parameters["W3"], parameters["b3"]

    X *= np.random.rand(*X.shape) < keep_prob
    X /= keep_prob
    Z1 = np.dot(W1, X) + b1
    A1 = relu(Z1)
    D1 = np.random.rand(*A1.shape)
    D1 = D1 < keep_prob
    A1 = A1 * D1
    A1 = A1 / keep_prob

    Z2 = np.dot(W2, A1) + b2
    A2 = relu(Z2)
    D2 = np.random.rand(*A2.shape)
    D2 = D2 < keep_prob
    A2 = A2 * D2
    A2 = A2 / keep_prob

    Z3 = np.dot(W3, A2) + b3
    A3 = sigmoid(Z3)

    return A3, (Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3)

# %% wrong: first-layer-only — dropout is left out in layer 2: D2 is drawn but never multiplied
# expect: slip:factor-dropped-a2-d2
def forward_propagation_with_dropout(X, parameters, keep_prob=0.5):
    """Run the network forward and drop hidden units at random."""
    W1, b1 = parameters["W1"], parameters["b1"]
    W2, b2 = parameters["W2"], parameters["b2"]
    W3, b3 = parameters["W3"], parameters["b3"]

    Z1 = np.dot(W1, X) + b1
    A1 = relu(Z1)
    D1 = np.random.rand(*A1.shape)
    D1 = D1 < keep_prob
    A1 = A1 * D1
    A1 = A1 / keep_prob

    Z2 = np.dot(W2, A1) + b2
    A2 = relu(Z2)
    D2 = np.random.rand(*A2.shape)
    D2 = D2 < keep_prob
    A2 = A2 / keep_prob

    Z3 = np.dot(W3, A2) + b3
    A3 = sigmoid(Z3)

    return A3, (Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3)

# %% wrong: layer-two-without-dropout — layer 2 has a mask of ones and no division
# expect: another-draw
def forward_propagation_with_dropout(X, parameters, keep_prob=0.5):
    """Run the network forward and drop hidden units at random."""
    W1, b1 = parameters["W1"], parameters["b1"]
    W2, b2 = parameters["W2"], parameters["b2"]
    W3, b3 = parameters["W3"], parameters["b3"]

    # YOUR CODE HERE
    Z1 = W1 @ X + b1
    A1 = relu(Z1)
    D1 = np.random.rand(*A1.shape) < keep_prob
    A1 = A1 * D1 / keep_prob
    Z2 = W2 @ A1 + b2
    A2 = relu(Z2)
    D2 = np.ones(A2.shape)
    Z3 = W3 @ A2 + b3
    A3 = sigmoid(Z3)

    return A3, (Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3)

# %% wrong: D1-in-layer-two — copied line: A2 is multiplied by the first rows of D1 instead of D2
# expect: shapes-do-not-fit
def forward_propagation_with_dropout(X, parameters, keep_prob=0.5):
    """Run the network forward and drop hidden units at random.

    Arguments:
        X: the examples, shape (n_0, m)
        parameters: dict "W1", "b1", "W2", "b2", "W3", "b3"
        keep_prob: the probability that a hidden unit is kept, 0 < keep_prob <= 1

    Returns:
        A3: the output, probabilities of label 1, shape (1, m)
        cache: tuple (Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3); A1 and A2 after dropout
    """
    W1, b1 = parameters["W1"], parameters["b1"]
    W2, b2 = parameters["W2"], parameters["b2"]
    W3, b3 = parameters["W3"], parameters["b3"]

    # YOUR CODE HERE
    Z1 = np.dot(W1, X) + b1
    A1 = relu(Z1)
    D1 = np.random.rand(*A1.shape)
    D1 = D1 < keep_prob
    A1 = A1 * D1
    A1 = A1 / keep_prob

    Z2 = np.dot(W2, A1) + b2
    A2 = relu(Z2)
    D2 = np.random.rand(*A2.shape)
    D2 = D2 < keep_prob
    A2 = A2 * D1[: A2.shape[0]]
    A2 = A2 / keep_prob

    Z3 = np.dot(W3, A2) + b3
    A3 = sigmoid(Z3)

    return A3, (Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3)

# %% wrong: D1-does-not-fit — copied line: A2 * D1, whose shapes do not fit
# expect: slip:other-name-a2-d1
def forward_propagation_with_dropout(X, parameters, keep_prob=0.5):
    """Run the network forward and drop hidden units at random."""
    W1, b1 = parameters["W1"], parameters["b1"]
    W2, b2 = parameters["W2"], parameters["b2"]
    W3, b3 = parameters["W3"], parameters["b3"]

    Z1 = W1 @ X + b1
    A1 = relu(Z1)
    D1 = np.random.rand(*A1.shape) < keep_prob
    A1 = A1 * D1 / keep_prob
    Z2 = W2 @ A1 + b2
    A2 = relu(Z2)
    D2 = np.random.rand(*A2.shape) < keep_prob
    A2 = A2 * D1 / keep_prob
    Z3 = W3 @ A2 + b3
    A3 = sigmoid(Z3)

    return A3, (Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3)

# %% wrong: before-the-relu — the mask and the division go on Z before the ReLU, so Z1 and Z2 in the cache have changed
# expect: sums-masked
def forward_propagation_with_dropout(X, parameters, keep_prob=0.5):
    """Run the network forward and drop hidden units at random."""
    W1, b1 = parameters["W1"], parameters["b1"]
    W2, b2 = parameters["W2"], parameters["b2"]
    W3, b3 = parameters["W3"], parameters["b3"]

    # YOUR CODE HERE
    Z1 = W1 @ X + b1
    D1 = np.random.rand(*Z1.shape) < keep_prob
    Z1 = Z1 * D1 / keep_prob
    A1 = relu(Z1)
    Z2 = W2 @ A1 + b2
    D2 = np.random.rand(*Z2.shape) < keep_prob
    Z2 = Z2 * D2 / keep_prob
    A2 = relu(Z2)
    Z3 = W3 @ A2 + b3
    A3 = sigmoid(Z3)

    return A3, (Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3)

# %% wrong: cache-before-dropout — the masked activations have other names, so A1 and A2 in the cache are those before dropout
# expect: activations-before-dropout-stored
def forward_propagation_with_dropout(X, parameters, keep_prob=0.5):
    W1, b1 = parameters["W1"], parameters["b1"]
    W2, b2 = parameters["W2"], parameters["b2"]
    W3, b3 = parameters["W3"], parameters["b3"]

    Z1 = W1 @ X + b1
    A1 = relu(Z1)
    D1 = np.random.rand(*A1.shape) < keep_prob
    A1_drop = A1 * D1 / keep_prob
    Z2 = W2 @ A1_drop + b2
    A2 = relu(Z2)
    D2 = np.random.rand(*A2.shape) < keep_prob
    A2_drop = A2 * D2 / keep_prob
    Z3 = W3 @ A2_drop + b3
    A3 = sigmoid(Z3)

    return A3, (Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3)

# %% wrong: masked-copy-not-used — the masked activations are computed after Z2 and Z3, which still use the full ones
# expect: activations-before-dropout-used
def forward_propagation_with_dropout(X, parameters, keep_prob=0.5):
    W1, b1 = parameters["W1"], parameters["b1"]
    W2, b2 = parameters["W2"], parameters["b2"]
    W3, b3 = parameters["W3"], parameters["b3"]

    Z1 = W1 @ X + b1
    A1 = relu(Z1)
    Z2 = W2 @ A1 + b2
    A2 = relu(Z2)
    Z3 = W3 @ A2 + b3
    A3 = sigmoid(Z3)
    D1 = np.random.rand(*A1.shape) < keep_prob
    A1 = A1 * D1 / keep_prob
    D2 = np.random.rand(*A2.shape) < keep_prob
    A2 = A2 * D2 / keep_prob

    return A3, (Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3)

# %% wrong: scaled-mask-in-cache — the division is put into the mask, so D in the cache is 1/keep_prob instead of 1
# expect: scale-stored-in-masks
def forward_propagation_with_dropout(X, parameters, keep_prob=0.5):
    W1, b1 = parameters["W1"], parameters["b1"]
    W2, b2 = parameters["W2"], parameters["b2"]
    W3, b3 = parameters["W3"], parameters["b3"]

    Z1 = W1 @ X + b1
    A1 = relu(Z1)
    D1 = (np.random.rand(*A1.shape) < keep_prob) / keep_prob
    A1 = A1 * D1
    Z2 = W2 @ A1 + b2
    A2 = relu(Z2)
    D2 = (np.random.rand(*A2.shape) < keep_prob) / keep_prob
    A2 = A2 * D2
    Z3 = W3 @ A2 + b3
    A3 = sigmoid(Z3)

    return A3, (Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3)

# %% wrong: random-numbers-as-mask — the comparison is forgotten: A is multiplied by the random numbers themselves
# expect: slip:comparison-dropped-d1-and-d2-uniform-numbers
def forward_propagation_with_dropout(X, parameters, keep_prob=0.5):
    """Run the network forward and drop hidden units at random."""
    W1, b1 = parameters["W1"], parameters["b1"]
    W2, b2 = parameters["W2"], parameters["b2"]
    W3, b3 = parameters["W3"], parameters["b3"]

    Z1 = np.dot(W1, X) + b1
    A1 = relu(Z1)
    D1 = np.random.rand(*A1.shape)
    A1 = A1 * D1
    A1 = A1 / keep_prob

    Z2 = np.dot(W2, A1) + b2
    A2 = relu(Z2)
    D2 = np.random.rand(*A2.shape)
    A2 = A2 * D2
    A2 = A2 / keep_prob

    Z3 = np.dot(W3, A2) + b3
    A3 = sigmoid(Z3)

    return A3, (Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3)

# %% wrong: half-typed-in — 0.5 is typed in place of keep_prob, in the mask and in the division
# expect: slip:argument-ignored-the-function-keep-prob
def forward_propagation_with_dropout(X, parameters, keep_prob=0.5):
    W1, b1 = parameters["W1"], parameters["b1"]
    W2, b2 = parameters["W2"], parameters["b2"]
    W3, b3 = parameters["W3"], parameters["b3"]

    Z1 = W1 @ X + b1
    A1 = relu(Z1)
    D1 = np.random.rand(*A1.shape) < 0.5
    A1 = A1 * D1 / 0.5
    Z2 = W2 @ A1 + b2
    A2 = relu(Z2)
    D2 = np.random.rand(*A2.shape) < 0.5
    A2 = A2 * D2 / 0.5
    Z3 = W3 @ A2 + b3
    A3 = sigmoid(Z3)

    return A3, (Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3)

# %% wrong: mask-half-typed-in — 0.5 in the masks, while the division uses keep_prob
# expect: always-half
def forward_propagation_with_dropout(X, parameters, keep_prob=0.5):
    W1, b1 = parameters["W1"], parameters["b1"]
    W2, b2 = parameters["W2"], parameters["b2"]
    W3, b3 = parameters["W3"], parameters["b3"]

    Z1 = W1 @ X + b1
    A1 = relu(Z1)
    D1 = np.random.rand(*A1.shape) < 0.5
    A1 = A1 * D1 / keep_prob
    Z2 = W2 @ A1 + b2
    A2 = relu(Z2)
    D2 = np.random.rand(*A2.shape) < 0.5
    A2 = A2 * D2 / keep_prob
    Z3 = W3 @ A2 + b3
    A3 = sigmoid(Z3)

    return A3, (Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3)

# %% wrong: weights-masked — weights are dropped instead of activations (DropConnect)
# expect: wrong-shape
def forward_propagation_with_dropout(X, parameters, keep_prob=0.5):
    W1, b1 = parameters["W1"], parameters["b1"]
    W2, b2 = parameters["W2"], parameters["b2"]
    W3, b3 = parameters["W3"], parameters["b3"]

    D1 = np.random.rand(*W1.shape) < keep_prob
    Z1 = (W1 * D1 / keep_prob) @ X + b1
    A1 = relu(Z1)
    D2 = np.random.rand(*W2.shape) < keep_prob
    Z2 = (W2 * D2 / keep_prob) @ A1 + b2
    A2 = relu(Z2)
    Z3 = W3 @ A2 + b3
    A3 = sigmoid(Z3)

    return A3, (Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3)

# %% wrong: exact-share-dropped — exactly the share of units with the smallest numbers is kept, not each with its own probability
# expect: another-draw
def forward_propagation_with_dropout(X, parameters, keep_prob=0.5):
    """Run the network forward and drop hidden units at random.

    Arguments:
        X: the examples, shape (n_0, m)
        parameters: dict "W1", "b1", "W2", "b2", "W3", "b3"
        keep_prob: the probability that a hidden unit is kept, 0 < keep_prob <= 1

    Returns:
        A3: the output, probabilities of label 1, shape (1, m)
        cache: tuple (Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3); A1 and A2 after dropout
    """
    W1, b1 = parameters["W1"], parameters["b1"]
    W2, b2 = parameters["W2"], parameters["b2"]
    W3, b3 = parameters["W3"], parameters["b3"]

    # YOUR CODE HERE
    def mask(A):
        R = np.random.rand(*A.shape)
        return R < np.quantile(R, keep_prob)

    Z1 = W1 @ X + b1
    A1 = relu(Z1)
    D1 = mask(A1)
    A1 = A1 * D1 / keep_prob
    Z2 = W2 @ A1 + b2
    A2 = relu(Z2)
    D2 = mask(A2)
    A2 = A2 * D2 / keep_prob
    Z3 = W3 @ A2 + b3
    A3 = sigmoid(Z3)

    return A3, (Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3)

# %% wrong: divided-by-mean-of-mask — A is divided by the share that was really kept, D.mean(), instead of keep_prob
# expect: none
def forward_propagation_with_dropout(X, parameters, keep_prob=0.5):
    """Run the network forward and drop hidden units at random."""
    W1, b1 = parameters["W1"], parameters["b1"]
    W2, b2 = parameters["W2"], parameters["b2"]
    W3, b3 = parameters["W3"], parameters["b3"]

    Z1 = W1 @ X + b1
    A1 = relu(Z1)
    D1 = np.random.rand(*A1.shape) < keep_prob
    A1 = A1 * D1 / D1.mean()
    Z2 = W2 @ A1 + b2
    A2 = relu(Z2)
    D2 = np.random.rand(*A2.shape) < keep_prob
    A2 = A2 * D2 / D2.mean()
    Z3 = W3 @ A2 + b3
    A3 = sigmoid(Z3)

    return A3, (Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3)

# %% wrong: sigmoid-in-hidden-layer — A2 uses sigmoid instead of relu
# expect: none
def forward_propagation_with_dropout(X, parameters, keep_prob=0.5):
    """Run the network forward and drop hidden units at random."""
    W1, b1 = parameters["W1"], parameters["b1"]
    W2, b2 = parameters["W2"], parameters["b2"]
    W3, b3 = parameters["W3"], parameters["b3"]

    # YOUR CODE HERE
    Z1 = W1 @ X + b1
    A1 = relu(Z1)
    D1 = np.random.rand(*A1.shape) < keep_prob
    A1 = A1 * D1 / keep_prob
    Z2 = W2 @ A1 + b2
    A2 = sigmoid(Z2)
    D2 = np.random.rand(*A2.shape) < keep_prob
    A2 = A2 * D2 / keep_prob
    Z3 = W3 @ A2 + b3
    A3 = sigmoid(Z3)

    return A3, (Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3)

# %% wrong: relu-at-the-output — A3 = relu(Z3)
# expect: none
def forward_propagation_with_dropout(X, parameters, keep_prob=0.5):
    """Run the network forward and drop hidden units at random.

    Arguments:
        X: the examples, shape (n_0, m)
        parameters: dict "W1", "b1", "W2", "b2", "W3", "b3"
        keep_prob: the probability that a hidden unit is kept, 0 < keep_prob <= 1

    Returns:
        A3: the output, probabilities of label 1, shape (1, m)
        cache: tuple (Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3); A1 and A2 after dropout
    """
    W1, b1 = parameters["W1"], parameters["b1"]
    W2, b2 = parameters["W2"], parameters["b2"]
    W3, b3 = parameters["W3"], parameters["b3"]

    # YOUR CODE HERE
    Z1 = np.dot(W1, X) + b1
    A1 = relu(Z1)
    D1 = np.random.rand(*A1.shape)
    D1 = D1 < keep_prob
    A1 = A1 * D1
    A1 = A1 / keep_prob

    Z2 = np.dot(W2, A1) + b2
    A2 = relu(Z2)
    D2 = np.random.rand(*A2.shape)
    D2 = D2 < keep_prob
    A2 = A2 * D2
    A2 = A2 / keep_prob

    Z3 = np.dot(W3, A2) + b3
    A3 = relu(Z3)

    return A3, (Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3)

# %% wrong: bias-forgotten — b2 is not added
# expect: slip:term-dropped-z2-b2
def forward_propagation_with_dropout(X, parameters, keep_prob=0.5):
    """Run the network forward and drop hidden units at random.

    Arguments:
        X: the examples, shape (n_0, m)
        parameters: dict "W1", "b1", "W2", "b2", "W3", "b3"
        keep_prob: the probability that a hidden unit is kept, 0 < keep_prob <= 1

    Returns:
        A3: the output, probabilities of label 1, shape (1, m)
        cache: tuple (Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3); A1 and A2 after dropout
    """
    W1, b1 = parameters["W1"], parameters["b1"]
    W2, b2 = parameters["W2"], parameters["b2"]
    W3, b3 = parameters["W3"], parameters["b3"]

    # YOUR CODE HERE
    Z1 = W1 @ X + b1
    A1 = relu(Z1)
    D1 = np.random.rand(*A1.shape) < keep_prob
    A1 = A1 * D1 / keep_prob
    Z2 = W2 @ A1
    A2 = relu(Z2)
    D2 = np.random.rand(*A2.shape) < keep_prob
    A2 = A2 * D2 / keep_prob
    Z3 = W3 @ A2 + b3
    A3 = sigmoid(Z3)

    return A3, (Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3)

# %% wrong: X-in-layer-two — the second layer gets X instead of A1
# expect: shapes-do-not-fit
def forward_propagation_with_dropout(X, parameters, keep_prob=0.5):
    """Run the network forward and drop hidden units at random."""
    W1, b1 = parameters["W1"], parameters["b1"]
    W2, b2 = parameters["W2"], parameters["b2"]
    W3, b3 = parameters["W3"], parameters["b3"]

    Z1 = np.dot(W1, X) + b1
    A1 = relu(Z1)
    D1 = np.random.rand(*A1.shape)
    D1 = D1 < keep_prob
    A1 = A1 * D1
    A1 = A1 / keep_prob

    Z2 = np.dot(W2, X) + b2
    A2 = relu(Z2)
    D2 = np.random.rand(*A2.shape)
    D2 = D2 < keep_prob
    A2 = A2 * D2
    A2 = A2 / keep_prob

    Z3 = np.dot(W3, A2) + b3
    A3 = sigmoid(Z3)

    return A3, (Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3)

# %% wrong: shape-as-tuple — np.random.rand(A1.shape) without the star raises
# expect: shape-as-tuple
def forward_propagation_with_dropout(X, parameters, keep_prob=0.5):
    """Run the network forward and drop hidden units at random."""
    W1, b1 = parameters["W1"], parameters["b1"]
    W2, b2 = parameters["W2"], parameters["b2"]
    W3, b3 = parameters["W3"], parameters["b3"]

    Z1 = np.dot(W1, X) + b1
    A1 = relu(Z1)
    D1 = np.random.rand(A1.shape)
    D1 = D1 < keep_prob
    A1 = A1 * D1
    A1 = A1 / keep_prob

    Z2 = np.dot(W2, A1) + b2
    A2 = relu(Z2)
    D2 = np.random.rand(A2.shape)
    D2 = D2 < keep_prob
    A2 = A2 * D2
    A2 = A2 / keep_prob

    Z3 = np.dot(W3, A2) + b3
    A3 = sigmoid(Z3)

    return A3, (Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3)

# %% wrong: divided-after-next-layer — Z is divided by keep_prob instead of A, and with it the bias
# expect: scaling-left-out + slip:extra-division-z2-and-z3-keep-prob
def forward_propagation_with_dropout(X, parameters, keep_prob=0.5):
    """Run the network forward and drop hidden units at random.

    Arguments:
        X: the examples, shape (n_0, m)
        parameters: dict "W1", "b1", "W2", "b2", "W3", "b3"
        keep_prob: the probability that a hidden unit is kept, 0 < keep_prob <= 1

    Returns:
        A3: the output, probabilities of label 1, shape (1, m)
        cache: tuple (Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3); A1 and A2 after dropout
    """
    W1, b1 = parameters["W1"], parameters["b1"]
    W2, b2 = parameters["W2"], parameters["b2"]
    W3, b3 = parameters["W3"], parameters["b3"]

    # YOUR CODE HERE
    Z1 = W1 @ X + b1
    A1 = relu(Z1)
    D1 = np.random.rand(*A1.shape) < keep_prob
    A1 = A1 * D1
    Z2 = (W2 @ A1 + b2) / keep_prob
    A2 = relu(Z2)
    D2 = np.random.rand(*A2.shape) < keep_prob
    A2 = A2 * D2
    Z3 = (W3 @ A2 + b3) / keep_prob
    A3 = sigmoid(Z3)

    return A3, (Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3)

# %% wrong: parameters-scaled — the weights of the next layer are divided by keep_prob in place: the caller's parameters change with every call
# expect: none
def forward_propagation_with_dropout(X, parameters, keep_prob=0.5):
    """Run the network forward and drop hidden units at random."""
    W1, b1 = parameters["W1"], parameters["b1"]
    W2, b2 = parameters["W2"], parameters["b2"]
    W3, b3 = parameters["W3"], parameters["b3"]

    Z1 = W1 @ X + b1
    A1 = relu(Z1)
    D1 = np.random.rand(*A1.shape) < keep_prob
    A1 = A1 * D1
    W2 /= keep_prob
    Z2 = W2 @ A1 + b2
    A2 = relu(Z2)
    D2 = np.random.rand(*A2.shape) < keep_prob
    A2 = A2 * D2
    W3 /= keep_prob
    Z3 = W3 @ A2 + b3
    A3 = sigmoid(Z3)

    return A3, (Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3)

# %% wrong: draws-until-share-fits — the mask is drawn again until exactly the share keep_prob is kept: with most shapes this never ends
# expect: never-ends
def forward_propagation_with_dropout(X, parameters, keep_prob=0.5):
    """Run the network forward and drop hidden units at random."""
    W1, b1 = parameters["W1"], parameters["b1"]
    W2, b2 = parameters["W2"], parameters["b2"]
    W3, b3 = parameters["W3"], parameters["b3"]

    def mask(A):
        while True:
            D = np.random.rand(*A.shape) < keep_prob
            if D.mean() == keep_prob:
                return D

    Z1 = W1 @ X + b1
    A1 = relu(Z1)
    D1 = mask(A1)
    A1 = A1 * D1 / keep_prob
    Z2 = W2 @ A1 + b2
    A2 = relu(Z2)
    D2 = mask(A2)
    A2 = A2 * D2 / keep_prob
    Z3 = W3 @ A2 + b3
    A3 = sigmoid(Z3)

    return A3, (Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3)

# %% wrong: cache-order — the return was retyped with another order in the cache, D after A
# expect: none
def forward_propagation_with_dropout(X, parameters, keep_prob=0.5):
    W1, b1, W2, b2, W3, b3 = (parameters[k] for k in ("W1", "b1", "W2", "b2", "W3", "b3"))
    Z1 = W1 @ X + b1
    A1 = relu(Z1)
    D1 = np.random.rand(*A1.shape) < keep_prob
    A1 = A1 * D1 / keep_prob
    Z2 = W2 @ A1 + b2
    A2 = relu(Z2)
    D2 = np.random.rand(*A2.shape) < keep_prob
    A2 = A2 * D2 / keep_prob
    Z3 = W3 @ A2 + b3
    A3 = sigmoid(Z3)
    return A3, (Z1, A1, D1, W1, b1, Z2, A2, D2, W2, b2, Z3, A3, W3, b3)

# %% wrong: cache-only — the output A3 is not returned beside the cache
# expect: returned-too-much
def forward_propagation_with_dropout(X, parameters, keep_prob=0.5):
    W1, b1 = parameters["W1"], parameters["b1"]
    W2, b2 = parameters["W2"], parameters["b2"]
    W3, b3 = parameters["W3"], parameters["b3"]
    Z1 = W1 @ X + b1
    D1 = np.random.rand(*Z1.shape) < keep_prob
    A1 = relu(Z1) * D1 / keep_prob
    Z2 = W2 @ A1 + b2
    D2 = np.random.rand(*Z2.shape) < keep_prob
    A2 = relu(Z2) * D2 / keep_prob
    Z3 = W3 @ A2 + b3
    A3 = sigmoid(Z3)
    return Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3

# %% wrong: calls-plain-network — the plain forward pass is called and the masks are put on its cached activations afterwards
# expect: activations-before-dropout-used
def forward_propagation_with_dropout(X, parameters, keep_prob=0.5):
    """Run the network forward and drop hidden units at random."""
    W1, b1 = parameters["W1"], parameters["b1"]
    W2, b2 = parameters["W2"], parameters["b2"]
    W3, b3 = parameters["W3"], parameters["b3"]

    # YOUR CODE HERE
    A3, cache = forward_propagation(X, parameters)
    Z1, A1, _, _, Z2, A2, _, _, Z3, _, _, _ = cache
    D1 = np.random.rand(*A1.shape) < keep_prob
    D2 = np.random.rand(*A2.shape) < keep_prob
    A1 = np.multiply(A1, D1) / keep_prob
    A2 = np.multiply(A2, D2) / keep_prob

    return A3, (Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3)

# %% wrong: two-no-division-turned-round — two mistakes: the masks are turned round, and there is no division
# expect: kept-and-dropped-swapped + scaling-left-out
def forward_propagation_with_dropout(X, parameters, keep_prob=0.5):
    """Run the network forward and drop hidden units at random."""
    W1, b1 = parameters["W1"], parameters["b1"]
    W2, b2 = parameters["W2"], parameters["b2"]
    W3, b3 = parameters["W3"], parameters["b3"]

    # YOUR CODE HERE
    Z1 = W1 @ X + b1
    A1 = relu(Z1)
    D1 = np.random.rand(*A1.shape) > keep_prob
    A1 = A1 * D1
    Z2 = W2 @ A1 + b2
    A2 = relu(Z2)
    D2 = np.random.rand(*A2.shape) > keep_prob
    A2 = A2 * D2
    Z3 = W3 @ A2 + b3
    A3 = sigmoid(Z3)

    return A3, (Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3)

# %% wrong: two-randn-and-no-division — two mistakes: randn in the masks, and no division
# expect: mask-from-randn + scaling-left-out
def forward_propagation_with_dropout(X, parameters, keep_prob=0.5):
    """Run the network forward and drop hidden units at random."""
    W1, b1 = parameters["W1"], parameters["b1"]
    W2, b2 = parameters["W2"], parameters["b2"]
    W3, b3 = parameters["W3"], parameters["b3"]

    Z1 = np.dot(W1, X) + b1
    A1 = relu(Z1)
    D1 = np.random.randn(*A1.shape)
    D1 = D1 < keep_prob
    A1 = A1 * D1

    Z2 = np.dot(W2, A1) + b2
    A2 = relu(Z2)
    D2 = np.random.randn(*A2.shape)
    D2 = D2 < keep_prob
    A2 = A2 * D2

    Z3 = np.dot(W3, A2) + b3
    A3 = sigmoid(Z3)

    return A3, (Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3)

# %% wrong: two-output-dropped-and-multiplied — two mistakes: the output is dropped too, and A is multiplied by keep_prob
# expect: scaled-down
def forward_propagation_with_dropout(X, parameters, keep_prob=0.5):
    W1, b1 = parameters["W1"], parameters["b1"]
    W2, b2 = parameters["W2"], parameters["b2"]
    W3, b3 = parameters["W3"], parameters["b3"]

    Z1 = W1 @ X + b1
    A1 = relu(Z1)
    D1 = np.random.rand(*A1.shape) < keep_prob
    A1 = A1 * D1 * keep_prob
    Z2 = W2 @ A1 + b2
    A2 = relu(Z2)
    D2 = np.random.rand(*A2.shape) < keep_prob
    A2 = A2 * D2 * keep_prob
    Z3 = W3 @ A2 + b3
    A3 = sigmoid(Z3)
    A3 = A3 * (np.random.rand(*A3.shape) < keep_prob) * keep_prob

    return A3, (Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3)

# %% wrong: two-seed-and-no-division — two mistakes: a seed inside, and no division in layer 2
# expect: seeded-inside + scaled-in-one-layer
def forward_propagation_with_dropout(X, parameters, keep_prob=0.5):
    """Run the network forward and drop hidden units at random."""
    W1, b1 = parameters["W1"], parameters["b1"]
    W2, b2 = parameters["W2"], parameters["b2"]
    W3, b3 = parameters["W3"], parameters["b3"]

    np.random.seed(1)
    Z1 = np.dot(W1, X) + b1
    A1 = relu(Z1)
    D1 = np.random.rand(*A1.shape)
    D1 = D1 < keep_prob
    A1 = A1 * D1
    A1 = A1 / keep_prob

    Z2 = np.dot(W2, A1) + b2
    A2 = relu(Z2)
    D2 = np.random.rand(*A2.shape)
    D2 = D2 < keep_prob
    A2 = A2 * D2

    Z3 = np.dot(W3, A2) + b3
    A3 = sigmoid(Z3)

    return A3, (Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3)

# %% wrong: two-unit-mask-turned-round — two mistakes: one number per unit, and above instead of below keep_prob
# expect: wrong-shape
def forward_propagation_with_dropout(X, parameters, keep_prob=0.5):
    """Run the network forward and drop hidden units at random."""
    W1, b1 = parameters["W1"], parameters["b1"]
    W2, b2 = parameters["W2"], parameters["b2"]
    W3, b3 = parameters["W3"], parameters["b3"]

    # YOUR CODE HERE
    Z1 = W1 @ X + b1
    A1 = relu(Z1)
    D1 = np.random.rand(A1.shape[0], 1) > keep_prob
    A1 = A1 * D1 / keep_prob
    Z2 = W2 @ A1 + b2
    A2 = relu(Z2)
    D2 = np.random.rand(A2.shape[0], 1) > keep_prob
    A2 = A2 * D2 / keep_prob
    Z3 = W3 @ A2 + b3
    A3 = sigmoid(Z3)

    return A3, (Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3)

# %% wrong: two-bias-missing-and-multiplied — two mistakes: b3 is missing, and A2 is multiplied by keep_prob
# expect: slip:multiplied-for-divided-a2-keep-prob + slip:term-dropped-z3-b3
def forward_propagation_with_dropout(X, parameters, keep_prob=0.5):
    """Run the network forward and drop hidden units at random."""
    W1, b1 = parameters["W1"], parameters["b1"]
    W2, b2 = parameters["W2"], parameters["b2"]
    W3, b3 = parameters["W3"], parameters["b3"]

    # YOUR CODE HERE
    Z1 = W1 @ X + b1
    A1 = relu(Z1)
    D1 = np.random.rand(*A1.shape) < keep_prob
    A1 = A1 * D1 / keep_prob
    Z2 = W2 @ A1 + b2
    A2 = relu(Z2)
    D2 = np.random.rand(*A2.shape) < keep_prob
    A2 = A2 * D2 * keep_prob
    Z3 = W3 @ A2
    A3 = sigmoid(Z3)

    return A3, (Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3)

# %% wrong: two-mask-not-used-and-typed-half — two mistakes: D2 is not applied, and D1 is drawn with 0.5
# expect: slip:argument-fixed-here-d1-keep-prob + slip:factor-dropped-a2-d2
def forward_propagation_with_dropout(X, parameters, keep_prob=0.5):
    W1, b1 = parameters["W1"], parameters["b1"]
    W2, b2 = parameters["W2"], parameters["b2"]
    W3, b3 = parameters["W3"], parameters["b3"]

    Z1 = np.dot(W1, X) + b1
    A1 = relu(Z1)
    D1 = np.random.rand(*A1.shape)
    D1 = D1 < 0.5
    A1 = A1 * D1
    A1 = A1 / keep_prob

    Z2 = np.dot(W2, A1) + b2
    A2 = relu(Z2)
    D2 = np.random.rand(*A2.shape)
    D2 = D2 < keep_prob
    A2 = A2 / keep_prob

    Z3 = np.dot(W3, A2) + b3
    A3 = sigmoid(Z3)

    return A3, (Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3)

# %% right: classic — four separate steps for each layer, as in the source course
def forward_propagation_with_dropout(X, parameters, keep_prob=0.5):
    """Run the network forward and drop hidden units at random."""
    W1, b1 = parameters["W1"], parameters["b1"]
    W2, b2 = parameters["W2"], parameters["b2"]
    W3, b3 = parameters["W3"], parameters["b3"]

    # YOUR CODE HERE
    Z1 = np.dot(W1, X) + b1
    A1 = relu(Z1)
    D1 = np.random.rand(*A1.shape)
    D1 = D1 < keep_prob
    A1 = A1 * D1
    A1 = A1 / keep_prob

    Z2 = np.dot(W2, A1) + b2
    A2 = relu(Z2)
    D2 = np.random.rand(*A2.shape)
    D2 = D2 < keep_prob
    A2 = A2 * D2
    A2 = A2 / keep_prob

    Z3 = np.dot(W3, A2) + b3
    A3 = sigmoid(Z3)

    return A3, (Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3)

# %% right: one-line — mask and division in one line
def forward_propagation_with_dropout(X, parameters, keep_prob=0.5):
    """Run the network forward and drop hidden units at random."""
    W1, b1 = parameters["W1"], parameters["b1"]
    W2, b2 = parameters["W2"], parameters["b2"]
    W3, b3 = parameters["W3"], parameters["b3"]

    Z1 = W1 @ X + b1
    A1 = relu(Z1)
    D1 = np.random.rand(*A1.shape) < keep_prob
    A1 = A1 * D1 / keep_prob
    Z2 = W2 @ A1 + b2
    A2 = relu(Z2)
    D2 = np.random.rand(*A2.shape) < keep_prob
    A2 = A2 * D2 / keep_prob
    Z3 = W3 @ A2 + b3
    A3 = sigmoid(Z3)

    return A3, (Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3)

# %% right: random-with-tuple — np.random.random with the shape as a tuple draws the same numbers
def forward_propagation_with_dropout(X, parameters, keep_prob=0.5):
    """Run the network forward and drop hidden units at random."""
    W1, b1 = parameters["W1"], parameters["b1"]
    W2, b2 = parameters["W2"], parameters["b2"]
    W3, b3 = parameters["W3"], parameters["b3"]

    # YOUR CODE HERE
    Z1 = np.matmul(W1, X) + b1
    A1 = np.maximum(0, Z1)
    D1 = (np.random.random(A1.shape) < keep_prob).astype(int)
    A1 = np.multiply(A1, D1) / keep_prob
    Z2 = np.matmul(W2, A1) + b2
    A2 = np.maximum(0, Z2)
    D2 = (np.random.random(A2.shape) < keep_prob).astype(int)
    A2 = np.multiply(A2, D2) / keep_prob
    Z3 = np.matmul(W3, A2) + b3
    A3 = 1 / (1 + np.exp(-Z3))

    return A3, (Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3)

# %% right: uniform-in-place — np.random.uniform(size=...) draws the same numbers; mask and division in place
def forward_propagation_with_dropout(X, parameters, keep_prob=0.5):
    """Run the network forward and drop hidden units at random."""
    W1, b1 = parameters["W1"], parameters["b1"]
    W2, b2 = parameters["W2"], parameters["b2"]
    W3, b3 = parameters["W3"], parameters["b3"]

    # YOUR CODE HERE
    Z1 = W1 @ X + b1
    A1 = relu(Z1)
    D1 = np.random.uniform(size=A1.shape) < keep_prob
    A1 *= D1
    A1 /= keep_prob
    Z2 = W2 @ A1 + b2
    A2 = relu(Z2)
    D2 = np.random.uniform(size=A2.shape) < keep_prob
    A2 *= D2
    A2 /= keep_prob
    Z3 = W3 @ A2 + b3
    A3 = sigmoid(Z3)

    return A3, (Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3)

# %% right: masks-first — both masks are drawn first, D1 before D2
def forward_propagation_with_dropout(X, parameters, keep_prob=0.5):
    """Run the network forward and drop hidden units at random."""
    W1, b1 = parameters["W1"], parameters["b1"]
    W2, b2 = parameters["W2"], parameters["b2"]
    W3, b3 = parameters["W3"], parameters["b3"]

    m = X.shape[1]
    D1 = np.random.rand(W1.shape[0], m) < keep_prob
    D2 = np.random.rand(W2.shape[0], m) < keep_prob

    Z1 = W1 @ X + b1
    A1 = relu(Z1) * D1 / keep_prob
    Z2 = W2 @ A1 + b2
    A2 = relu(Z2) * D2 / keep_prob
    A3 = sigmoid(Z3 := W3 @ A2 + b3)

    return A3, (Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3)

# %% right: float-masks-by-assignment — a helper makes float masks by assignment and uses np.where
def forward_propagation_with_dropout(X, parameters, keep_prob=0.5):
    """Run the network forward and drop hidden units at random.

    Arguments:
        X: the examples, shape (n_0, m)
        parameters: dict "W1", "b1", "W2", "b2", "W3", "b3"
        keep_prob: the probability that a hidden unit is kept, 0 < keep_prob <= 1

    Returns:
        A3: the output, probabilities of label 1, shape (1, m)
        cache: tuple (Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3); A1 and A2 after dropout
    """
    W1, b1 = parameters["W1"], parameters["b1"]
    W2, b2 = parameters["W2"], parameters["b2"]
    W3, b3 = parameters["W3"], parameters["b3"]

    # YOUR CODE HERE
    def drop(A):
        R = np.random.rand(*A.shape)
        D = np.zeros_like(R)
        D[R < keep_prob] = 1.0
        return D, np.where(D == 1, A / keep_prob, 0)

    Z1 = W1 @ X + b1
    D1, A1 = drop(relu(Z1))
    Z2 = W2 @ A1 + b2
    D2, A2 = drop(relu(Z2))
    Z3 = W3 @ A2 + b3
    A3 = sigmoid(Z3)

    return A3, (Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3)

# %% right: no-draw-at-one — with keep_prob = 1 nothing is drawn, the masks are all ones
def forward_propagation_with_dropout(X, parameters, keep_prob=0.5):
    W1, b1 = parameters["W1"], parameters["b1"]
    W2, b2 = parameters["W2"], parameters["b2"]
    W3, b3 = parameters["W3"], parameters["b3"]

    def mask(A):
        if keep_prob == 1:
            return np.ones(A.shape, dtype=bool)
        return np.random.rand(*A.shape) < keep_prob

    Z1 = W1 @ X + b1
    A1 = relu(Z1)
    D1 = mask(A1)
    A1 = A1 * D1 * (1 / keep_prob)
    Z2 = W2 @ A1 + b2
    A2 = relu(Z2)
    D2 = mask(A2)
    A2 = A2 * D2 * (1 / keep_prob)
    Z3 = W3 @ A2 + b3
    A3 = sigmoid(Z3)

    return A3, (Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3)

# %% right: drop-mask-negated — draws where a unit is dropped, with >=, and sets those entries to 0
def forward_propagation_with_dropout(X, parameters, keep_prob=0.5):
    """Run the network forward and drop hidden units at random."""
    W1, b1 = parameters["W1"], parameters["b1"]
    W2, b2 = parameters["W2"], parameters["b2"]
    W3, b3 = parameters["W3"], parameters["b3"]

    Z1 = W1 @ X + b1
    A1 = relu(Z1)
    dropped = np.random.rand(A1.shape[0], A1.shape[1]) >= keep_prob
    A1[dropped] = 0
    A1 = A1 / keep_prob
    D1 = np.logical_not(dropped)
    Z2 = W2 @ A1 + b2
    A2 = relu(Z2)
    dropped = np.random.rand(A2.shape[0], A2.shape[1]) >= keep_prob
    A2[dropped] = 0
    A2 = A2 / keep_prob
    D2 = ~dropped
    Z3 = W3 @ A2 + b3
    A3 = sigmoid(Z3)

    return A3, (Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3)

# %% right: loop-over-hidden-layers — a loop over the hidden layers, the return replaced
def forward_propagation_with_dropout(X, parameters, keep_prob=0.5):
    cache = []
    A = X
    for l in (1, 2):
        W, b = parameters[f"W{l}"], parameters[f"b{l}"]
        Z = W @ A + b
        A = relu(Z)
        D = np.random.rand(*A.shape) < keep_prob
        A = A * D / keep_prob
        cache += [Z, D, A, W, b]
    Z3 = parameters["W3"] @ A + parameters["b3"]
    A3 = sigmoid(Z3)
    cache += [Z3, A3, parameters["W3"], parameters["b3"]]
    return A3, tuple(cache)

# %% wrong: two-no-division-output-dropped — two mistakes: no division, and the output is dropped too
# expect: scaling-left-out
def forward_propagation_with_dropout(X, parameters, keep_prob=0.5):
    """Run the network forward and drop hidden units at random.

    Arguments:
        X: the examples, shape (n_0, m)
        parameters: dict "W1", "b1", "W2", "b2", "W3", "b3"
        keep_prob: the probability that a hidden unit is kept, 0 < keep_prob <= 1

    Returns:
        A3: the output, probabilities of label 1, shape (1, m)
        cache: tuple (Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3); A1 and A2 after dropout
    """
    W1, b1 = parameters["W1"], parameters["b1"]
    W2, b2 = parameters["W2"], parameters["b2"]
    W3, b3 = parameters["W3"], parameters["b3"]

    # YOUR CODE HERE
    Z1 = W1 @ X + b1
    A1 = relu(Z1)
    D1 = np.random.rand(*A1.shape) < keep_prob
    A1 = A1 * D1
    Z2 = W2 @ A1 + b2
    A2 = relu(Z2)
    D2 = np.random.rand(*A2.shape) < keep_prob
    A2 = A2 * D2
    Z3 = W3 @ A2 + b3
    A3 = sigmoid(Z3)
    A3 = A3 * (np.random.rand(*A3.shape) < keep_prob)

    return A3, (Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3)

# %% wrong: two-inputs-dropped-no-division — two mistakes: the inputs are dropped too, and nothing is divided
# expect: inputs-dropped-too + scaling-left-out
def forward_propagation_with_dropout(X, parameters, keep_prob=0.5):
    """Run the network forward and drop hidden units at random.

    Arguments:
        X: the examples, shape (n_0, m)
        parameters: dict "W1", "b1", "W2", "b2", "W3", "b3"
        keep_prob: the probability that a hidden unit is kept, 0 < keep_prob <= 1

    Returns:
        A3: the output, probabilities of label 1, shape (1, m)
        cache: tuple (Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3); A1 and A2 after dropout
    """
    W1, b1 = parameters["W1"], parameters["b1"]
    W2, b2 = parameters["W2"], parameters["b2"]
    W3, b3 = parameters["W3"], parameters["b3"]

    # YOUR CODE HERE
    D0 = np.random.rand(*X.shape) < keep_prob
    Z1 = W1 @ (X * D0) + b1
    A1 = relu(Z1)
    D1 = np.random.rand(*A1.shape) < keep_prob
    A1 = A1 * D1
    Z2 = W2 @ A1 + b2
    A2 = relu(Z2)
    D2 = np.random.rand(*A2.shape) < keep_prob
    A2 = A2 * D2
    Z3 = W3 @ A2 + b3
    A3 = sigmoid(Z3)

    return A3, (Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3)

# %% wrong: two-drop-prob-everywhere — two mistakes: masks with probability 1 - keep_prob, and divided by 1 - keep_prob
# expect: drops-with-keep-prob + scaled-by-dropped-share
def forward_propagation_with_dropout(X, parameters, keep_prob=0.5):
    """Run the network forward and drop hidden units at random."""
    W1, b1 = parameters["W1"], parameters["b1"]
    W2, b2 = parameters["W2"], parameters["b2"]
    W3, b3 = parameters["W3"], parameters["b3"]

    drop = 1 - keep_prob
    Z1 = W1 @ X + b1
    A1 = relu(Z1)
    D1 = np.random.rand(*A1.shape) < drop
    A1 = A1 * D1 / drop
    Z2 = W2 @ A1 + b2
    A2 = relu(Z2)
    D2 = np.random.rand(*A2.shape) < drop
    A2 = A2 * D2 / drop
    Z3 = W3 @ A2 + b3
    A3 = sigmoid(Z3)

    return A3, (Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3)

# %% wrong: two-scaled-down-layer-two-unmasked — two mistakes: A1 is multiplied by keep_prob, and A2 is not masked but divided
# expect: slip:multiplied-for-divided-a1-keep-prob + slip:factor-dropped-a2-d2
def forward_propagation_with_dropout(X, parameters, keep_prob=0.5):
    """Run the network forward and drop hidden units at random."""
    W1, b1 = parameters["W1"], parameters["b1"]
    W2, b2 = parameters["W2"], parameters["b2"]
    W3, b3 = parameters["W3"], parameters["b3"]

    Z1 = np.dot(W1, X) + b1
    A1 = relu(Z1)
    D1 = np.random.rand(*A1.shape)
    D1 = D1 < keep_prob
    A1 = A1 * D1
    A1 = A1 * keep_prob

    Z2 = np.dot(W2, A1) + b2
    A2 = relu(Z2)
    D2 = np.random.rand(*A2.shape)
    D2 = D2 < keep_prob
    A2 = A2 / keep_prob

    Z3 = np.dot(W3, A2) + b3
    A3 = sigmoid(Z3)

    return A3, (Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3)

# %% wrong: two-Z-masked-no-division — two mistakes: the mask is put on Z, and nothing is divided
# expect: none
def forward_propagation_with_dropout(X, parameters, keep_prob=0.5):
    W1, b1 = parameters["W1"], parameters["b1"]
    W2, b2 = parameters["W2"], parameters["b2"]
    W3, b3 = parameters["W3"], parameters["b3"]

    Z1 = np.dot(W1, X) + b1
    D1 = np.random.rand(*Z1.shape) < keep_prob
    Z1 = Z1 * D1
    A1 = relu(Z1)
    Z2 = np.dot(W2, A1) + b2
    D2 = np.random.rand(*Z2.shape) < keep_prob
    Z2 = Z2 * D2
    A2 = relu(Z2)
    Z3 = np.dot(W3, A2) + b3
    A3 = sigmoid(Z3)

    return A3, (Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3)

# %% wrong: mask-not-applied-in-layer-one — D1 is drawn but A1 is not multiplied by it, only divided
# expect: slip:factor-dropped-a1-d1
def forward_propagation_with_dropout(X, parameters, keep_prob=0.5):
    """Run the network forward and drop hidden units at random."""
    W1, b1 = parameters["W1"], parameters["b1"]
    W2, b2 = parameters["W2"], parameters["b2"]
    W3, b3 = parameters["W3"], parameters["b3"]

    Z1 = np.dot(W1, X) + b1
    A1 = relu(Z1)
    D1 = np.random.rand(*A1.shape)
    D1 = D1 < keep_prob
    A1 = A1 / keep_prob

    Z2 = np.dot(W2, A1) + b2
    A2 = relu(Z2)
    D2 = np.random.rand(*A2.shape)
    D2 = D2 < keep_prob
    A2 = A2 * D2
    A2 = A2 / keep_prob

    Z3 = np.dot(W3, A2) + b3
    A3 = sigmoid(Z3)

    return A3, (Z1, D1, A1, W1, b1, Z2, D2, A2, W2, b2, Z3, A3, W3, b3)
