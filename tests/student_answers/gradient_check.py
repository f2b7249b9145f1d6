# %% wrong: brackets-two-epsilon — `/ 2 * epsilon` without brackets divides by 2 and multiplies by epsilon
# expect: bracket-missing
def gradient_check(x, theta, epsilon=1e-7):
    J_plus = forward_propagation(x, theta + epsilon)
    J_minus = forward_propagation(x, theta - epsilon)
    gradapprox = (J_plus - J_minus) / 2 * epsilon
    grad = backward_propagation(x, theta)
    numerator = np.linalg.norm(grad - gradapprox)
    denominator = np.linalg.norm(grad) + np.linalg.norm(gradapprox)
    return numerator / denominator
# %% wrong: one-sided — measures the slope to the right only, (J(theta+eps) - J(theta)) / eps
# expect: one-sided
def gradient_check(x, theta, epsilon=1e-7):
    J = forward_propagation(x, theta)
    J_plus = forward_propagation(x, theta + epsilon)
    gradapprox = (J_plus - J) / epsilon
    grad = backward_propagation(x, theta)
    difference = np.linalg.norm(grad - gradapprox) / (np.linalg.norm(grad) + np.linalg.norm(gradapprox))
    return difference
# %% wrong: one-sided-left — measures the slope to the left only
# expect: one-sided-to-the-left
def gradient_check(x, theta, epsilon=1e-7):
    grad = backward_propagation(x, theta)
    left = forward_propagation(x, theta - epsilon)
    here = forward_propagation(x, theta)
    gradapprox = (here - left) / epsilon
    return abs(grad - gradapprox) / (abs(grad) + abs(gradapprox))
# %% wrong: divided-by-epsilon — two-sided difference divided by epsilon instead of 2*epsilon, so the slope is twice too large
# expect: one-epsilon-too-few
def gradient_check(x, theta, epsilon=1e-7):
    thetaplus = theta + epsilon
    thetaminus = theta - epsilon
    J_plus = forward_propagation(x, thetaplus)
    J_minus = forward_propagation(x, thetaminus)
    gradapprox = (J_plus - J_minus) / epsilon
    grad = backward_propagation(x, theta)
    numerator = np.linalg.norm(grad - gradapprox)
    denominator = np.linalg.norm(grad) + np.linalg.norm(gradapprox)
    difference = numerator / denominator
    return difference
# %% wrong: sign-kept — the numerator keeps its sign, no norm or absolute value around grad - gradapprox
# expect: slip:call-dropped-numerator-the-norm
def gradient_check(x, theta, epsilon=1e-7):
    gradapprox = (forward_propagation(x, theta + epsilon) - forward_propagation(x, theta - epsilon)) / (2 * epsilon)
    grad = backward_propagation(x, theta)
    return (grad - gradapprox) / (np.linalg.norm(grad) + np.linalg.norm(gradapprox))
# %% wrong: absolute-difference — returns the absolute gap, not divided by the sizes of the gradients
# expect: not-relative
def gradient_check(x, theta, epsilon=1e-7):
    J_plus = forward_propagation(x, theta + epsilon)
    J_minus = forward_propagation(x, theta - epsilon)
    gradapprox = (J_plus - J_minus) / (2 * epsilon)
    grad = backward_propagation(x, theta)
    difference = np.abs(grad - gradapprox)
    return difference
# %% wrong: norm-of-sum-below — denominator is the norm of the sum of both, not the sum of the norms
# expect: norm-of-the-sum
def gradient_check(x, theta, epsilon=1e-7):
    J_plus = forward_propagation(x, theta + epsilon)
    J_minus = forward_propagation(x, theta - epsilon)
    gradapprox = (J_plus - J_minus) / (2 * epsilon)
    grad = backward_propagation(x, theta)
    numerator = np.linalg.norm(grad - gradapprox)
    denominator = np.linalg.norm(grad + gradapprox)
    return numerator / denominator
