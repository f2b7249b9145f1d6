# %% wrong: no-copy — theta_plus = theta is a second name, not a copy: the minus step starts from the moved column and lands on theta itself
# expect: minus-from-plus
def gradient_check_n(parameters, gradients, X, Y, epsilon=1e-7):
    theta, _ = dictionary_to_vector(parameters)
    grad = gradients_to_vector(gradients)
    gradapprox = np.zeros(theta.shape)

    for i in range(len(theta)):
        theta_plus = theta
        theta_plus[i, 0] = theta_plus[i, 0] + epsilon
        J_plus, _ = forward_propagation_n(X, Y, vector_to_dictionary(theta_plus))
        theta_minus = theta
        theta_minus[i, 0] = theta_minus[i, 0] - epsilon
        J_minus, _ = forward_propagation_n(X, Y, vector_to_dictionary(theta_minus))
        gradapprox[i, 0] = (J_plus - J_minus) / (2 * epsilon)

    numerator = np.linalg.norm(grad - gradapprox)
    denominator = np.linalg.norm(grad) + np.linalg.norm(gradapprox)
    return numerator / denominator
# %% wrong: copies-before-loop — the two copies are made once before the loop, so earlier parameters stay moved
# expect: earlier-steps-kept
def gradient_check_n(parameters, gradients, X, Y, epsilon=1e-7):
    theta, _ = dictionary_to_vector(parameters)
    grad = gradients_to_vector(gradients)
    gradapprox = np.zeros(theta.shape)

    thetaplus = np.copy(theta)
    thetaminus = np.copy(theta)
    for i in range(theta.shape[0]):
        thetaplus[i, 0] += epsilon
        thetaminus[i, 0] -= epsilon
        J_plus, _ = forward_propagation_n(X, Y, vector_to_dictionary(thetaplus))
        J_minus, _ = forward_propagation_n(X, Y, vector_to_dictionary(thetaminus))
        gradapprox[i, 0] = (J_plus - J_minus) / (2 * epsilon)

    return np.linalg.norm(grad - gradapprox) / (np.linalg.norm(grad) + np.linalg.norm(gradapprox))
# %% wrong: moves-all-at-once — adds epsilon to the whole column instead of entry i, so all parameters move together
# expect: all-perturbed-at-once
def gradient_check_n(parameters, gradients, X, Y, epsilon=1e-7):
    theta, _ = dictionary_to_vector(parameters)
    grad = gradients_to_vector(gradients)
    gradapprox = np.zeros(theta.shape)

    for i in range(theta.shape[0]):
        theta_plus = np.copy(theta) + epsilon
        theta_minus = np.copy(theta) - epsilon
        J_plus = forward_propagation_n(X, Y, vector_to_dictionary(theta_plus))[0]
        J_minus = forward_propagation_n(X, Y, vector_to_dictionary(theta_minus))[0]
        gradapprox[i] = (J_plus - J_minus) / (2 * epsilon)

    return np.linalg.norm(grad - gradapprox) / (np.linalg.norm(grad) + np.linalg.norm(gradapprox))
# %% wrong: forty-seven — loops over exactly 47 parameters, which fails or stops early for other networks
# expect: written-for-one-network
def gradient_check_n(parameters, gradients, X, Y, epsilon=1e-7):
    theta, _ = dictionary_to_vector(parameters)
    grad = gradients_to_vector(gradients)
    gradapprox = np.zeros(theta.shape)

    for i in range(47):
        plus = np.copy(theta)
        plus[i, 0] += epsilon
        minus = np.copy(theta)
        minus[i, 0] -= epsilon
        J_plus, _ = forward_propagation_n(X, Y, vector_to_dictionary(plus))
        J_minus, _ = forward_propagation_n(X, Y, vector_to_dictionary(minus))
        gradapprox[i, 0] = (J_plus - J_minus) / (2 * epsilon)

    difference = np.linalg.norm(grad - gradapprox) / (np.linalg.norm(grad) + np.linalg.norm(gradapprox))
    return difference
# %% wrong: tuple-not-unpacked — subtracts the (cost, cache) pairs because the second return value is not dropped, TypeError
# expect: cache-kept-with-the-cost
def gradient_check_n(parameters, gradients, X, Y, epsilon=1e-7):
    theta, _ = dictionary_to_vector(parameters)
    grad = gradients_to_vector(gradients)
    gradapprox = np.zeros(theta.shape)

    for i in range(theta.shape[0]):
        theta_plus = np.copy(theta)
        theta_plus[i, 0] += epsilon
        theta_minus = np.copy(theta)
        theta_minus[i, 0] -= epsilon
        J_plus = forward_propagation_n(X, Y, vector_to_dictionary(theta_plus))
        J_minus = forward_propagation_n(X, Y, vector_to_dictionary(theta_minus))
        gradapprox[i, 0] = (J_plus - J_minus) / (2 * epsilon)
    return np.linalg.norm(grad - gradapprox) / (np.linalg.norm(grad) + np.linalg.norm(gradapprox))
# %% wrong: mean-of-entries — averages the relative differences of the single entries instead of comparing the whole columns
# expect: entry-by-entry
def gradient_check_n(parameters, gradients, X, Y, epsilon=1e-7):
    theta, _ = dictionary_to_vector(parameters)
    grad = gradients_to_vector(gradients)
    gradapprox = np.zeros(theta.shape)

    for i in range(len(theta)):
        up, down = theta.copy(), theta.copy()
        up[i, 0] += epsilon
        down[i, 0] -= epsilon
        gradapprox[i, 0] = (forward_propagation_n(X, Y, vector_to_dictionary(up))[0] - forward_propagation_n(X, Y, vector_to_dictionary(down))[0]) / (2 * epsilon)

    return np.mean(np.abs(grad - gradapprox) / (np.abs(grad) + np.abs(gradapprox) + 1e-15))
