"""The exercises of `gradient_checking`: what earns points, on which cases, and what often goes wrong.

Both checks are judged on their own merit: each case contains stubs of the functions that they call, with costs and
gradients of its own. With right gradients and the default ε the difference consists of rounding errors, so it is
bounded instead of compared. All other results are compared by value, at an ε so large that rounding does not matter.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from course_utils.checks.answer_key import Aspect, Case
from grading.exercises.exercise import Draw, Exercise, Misconception

ASSIGNMENT = "gradient_checking"
MANUAL_POINTS = 10

Arrays = dict[str, np.ndarray]

# far above the noise of a right gradient at ε = 1e-7, about 1e-9, and far below any wrong one's difference
_NOISE = 1e-6
# the same noise is in every difference at that ε: about 1e-8 of it, which this leaves far behind
_RELATIVE_TOLERANCE = 1e-3


# The straight line J = θ x


def _number(draw: Draw, visible: float) -> float:
    """Return a number of the visible one's sign that is neither near 0 nor near 1 in size."""
    return float(np.sign(visible)) * draw.number(abs(visible), 1.2, 4.0)


def _line_cases(draw: Draw) -> list[Case]:
    if not draw.hidden:
        return [Case("two positive numbers", (2.0, 4.0)), Case("a negative input", (-3.0, 1.5))]
    return [
        Case("two other positive numbers", (_number(draw, 2), _number(draw, 3))),
        Case("another negative input", (_number(draw, -2), _number(draw, 3))),
        Case("a negative parameter", (_number(draw, 2), _number(draw, -3))),
        Case("two negative numbers", (_number(draw, -2), _number(draw, -3))),
        Case("whole numbers", (draw.integer(0, 4, 9), draw.integer(0, 2, 3))),
        Case("a parameter of zero", (_number(draw, 2), 0.0)),
    ]


_FORWARD = Exercise(
    name="forward_propagation",
    assignment=ASSIGNMENT,
    returns=("J",),
    aspects=(Aspect("the cost", 5),),
    cases=_line_cases,
    misconceptions=(
        Misconception(
            "sum-for-product",
            "Input and parameter are added. In this model the cost is their product. Look at the formula for J.",
            (("theta * x", "theta + x"),),
        ),
        Misconception(
            "derivative-for-cost",
            "The function returns the slope of the cost. The forward pass must return the cost itself. Look at the "
            "formula for J.",
            (("theta * x", "x"),),
        ),
        Misconception(
            "power-for-product",
            "The parameter is an exponent of the input. In this model it is a factor. Look at the formula for J.",
            (("theta * x", "x**theta"),),
        ),
        Misconception(
            "parameter-squared",
            "The parameter is squared. The model is a straight line, so the parameter has no exponent. Look at the "
            "formula for J.",
            (("theta * x", "theta**2 * x"),),
        ),
        Misconception(
            "half-of-square",
            "The function returns half of a square, which is the cost of linear regression. In this model the "
            "product itself is the cost. Look at the formula for J.",
            (("theta * x", "(theta * x) ** 2 / 2"),),
        ),
        Misconception(
            "cubic-of-the-figure",
            "The parameter has the exponent 3, as in the figure. The model of this exercise is a straight line. Look "
            "at the formula for J.",
            (("theta * x", "x * theta**3"),),
        ),
        Misconception(
            "sigmoid-of-product",
            "The product passes a sigmoid. This model has no activation. Look at the formula for J.",
            (("theta * x", "1 / (1 + np.exp(-theta * x))"),),
        ),
        Misconception(
            "product-squared",
            "The product is squared. In this model there is no squared error, and the product itself is the cost. "
            "Look at the formula for J.",
            (("theta * x", "(theta * x) ** 2"),),
        ),
    ),
)

# a cost that is not the notebook's: the derivative of J = θ x does not ask for it, a measured slope does
_ANOTHER_COST = """
def forward_propagation(x, theta):
    return {start} - {slope} * theta
"""


def _derivative_cases(draw: Draw) -> list[Case]:
    stub = _ANOTHER_COST.format(start=draw.number(5, 4, 9), slope=draw.number(3, 2, 4))
    args = (_number(draw, 2.5), _number(draw, 1.5))
    return [*_line_cases(draw), Case("another cost instead of yours", args, stubs=stub)]


_MEASURED = """def backward_propagation(x, theta):
    epsilon = 1e-7
    return (forward_propagation(x, theta + epsilon) - forward_propagation(x, theta - epsilon)) / (2 * epsilon)
"""