# %% wrong: only-grad-below — divides by the size of grad alone
# expect: measured-against-one-gradient
def gradient_check(x, theta, epsilon=1e-7):
    J_plus = forward_propagation(x, theta + epsilon)
    J_minus = forward_propagation(x, theta - epsilon)
    gradapprox = (J_plus - J_minus) / (2 * epsilon)
    grad = backward_propagation(x, theta)
    return np.linalg.norm(grad - gradapprox) / np.linalg.norm(grad)
# %% wrong: missing-brackets-denominator — no brackets around the sum in the denominator, so only ||grad|| divides and ||gradapprox|| is added
# expect: denominator-without-brackets
def gradient_check(x, theta, epsilon=1e-7):
    J_plus = forward_propagation(x, theta + epsilon)
    J_minus = forward_propagation(x, theta - epsilon)
    gradapprox = (J_plus - J_minus) / (2 * epsilon)
    grad = backward_propagation(x, theta)
    return np.linalg.norm(grad - gradapprox) / np.linalg.norm(grad) + np.linalg.norm(gradapprox)
# %% wrong: own-cost-formula — measures theta*x with its own formula instead of calling forward_propagation
# expect: cost-not-called
def gradient_check(x, theta, epsilon=1e-7):
    J_plus = (theta + epsilon) * x
    J_minus = (theta - epsilon) * x
    gradapprox = (J_plus - J_minus) / (2 * epsilon)
    grad = backward_propagation(x, theta)
    numerator = np.linalg.norm(grad - gradapprox)
    denominator = np.linalg.norm(grad) + np.linalg.norm(gradapprox)
    return numerator / denominator
# %% wrong: own-derivative — uses grad = x instead of calling backward_propagation
# expect: derivative-not-called
def gradient_check(x, theta, epsilon=1e-7):
    gradapprox = (forward_propagation(x, theta + epsilon) - forward_propagation(x, theta - epsilon)) / (2 * epsilon)
    grad = x
    return np.linalg.norm(grad - gradapprox) / (np.linalg.norm(grad) + np.linalg.norm(gradapprox))
# %% wrong: fixed-epsilon — writes 1e-7 into the formula and ignores the argument epsilon
# expect: epsilon-fixed
def gradient_check(x, theta, epsilon=1e-7):
    J_plus = forward_propagation(x, theta + 1e-7)
    J_minus = forward_propagation(x, theta - 1e-7)
    gradapprox = (J_plus - J_minus) / (2 * 1e-7)
    grad = backward_propagation(x, theta)
    return np.linalg.norm(grad - gradapprox) / (np.linalg.norm(grad) + np.linalg.norm(gradapprox))
# %% wrong: overwritten-epsilon — sets epsilon = 1e-4 at the start, so the caller's epsilon is ignored
# expect: epsilon-fixed
def gradient_check(x, theta, epsilon=1e-7):
    epsilon = 1e-4
    plus = forward_propagation(x, theta + epsilon)
    minus = forward_propagation(x, theta - epsilon)
    approx = (plus - minus) / (2 * epsilon)
    grad = backward_propagation(x, theta)
    return abs(grad - approx) / (abs(grad) + abs(approx))
# %% wrong: theta-already-moved — moves theta up by epsilon and then only back down by epsilon, so the minus side is theta itself
# expect: minus-from-plus
def gradient_check(x, theta, epsilon=1e-7):
    theta += epsilon
    J_plus = forward_propagation(x, theta)
    theta -= epsilon
    J_minus = forward_propagation(x, theta)
    gradapprox = (J_plus - J_minus) / (2 * epsilon)
    grad = backward_propagation(x, theta)
    return np.linalg.norm(grad - gradapprox) / (np.linalg.norm(grad) + np.linalg.norm(gradapprox))