# %% wrong: brackets-two-epsilon — `/ 2 * epsilon` without brackets
# expect: bracket-missing
def gradient_check_n(parameters, gradients, X, Y, epsilon=1e-7):
    theta, _ = dictionary_to_vector(parameters)
    grad = gradients_to_vector(gradients)
    gradapprox = np.zeros(theta.shape)
    n = theta.shape[0]
    J_plus = np.zeros((n, 1))
    J_minus = np.zeros((n, 1))
    for i in range(n):
        thetaplus = np.copy(theta)
        thetaplus[i][0] = thetaplus[i][0] + epsilon
        J_plus[i], _ = forward_propagation_n(X, Y, vector_to_dictionary(thetaplus))
        thetaminus = np.copy(theta)
        thetaminus[i][0] = thetaminus[i][0] - epsilon
        J_minus[i], _ = forward_propagation_n(X, Y, vector_to_dictionary(thetaminus))
        gradapprox[i] = (J_plus[i] - J_minus[i]) / 2 * epsilon
    numerator = np.linalg.norm(grad - gradapprox)
    denominator = np.linalg.norm(grad) + np.linalg.norm(gradapprox)
    return numerator / denominator
# %% wrong: own-gradients — computes the gradients itself with backward_propagation_n and ignores those passed in
# expect: own-gradients-checked
def gradient_check_n(parameters, gradients, X, Y, epsilon=1e-7):
    theta, _ = dictionary_to_vector(parameters)
    cost, cache = forward_propagation_n(X, Y, parameters)
    gradients = backward_propagation_n(X, Y, cache)
    grad = gradients_to_vector(gradients)
    gradapprox = np.zeros(theta.shape)

    for i in range(theta.shape[0]):
        theta_plus = np.copy(theta)
        theta_plus[i, 0] += epsilon
        theta_minus = np.copy(theta)
        theta_minus[i, 0] -= epsilon
        J_plus, _ = forward_propagation_n(X, Y, vector_to_dictionary(theta_plus))
        J_minus, _ = forward_propagation_n(X, Y, vector_to_dictionary(theta_minus))
        gradapprox[i, 0] = (J_plus - J_minus) / (2 * epsilon)
    return np.linalg.norm(grad - gradapprox) / (np.linalg.norm(grad) + np.linalg.norm(gradapprox))
# %% wrong: one-sided — J_minus is taken at theta itself and the gap divided by epsilon
# expect: one-sided
def gradient_check_n(parameters, gradients, X, Y, epsilon=1e-7):
    theta, _ = dictionary_to_vector(parameters)
    grad = gradients_to_vector(gradients)
    gradapprox = np.zeros(theta.shape)

    J, _ = forward_propagation_n(X, Y, parameters)
    for i in range(theta.size):
        moved = np.copy(theta)
        moved[i, 0] += epsilon
        J_moved, _ = forward_propagation_n(X, Y, vector_to_dictionary(moved))
        gradapprox[i, 0] = (J_moved - J) / epsilon
    return np.linalg.norm(grad - gradapprox) / (np.linalg.norm(grad) + np.linalg.norm(gradapprox))
# %% wrong: return-in-loop — the return stands inside the loop, so only the first parameter is measured
# expect: returns-within-loop
def gradient_check_n(parameters, gradients, X, Y, epsilon=1e-7):
    theta, _ = dictionary_to_vector(parameters)
    grad = gradients_to_vector(gradients)
    gradapprox = np.zeros(theta.shape)

    for i in range(theta.shape[0]):
        theta_plus = np.copy(theta)
        theta_plus[i, 0] += epsilon
        theta_minus = np.copy(theta)
        theta_minus[i, 0] -= epsilon
        J_plus, _ = forward_propagation_n(X, Y, vector_to_dictionary(theta_plus))
        J_minus, _ = forward_propagation_n(X, Y, vector_to_dictionary(theta_minus))
        gradapprox[i, 0] = (J_plus - J_minus) / (2 * epsilon)

        difference = np.linalg.norm(grad - gradapprox) / (np.linalg.norm(grad) + np.linalg.norm(gradapprox))
        return difference
# %% wrong: last-parameter-lost — range(n - 1) leaves the last parameter at zero
# expect: last-parameter-left-out
def gradient_check_n(parameters, gradients, X, Y, epsilon=1e-7):
    theta, _ = dictionary_to_vector(parameters)
    grad = gradients_to_vector(gradients)
    gradapprox = np.zeros(theta.shape)

    for i in range(theta.shape[0] - 1):
        tp = np.copy(theta)
        tp[i, 0] += epsilon
        tm = np.copy(theta)
        tm[i, 0] -= epsilon
        gradapprox[i, 0] = (forward_propagation_n(X, Y, vector_to_dictionary(tp))[0] - forward_propagation_n(X, Y, vector_to_dictionary(tm))[0]) / (2 * epsilon)
    return np.linalg.norm(grad - gradapprox) / (np.linalg.norm(grad) + np.linalg.norm(gradapprox))
# %% wrong: counts-from-one — loops over range(1, n), so parameter 0 is never measured
# expect: first-parameter-left-out
def gradient_check_n(parameters, gradients, X, Y, epsilon=1e-7):
    theta, _ = dictionary_to_vector(parameters)
    grad = gradients_to_vector(gradients)
    gradapprox = np.zeros(theta.shape)

    for i in range(1, theta.shape[0]):
        theta_plus = np.copy(theta)
        theta_plus[i, 0] += epsilon
        theta_minus = np.copy(theta)
        theta_minus[i, 0] -= epsilon
        J_plus, _ = forward_propagation_n(X, Y, vector_to_dictionary(theta_plus))
        J_minus, _ = forward_propagation_n(X, Y, vector_to_dictionary(theta_minus))
        gradapprox[i, 0] = (J_plus - J_minus) / (2 * epsilon)
    return np.linalg.norm(grad - gradapprox) / (np.linalg.norm(grad) + np.linalg.norm(gradapprox))