_BACKWARD = Exercise(
    name="backward_propagation",
    assignment=ASSIGNMENT,
    returns=("dtheta",),
    aspects=(Aspect("the derivative", 5),),
    cases=_derivative_cases,
    misconceptions=(
        Misconception(
            "derivative-by-input",
            "The function returns the derivative with respect to the input. Training changes the parameter, so θ is "
            "the variable here. Look at which factor is constant.",
            (("return x", "return theta"),),
        ),
        Misconception(
            "cost-for-derivative",
            "The function returns the cost. The backward pass must return how fast the cost changes with θ. Look at "
            "the derivative of the product.",
            (("return x", "return theta * x"),),
        ),
        Misconception(
            "slope-of-one",
            "The function always returns 1. The input is a factor of the parameter, so it decides the slope. Look at "
            "the derivative of the product.",
            (("return x", "return 1"),),
        ),
        Misconception(
            "derivative-of-the-square",
            "The function returns the derivative of the squared product. The cost is the product itself. Look at the "
            "formula for J.",
            (("return x", "return 2 * theta * x**2"),),
        ),
        Misconception(
            "derivative-of-the-cubic",
            "The function returns the derivative of the cubic in the figure. The cost of this exercise is a straight "
            "line. Look at the formula for J.",
            (("return x", "return 3 * x * theta**2"),),
        ),
        Misconception(
            "both-derivatives-added",
            "The derivatives with respect to input and parameter are added. Training changes the parameter only. "
            "Look at which factor is constant.",
            (("return x", "return x + theta"),),
        ),
        Misconception(
            "slope-of-a-sigmoid",
            "The result contains the slope of a sigmoid. This model has no activation. Look at the formula for J.",
            (("return x", "a = 1 / (1 + np.exp(-theta * x))\n    return x * a * (1 - a)"),),
        ),
        Misconception(
            "squared-error-habit",
            "The cost is a factor of the result, as in the derivative of a squared error. In this model there is no "
            "squared error. Look at the formula for J.",
            (("return x", "return x * x * theta"),),
        ),
        Misconception(
            "slope-measured",
            "The function measures the slope with the help of the cost. A check needs two independent results, so "
            "this one must come from a formula. Look at the derivative of J.",
            source=_MEASURED,
        ),
    ),
)


# The check of one derivative

_STRAIGHT = """
def forward_propagation(x, theta):
    return {a} * theta * x + {b} * x

def backward_propagation(x, theta):
    return {factor} * {a} * x + {offset}
"""

_CUBIC = """
def forward_propagation(x, theta):
    return {a} * x * theta**3 + {b} * theta

def backward_propagation(x, theta):
    return {factor} * (3 * {a} * x * theta**2 + {b}) + {offset}
"""

_EXPONENTIAL = """
def forward_propagation(x, theta):
    return {a} * np.exp(x * theta) + {b} * theta**2

def backward_propagation(x, theta):
    return {factor} * ({a} * x * np.exp(x * theta) + 2 * {b} * theta) + {offset}
"""


def _model(template: str, draw: Draw, factor: float = 1.0, offset: float = 0.0) -> str:
    """Return a J with coefficients of its own and a derivative that is right, or off by a factor or an offset."""
    a, b = draw.number(0.6, 0.4, 0.9), draw.number(0.5, 0.3, 0.8)
    return template.format(a=a, b=b, factor=factor, offset=offset)


_SLOPE, _RELATIVE, _VERDICT = "the slope, measured on both sides", "the relative difference", "the default epsilon"


def _check_cases(draw: Draw) -> list[Case]:
    def case(label: str, aspect: str, template: str, x: float, theta: float, *epsilon: float, **wrong: float) -> Case:
        args = (_number(draw, x), _number(draw, theta) / 2, *epsilon)
        atol = None if epsilon else _NOISE
        return Case(label, args, (aspect,), stubs=_model(template, draw, **wrong), atol=atol)

    if not draw.hidden:
        text = _CUBIC.format(a=1.0, b=0.0, factor=1.0, offset=0.0)
        return [
            Case("J = x θ³ of the text, its right derivative", (2.0, 1.0, 0.5), (_SLOPE,), stubs=text),
            case("a straight J, a derivative too large", _RELATIVE, _STRAIGHT, 2.2, 1.4, 0.01, factor=2),
            case(
                "a bent J, a derivative with the wrong sign, epsilon left out", _VERDICT, _CUBIC, 2.5, 2.4, factor=-0.5
            ),
            case("a bent J, its right derivative, epsilon left out", _VERDICT, _EXPONENTIAL, 1.3, 1.6),
        ]
    large, small = draw.number(0, 0.2, 0.4), draw.number(0, 0.002, 0.05)
    return [
        case("another bent J, its right derivative", _SLOPE, _CUBIC, 2, -2, large),
        case("a growing J, its right derivative", _SLOPE, _EXPONENTIAL, 2, 2, large),
        case("a growing J, a derivative with the wrong sign", _SLOPE, _EXPONENTIAL, -1.5, -2, large, factor=-1),
        case("another bent J, a derivative a little off", _SLOPE, _CUBIC, 2, 1.5, large, factor=1.1, offset=0.2),
        case("a falling straight J, a derivative too small", _RELATIVE, _STRAIGHT, -2, 2, small, factor=0.25),
        case("a straight J, a derivative with the wrong sign", _RELATIVE, _STRAIGHT, 2, 2, small, factor=-3),
        case("a straight J, a derivative that is a constant off", _RELATIVE, _STRAIGHT, 2, 2, small, offset=-7.5),
        case("another bent J, its right derivative, epsilon left out", _VERDICT, _CUBIC, 2, -2),
        case("a growing J, a derivative too large, epsilon left out", _VERDICT, _EXPONENTIAL, 1.5, 2, factor=3),
        case("a straight J, its right derivative, epsilon left out", _VERDICT, _STRAIGHT, 3, 2),
        case("a derivative with the wrong sign, epsilon left out", _VERDICT, _CUBIC, 2, 2, factor=-0.7),
    ]


# mistakes in the formula that both checks can make, with the text of each one's own reference that changes

_QUOTIENT = "(J_plus - J_minus) / (2 * epsilon)"
_NUMERATOR = "np.linalg.norm(grad - gradapprox)"
_DENOMINATOR = "np.linalg.norm(grad) + np.linalg.norm(gradapprox)"

_HINT_ONE_SIZE = (
    "The difference is divided by the size of one gradient only. The formula uses the sum of both sizes. Look at the "
    "denominator."
)
_HINT_SIZES = (
    "The sizes of the two gradients are subtracted. Different gradients can have the same size, so the gradients are "
    "subtracted first. Look at the numerator."
)
_HINT_FIXED = "The width of the step is fixed in the code. The caller's ε must have an effect. Look at where ε is used."

