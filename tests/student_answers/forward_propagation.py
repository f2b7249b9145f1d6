# %% wrong: sum-instead-of-product — adds theta and x instead of multiplying them
# expect: sum-for-product
def forward_propagation(x, theta):
    J = theta + x
    return J
# %% wrong: derivative-returned — returns x, the derivative of the cost, instead of the cost itself
# expect: derivative-for-cost
def forward_propagation(x, theta):
    J = x
    return J
# %% wrong: theta-only — returns theta alone, the input x never enters the cost
# expect: slip:factor-dropped-the-returned-result-x
def forward_propagation(x, theta):
    """Compute the cost of the smallest model there is, J(theta) = theta * x."""
    J = theta
    return J
# %% wrong: cubic-from-the-figure — computes x * theta**3, the curve of the slider figure, instead of theta * x
# expect: cubic-of-the-figure
def forward_propagation(x, theta):
    return x * theta**3
# %% wrong: squared-cost — squares the product, a squared error in place of the linear cost
# expect: product-squared
def forward_propagation(x, theta):
    prediction = theta * x
    J = prediction ** 2
    return J
# %% wrong: half-squared-cost — takes half the square of theta*x, as in linear regression, not theta*x
# expect: half-of-square
def forward_propagation(x, theta):
    J = 1/2 * (theta * x)**2
    return J
# %% wrong: sigmoid-of-product — puts the product through a sigmoid, although the cost is the plain product
# expect: sigmoid-of-product
def forward_propagation(x, theta):
    z = np.dot(theta, x)
    J = 1 / (1 + np.exp(-z))
    return J
# %% wrong: no-return — computes the product but never returns it, so the result is None
# expect: nothing-returned
def forward_propagation(x, theta):
    J = theta * x
# %% wrong: prints-only — prints the cost instead of returning it
# expect: nothing-returned
def forward_propagation(x, theta):
    J = theta * x
    print("J =", J)
# %% wrong: returns-tuple — returns the pair (J, cache) as in a network, where one number is asked
# expect: several-values-returned
def forward_propagation(x, theta):
    J = theta * x
    cache = (x, theta)
    return J, cache
# %% wrong: negative-sign — a minus sign in front of the product
# expect: slip:sign-of-line-the-returned-result
def forward_propagation(x, theta):
    J = -theta * x
    return J
# %% wrong: absolute-value — takes the absolute value because a cost should not be negative
# expect: slip:size-taken-the-returned-result-the-result
def forward_propagation(x, theta):
    # a cost can't be negative
    return abs(theta * x)
# %% wrong: relu-of-product — cuts negative products to 0 as if a ReLU belonged to the model
# expect: negative-cut-off
def forward_propagation(x, theta):
    J = max(0, theta * x)
    return J
# %% wrong: visible-number — returns 8, the cost for x = 2 and theta = 4 only
# expect: same-number-everywhere
def forward_propagation(x, theta):
    return 8
# %% wrong: unknown-name — uses the name W that does not exist, NameError
# expect: name-not-defined
def forward_propagation(x, theta):
    J = W * x
    return J
# %% wrong: power-instead-of-product — types ** for *, so theta is raised to the power x
# expect: none
def forward_propagation(x, theta):
    J = theta ** x
    return J
# %% wrong: x-squared — multiplies by x twice
# expect: slip:squared-the-returned-result-x
def forward_propagation(x, theta):
    J = theta * x
    J *= x
    return J
# %% wrong: int-conversion — converts the cost to a whole number, cutting off its decimals
# expect: cut-to-whole-number
def forward_propagation(x, theta):
    return int(theta * x)
# %% wrong: rounded — rounds the cost to two decimals
# expect: rounded
def forward_propagation(x, theta):
    J = round(theta * x, 2)
    return J
# %% wrong: matmul-of-numbers — uses @ on two plain numbers, TypeError
# expect: types-do-not-fit
def forward_propagation(x, theta):
    J = theta @ x
    return J
# %% wrong: extra-bias — adds a bias of 1 to the product, the model has none
# expect: slip:extra-term-the-returned-result-1
def forward_propagation(x, theta):
    b = 1
    J = theta * x + b
    return J
# %% wrong: shadows-argument — overwrites x by 2, the number of the example, and so ignores the argument x
# expect: slip:extra-factor-the-returned-result-2 + slip:factor-dropped-the-returned-result-x
def forward_propagation(x, theta):
    x = 2
    J = theta * x
    return J
# %% wrong: negative-and-squared — two mistakes: squares theta and puts a minus sign before the result
# expect: parameter-squared + slip:sign-of-line-the-returned-result
def forward_propagation(x, theta):
    J = -(theta ** 2) * x
    return J
# %% wrong: sum-and-halved — two mistakes: adds instead of multiplying, and halves the sum as in a mean
# expect: sum-for-product + slip:extra-division-the-returned-result-2
def forward_propagation(x, theta):
    J = (x + theta) / 2
    return J
# %% wrong: string-result — returns the formatted text of the number instead of the number
# expect: text-returned
def forward_propagation(x, theta):
    J = theta * x
    return f"{J:.4f}"
# %% right: np-dot — np.dot of two numbers gives a NumPy scalar
def forward_propagation(x, theta):
    J = np.dot(theta, x)
    return J
# %% right: np-multiply-typed — np.multiply and type hints
def forward_propagation(x: float, theta: float) -> float:
    cost = np.multiply(x, theta)
    return cost
# %% right: lambda-helper — a helper lambda inside the function
def forward_propagation(x, theta):
    model = lambda t: t * x
    return model(theta)
# %% right: augmented — augmented assignment from a start of 1, with a print
def forward_propagation(x, theta):
    J = 1
    for factor in (x, theta):
        J *= factor
    print("cost:", J)
    return J
# %% right: one-element-array — returns an array with one element
def forward_propagation(x, theta):
    J = np.array([theta]) * x
    return J
# %% right: zero-d-array — an array of no dimensions, np.array(number)
def forward_propagation(x, theta):
    return np.array(theta * x)
# %% right: float-conversion — wraps the result in float
def forward_propagation(x, theta):
    return float(theta) * float(x)
# %% right: lambda-cell — the whole function written as a lambda
forward_propagation = lambda x, theta: theta * x
# %% wrong: squared-and-no-return — two mistakes: the product is squared, and nothing is returned
# expect: nothing-returned
def forward_propagation(x, theta):
    J = np.square(theta * x)
    print(J)
# %% wrong: bias-and-minus — two mistakes: a bias that the model does not have, and a minus sign
# expect: slip:sign-of-line-the-returned-result + slip:extra-term-the-returned-result-1
def forward_propagation(x, theta):
    return -x * theta + 1