# %% wrong: column-not-dict — hands the column to forward_propagation_n without vector_to_dictionary, IndexError
# expect: array-for-dict
def gradient_check_n(parameters, gradients, X, Y, epsilon=1e-7):
    theta, _ = dictionary_to_vector(parameters)
    grad = gradients_to_vector(gradients)
    gradapprox = np.zeros(theta.shape)

    for i in range(theta.shape[0]):
        theta_plus = np.copy(theta)
        theta_plus[i, 0] += epsilon
        theta_minus = np.copy(theta)
        theta_minus[i, 0] -= epsilon
        J_plus, _ = forward_propagation_n(X, Y, theta_plus)
        J_minus, _ = forward_propagation_n(X, Y, theta_minus)
        gradapprox[i, 0] = (J_plus - J_minus) / (2 * epsilon)
    return np.linalg.norm(grad - gradapprox) / (np.linalg.norm(grad) + np.linalg.norm(gradapprox))
# %% wrong: forgets-dict-of-minus — measures J_minus with theta_plus (copy-paste), so every slope is 0
# expect: nothing-perturbed
def gradient_check_n(parameters, gradients, X, Y, epsilon=1e-7):
    theta, _ = dictionary_to_vector(parameters)
    grad = gradients_to_vector(gradients)
    gradapprox = np.zeros(theta.shape)

    for i in range(theta.shape[0]):
        theta_plus = np.copy(theta)
        theta_plus[i, 0] += epsilon
        theta_minus = np.copy(theta)
        theta_minus[i, 0] -= epsilon
        J_plus, _ = forward_propagation_n(X, Y, vector_to_dictionary(theta_plus))
        J_minus, _ = forward_propagation_n(X, Y, vector_to_dictionary(theta_plus))
        gradapprox[i, 0] = (J_plus - J_minus) / (2 * epsilon)
    return np.linalg.norm(grad - gradapprox) / (np.linalg.norm(grad) + np.linalg.norm(gradapprox))
# %% wrong: original-parameters — calls forward_propagation_n with the unmoved parameters on both sides, slopes are 0
# expect: nothing-perturbed
def gradient_check_n(parameters, gradients, X, Y, epsilon=1e-7):
    theta, _ = dictionary_to_vector(parameters)
    grad = gradients_to_vector(gradients)
    gradapprox = np.zeros(theta.shape)

    for i in range(theta.shape[0]):
        theta_plus = np.copy(theta)
        theta_plus[i, 0] += epsilon
        J_plus, _ = forward_propagation_n(X, Y, parameters)
        theta_minus = np.copy(theta)
        theta_minus[i, 0] -= epsilon
        J_minus, _ = forward_propagation_n(X, Y, parameters)
        gradapprox[i, 0] = (J_plus - J_minus) / (2 * epsilon)
    return np.linalg.norm(grad - gradapprox) / (np.linalg.norm(grad) + np.linalg.norm(gradapprox))
# %% wrong: gradapprox-overwritten — assigns the slope to gradapprox itself instead of entry i, so only the last slope is compared with all of grad
# expect: one-slope-for-all
def gradient_check_n(parameters, gradients, X, Y, epsilon=1e-7):
    theta, _ = dictionary_to_vector(parameters)
    grad = gradients_to_vector(gradients)
    gradapprox = np.zeros(theta.shape)

    for i in range(theta.shape[0]):
        theta_plus = np.copy(theta)
        theta_plus[i, 0] += epsilon
        theta_minus = np.copy(theta)
        theta_minus[i, 0] -= epsilon
        J_plus, _ = forward_propagation_n(X, Y, vector_to_dictionary(theta_plus))
        J_minus, _ = forward_propagation_n(X, Y, vector_to_dictionary(theta_minus))
        gradapprox = (J_plus - J_minus) / (2 * epsilon)
    return np.linalg.norm(grad - gradapprox) / (np.linalg.norm(grad) + np.linalg.norm(gradapprox))
# %% wrong: divided-by-epsilon — the two-sided gap is divided by epsilon, every slope is twice too large
# expect: one-epsilon-too-few
def gradient_check_n(parameters, gradients, X, Y, epsilon=1e-7):
    theta, _ = dictionary_to_vector(parameters)
    grad = gradients_to_vector(gradients)
    gradapprox = np.zeros(theta.shape)
    for i, _ in enumerate(theta):
        plus = np.copy(theta); plus[i, 0] += epsilon
        minus = np.copy(theta); minus[i, 0] -= epsilon
        a = forward_propagation_n(X, Y, vector_to_dictionary(plus))[0]
        b = forward_propagation_n(X, Y, vector_to_dictionary(minus))[0]
        gradapprox[i, 0] = (a - b) / epsilon
    return np.linalg.norm(grad - gradapprox) / (np.linalg.norm(grad) + np.linalg.norm(gradapprox))
# %% wrong: norm-of-difference-only — returns the norm of the gap, the division by the sizes is missing
# expect: not-relative
def gradient_check_n(parameters, gradients, X, Y, epsilon=1e-7):
    theta, _ = dictionary_to_vector(parameters)
    grad = gradients_to_vector(gradients)
    gradapprox = np.zeros(theta.shape)
    for i in range(theta.shape[0]):
        theta_plus = np.copy(theta)
        theta_plus[i, 0] += epsilon
        theta_minus = np.copy(theta)
        theta_minus[i, 0] -= epsilon
        J_plus, _ = forward_propagation_n(X, Y, vector_to_dictionary(theta_plus))
        J_minus, _ = forward_propagation_n(X, Y, vector_to_dictionary(theta_minus))
        gradapprox[i, 0] = (J_plus - J_minus) / (2 * epsilon)
    difference = np.linalg.norm(grad - gradapprox)
    return difference