_FORMULA_ERRORS = (
    Misconception(
        "one-epsilon-too-few",
        "The difference of the costs is divided by one ε. The distance between the two points is two ε. Look at "
        "the denominator.",
        ((_QUOTIENT, "(J_plus - J_minus) / epsilon"),),
    ),
    Misconception(
        "bracket-missing",
        "The result is multiplied by ε instead of divided. Without brackets only the 2 is below the fraction "
        "bar. Look at the denominator.",
        ((_QUOTIENT, "(J_plus - J_minus) / 2 * epsilon"),),
    ),
    Misconception(
        "division-before-subtraction",
        "Only one of the two costs is divided. Division comes before subtraction, so the difference needs "
        "brackets. Look at the numerator.",
        ((_QUOTIENT, "J_plus - J_minus / (2 * epsilon)"),),
    ),
    Misconception(
        "costs-added",
        "The two costs are added. A slope is the difference of the costs over the distance of the points. Look "
        "at the sign between the costs.",
        ((_QUOTIENT, "(J_plus + J_minus) / (2 * epsilon)"),),
    ),
    Misconception(
        "slope-upside-down",
        "One sign is wrong, either between the two costs or between the two gradients. Right gradients then seem "
        "to be wrong. Compare both differences with the formula.",
        ((_QUOTIENT, "(J_minus - J_plus) / (2 * epsilon)"),),
    ),
    Misconception(
        "not-relative",
        "The result is the absolute difference. It depends on how large the gradients are, so the formula "
        "divides by their sizes. Look at the denominator.",
        (("numerator / denominator", "numerator"),),
    ),
    Misconception(
        "measured-against-one-gradient",
        _HINT_ONE_SIZE,
        ((_DENOMINATOR, "np.linalg.norm(grad)"),),
    ),
    Misconception(
        "measured-against-the-measured-slope",
        _HINT_ONE_SIZE,
        ((_DENOMINATOR, "np.linalg.norm(gradapprox)"),),
    ),
    Misconception(
        "measured-against-the-mean",
        "The denominator is the mean of the two sizes. In the formula it is their sum. Look at the denominator.",
        ((_DENOMINATOR, f"({_DENOMINATOR}) / 2"),),
    ),
    Misconception(
        "denominator-without-brackets",
        "Only one of the two sizes is below the fraction bar. Division comes before addition, so the sum needs "
        "brackets. Look at the denominator.",
        (("numerator / denominator", f"numerator / {_DENOMINATOR}"),),
    ),
    Misconception(
        "measured-slope-counted-twice",
        "The denominator contains the size of the measured gradient twice. The formula uses the sizes of both "
        "gradients. Look at the denominator.",
        ((_DENOMINATOR, "np.linalg.norm(gradapprox) + np.linalg.norm(gradapprox)"),),
    ),
    Misconception(
        "norm-of-the-sum",
        "The gradients are added before their size is taken. Opposite gradients then cancel, so the formula adds "
        "the two sizes. Look at the denominator.",
        ((_DENOMINATOR, "np.linalg.norm(grad + gradapprox)"),),
    ),
    Misconception(
        "difference-of-sizes",
        _HINT_SIZES,
        ((_NUMERATOR, "abs(np.linalg.norm(grad) - np.linalg.norm(gradapprox))"),),
    ),
    Misconception(
        "product-of-sizes",
        "The two sizes are multiplied. In the formula they are added. Look at the denominator.",
        ((_DENOMINATOR, "np.linalg.norm(grad) * np.linalg.norm(gradapprox)"),),
    ),
    Misconception(
        "squares-for-sizes",
        "The norms are squared. A small difference then looks much smaller than it is. Look at the exponents, "
        "and check whether a root is missing.",
        (
            (_NUMERATOR, f"{_NUMERATOR} ** 2"),
            (_DENOMINATOR, "np.linalg.norm(grad) ** 2 + np.linalg.norm(gradapprox) ** 2"),
        ),
    ),
    Misconception(
        "verdict-for-difference",
        "The function returns whether the check passes. It must return the relative difference, which is a "
        "number. Look at the return.",
        (("return numerator / denominator", "return numerator / denominator < 1e-7"),),
    ),
)

_HINT_ONE_SIDE = (
    "The slope is measured on one side of the point only. With points on both sides the error is much smaller. Look "
    "at the two points."
)
_HINT_SWAPPED = (
    "Input and parameter are exchanged in a call. A model in which the two are simply multiplied hides this. Compare "
    "the arguments with the definition of the function."
)
_SWAPPED_FORWARD = (
    ("forward_propagation(x, theta + epsilon)", "forward_propagation(theta + epsilon, x)"),
    ("forward_propagation(x, theta - epsilon)", "forward_propagation(theta - epsilon, x)"),
)