# %% wrong: moves-x — moves the input x by epsilon instead of theta
# expect: input-perturbed
def gradient_check(x, theta, epsilon=1e-7):
    J_plus = forward_propagation(x + epsilon, theta)
    J_minus = forward_propagation(x - epsilon, theta)
    gradapprox = (J_plus - J_minus) / (2 * epsilon)
    grad = backward_propagation(x, theta)
    numerator = np.linalg.norm(grad - gradapprox)
    denominator = np.linalg.norm(grad) + np.linalg.norm(gradapprox)
    return numerator / denominator
# %% wrong: swapped-arguments — calls forward_propagation(theta + epsilon, x), the order of the arguments is swapped
# expect: arguments-swapped-on-the-way-forward
def gradient_check(x, theta, epsilon=1e-7):
    J_plus = forward_propagation(theta + epsilon, x)
    J_minus = forward_propagation(theta - epsilon, x)
    gradapprox = (J_plus - J_minus) / (2 * epsilon)
    grad = backward_propagation(x, theta)
    return np.linalg.norm(grad - gradapprox) / (np.linalg.norm(grad) + np.linalg.norm(gradapprox))
# %% wrong: minus-for-plus-in-sides — J_plus and J_minus swapped, so the measured slope has the wrong sign
# expect: slope-upside-down
def gradient_check(x, theta, epsilon=1e-7):
    J_plus = forward_propagation(x, theta + epsilon)
    J_minus = forward_propagation(x, theta - epsilon)
    gradapprox = (J_minus - J_plus) / (2 * epsilon)
    grad = backward_propagation(x, theta)
    difference = abs(grad - gradapprox) / (abs(grad) + abs(gradapprox))
    return difference
# %% wrong: plus-in-numerator — adds J_plus and J_minus instead of subtracting
# expect: costs-added
def gradient_check(x, theta, epsilon=1e-7):
    J_plus = forward_propagation(x, theta + epsilon)
    J_minus = forward_propagation(x, theta - epsilon)
    gradapprox = (J_plus + J_minus) / (2 * epsilon)
    grad = backward_propagation(x, theta)
    difference = abs(grad - gradapprox) / (abs(grad) + abs(gradapprox))
    return difference
# %% wrong: returns-verdict — returns True or False (difference below 1e-7) instead of the number
# expect: verdict-for-difference
def gradient_check(x, theta, epsilon=1e-7):
    J_plus = forward_propagation(x, theta + epsilon)
    J_minus = forward_propagation(x, theta - epsilon)
    gradapprox = (J_plus - J_minus) / (2 * epsilon)
    grad = backward_propagation(x, theta)
    difference = np.linalg.norm(grad - gradapprox) / (np.linalg.norm(grad) + np.linalg.norm(gradapprox))
    if difference < 1e-7:
        print("The gradient is correct!")
        return True
    print("The gradient is wrong!")
    return False
# %% wrong: returns-gradapprox — returns the measured slope, not the difference
# expect: slope-for-difference
def gradient_check(x, theta, epsilon=1e-7):
    J_plus = forward_propagation(x, theta + epsilon)
    J_minus = forward_propagation(x, theta - epsilon)
    gradapprox = (J_plus - J_minus) / (2 * epsilon)
    return gradapprox
# %% wrong: max-below — divides by the larger of the two sizes instead of their sum
# expect: measured-against-the-larger
def gradient_check(x, theta, epsilon=1e-7):
    J_plus = forward_propagation(x, theta + epsilon)
    J_minus = forward_propagation(x, theta - epsilon)
    gradapprox = (J_plus - J_minus) / (2 * epsilon)
    grad = backward_propagation(x, theta)
    return abs(grad - gradapprox) / max(abs(grad), abs(gradapprox))