# %% wrong: sum-of-signed — numerator is the plain sum of grad - gradapprox, so gaps of both signs cancel
# expect: none
def gradient_check_n(parameters, gradients, X, Y, epsilon=1e-7):
    theta, _ = dictionary_to_vector(parameters)
    grad = gradients_to_vector(gradients)
    gradapprox = np.zeros(theta.shape)
    for i in range(theta.shape[0]):
        theta_plus = np.copy(theta)
        theta_plus[i, 0] += epsilon
        theta_minus = np.copy(theta)
        theta_minus[i, 0] -= epsilon
        J_plus, _ = forward_propagation_n(X, Y, vector_to_dictionary(theta_plus))
        J_minus, _ = forward_propagation_n(X, Y, vector_to_dictionary(theta_minus))
        gradapprox[i, 0] = (J_plus - J_minus) / (2 * epsilon)
    return np.abs(np.sum(grad - gradapprox)) / (np.linalg.norm(grad) + np.linalg.norm(gradapprox))
# %% wrong: l1-lengths — sums of absolute values for all three lengths instead of the Euclidean norm
# expect: sum-of-sizes-for-norm
def gradient_check_n(parameters, gradients, X, Y, epsilon=1e-7):
    theta, _ = dictionary_to_vector(parameters)
    grad = gradients_to_vector(gradients)
    gradapprox = np.zeros(theta.shape)
    for i in range(theta.shape[0]):
        theta_plus = np.copy(theta)
        theta_plus[i, 0] += epsilon
        theta_minus = np.copy(theta)
        theta_minus[i, 0] -= epsilon
        J_plus, _ = forward_propagation_n(X, Y, vector_to_dictionary(theta_plus))
        J_minus, _ = forward_propagation_n(X, Y, vector_to_dictionary(theta_minus))
        gradapprox[i, 0] = (J_plus - J_minus) / (2 * epsilon)
    numerator = np.sum(np.abs(grad - gradapprox))
    denominator = np.sum(np.abs(grad)) + np.sum(np.abs(gradapprox))
    return numerator / denominator
# %% wrong: squared-norms — forgets the roots: squared lengths above and below
# expect: squares-for-sizes
def gradient_check_n(parameters, gradients, X, Y, epsilon=1e-7):
    theta, _ = dictionary_to_vector(parameters)
    grad = gradients_to_vector(gradients)
    gradapprox = np.zeros(theta.shape)
    for i in range(theta.shape[0]):
        theta_plus = np.copy(theta)
        theta_plus[i, 0] += epsilon
        theta_minus = np.copy(theta)
        theta_minus[i, 0] -= epsilon
        J_plus, _ = forward_propagation_n(X, Y, vector_to_dictionary(theta_plus))
        J_minus, _ = forward_propagation_n(X, Y, vector_to_dictionary(theta_minus))
        gradapprox[i, 0] = (J_plus - J_minus) / (2 * epsilon)
    return np.sum((grad - gradapprox)**2) / (np.sum(grad**2) + np.sum(gradapprox**2))
# %% wrong: numerator-difference-of-norms — subtracts the two norms instead of taking the norm of the difference
# expect: difference-of-sizes
def gradient_check_n(parameters, gradients, X, Y, epsilon=1e-7):
    theta, _ = dictionary_to_vector(parameters)
    grad = gradients_to_vector(gradients)
    gradapprox = np.zeros(theta.shape)
    for i in range(theta.shape[0]):
        theta_plus = np.copy(theta)
        theta_plus[i, 0] += epsilon
        theta_minus = np.copy(theta)
        theta_minus[i, 0] -= epsilon
        J_plus, _ = forward_propagation_n(X, Y, vector_to_dictionary(theta_plus))
        J_minus, _ = forward_propagation_n(X, Y, vector_to_dictionary(theta_minus))
        gradapprox[i, 0] = (J_plus - J_minus) / (2 * epsilon)
    numerator = abs(np.linalg.norm(grad) - np.linalg.norm(gradapprox))
    denominator = np.linalg.norm(grad) + np.linalg.norm(gradapprox)
    return numerator / denominator
# %% wrong: only-grad-below — divides by the length of grad alone
# expect: measured-against-one-gradient
def gradient_check_n(parameters, gradients, X, Y, epsilon=1e-7):
    theta, _ = dictionary_to_vector(parameters)
    grad = gradients_to_vector(gradients)
    gradapprox = np.zeros(theta.shape)
    for i in range(theta.shape[0]):
        step = np.zeros(theta.shape)
        step[i, 0] = epsilon
        J_plus, _ = forward_propagation_n(X, Y, vector_to_dictionary(theta + step))
        J_minus, _ = forward_propagation_n(X, Y, vector_to_dictionary(theta - step))
        gradapprox[i, 0] = (J_plus - J_minus) / (2 * epsilon)
    return np.linalg.norm(grad - gradapprox) / np.linalg.norm(grad)
# %% wrong: fixed-epsilon — sets epsilon to 1e-7 inside and ignores the argument
# expect: epsilon-fixed
def gradient_check_n(parameters, gradients, X, Y, epsilon=1e-7):
    theta, _ = dictionary_to_vector(parameters)
    grad = gradients_to_vector(gradients)
    gradapprox = np.zeros(theta.shape)
    eps = 1e-7
    for i in range(theta.shape[0]):
        theta_plus = np.copy(theta)
        theta_plus[i, 0] += eps
        theta_minus = np.copy(theta)
        theta_minus[i, 0] -= eps
        J_plus, _ = forward_propagation_n(X, Y, vector_to_dictionary(theta_plus))
        J_minus, _ = forward_propagation_n(X, Y, vector_to_dictionary(theta_minus))
        gradapprox[i, 0] = (J_plus - J_minus) / (2 * eps)
    return np.linalg.norm(grad - gradapprox) / (np.linalg.norm(grad) + np.linalg.norm(gradapprox))