_CHECK = Exercise(
    name="gradient_check",
    assignment=ASSIGNMENT,
    returns=("difference",),
    aspects=(Aspect(_SLOPE, 11), Aspect(_RELATIVE, 8), Aspect(_VERDICT, 6)),
    cases=_check_cases,
    rtol=_RELATIVE_TOLERANCE,
    atol=_NOISE,
    misconceptions=(
        Misconception(
            "one-sided",
            _HINT_ONE_SIDE,
            (("(x, theta - epsilon)", "(x, theta)"), ("(2 * epsilon)", "epsilon")),
        ),
        Misconception(
            "one-sided-to-the-left",
            _HINT_ONE_SIDE,
            (("(x, theta + epsilon)", "(x, theta)"), ("(2 * epsilon)", "epsilon")),
        ),
        Misconception(
            "minus-from-plus",
            "The left point has not moved away from θ. Either it takes no step, or it starts from the point on the "
            "right. Look at how it is made.",
            (("(x, theta - epsilon)", "(x, theta)"),),
        ),
        Misconception(
            "nothing-perturbed",
            "Both costs are computed at the same point. The measured slope is then zero. Look at the two points.",
            (("(x, theta + epsilon)", "(x, theta)"), ("(x, theta - epsilon)", "(x, theta)")),
        ),
        Misconception(
            "step-added-to-the-cost",
            "The step ε is added to the cost. The parameter takes the step, and the cost reacts to it. Look at what "
            "ε is added to.",
            (("(x, theta + epsilon)", "(x, theta) + epsilon"), ("(x, theta - epsilon)", "(x, theta) - epsilon")),
        ),
        Misconception(
            "arguments-swapped",
            _HINT_SWAPPED,
            (*_SWAPPED_FORWARD, ("backward_propagation(x, theta)", "backward_propagation(theta, x)")),
        ),
        Misconception("arguments-swapped-on-the-way-forward", _HINT_SWAPPED, _SWAPPED_FORWARD),
        Misconception(
            "cost-not-called",
            "The check computes the cost with a formula of its own. It must test the given function, so it must call "
            "this function. Look at where the two costs come from.",
            (
                ("forward_propagation(x, theta + epsilon)", "(theta + epsilon) * x"),
                ("forward_propagation(x, theta - epsilon)", "(theta - epsilon) * x"),
            ),
        ),
        Misconception(
            "derivative-not-called",
            "The check computes the derivative with a formula of its own. It must test the given function, so it "
            "must call this function. Look at where the derivative comes from.",
            (("= backward_propagation(x, theta)", "= x"),),
        ),
        Misconception(
            "nothing-called",
            "The check uses formulas of its own. It must test the two given functions, so it must call them. Look at "
            "where costs and derivative come from.",
            (
                ("forward_propagation(x, theta + epsilon)", "(theta + epsilon) * x"),
                ("forward_propagation(x, theta - epsilon)", "(theta - epsilon) * x"),
                ("= backward_propagation(x, theta)", "= x"),
            ),
        ),
        Misconception(
            "input-perturbed",
            "The input takes the step. The derivative is with respect to θ, so θ must take the step. Look at the "
            "arguments of the two calls.",
            (("(x, theta + epsilon)", "(x + epsilon, theta)"), ("(x, theta - epsilon)", "(x - epsilon, theta)")),
        ),
        Misconception(
            "derivative-at-the-right-point",
            "The derivative is computed at the point on the right. The slope is measured around θ, so both must "
            "belong to θ. Look at the arguments of the derivative.",
            (("backward_propagation(x, theta)", "backward_propagation(x, theta + epsilon)"),),
        ),
        Misconception(
            "cost-for-derivative",
            "The measured slope is compared with the cost. It must be compared with the derivative. Look at which "
            "function is called.",
            (("backward_propagation(x, theta)", "forward_propagation(x, theta)"),),
        ),
        Misconception(
            "sign-kept",
            "The difference and the sizes keep their signs. A size is never negative, so each of them needs a norm. "
            "Look at the numerator and the denominator.",
            ((_NUMERATOR, "grad - gradapprox"), (_DENOMINATOR, "grad + gradapprox")),
        ),
        Misconception(
            "measured-against-the-larger",
            _HINT_ONE_SIZE,
            ((_DENOMINATOR, "max(np.linalg.norm(grad), np.linalg.norm(gradapprox))"),),
        ),
        Misconception(
            "difference-of-sizes-with-sign",
            _HINT_SIZES,
            ((_NUMERATOR, "np.linalg.norm(grad) - np.linalg.norm(gradapprox)"),),
        ),
        Misconception(
            "slope-for-difference",
            "The function returns the measured slope. It must return how far this slope is from the derivative. Look "
            "at the return.",
            (("return numerator / denominator", "return gradapprox"),),
        ),
        Misconception(
            "epsilon-fixed",
            _HINT_FIXED,
            (("theta + epsilon", "theta + 1e-7"), ("theta - epsilon", "theta - 1e-7"), ("2 * epsilon", "2e-7")),
        ),
        *_FORMULA_ERRORS,
    ),
)


# The check of all gradients of a network

_SMOOTH_NETWORK = """
def forward_propagation_n(X, Y, parameters):
    L = len(parameters) // 2
    A = [X]
    for l in range(1, L):
        A.append(np.tanh(np.dot(parameters[f"W{l}"], A[-1]) + parameters[f"b{l}"]))
    Z = np.dot(parameters[f"W{L}"], A[-1]) + parameters[f"b{L}"]
    return np.mean(np.logaddexp(0, Z) - Y * Z), (A, Z, parameters)

def backward_propagation_n(X, Y, cache):
    A, Z, parameters = cache
    gradients = {}
    dZ = (1 / (1 + np.exp(-Z)) - Y) / Y.shape[1]
    for l in range(len(A), 0, -1):
        gradients[f"dW{l}"] = np.dot(dZ, A[l - 1].T)
        gradients[f"db{l}"] = np.sum(dZ, axis=1, keepdims=True)
        dZ = np.dot(parameters[f"W{l}"].T, dZ) * (1 - A[l - 1] ** 2)
    return gradients
"""