# %% wrong: norm-without-brackets-of-difference — subtracts the norms, ||grad|| - ||gradapprox||, so a wrong sign goes unnoticed
# expect: difference-of-sizes
def gradient_check(x, theta, epsilon=1e-7):
    gradapprox = (forward_propagation(x, theta + epsilon) - forward_propagation(x, theta - epsilon)) / (2 * epsilon)
    grad = backward_propagation(x, theta)
    numerator = abs(abs(grad) - abs(gradapprox))
    return numerator / (abs(grad) + abs(gradapprox))
# %% wrong: squared-distance — squares the numerator and the sizes in the denominator, no root
# expect: squares-for-sizes
def gradient_check(x, theta, epsilon=1e-7):
    gradapprox = (forward_propagation(x, theta + epsilon) - forward_propagation(x, theta - epsilon)) / (2 * epsilon)
    grad = backward_propagation(x, theta)
    return np.square(grad - gradapprox) / (np.square(grad) + np.square(gradapprox))
# %% wrong: multiplies-theta — steps relative to theta, theta * (1 + epsilon), but divides by 2*epsilon only
# expect: none
def gradient_check(x, theta, epsilon=1e-7):
    J_plus = forward_propagation(x, theta * (1 + epsilon))
    J_minus = forward_propagation(x, theta * (1 - epsilon))
    gradapprox = (J_plus - J_minus) / (2 * epsilon)
    grad = backward_propagation(x, theta)
    return abs(grad - gradapprox) / (abs(grad) + abs(gradapprox))
# %% wrong: grad-at-plus — takes the exact derivative at theta + epsilon instead of at theta
# expect: derivative-at-the-right-point
def gradient_check(x, theta, epsilon=1e-7):
    theta_plus = theta + epsilon
    theta_minus = theta - epsilon
    gradapprox = (forward_propagation(x, theta_plus) - forward_propagation(x, theta_minus)) / (2 * epsilon)
    grad = backward_propagation(x, theta_plus)
    return abs(grad - gradapprox) / (abs(grad) + abs(gradapprox))
# %% wrong: backward-without-theta — calls backward_propagation(x) without theta, TypeError
# expect: called-with-other-arguments
def gradient_check(x, theta, epsilon=1e-7):
    J_plus = forward_propagation(x, theta + epsilon)
    J_minus = forward_propagation(x, theta - epsilon)
    gradapprox = (J_plus - J_minus) / (2 * epsilon)
    grad = backward_propagation(x)
    return np.linalg.norm(grad - gradapprox) / (np.linalg.norm(grad) + np.linalg.norm(gradapprox))
# %% wrong: double-indices-on-number — indexes the number theta like a column, IndexError
# expect: too-many-indices
def gradient_check(x, theta, epsilon=1e-7):
    theta_plus = np.copy(theta)
    theta_plus[0, 0] += epsilon
    theta_minus = np.copy(theta)
    theta_minus[0, 0] -= epsilon
    gradapprox = (forward_propagation(x, theta_plus) - forward_propagation(x, theta_minus)) / (2 * epsilon)
    grad = backward_propagation(x, theta)
    return np.linalg.norm(grad - gradapprox) / (np.linalg.norm(grad) + np.linalg.norm(gradapprox))
# %% wrong: epsilon-safety-in-denominator — adds epsilon to the denominator for safety, which changes the difference visibly for a large epsilon
# expect: slip:extra-term-denominator-epsilon
def gradient_check(x, theta, epsilon=1e-7):
    J_plus = forward_propagation(x, theta + epsilon)
    J_minus = forward_propagation(x, theta - epsilon)
    gradapprox = (J_plus - J_minus) / (2 * epsilon)
    grad = backward_propagation(x, theta)
    return abs(grad - gradapprox) / (abs(grad) + abs(gradapprox) + epsilon)
# %% wrong: one-sided-over-two-epsilon — two mistakes: one side only, and nevertheless divided by 2*epsilon
# expect: minus-from-plus
def gradient_check(x, theta, epsilon=1e-7):
    J_plus = forward_propagation(x, theta + epsilon)
    J = forward_propagation(x, theta)
    gradapprox = (J_plus - J) / (2 * epsilon)
    grad = backward_propagation(x, theta)
    return np.linalg.norm(grad - gradapprox) / (np.linalg.norm(grad) + np.linalg.norm(gradapprox))