# %% wrong: arguments-x-y-swapped — calls forward_propagation_n(Y, X, ...), matrix shapes do not fit, ValueError
# expect: shapes-do-not-fit
def gradient_check_n(parameters, gradients, X, Y, epsilon=1e-7):
    theta, _ = dictionary_to_vector(parameters)
    grad = gradients_to_vector(gradients)
    gradapprox = np.zeros(theta.shape)
    for i in range(theta.shape[0]):
        theta_plus = np.copy(theta)
        theta_plus[i, 0] += epsilon
        theta_minus = np.copy(theta)
        theta_minus[i, 0] -= epsilon
        J_plus, _ = forward_propagation_n(Y, X, vector_to_dictionary(theta_plus))
        J_minus, _ = forward_propagation_n(Y, X, vector_to_dictionary(theta_minus))
        gradapprox[i, 0] = (J_plus - J_minus) / (2 * epsilon)
    return np.linalg.norm(grad - gradapprox) / (np.linalg.norm(grad) + np.linalg.norm(gradapprox))
# %% wrong: i-never-counts — while loop without i += 1, never ends
# expect: never-ends
def gradient_check_n(parameters, gradients, X, Y, epsilon=1e-7):
    theta, _ = dictionary_to_vector(parameters)
    grad = gradients_to_vector(gradients)
    gradapprox = np.zeros(theta.shape)
    i = 0
    while i < theta.shape[0]:
        theta_plus = np.copy(theta)
        theta_plus[i, 0] += epsilon
        theta_minus = np.copy(theta)
        theta_minus[i, 0] -= epsilon
        J_plus, _ = forward_propagation_n(X, Y, vector_to_dictionary(theta_plus))
        J_minus, _ = forward_propagation_n(X, Y, vector_to_dictionary(theta_minus))
        gradapprox[i, 0] = (J_plus - J_minus) / (2 * epsilon)
    return np.linalg.norm(grad - gradapprox) / (np.linalg.norm(grad) + np.linalg.norm(gradapprox))
# %% wrong: plus-is-view — copies only the minus side; the plus side moves theta itself and stays moved for later parameters
# expect: original-moved-along
def gradient_check_n(parameters, gradients, X, Y, epsilon=1e-7):
    theta, _ = dictionary_to_vector(parameters)
    grad = gradients_to_vector(gradients)
    gradapprox = np.zeros(theta.shape)
    for i in range(theta.shape[0]):
        theta_minus = np.copy(theta)
        theta_minus[i, 0] -= epsilon
        theta_plus = theta
        theta_plus[i, 0] += epsilon
        J_plus, _ = forward_propagation_n(X, Y, vector_to_dictionary(theta_plus))
        J_minus, _ = forward_propagation_n(X, Y, vector_to_dictionary(theta_minus))
        gradapprox[i, 0] = (J_plus - J_minus) / (2 * epsilon)
    return np.linalg.norm(grad - gradapprox) / (np.linalg.norm(grad) + np.linalg.norm(gradapprox))
# %% wrong: one-sided-and-two-epsilon — two mistakes: the minus side is not moved, and still divided by 2*epsilon
# expect: minus-from-plus
def gradient_check_n(parameters, gradients, X, Y, epsilon=1e-7):
    theta, _ = dictionary_to_vector(parameters)
    grad = gradients_to_vector(gradients)
    gradapprox = np.zeros(theta.shape)
    for i in range(theta.shape[0]):
        theta_plus = np.copy(theta)
        theta_plus[i, 0] += epsilon
        theta_minus = np.copy(theta)
        J_plus, _ = forward_propagation_n(X, Y, vector_to_dictionary(theta_plus))
        J_minus, _ = forward_propagation_n(X, Y, vector_to_dictionary(theta_minus))
        gradapprox[i, 0] = (J_plus - J_minus) / (2 * epsilon)
    return np.linalg.norm(grad - gradapprox) / (np.linalg.norm(grad) + np.linalg.norm(gradapprox))
# %% wrong: copies-outside-and-brackets — two mistakes: the copies are made before the loop, and 2*epsilon lacks its brackets
# expect: earlier-steps-kept + bracket-missing
def gradient_check_n(parameters, gradients, X, Y, epsilon=1e-7):
    theta, _ = dictionary_to_vector(parameters)
    grad = gradients_to_vector(gradients)
    gradapprox = np.zeros(theta.shape)
    plus = np.copy(theta)
    minus = np.copy(theta)
    for i in range(theta.shape[0]):
        plus[i, 0] = plus[i, 0] + epsilon
        minus[i, 0] = minus[i, 0] - epsilon
        gradapprox[i, 0] = (forward_propagation_n(X, Y, vector_to_dictionary(plus))[0] - forward_propagation_n(X, Y, vector_to_dictionary(minus))[0]) / 2 * epsilon
    return np.linalg.norm(grad - gradapprox) / (np.linalg.norm(grad) + np.linalg.norm(gradapprox))