# the three parameters that the notebook checks by hand
_THREE_PARAMETERS = """
def forward_propagation_n(X, Y, parameters):
    W1, b1 = parameters["W1"], parameters["b1"]
    return W1[0, 0] * W1[0, 1] + b1[0, 0] ** 3, parameters

def backward_propagation_n(X, Y, cache):
    W1, b1 = cache["W1"], cache["b1"]
    return {"dW1": W1[:, ::-1].copy(), "db1": 3 * b1**2}
"""

# linear in each parameter: here the measured slopes are exact, and only their comparison can go wrong
_LINEAR_NETWORK = """
def forward_propagation_n(X, Y, parameters):
    Z = np.dot(parameters["W1"], X) + parameters["b1"]
    return np.mean(Z * Y), (Z, parameters)

def backward_propagation_n(X, Y, cache):
    m = Y.shape[1]
    return {"dW1": np.dot(Y, X.T) / m, "db1": np.sum(Y, axis=1, keepdims=True) / m}
"""

_VECTORS = """
def dictionary_to_vector(parameters, shapes=SHAPES):
    keys = [key for key in shapes for _ in range(parameters[key].size)]
    return np.concatenate([parameters[key].reshape(-1, 1) for key in shapes]), keys

def vector_to_dictionary(theta, shapes=SHAPES):
    parameters = {}
    start = 0
    for key, (rows, columns) in shapes.items():
        parameters[key] = theta[start : start + rows * columns].reshape(rows, columns)
        start += rows * columns
    return parameters

def gradients_to_vector(gradients, shapes=SHAPES):
    return np.concatenate([gradients["d" + key].reshape(-1, 1) for key in shapes])
"""


def _network_stubs(network: str, parameters: Arrays) -> str:
    """Return a cost with its gradients, and the given cell's names for parameters of just these shapes."""
    shapes = {key: array.shape for key, array in parameters.items()}
    return f"{network}\nSHAPES = {shapes}\n{_VECTORS.replace('SHAPES', repr(shapes))}"


def _right_gradients(stubs: str, parameters: Arrays, X: np.ndarray, Y: np.ndarray) -> Arrays:
    defined: dict[str, Any] = {"np": np}
    exec(stubs, defined)
    return defined["backward_propagation_n"](X, Y, defined["forward_propagation_n"](X, Y, parameters)[1])


def _network_parameters(draw: Draw, sizes: tuple[int, ...]) -> Arrays:
    """Return weights and biases of layers with these sizes, the input first."""
    parameters = {}
    for l in range(1, len(sizes)):
        parameters[f"W{l}"] = draw.array(sizes[l], sizes[l - 1])
        parameters[f"b{l}"] = draw.array(sizes[l], 1)
    return parameters


def _labels(draw: Draw, m: int) -> np.ndarray:
    """Return labels 0 and 1, the first of them 1."""
    return np.array([[1, *(draw.integer(k % 2, 0, 1) for k in range(m - 1))]])


def _three_parameters_case() -> Case:
    """Return the notebook's worked example."""
    parameters = {"W1": np.array([[2.0, 3.0]]), "b1": np.array([[1.0]])}
    gradients = {"dW1": np.array([[3.0, 2.0]]), "db1": np.array([[3.0]])}
    args = (parameters, gradients, np.array([[1.0], [1.0]]), np.array([[1]]), 0.1)
    stubs = _network_stubs(_THREE_PARAMETERS, parameters)
    return Case("the three parameters of the text, their right gradients", args, (_SLOPE,), stubs=stubs)


def _check_n_cases(draw: Draw) -> list[Case]:
    def case(
        label: str, aspect: str, network: str, sizes: tuple[int, ...], m: int, *epsilon: float, **wrong: float
    ) -> Case:
        parameters = _network_parameters(draw, sizes)
        X, Y = draw.array(sizes[0], m, low=-1.5, high=1.5), _labels(draw, m)
        stubs = _network_stubs(network, parameters)
        gradients = _right_gradients(stubs, parameters, X, Y)
        factors = {f"d{key}": 1.0 for key in parameters} | wrong
        gradients = {key: factors[key] * gradients[key] for key in factors}
        if len(sizes) > 2:
            gradients["dZ1"] = draw.array(sizes[1], m)  # a network's gradients hold more than is checked
        args = (parameters, gradients, X, Y, *epsilon)
        return Case(label, args, (aspect,), stubs=stubs, atol=None if epsilon else _NOISE)

    smooth, linear = _SMOOTH_NETWORK, _LINEAR_NETWORK
    if not draw.hidden:
        return [
            _three_parameters_case(),
            case("a linear model, one gradient too large", _RELATIVE, linear, (3, 1), 2, 0.01, dW1=2),
            case(
                "a smooth network, one gradient with the wrong sign, epsilon left out",
                _VERDICT,
                smooth,
                (3, 2, 1),
                3,
                db1=-1,
            ),
            case("a smooth network, its right gradients, epsilon left out", _VERDICT, smooth, (2, 2, 1), 5),
        ]
    large, small = draw.number(0, 0.2, 0.4), draw.number(0, 0.002, 0.05)
    n = draw.integer(0, 2, 5)
    return [
        case("another smooth network, its right gradients", _SLOPE, smooth, (n, 4, 1), 5, large),
        case("three layers, their right gradients", _SLOPE, smooth, (3, 4, 2, 1), 4, large),
        case("one layer, gradients that are a little off", _SLOPE, smooth, (n, 1), 6, large, dW1=1.2, db1=0.9),
        case("three layers, one gradient too small", _SLOPE, smooth, (2, 3, 4, 1), 1, large, dW2=0.5),
        case("another linear model, one gradient too small", _RELATIVE, linear, (n + 1, 1), 3, small, db1=0.25),
        case("a linear model, a gradient with the wrong sign", _RELATIVE, linear, (4, 1), 5, small, dW1=-2),
        case("a linear model, one gradient of zero", _RELATIVE, linear, (n, 1), 1, small, dW1=0),
        case("three layers, their right gradients, epsilon left out", _VERDICT, smooth, (n, 3, 2, 1), 6),
        case("one layer, its right gradients, epsilon left out", _VERDICT, smooth, (4, 1), 3),
        case("three layers, one gradient too large, epsilon left out", _VERDICT, smooth, (2, 4, 3, 1), 4, dW3=4),
        case("two layers, two gradients off, epsilon left out", _VERDICT, smooth, (n, 3, 1), 5, dW2=-1, db1=3),
    ]