# %% wrong: brackets-and-absolute — two mistakes: brackets around 2*epsilon missing, and the gap is not divided by the sizes
# expect: bracket-missing + not-relative
def gradient_check(x, theta, epsilon=1e-7):
    gradapprox = (forward_propagation(x, theta + epsilon) - forward_propagation(x, theta - epsilon)) / 2 * epsilon
    grad = backward_propagation(x, theta)
    return abs(grad - gradapprox)
# %% wrong: one-sided-sign-kept — two mistakes: one-sided slope, and the numerator keeps its sign
# expect: one-sided + slip:call-dropped-numerator-the-norm
def gradient_check(x, theta, epsilon=1e-7):
    grad = backward_propagation(x, theta)
    approx = (forward_propagation(x, theta + epsilon) - forward_propagation(x, theta)) / epsilon
    difference = (grad - approx) / (abs(grad) + abs(approx))
    return difference
# %% wrong: own-formulas-both — two mistakes: neither function is called, the formulas theta*x and x are written out
# expect: nothing-called
def gradient_check(x, theta, epsilon=1e-7):
    def J(t):
        return t * x
    approx = (J(theta + epsilon) - J(theta - epsilon)) / (2 * epsilon)
    grad = x
    return abs(grad - approx) / (abs(grad) + abs(approx))
# %% wrong: squared-over-grad — two mistakes: squared gap, and divided by grad squared alone
# expect: measured-against-one-gradient + slip:squared-the-returned-result-the-result
def gradient_check(x, theta, epsilon=1e-7):
    grad = backward_propagation(x, theta)
    J1 = forward_propagation(x, theta + epsilon)
    J2 = forward_propagation(x, theta - epsilon)
    gradapprox = (J1 - J2) / (2*epsilon)
    return (grad - gradapprox)**2 / grad**2
# %% wrong: no-epsilon-on-minus — the minus side forgets epsilon, so it is a one-sided difference over two epsilons; sign also kept: two mistakes
# expect: none
def gradient_check(x, theta, epsilon=1e-7):
    thetaplus = theta + epsilon
    thetaminus = theta
    J_plus, J_minus = forward_propagation(x, thetaplus), forward_propagation(x, thetaminus)
    gradapprox = (J_plus - J_minus) / (2. * epsilon)
    grad = backward_propagation(x, theta)
    return (gradapprox - grad) / (abs(gradapprox) + abs(grad))
# %% wrong: loop-forever — repeats the same measurement until the difference is below 1e-7; epsilon never changes, so with a wrong derivative it never ends
# expect: never-ends
def gradient_check(x, theta, epsilon=1e-7):
    grad = backward_propagation(x, theta)
    difference = 1
    while difference > 1e-7:
        gradapprox = (forward_propagation(x, theta + epsilon) - forward_propagation(x, theta - epsilon)) / (2 * epsilon)
        difference = abs(grad - gradapprox) / (abs(grad) + abs(gradapprox))
    return difference
# %% right: abs-instead-of-norm — absolute values, all in one return
def gradient_check(x, theta, epsilon=1e-7):
    g, a = backward_propagation(x, theta), (forward_propagation(x, theta + epsilon) - forward_propagation(x, theta - epsilon)) / (2 * epsilon)
    return abs(g - a) / (abs(g) + abs(a))
# %% right: sqrt-of-square — sqrt of squares as the norm, divides by epsilon and then by 2
def gradient_check(x, theta, epsilon=1e-7):
    length = lambda v: np.sqrt(v ** 2)
    gradapprox = (forward_propagation(x, theta + epsilon) - forward_propagation(x, theta - epsilon)) / epsilon / 2
    grad = backward_propagation(x, theta)
    return length(gradapprox - grad) / (length(gradapprox) + length(grad))