# %% wrong: no-norm-and-own-gradients — two mistakes: uses backward_propagation_n's gradients instead of the given ones, and does not divide by the sizes
# expect: own-gradients-checked + not-relative
def gradient_check_n(parameters, gradients, X, Y, epsilon=1e-7):
    theta, _ = dictionary_to_vector(parameters)
    grad = gradients_to_vector(backward_propagation_n(X, Y, forward_propagation_n(X, Y, parameters)[1]))
    gradapprox = np.zeros(theta.shape)
    for i in range(theta.shape[0]):
        theta_plus = np.copy(theta)
        theta_plus[i, 0] += epsilon
        theta_minus = np.copy(theta)
        theta_minus[i, 0] -= epsilon
        J_plus, _ = forward_propagation_n(X, Y, vector_to_dictionary(theta_plus))
        J_minus, _ = forward_propagation_n(X, Y, vector_to_dictionary(theta_minus))
        gradapprox[i, 0] = (J_plus - J_minus) / (2 * epsilon)
    return np.linalg.norm(grad - gradapprox)
# %% wrong: sums-and-last-lost — two mistakes: the last parameter is not measured, and the lengths are sums of absolute values
# expect: last-parameter-left-out + sum-of-sizes-for-norm
def gradient_check_n(parameters, gradients, X, Y, epsilon=1e-7):
    theta, _ = dictionary_to_vector(parameters)
    grad = gradients_to_vector(gradients)
    gradapprox = np.zeros(theta.shape)
    n = len(theta)
    i = 0
    while i < n - 1:
        theta_plus = np.copy(theta)
        theta_plus[i, 0] += epsilon
        theta_minus = np.copy(theta)
        theta_minus[i, 0] -= epsilon
        J_plus, _ = forward_propagation_n(X, Y, vector_to_dictionary(theta_plus))
        J_minus, _ = forward_propagation_n(X, Y, vector_to_dictionary(theta_minus))
        gradapprox[i, 0] = (J_plus - J_minus) / (2 * epsilon)
        i += 1
    return np.abs(grad - gradapprox).sum() / (np.abs(grad).sum() + np.abs(gradapprox).sum())
# %% wrong: denominator-norm-of-sum — divides by the norm of grad + gradapprox instead of the sum of the two norms
# expect: norm-of-the-sum
def gradient_check_n(parameters, gradients, X, Y, epsilon=1e-7):
    theta, _ = dictionary_to_vector(parameters)
    grad = gradients_to_vector(gradients)
    gradapprox = np.zeros(theta.shape)
    for i in range(theta.shape[0]):
        theta_plus = np.copy(theta)
        theta_plus[i, 0] += epsilon
        theta_minus = np.copy(theta)
        theta_minus[i, 0] -= epsilon
        J_plus, _ = forward_propagation_n(X, Y, vector_to_dictionary(theta_plus))
        J_minus, _ = forward_propagation_n(X, Y, vector_to_dictionary(theta_minus))
        gradapprox[i, 0] = (J_plus - J_minus) / (2 * epsilon)
    return np.linalg.norm(grad - gradapprox) / np.linalg.norm(grad + gradapprox)
# %% wrong: verdict-returned — returns the text of a verdict instead of the difference
# expect: text-returned
def gradient_check_n(parameters, gradients, X, Y, epsilon=1e-7):
    theta, _ = dictionary_to_vector(parameters)
    grad = gradients_to_vector(gradients)
    gradapprox = np.zeros(theta.shape)
    for i in range(theta.shape[0]):
        theta_plus = np.copy(theta)
        theta_plus[i, 0] += epsilon
        theta_minus = np.copy(theta)
        theta_minus[i, 0] -= epsilon
        J_plus, _ = forward_propagation_n(X, Y, vector_to_dictionary(theta_plus))
        J_minus, _ = forward_propagation_n(X, Y, vector_to_dictionary(theta_minus))
        gradapprox[i, 0] = (J_plus - J_minus) / (2 * epsilon)
    difference = np.linalg.norm(grad - gradapprox) / (np.linalg.norm(grad) + np.linalg.norm(gradapprox))
    if difference > 2e-7:
        return "There is a mistake in the backward propagation!"
    return "Your backward propagation works perfectly fine!"
# %% wrong: max-entry — returns the largest relative gap of a single entry
# expect: worst-entry
def gradient_check_n(parameters, gradients, X, Y, epsilon=1e-7):
    theta, _ = dictionary_to_vector(parameters)
    grad = gradients_to_vector(gradients)
    gradapprox = np.zeros(theta.shape)
    worst = 0
    for i in range(theta.shape[0]):
        step = np.zeros_like(theta)
        step[i, 0] = epsilon
        J_plus, _ = forward_propagation_n(X, Y, vector_to_dictionary(theta + step))
        J_minus, _ = forward_propagation_n(X, Y, vector_to_dictionary(theta - step))
        gradapprox[i, 0] = (J_plus - J_minus) / (2 * epsilon)
        total = abs(grad[i, 0]) + abs(gradapprox[i, 0])
        if total > 0:
            worst = max(worst, abs(grad[i, 0] - gradapprox[i, 0]) / total)
    return worst
# %% right: unit-vectors — rows of an identity matrix as e_i, list comprehension
def gradient_check_n(parameters, gradients, X, Y, epsilon=1e-7):
    theta, _ = dictionary_to_vector(parameters)
    grad = gradients_to_vector(gradients)
    J = lambda t: forward_propagation_n(X, Y, vector_to_dictionary(t))[0]
    E = epsilon * np.eye(len(theta))
    gradapprox = np.array([[(J(theta + e[:, None]) - J(theta - e[:, None])) / (2 * epsilon)] for e in E])
    return np.linalg.norm(grad - gradapprox) / (np.linalg.norm(grad) + np.linalg.norm(gradapprox))