_COPIES = "theta_plus, theta_minus = np.copy(theta), np.copy(theta)"
_LOOP = "for i in range(len(theta)):"
_HINT_ORIGINAL = (
    "The step changes θ itself. Later slopes are then measured at another point. Look at how the copies are made."
)

_ALL_AT_ONCE = """def gradient_check_n(parameters, gradients, X, Y, epsilon=1e-7):
    theta, _ = dictionary_to_vector(parameters)
    grad = gradients_to_vector(gradients)
    J_plus, _ = forward_propagation_n(X, Y, vector_to_dictionary(theta + epsilon))
    J_minus, _ = forward_propagation_n(X, Y, vector_to_dictionary(theta - epsilon))
    gradapprox = (J_plus - J_minus) / (2 * epsilon)
    return np.linalg.norm(grad - gradapprox) / (np.linalg.norm(grad) + np.linalg.norm(gradapprox))
"""

_CHECK_N = Exercise(
    name="gradient_check_n",
    assignment=ASSIGNMENT,
    returns=("difference",),
    aspects=(Aspect(_SLOPE, 15), Aspect(_RELATIVE, 12), Aspect(_VERDICT, 8)),
    cases=_check_n_cases,
    rtol=_RELATIVE_TOLERANCE,
    atol=_NOISE,
    misconceptions=(
        Misconception(
            "all-perturbed-at-once",
            "All parameters take the step together. A slope belongs to one parameter, while the others stay as they "
            "are. Look at what ε is added to.",
            (("theta_plus[i, 0]", "theta_plus[:, 0]"), ("theta_minus[i, 0]", "theta_minus[:, 0]")),
        ),
        Misconception(
            "one-slope-with-all-moved",
            "All parameters take the step together, and only one slope is measured. Each parameter needs its own "
            "slope. Look for the loop over the parameters.",
            source=_ALL_AT_ONCE,
        ),
        Misconception(
            "earlier-steps-kept",
            "The steps of earlier parameters are still there. Only one parameter may have moved at a time. Look at "
            "where the copies are made.",
            ((_LOOP, f"{_COPIES}\n    {_LOOP}"), (f"        {_COPIES}\n", "")),
        ),
        Misconception(
            "whole-arrays-perturbed",
            "All entries of a W or b take the step together. Each entry has its own slope. Look at what ε is added to.",
            (
                ("theta, _ =", "theta, keys ="),
                ("theta_plus[i, 0]", "theta_plus[[key == keys[i] for key in keys], 0]"),
                ("theta_minus[i, 0]", "theta_minus[[key == keys[i] for key in keys], 0]"),
            ),
        ),
        Misconception(
            "original-moved-along",
            _HINT_ORIGINAL,
            ((_COPIES, "theta_plus, theta_minus = theta, np.copy(theta)"),),
        ),
        Misconception(
            "original-moved-to-the-left",
            _HINT_ORIGINAL,
            ((_COPIES, "theta_plus, theta_minus = np.copy(theta), theta"),),
        ),
        Misconception(
            "minus-from-plus",
            "The left point has not moved away from θ. Either it takes no step, or it starts from the point on the "
            "right. Look at how it is made.",
            (
                (_COPIES, "theta_plus = np.copy(theta)"),
                ("theta_minus[i, 0] -=", "theta_minus = np.copy(theta_plus)\n        theta_minus[i, 0] -="),
            ),
        ),
        Misconception(
            "nothing-perturbed",
            "All measured slopes are zero. Either both costs use the same parameters, or no slope is stored. Look at "
            "the arguments of the two calls and at what is stored.",
            (("vector_to_dictionary(theta_plus)", "parameters"), ("vector_to_dictionary(theta_minus)", "parameters")),
        ),
        Misconception(
            "one-sided",
            _HINT_ONE_SIDE,
            (("theta_minus[i, 0] -= epsilon", "pass"), ("(2 * epsilon)", "epsilon")),
        ),
        Misconception(
            "one-sided-to-the-left",
            _HINT_ONE_SIDE,
            (("theta_plus[i, 0] += epsilon", "pass"), ("(2 * epsilon)", "epsilon")),
        ),
        Misconception(
            "cache-kept-with-the-cost",
            "The code calculates with both results of the forward pass. Only the first of them is the cost. Look at "
            "how the results are unpacked.",
            (("J_plus, _ =", "J_plus ="), ("J_minus, _ =", "J_minus =")),
        ),
        Misconception(
            "array-for-dict",
            "The forward pass receives a vector. It looks its parameters up by name, so it needs a dict. Look at the "
            "arguments of the two calls.",
            (("vector_to_dictionary(theta_plus)", "theta_plus"), ("vector_to_dictionary(theta_minus)", "theta_minus")),
        ),
        Misconception(
            "one-step-for-each-array",
            "The loop counts the arrays. Each entry of an array has its own slope. Look at the range.",
            ((_LOOP, "for i in range(len(parameters)):"),),
        ),
        Misconception(
            "last-parameter-left-out",
            "The loop ends one parameter too early. The last slope is then never measured. Check where the range ends.",
            ((_LOOP, "for i in range(len(theta) - 1):"),),
        ),
        Misconception(
            "first-parameter-left-out",
            "The loop starts with the second parameter. The entries of a vector are counted from 0. Check where the "
            "range starts.",
            ((_LOOP, "for i in range(1, len(theta)):"),),
        ),
        Misconception(
            "returns-within-loop",
            "The function returns inside the loop. It ends after the first parameter, so the other slopes are "
            "missing. Look at the indentation of the return.",
            (
                ("    numerator =", "        numerator ="),
                ("    denominator =", "        denominator ="),
                ("    return numerator", "        return numerator"),
            ),
        ),
        Misconception(
            "norm-of-one-component",
            "Only the last entries of the gradients are compared. The norm must contain the whole vectors. Look at "
            "what is inside the norms.",
            (
                (_NUMERATOR, "np.linalg.norm(grad[i] - gradapprox[i])"),
                (_DENOMINATOR, "np.linalg.norm(grad[i]) + np.linalg.norm(gradapprox[i])"),
            ),
        ),
        Misconception(
            "one-slope-for-all",
            "Each slope replaces the one before. All gradients are then compared with the last slope. Look at where "
            "the slope is stored.",
            (("gradapprox[i, 0] =", "gradapprox ="),),
        ),
        Misconception(
            "rows-against-columns",
            "A column and a flat array are subtracted. Broadcasting then makes a whole matrix of them. Look at the "
            "shapes in the numerator.",
            ((_NUMERATOR, "np.linalg.norm(grad - gradapprox.ravel())"),),
        ),
        Misconception(
            "written-for-one-network",
            "The loop uses the number of parameters of the notebook's network. Other networks have fewer or more. "
            "Look at the range.",
            ((_LOOP, "for i in range(47):"),),
        ),
        Misconception(
            "own-gradients-checked",
            "The function computes gradients of its own and checks them. It must check the gradients that it "
            "receives. Look at where the gradients come from.",
            (
                (
                    "gradients_to_vector(gradients)",
                    "gradients_to_vector(backward_propagation_n(X, Y, forward_propagation_n(X, Y, parameters)[1]))",
                ),
            ),
        ),
        Misconception(
            "parameters-for-gradients",
            "The measured slopes are compared with the parameters. They must be compared with the gradients. Look at "
            "the numerator.",
            (("grad = gradients_to_vector(gradients)", "grad = theta"),),
        ),
        Misconception(
            "largest-entry-for-norm",
            "Only the largest entries are compared. A norm uses all entries. Look at the numerator and the "
            "denominator.",
            (
                (_NUMERATOR, "np.max(np.abs(grad - gradapprox))"),
                (_DENOMINATOR, "np.max(np.abs(grad)) + np.max(np.abs(gradapprox))"),
            ),
        ),
        Misconception(
            "sum-of-sizes-for-norm",
            "The absolute values of the entries are added. The norm is the root of the sum of squares. Look at the "
            "numerator and the denominator.",
            (
                (_NUMERATOR, "np.sum(np.abs(grad - gradapprox))"),
                (_DENOMINATOR, "np.sum(np.abs(grad)) + np.sum(np.abs(gradapprox))"),
            ),
        ),
        Misconception(
            "entry-by-entry",
            "The relative differences of the single entries are averaged. The formula compares whole vectors by "
            "their norms. Look at the numerator and the denominator.",
            (("numerator / denominator", "np.mean(np.abs(grad - gradapprox) / (np.abs(grad) + np.abs(gradapprox)))"),),
        ),
        Misconception(
            "worst-entry",
            "The result is the largest relative difference of a single entry. The formula compares whole vectors by "
            "their norms. Look at the numerator and the denominator.",
            (("numerator / denominator", "np.max(np.abs(grad - gradapprox) / (np.abs(grad) + np.abs(gradapprox)))"),),
        ),
        Misconception(
            "epsilon-fixed",
            _HINT_FIXED,
            (("+= epsilon", "+= 1e-7"), ("-= epsilon", "-= 1e-7"), ("2 * epsilon", "2e-7")),
        ),
        *_FORMULA_ERRORS,
    ),
)