# %% right: keyword-arguments — calls both functions with keywords
def gradient_check(x, theta, epsilon=1e-7):
    J_plus = forward_propagation(x=x, theta=theta + epsilon)
    J_minus = forward_propagation(x=x, theta=theta - epsilon)
    gradapprox = (J_plus - J_minus) / (2 * epsilon)
    grad = backward_propagation(x=x, theta=theta)
    return np.linalg.norm(grad - gradapprox) / (np.linalg.norm(grad) + np.linalg.norm(gradapprox))
# %% right: arrays-inside — works with arrays of one element and np.linalg.norm, returns a NumPy scalar
def gradient_check(x, theta, epsilon=1e-7):
    t = np.array([theta], dtype=float)
    gradapprox = (forward_propagation(x, t + epsilon) - forward_propagation(x, t - epsilon)) / (2 * epsilon)
    grad = np.array([backward_propagation(x, theta)])
    return np.linalg.norm(grad - gradapprox) / (np.linalg.norm(grad) + np.linalg.norm(gradapprox))
# %% right: prints-verdict — prints a verdict and still returns the number
def gradient_check(x, theta, epsilon=1e-7):
    J_minus, J_plus = [forward_propagation(x, theta + sign * epsilon) for sign in (-1, 1)]
    gradapprox = (J_plus - J_minus) / (2 * epsilon)
    grad = backward_propagation(x, theta)
    numerator = np.linalg.norm(gradapprox - grad)
    denominator = np.linalg.norm(grad) + np.linalg.norm(gradapprox)
    difference = numerator / denominator
    print("ok" if difference < 1e-7 else "wrong!", difference)
    return difference
# %% right: safe-zero — returns 0.0 when both gradients are zero
def gradient_check(x, theta, epsilon=1e-7):
    gradapprox = (forward_propagation(x, theta + epsilon) - forward_propagation(x, theta - epsilon)) / (2 * epsilon)
    grad = backward_propagation(x, theta)
    size = np.linalg.norm(grad) + np.linalg.norm(gradapprox)
    if size == 0:
        return 0.0
    return float(np.linalg.norm(grad - gradapprox) / size)
# %% right: half-step-weights — multiplies by 1/(2 epsilon), theta moved and moved back in place
def gradient_check(x, theta, epsilon=1e-7):
    grad = backward_propagation(x, theta)
    diff = forward_propagation(x, theta + epsilon)
    diff -= forward_propagation(x, theta - epsilon)
    diff *= 1 / (2 * epsilon)
    return np.absolute(grad - diff) / np.add(np.absolute(grad), np.absolute(diff))
# %% wrong: one-epsilon-and-only-grad — two mistakes: the two-sided gap is divided by one epsilon, and only grad is in the denominator
# expect: one-epsilon-too-few + measured-against-one-gradient
def gradient_check(x, theta, epsilon=1e-7):
    thetaplus = theta + epsilon
    thetaminus = theta - epsilon
    J_plus = forward_propagation(x, thetaplus)
    J_minus = forward_propagation(x, thetaminus)
    gradapprox = (J_plus - J_minus) / epsilon

    grad = backward_propagation(x, theta)

    numerator = np.linalg.norm(grad - gradapprox)
    denominator = np.linalg.norm(grad)
    difference = numerator / denominator
    return difference
# %% wrong: brackets-and-sign — two mistakes: the brackets around 2*epsilon are missing, and the numerator keeps its sign
# expect: bracket-missing + slip:call-dropped-numerator-the-norm
def gradient_check(x, theta, epsilon=1e-7):
    thetaplus = theta + epsilon
    thetaminus = theta - epsilon
    J_plus = forward_propagation(x, thetaplus)
    J_minus = forward_propagation(x, thetaminus)
    gradapprox = (J_plus - J_minus) / 2 * epsilon

    grad = backward_propagation(x, theta)

    numerator = grad - gradapprox
    denominator = np.linalg.norm(grad) + np.linalg.norm(gradapprox)
    difference = numerator / denominator
    return difference