# %% right: moves-and-restores — moves theta in place and restores the saved value exactly, no copies of the column
def gradient_check_n(parameters, gradients, X, Y, epsilon=1e-7):
    theta, _ = dictionary_to_vector(parameters)
    grad = gradients_to_vector(gradients)
    gradapprox = np.zeros(theta.shape)
    for i in range(theta.shape[0]):
        old = theta[i, 0]
        theta[i, 0] = old + epsilon
        J_plus = forward_propagation_n(X, Y, vector_to_dictionary(theta))[0]
        theta[i, 0] = old - epsilon
        J_minus = forward_propagation_n(X, Y, vector_to_dictionary(theta))[0]
        theta[i, 0] = old
        gradapprox[i, 0] = (J_plus - J_minus) / (2 * epsilon)
    return np.linalg.norm(grad - gradapprox) / (np.linalg.norm(grad) + np.linalg.norm(gradapprox))
# %% right: array-indexing-theta-i — uses theta[i] (array of one entry) throughout and arrays of costs
def gradient_check_n(parameters, gradients, X, Y, epsilon=1e-7):
    theta, _ = dictionary_to_vector(parameters)
    grad = gradients_to_vector(gradients)
    gradapprox = np.zeros(theta.shape)
    n = theta.shape[0]
    J_plus = np.zeros((n, 1))
    J_minus = np.zeros((n, 1))
    for i in range(n):
        thetaplus = np.copy(theta)
        thetaplus[i] = thetaplus[i] + epsilon
        J_plus[i], _ = forward_propagation_n(X, Y, vector_to_dictionary(thetaplus))
        thetaminus = np.copy(theta)
        thetaminus[i] = thetaminus[i] - epsilon
        J_minus[i], _ = forward_propagation_n(X, Y, vector_to_dictionary(thetaminus))
    gradapprox = (J_plus - J_minus) / (2. * epsilon)
    numerator = np.linalg.norm(grad - gradapprox)
    denominator = np.linalg.norm(grad) + np.linalg.norm(gradapprox)
    return numerator / denominator
# %% right: own-norm-helper — helper functions for the norm and the slope, prints a verdict
def gradient_check_n(parameters, gradients, X, Y, epsilon=1e-7):
    def norm(v):
        return float(np.sqrt(np.sum(np.square(v))))

    def slope(i):
        plus, minus = np.copy(theta), np.copy(theta)
        plus[i, 0] += epsilon
        minus[i, 0] -= epsilon
        cost_plus, _cache = forward_propagation_n(X, Y, vector_to_dictionary(plus))
        cost_minus, _cache = forward_propagation_n(X, Y, vector_to_dictionary(minus))
        return (cost_plus - cost_minus) / (2 * epsilon)

    theta, _ = dictionary_to_vector(parameters)
    grad = gradients_to_vector(gradients)
    gradapprox = np.array([slope(i) for i in range(theta.size)]).reshape(-1, 1)
    difference = norm(grad - gradapprox) / (norm(grad) + norm(gradapprox))
    print("difference:", difference)
    return difference
# %% right: flat-vectors — flattens both gradients to one dimension before the norms
def gradient_check_n(parameters, gradients, X, Y, epsilon=1e-7):
    theta, _ = dictionary_to_vector(parameters)
    grad = gradients_to_vector(gradients).ravel()
    gradapprox = []
    for i in range(len(theta)):
        costs = []
        for sign in (+1, -1):
            moved = theta.copy()
            moved[i, 0] += sign * epsilon
            costs.append(forward_propagation_n(X, Y, vector_to_dictionary(moved))[0])
        gradapprox.append((costs[0] - costs[1]) / (2 * epsilon))
    gradapprox = np.asarray(gradapprox)
    return np.sqrt(np.dot(grad - gradapprox, grad - gradapprox)) / (np.sqrt(np.dot(grad, grad)) + np.sqrt(np.dot(gradapprox, gradapprox)))
# %% right: one-by-one-array-result — sums with matrix products g.T @ g, so the result is an array of shape (1, 1)
def gradient_check_n(parameters, gradients, X, Y, epsilon=1e-7):
    theta, _ = dictionary_to_vector(parameters)
    grad = gradients_to_vector(gradients)
    gradapprox = np.zeros(theta.shape)
    for i in range(theta.shape[0]):
        theta_plus = np.copy(theta)
        theta_plus[i, 0] += epsilon
        theta_minus = np.copy(theta)
        theta_minus[i, 0] -= epsilon
        J_plus, _ = forward_propagation_n(X, Y, vector_to_dictionary(theta_plus))
        J_minus, _ = forward_propagation_n(X, Y, vector_to_dictionary(theta_minus))
        gradapprox[i, 0] = (J_plus - J_minus) / (2 * epsilon)
    d = grad - gradapprox
    return np.sqrt(d.T @ d) / (np.sqrt(grad.T @ grad) + np.sqrt(gradapprox.T @ gradapprox))
# %% wrong: one-epsilon-and-from-one — two mistakes: the two-sided gap is divided by one epsilon, and i counts from 1, so parameter 0 is not measured
# expect: first-parameter-left-out + one-epsilon-too-few
def gradient_check_n(parameters, gradients, X, Y, epsilon=1e-7):
    theta, _ = dictionary_to_vector(parameters)
    grad = gradients_to_vector(gradients)
    gradapprox = np.zeros(theta.shape)

    for i in range(1, len(theta)):
        theta_plus = np.copy(theta)
        theta_plus[i, 0] = theta_plus[i, 0] + epsilon
        theta_minus = np.copy(theta)
        theta_minus[i, 0] = theta_minus[i, 0] - epsilon
        J_plus, _ = forward_propagation_n(X, Y, vector_to_dictionary(theta_plus))
        J_minus, _ = forward_propagation_n(X, Y, vector_to_dictionary(theta_minus))
        gradapprox[i, 0] = (J_plus - J_minus) / epsilon

    numerator = np.linalg.norm(grad - gradapprox)
    denominator = np.linalg.norm(grad) + np.linalg.norm(gradapprox)
    return numerator / denominator