# The gradients of the network, released with two planted errors


def _cache(parameters: Arrays, X: np.ndarray) -> tuple[np.ndarray, ...]:
    """Return what the notebook's forward pass keeps."""
    cache, A = [], X
    for l in (1, 2, 3):
        W, b = parameters[f"W{l}"], parameters[f"b{l}"]
        Z = W @ A + b
        A = np.maximum(Z, 0) if l < 3 else 1 / (1 + np.exp(-Z))
        cache += [Z, A, W, b]
    return tuple(cache)


def _backward_n_cases(draw: Draw) -> list[Case]:
    def case(label: str, sizes: tuple[int, int, int], m: int) -> Case:
        X = draw.array(sizes[0], m)
        parameters = _network_parameters(draw, (*sizes, 1))
        for l in (1, 2):
            parameters[f"b{l}"] = np.abs(parameters[f"b{l}"]) + 0.3  # enough units that are not asleep
        return Case(label, (X, _labels(draw, m), _cache(parameters, X)))

    if not draw.hidden:
        return [case("the notebook's sizes", (4, 5, 3), 3), case("a smaller network, one example", (2, 3, 2), 1)]
    n = draw.integer(0, 3, 6)
    return [
        case("the notebook's sizes, other values", (4, 5, 3), 3),
        case("another network, more examples", (n, n + 1, n - 1), draw.integer(0, 5, 12)),
        case("a wide first layer", (2, 9, 4), 2),
        case("a wide second layer, one example", (3, 4, 7), 1),
        case("many examples", (3, 5, 4), draw.integer(0, 30, 60)),
    ]