# %% wrong: moves-x-and-one-epsilon — two mistakes: x is moved instead of theta, and the two-sided gap is divided by one epsilon
# expect: input-perturbed + one-epsilon-too-few
def gradient_check(x, theta, epsilon=1e-7):
    thetaplus = x + epsilon
    thetaminus = x - epsilon
    J_plus = forward_propagation(thetaplus, theta)
    J_minus = forward_propagation(thetaminus, theta)
    gradapprox = (J_plus - J_minus) / epsilon

    grad = backward_propagation(x, theta)

    numerator = np.linalg.norm(grad - gradapprox)
    denominator = np.linalg.norm(grad) + np.linalg.norm(gradapprox)
    difference = numerator / denominator
    return difference
# %% wrong: own-cost-and-sum-inside — two mistakes: the cost formula is written out, forward_propagation is not called, and the norm is taken of the sum
# expect: cost-not-called + norm-of-the-sum
def gradient_check(x, theta, epsilon=1e-7):
    thetaplus = theta + epsilon
    thetaminus = theta - epsilon
    J_plus = x * thetaplus
    J_minus = x * thetaminus
    gradapprox = (J_plus - J_minus) / (2 * epsilon)

    grad = backward_propagation(x, theta)

    numerator = np.linalg.norm(grad - gradapprox)
    denominator = np.linalg.norm(grad + gradapprox)
    difference = numerator / denominator
    return difference
# %% wrong: grad-at-minus-and-only-grad — two mistakes: the derivative is taken at theta - epsilon, and only grad is in the denominator
# expect: none
def gradient_check(x, theta, epsilon=1e-7):
    thetaplus = theta + epsilon
    thetaminus = theta - epsilon
    J_plus = forward_propagation(x, thetaplus)
    J_minus = forward_propagation(x, thetaminus)
    gradapprox = (J_plus - J_minus) / (2 * epsilon)

    grad = backward_propagation(x, thetaminus)

    numerator = np.linalg.norm(grad - gradapprox)
    denominator = np.linalg.norm(grad)
    difference = numerator / denominator
    return difference
# %% wrong: plus-and-brackets — two mistakes: the two costs are added, and the brackets around 2*epsilon are missing
# expect: bracket-missing + slip:sign-changed-gradapprox-j-minus
def gradient_check(x, theta, epsilon=1e-7):
    thetaplus = theta + epsilon
    thetaminus = theta - epsilon
    J_plus = forward_propagation(x, thetaplus)
    J_minus = forward_propagation(x, thetaminus)
    gradapprox = (J_plus + J_minus) / 2 * epsilon

    grad = backward_propagation(x, theta)

    numerator = np.linalg.norm(grad - gradapprox)
    denominator = np.linalg.norm(grad) + np.linalg.norm(gradapprox)
    difference = numerator / denominator
    return difference
# %% wrong: turned-and-one-epsilon — two mistakes: the fraction is turned round, denominator over numerator, and the two-sided gap is divided by one epsilon
# expect: one-epsilon-too-few + slip:fraction-inverted-the-returned-result-numerator
def gradient_check(x, theta, epsilon=1e-7):
    thetaplus = theta + epsilon
    thetaminus = theta - epsilon
    J_plus = forward_propagation(x, thetaplus)
    J_minus = forward_propagation(x, thetaminus)
    gradapprox = (J_plus - J_minus) / epsilon

    grad = backward_propagation(x, theta)

    numerator = np.linalg.norm(grad - gradapprox)
    denominator = np.linalg.norm(grad) + np.linalg.norm(gradapprox)
    difference = denominator / numerator
    return difference
