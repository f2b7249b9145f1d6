# %% wrong: derivative-by-x — differentiates with respect to the input x instead of theta, so returns theta
# expect: derivative-by-input
def backward_propagation(x, theta):
    dtheta = theta
    return dtheta
# %% wrong: returns-cost — returns the cost theta*x instead of its derivative
# expect: cost-for-derivative
def backward_propagation(x, theta):
    dtheta = theta * x
    return dtheta
# %% wrong: always-one — takes the derivative of theta by itself and forgets the factor x
# expect: slope-of-one
def backward_propagation(x, theta):
    # d theta / d theta = 1
    return 1
# %% wrong: product-rule-sum — adds both partial derivatives, x + theta, as if both varied together
# expect: both-derivatives-added
def backward_propagation(x, theta):
    dtheta = x * 1 + 1 * theta
    return dtheta
# %% wrong: negative-x — minus sign, the downhill direction instead of the derivative
# expect: sign-reversed
def backward_propagation(x, theta):
    dtheta = -x
    return dtheta
# %% wrong: twice-x — a factor of 2, as if the cost were a square
# expect: constant-factor
def backward_propagation(x, theta):
    dtheta = 2 * x
    return dtheta
# %% wrong: derivative-of-square — differentiates (theta*x)**2 by theta, 2*theta*x**2
# expect: derivative-of-the-square
def backward_propagation(x, theta):
    dtheta = 2 * theta * x**2
    return dtheta
# %% wrong: derivative-of-cubic — differentiates x*theta**3, the curve of the figure
# expect: derivative-of-the-cubic
def backward_propagation(x, theta):
    return 3 * x * theta ** 2
# %% wrong: second-derivative — differentiates twice and gets 0
# expect: same-number-everywhere
def backward_propagation(x, theta):
    return 0
# %% wrong: both-derivatives — returns the pair of derivatives (by theta, by x) where one number is asked
# expect: several-values-returned
def backward_propagation(x, theta):
    dtheta = x
    dx = theta
    return dtheta, dx
# %% wrong: missing-return — sets dtheta but does not return it
# expect: nothing-returned
def backward_propagation(x, theta):
    dtheta = x
# %% wrong: measures-one-sided — calls forward_propagation for a one-sided difference; the text forbids to ask the cost
# expect: slope-measured
# forward_propagation stands in the cell of its own exercise
def forward_propagation(x, theta):
    return theta * x

def backward_propagation(x, theta):
    h = 0.1
    return (forward_propagation(x, theta + h) - forward_propagation(x, theta)) / h
# %% wrong: measures-two-sided — measures the derivative with forward_propagation instead of working it out; the text forbids it
# expect: slope-measured
# forward_propagation stands in the cell of its own exercise
def forward_propagation(x, theta):
    return theta * x

def backward_propagation(x, theta):
    eps = 1e-7
    J_plus = forward_propagation(x, theta + eps)
    J_minus = forward_propagation(x, theta - eps)
    dtheta = (J_plus - J_minus) / (2 * eps)
    return dtheta
# %% wrong: cost-divided-by-theta — takes the cost over theta as slope, calls forward_propagation and divides by zero at theta = 0
# expect: division-by-zero
# forward_propagation stands in the cell of its own exercise
def forward_propagation(x, theta):
    return theta * x

def backward_propagation(x, theta):
    J = forward_propagation(x, theta)
    dtheta = J / theta
    return dtheta
# %% wrong: own-difference-one-sided-wrong — own finite difference with the brackets missing, so it divides by 2 and multiplies by h
# expect: constant-factor
def backward_propagation(x, theta):
    h = 1e-4
    dtheta = ((theta + h) * x - (theta - h) * x) / 2 * h
    return dtheta
# %% wrong: gradient-step — does a step of gradient descent and returns the new theta
# expect: none
def backward_propagation(x, theta):
    learning_rate = 0.01
    dtheta = x
    theta = theta - learning_rate * dtheta
    return theta
# %% wrong: hard-coded-two — returns 2, the right number for x = 2 only
# expect: same-number-everywhere
def backward_propagation(x, theta):
    dtheta = 2
    return dtheta
# %% wrong: inverse — returns 1/x
# expect: result-inverted
def backward_propagation(x, theta):
    dtheta = 1 / x
    return dtheta
# %% wrong: absolute-x — takes the absolute value of x and so loses the sign of a negative input
# expect: sign-lost
def backward_propagation(x, theta):
    return np.abs(x)
# %% wrong: relu-derivative — returns x only where theta*x is positive, a ReLU slope that is not in the model
# expect: none
def backward_propagation(x, theta):
    if theta * x > 0:
        dtheta = x
    else:
        dtheta = 0
    return dtheta
# %% wrong: undefined-cache — unpacks a cache that nobody passed, NameError
# expect: name-not-defined
def backward_propagation(x, theta):
    x, theta = cache
    return x
# %% wrong: typo-return — assigns dtheta but returns the misspelled name dteta, NameError
# expect: name-not-defined
def backward_propagation(x, theta):
    dtheta = x
    return dteta
# %% wrong: negative-cost — two mistakes: returns the cost and not its derivative, and with a minus sign
# expect: cost-for-derivative + slip:sign-of-line-the-returned-result
def backward_propagation(x, theta):
    grad = -(theta * x)
    return grad
# %% wrong: theta-twice — two mistakes: the derivative by x, and a factor 2 on top
# expect: both-derivatives-added + derivative-by-input
def backward_propagation(x, theta):
    return 2*theta
# %% wrong: sigmoid-slope — multiplies x by the slope a*(1-a) of a sigmoid that the model does not have
# expect: slope-of-a-sigmoid
def backward_propagation(x, theta):
    a = 1 / (1 + np.exp(-theta * x))
    dtheta = x * a * (1 - a)
    return dtheta
# %% right: long-way — multiplies x by the derivative 1 of theta explicitly
def backward_propagation(x, theta):
    d_theta_d_theta = 1.0
    dtheta = d_theta_d_theta * x
    return dtheta
# %% right: float-x — converts to float
def backward_propagation(x, theta):
    return float(x)
# %% right: one-element-array — returns an array with one element
def backward_propagation(x, theta):
    dtheta = np.array([x])
    return dtheta
# %% right: deletes-theta — shows that theta does not matter by deleting it
def backward_propagation(x, theta):
    del theta
    return x
# %% right: unused-cost — computes the product itself in a comment line and prints, returns x
def backward_propagation(x: float, theta: float) -> float:
    J = theta * x  # not needed, just to look
    print(f"J={J}, dJ/dtheta={x}")
    return x
# %% right: np-gradient-of-line — exact slope of the line through its own two points t = 0 and t = 1, no call of forward_propagation
def backward_propagation(x, theta):
    line = lambda t: t * x
    return line(1) - line(0)
# %% right: zero-theta-plus — adds 0 * theta for the other term of the product rule
def backward_propagation(x, theta):
    dx_dtheta = 0
    return 1 * x + theta * dx_dtheta
# %% wrong: uphill-input-pair — two mistakes: the derivative by x comes first, and two numbers are returned
# expect: several-values-returned
def backward_propagation(x, theta):
    return theta, x
# %% wrong: half-and-minus — two mistakes: half of x as for a squared cost, and a minus sign
# expect: constant-factor
def backward_propagation(x, theta):
    dtheta = -1/2 * x
    return dtheta