# %% wrong: upside-down-and-only-approx — two mistakes: J_plus is subtracted from J_minus, and only gradapprox is in the denominator
# expect: slope-upside-down + measured-against-the-measured-slope
def gradient_check_n(parameters, gradients, X, Y, epsilon=1e-7):
    theta, _ = dictionary_to_vector(parameters)
    grad = gradients_to_vector(gradients)
    gradapprox = np.zeros(theta.shape)

    for i in range(0, len(theta)):
        theta_plus = np.copy(theta)
        theta_plus[i, 0] = theta_plus[i, 0] + epsilon
        theta_minus = np.copy(theta)
        theta_minus[i, 0] = theta_minus[i, 0] - epsilon
        J_plus, _ = forward_propagation_n(X, Y, vector_to_dictionary(theta_plus))
        J_minus, _ = forward_propagation_n(X, Y, vector_to_dictionary(theta_minus))
        gradapprox[i, 0] = (J_minus - J_plus) / (2 * epsilon)

    numerator = np.linalg.norm(grad - gradapprox)
    denominator = np.linalg.norm(gradapprox)
    return numerator / denominator
# %% wrong: alias-plus-and-brackets — two mistakes: theta_plus is theta itself, and the brackets around 2*epsilon are missing
# expect: none
def gradient_check_n(parameters, gradients, X, Y, epsilon=1e-7):
    theta, _ = dictionary_to_vector(parameters)
    grad = gradients_to_vector(gradients)
    gradapprox = np.zeros(theta.shape)

    for i in range(0, len(theta)):
        theta_plus = theta
        theta_plus[i, 0] = theta_plus[i, 0] + epsilon
        theta_minus = np.copy(theta)
        theta_minus[i, 0] = theta_minus[i, 0] - epsilon
        J_plus, _ = forward_propagation_n(X, Y, vector_to_dictionary(theta_plus))
        J_minus, _ = forward_propagation_n(X, Y, vector_to_dictionary(theta_minus))
        gradapprox[i, 0] = (J_plus - J_minus) / 2 * epsilon

    numerator = np.linalg.norm(grad - gradapprox)
    denominator = np.linalg.norm(grad) + np.linalg.norm(gradapprox)
    return numerator / denominator
# %% wrong: fixed-and-l1 — two mistakes: epsilon is overwritten with 1e-5, and the numerator is a sum of absolute values
# expect: epsilon-fixed + slip:sizes-summed-numerator
def gradient_check_n(parameters, gradients, X, Y, epsilon=1e-7):
    theta, _ = dictionary_to_vector(parameters)
    grad = gradients_to_vector(gradients)
    gradapprox = np.zeros(theta.shape)

    epsilon = 1e-5
    for i in range(0, len(theta)):
        theta_plus = np.copy(theta)
        theta_plus[i, 0] = theta_plus[i, 0] + epsilon
        theta_minus = np.copy(theta)
        theta_minus[i, 0] = theta_minus[i, 0] - epsilon
        J_plus, _ = forward_propagation_n(X, Y, vector_to_dictionary(theta_plus))
        J_minus, _ = forward_propagation_n(X, Y, vector_to_dictionary(theta_minus))
        gradapprox[i, 0] = (J_plus - J_minus) / (2 * epsilon)

    numerator = np.sum(np.abs(grad - gradapprox))
    denominator = np.linalg.norm(grad) + np.linalg.norm(gradapprox)
    return numerator / denominator
# %% wrong: from-one-and-only-approx — two mistakes: i counts from 1, so parameter 0 is not measured, and only gradapprox is in the denominator
# expect: first-parameter-left-out + measured-against-the-measured-slope
def gradient_check_n(parameters, gradients, X, Y, epsilon=1e-7):
    theta, _ = dictionary_to_vector(parameters)
    grad = gradients_to_vector(gradients)
    gradapprox = np.zeros(theta.shape)

    for i in range(1, len(theta)):
        theta_plus = np.copy(theta)
        theta_plus[i, 0] = theta_plus[i, 0] + epsilon
        theta_minus = np.copy(theta)
        theta_minus[i, 0] = theta_minus[i, 0] - epsilon
        J_plus, _ = forward_propagation_n(X, Y, vector_to_dictionary(theta_plus))
        J_minus, _ = forward_propagation_n(X, Y, vector_to_dictionary(theta_minus))
        gradapprox[i, 0] = (J_plus - J_minus) / (2 * epsilon)

    numerator = np.linalg.norm(grad - gradapprox)
    denominator = np.linalg.norm(gradapprox)
    return numerator / denominator
# %% wrong: fixed-and-upside-down — two mistakes: epsilon is overwritten with 1e-5, and J_plus is subtracted from J_minus
# expect: slope-upside-down
def gradient_check_n(parameters, gradients, X, Y, epsilon=1e-7):
    theta, _ = dictionary_to_vector(parameters)
    grad = gradients_to_vector(gradients)
    gradapprox = np.zeros(theta.shape)

    epsilon = 1e-5
    for i in range(0, len(theta)):
        theta_plus = np.copy(theta)
        theta_plus[i, 0] = theta_plus[i, 0] + epsilon
        theta_minus = np.copy(theta)
        theta_minus[i, 0] = theta_minus[i, 0] - epsilon
        J_plus, _ = forward_propagation_n(X, Y, vector_to_dictionary(theta_plus))
        J_minus, _ = forward_propagation_n(X, Y, vector_to_dictionary(theta_minus))
        gradapprox[i, 0] = (J_minus - J_plus) / (2 * epsilon)

    numerator = np.linalg.norm(grad - gradapprox)
    denominator = np.linalg.norm(grad) + np.linalg.norm(gradapprox)
    return numerator / denominator