_ALL_GRADIENTS = ("dZ3", "dW3", "db3", "dA2", "dZ2", "dW2", "db2", "dA1", "dZ1", "dW1", "db1")
_RIGHT_W2 = "dW2 = 1.0 / m * np.dot(dZ2, A1.T)\n"
_RIGHT_B1 = "db1 = 1.0 / m * np.sum(dZ1, axis=1, keepdims=True)\n"
_FAULTY_W2 = (_RIGHT_W2, "dW2 = 1.0 / m * np.dot(dZ2, A1.T) * 2\n")
_FAULTY_B1 = (_RIGHT_B1, "db1 = 4.0 / m * np.sum(dZ1, axis=1, keepdims=True)\n")


def _all_but(key: str) -> tuple[str, ...]:
    return tuple(other for other in _ALL_GRADIENTS if other != key)


_BACKWARD_N = Exercise(
    name="backward_propagation_n",
    assignment=ASSIGNMENT,
    returns=("gradients",),
    aspects=(
        Aspect("the first error found, the rest left right", 10, _all_but("db1")),
        Aspect("the second error found, the rest left right", 10, _all_but("dW2")),
    ),
    cases=_backward_n_cases,
    misconceptions=(
        Misconception(
            "both-errors-left",
            "The gradients are still those of the given code. It contains two errors. Compare each line with its "
            "formula.",
            (_FAULTY_W2, _FAULTY_B1),
            untouched=True,
        ),
        Misconception(
            "second-error-left",
            "One planted error is still there. It changes the gradients of the first layer. Compare the lines of "
            "this layer with the formulas.",
            (_FAULTY_B1,),
        ),
        Misconception(
            "first-error-left",
            "One planted error is still there. It changes the gradients of the second layer. Compare the lines of "
            "this layer with the formulas.",
            (_FAULTY_W2,),
        ),
        Misconception(
            "weights-summed",
            "A gradient of the weights is a sum over the examples. The cost is a mean, so its gradients are means as "
            "well. Compare its factor with those of the other layers.",
            ((_RIGHT_W2, "dW2 = np.dot(dZ2, A1.T)\n"),),
        ),
        Misconception(
            "biases-summed",
            "A gradient of the biases is a sum over the examples. The cost is a mean, so its gradients are means as "
            "well. Compare its factor with those of the other layers.",
            ((_RIGHT_B1, "db1 = np.sum(dZ1, axis=1, keepdims=True)\n"),),
        ),
        Misconception(
            "weights-overcorrected",
            "A factor has moved to the other side of the fraction bar. The gradient was too large and is now too "
            "small. Compare its factor with those of the other layers.",
            ((_RIGHT_W2, "dW2 = 1.0 / m * np.dot(dZ2, A1.T) / 2\n"),),
        ),
        Misconception(
            "biases-overcorrected",
            "A factor has moved below the fraction bar. The gradient was too large and is now too small. Compare its "
            "factor with those of the other layers.",
            ((_RIGHT_B1, "db1 = 1.0 / (4.0 * m) * np.sum(dZ1, axis=1, keepdims=True)\n"),),
        ),
        Misconception(
            "biases-half-mended",
            "The factor of the biases is smaller than before. It is still not the factor of a mean. Compare it with "
            "those of the other layers.",
            ((_RIGHT_B1, "db1 = 2.0 / m * np.sum(dZ1, axis=1, keepdims=True)\n"),),
        ),
        Misconception(
            "mean-taken-twice",
            "The mean over the examples is taken in the last dZ and again in each gradient. It must be taken once. "
            "Look at dZ3.",
            (("dZ3 = A3 - Y\n", "dZ3 = (A3 - Y) / m\n"),),
        ),
        Misconception(
            "biases-lose-a-dimension",
            "A gradient of the biases has only one dimension. It must be a column like the biases. Look at the sum.",
            ((_RIGHT_B1, "db1 = 1.0 / m * np.sum(dZ1, axis=1)\n"),),
        ),
        Misconception(
            "summed-over-units",
            "The sum runs over the units of the layer. Each unit has its own bias, so sum over the examples. Look at "
            "the axis.",
            ((_RIGHT_B1, "db1 = 1.0 / m * np.sum(dZ1, axis=0, keepdims=True)\n"),),
        ),
        Misconception(
            "weights-without-activation",
            "A gradient of the weights uses Z of the layer below. The weights multiply the activations of that "
            "layer. Look at the matrix product.",
            ((_RIGHT_W2, "dW2 = 1.0 / m * np.dot(dZ2, Z1.T)\n"),),
        ),
        Misconception(
            "relu-always-on",
            "The slope of the first ReLU is always 1. No gradient flows through a unit that is off. Look at the "
            "comparison.",
            (("(A1 > 0)", "(A1 >= 0)"),),
        ),
    ),
)

EXERCISES = (_FORWARD, _BACKWARD, _CHECK, _CHECK_N, _BACKWARD_N)
