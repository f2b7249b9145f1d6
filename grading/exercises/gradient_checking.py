"""The exercises of `gradient_checking`: what earns points, on which cases, and what often goes wrong.

Both checks are judged on their own merit: each case brings stubs of the functions that they call, with costs
and gradients of its own. With right gradients and the default ε the difference is rounding noise, which is bounded
and not compared; all else is compared by value, at an ε so large that rounding plays no part.
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
            "sum-for-product", "Input and parameter are added, not multiplied.", (("theta * x", "theta + x"),)
        ),
        Misconception(
            "derivative-for-cost",
            "This is the slope of the cost, and the way forward asks for the cost itself.",
            (("theta * x", "x"),),
        ),
        Misconception(
            "power-for-product", "The parameter is an exponent here, not a factor.", (("theta * x", "x**theta"),)
        ),
        Misconception(
            "parameter-squared",
            "The parameter enters twice, so this is a parabola and no straight line.",
            (("theta * x", "theta**2 * x"),),
        ),
        Misconception(
            "half-of-square",
            "This is half a squared error, the cost of linear regression; here the product itself is the cost.",
            (("theta * x", "(theta * x) ** 2 / 2"),),
        ),
        Misconception(
            "cubic-of-the-figure",
            "The parameter enters with its third power, as in the figure, so this is no straight line.",
            (("theta * x", "x * theta**3"),),
        ),
        Misconception(
            "sigmoid-of-product",
            "The product goes through a sigmoid, but this model has no activation.",
            (("theta * x", "1 / (1 + np.exp(-theta * x))"),),
        ),
        Misconception(
            "product-squared",
            "The product is squared, as in a squared error, though here the product itself is the cost.",
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
    return [*_line_cases(draw), Case("another cost stands in for yours", args, stubs=stub)]


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
            "This is how the cost changes with the input; the parameter is what learns.",
            (("return x", "return theta"),),
        ),
        Misconception(
            "cost-for-derivative",
            "This is the cost itself; the way back asks how fast it changes with the parameter.",
            (("return x", "return theta * x"),),
        ),
        Misconception(
            "slope-of-one",
            "A slope of one would belong to a cost in which the input is not a factor of the parameter.",
            (("return x", "return 1"),),
        ),
        Misconception(
            "derivative-of-the-square",
            "This is the derivative of the squared product, and the cost is the product itself.",
            (("return x", "return 2 * theta * x**2"),),
        ),
        Misconception(
            "derivative-of-the-cubic",
            "This is the derivative of the cubic in the figure, and the cost here is a straight line.",
            (("return x", "return 3 * x * theta**2"),),
        ),
        Misconception(
            "both-derivatives-added",
            "The derivatives with respect to input and parameter are added, but only the parameter learns.",
            (("return x", "return x + theta"),),
        ),
        Misconception(
            "slope-of-a-sigmoid",
            "The slope of a sigmoid is a factor here, but this model has no activation.",
            (("return x", "a = 1 / (1 + np.exp(-theta * x))\n    return x * a * (1 - a)"),),
        ),
        Misconception(
            "squared-error-habit",
            "The input is a factor once too often, as in the derivative of a squared error.",
            (("return x", "return x * x * theta"),),
        ),
        Misconception(
            "slope-measured",
            "This asks the cost for its slope, but a check needs two ways that share no code.",
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

_HINT_ONE_SIZE = "The difference is measured against one of the two gradients, where the formula takes both."
_HINT_SIZES = "Two gradients of equal size can still differ: subtract them first, and take the size then."
_HINT_FIXED = "The width of the step is fixed in the code, whatever epsilon the caller asks for."

_FORMULA_ERRORS = (
    Misconception(
        "one-epsilon-too-few",
        "The two points lie two epsilons apart, but the rise is divided by the width of one.",
        ((_QUOTIENT, "(J_plus - J_minus) / epsilon"),),
    ),
    Misconception(
        "bracket-missing",
        "The epsilon stands in the numerator: division and multiplication go from left to right.",
        ((_QUOTIENT, "(J_plus - J_minus) / 2 * epsilon"),),
    ),
    Misconception(
        "division-before-subtraction",
        "Only one of the two costs is divided: division comes before subtraction.",
        ((_QUOTIENT, "J_plus - J_minus / (2 * epsilon)"),),
    ),
    Misconception(
        "costs-added",
        "A slope is a rise over a width, and the rise is the difference of the two costs.",
        ((_QUOTIENT, "(J_plus + J_minus) / (2 * epsilon)"),),
    ),
    Misconception(
        "slope-upside-down",
        "One sign is turned round: in the rise, or in the gap between the two gradients.",
        ((_QUOTIENT, "(J_minus - J_plus) / (2 * epsilon)"),),
    ),
    Misconception(
        "not-relative",
        "This is the absolute difference, which depends on how large the gradients are.",
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
        "The sizes are averaged in the denominator, where the formula adds them.",
        ((_DENOMINATOR, f"({_DENOMINATOR}) / 2"),),
    ),
    Misconception(
        "denominator-without-brackets",
        "Only one of the two sizes stands below the fraction bar: division comes before addition.",
        (("numerator / denominator", f"numerator / {_DENOMINATOR}"),),
    ),
    Misconception(
        "measured-slope-counted-twice",
        "The denominator holds the size of the measured gradient twice, and the other one not at all.",
        ((_DENOMINATOR, "np.linalg.norm(gradapprox) + np.linalg.norm(gradapprox)"),),
    ),
    Misconception(
        "norm-of-the-sum",
        "The denominator adds the gradients before it takes the size, so opposite ones cancel.",
        ((_DENOMINATOR, "np.linalg.norm(grad + gradapprox)"),),
    ),
    Misconception(
        "difference-of-sizes",
        _HINT_SIZES,
        ((_NUMERATOR, "abs(np.linalg.norm(grad) - np.linalg.norm(gradapprox))"),),
    ),
    Misconception(
        "product-of-sizes",
        "The sizes are multiplied in the denominator, where the formula adds them.",
        ((_DENOMINATOR, "np.linalg.norm(grad) * np.linalg.norm(gradapprox)"),),
    ),
    Misconception(
        "squares-for-sizes",
        "These are squared norms, which make a small difference look far smaller than it is.",
        (
            (_NUMERATOR, f"{_NUMERATOR} ** 2"),
            (_DENOMINATOR, "np.linalg.norm(grad) ** 2 + np.linalg.norm(gradapprox) ** 2"),
        ),
    ),
    Misconception(
        "verdict-for-difference",
        "This returns the verdict, and the difference itself is what was asked for.",
        (("return numerator / denominator", "return numerator / denominator < 1e-7"),),
    ),
)

_HINT_ONE_SIDE = "The slope looks to one side only, which is far less exact than looking to both."
_HINT_SWAPPED = "Input and parameter have changed places in a call; only where they are multiplied it does not show."
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
            "The point on the left lies in the middle: it is not moved, or made from the one on the right.",
            (("(x, theta - epsilon)", "(x, theta)"),),
        ),
        Misconception(
            "nothing-perturbed",
            "Both costs are those of one and the same point, so the measured slope is zero.",
            (("(x, theta + epsilon)", "(x, theta)"), ("(x, theta - epsilon)", "(x, theta)")),
        ),
        Misconception(
            "step-added-to-the-cost",
            "The step is added to the cost, though it is the parameter that takes the step.",
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
            "This has a formula for the cost of its own, so it never looks at the function to be trusted.",
            (
                ("forward_propagation(x, theta + epsilon)", "(theta + epsilon) * x"),
                ("forward_propagation(x, theta - epsilon)", "(theta - epsilon) * x"),
            ),
        ),
        Misconception(
            "derivative-not-called",
            "This has a formula for the derivative of its own, so it never looks at the function to be checked.",
            (("= backward_propagation(x, theta)", "= x"),),
        ),
        Misconception(
            "nothing-called",
            "This checks its own formulas and calls neither of the two functions.",
            (
                ("forward_propagation(x, theta + epsilon)", "(theta + epsilon) * x"),
                ("forward_propagation(x, theta - epsilon)", "(theta - epsilon) * x"),
                ("= backward_propagation(x, theta)", "= x"),
            ),
        ),
        Misconception(
            "input-perturbed",
            "The step is taken in the input, but the slope is that along the parameter.",
            (("(x, theta + epsilon)", "(x + epsilon, theta)"), ("(x, theta - epsilon)", "(x - epsilon, theta)")),
        ),
        Misconception(
            "derivative-at-the-right-point",
            "The derivative is taken beside the point where the slope is measured.",
            (("backward_propagation(x, theta)", "backward_propagation(x, theta + epsilon)"),),
        ),
        Misconception(
            "cost-for-derivative",
            "The measured slope is compared with the cost, not with the derivative.",
            (("backward_propagation(x, theta)", "forward_propagation(x, theta)"),),
        ),
        Misconception(
            "sign-kept",
            "A difference is a size and never negative, and so are the two sizes below the fraction bar.",
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
            "This returns the measured slope, and not how far it is from the derivative.",
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
_HINT_ORIGINAL = "Steps are taken in the original itself, so later slopes belong to another place."

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
            "All parameters are moved at the same time, but a slope belongs to one while the others rest.",
            (("theta_plus[i, 0]", "theta_plus[:, 0]"), ("theta_minus[i, 0]", "theta_minus[:, 0]")),
        ),
        Misconception(
            "one-slope-with-all-moved",
            "There is one slope here, with all parameters moved at once, but each of them needs one of its own.",
            source=_ALL_AT_ONCE,
        ),
        Misconception(
            "earlier-steps-kept",
            "The steps of earlier parameters stay in place, so more than one is moved at a time.",
            ((_LOOP, f"{_COPIES}\n    {_LOOP}"), (f"        {_COPIES}\n", "")),
        ),
        Misconception(
            "whole-arrays-perturbed",
            "A whole W or b is moved at once, though each of its entries has a slope of its own.",
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
            "The vector on the left lies in the middle: it is not moved, or made from the one on the right.",
            (
                (_COPIES, "theta_plus = np.copy(theta)"),
                ("theta_minus[i, 0] -=", "theta_minus = np.copy(theta_plus)\n        theta_minus[i, 0] -="),
            ),
        ),
        Misconception(
            "nothing-perturbed",
            "All measured slopes are zero: none is kept, or both costs are those of the same parameters.",
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
            "The forward pass returns two things, and only the first of them is the cost.",
            (("J_plus, _ =", "J_plus ="), ("J_minus, _ =", "J_minus =")),
        ),
        Misconception(
            "array-for-dict",
            "The forward pass gets an array where it looks its parameters up by name.",
            (("vector_to_dictionary(theta_plus)", "theta_plus"), ("vector_to_dictionary(theta_minus)", "theta_minus")),
        ),
        Misconception(
            "one-step-for-each-array",
            "The loop counts the arrays, though each of their entries has a slope of its own.",
            ((_LOOP, "for i in range(len(parameters)):"),),
        ),
        Misconception(
            "last-parameter-left-out",
            "The loop ends one parameter early, so the last slope is never measured.",
            ((_LOOP, "for i in range(len(theta) - 1):"),),
        ),
        Misconception(
            "first-parameter-left-out",
            "The loop starts at the second parameter: the entries of a vector are counted from zero.",
            ((_LOOP, "for i in range(1, len(theta)):"),),
        ),
        Misconception(
            "returns-within-loop",
            "The answer is returned from within the loop, after the first parameter.",
            (
                ("    numerator =", "        numerator ="),
                ("    denominator =", "        denominator ="),
                ("    return numerator", "        return numerator"),
            ),
        ),
        Misconception(
            "norm-of-one-component",
            "The sizes are those of the last entry alone, where the whole vectors are to be compared.",
            (
                (_NUMERATOR, "np.linalg.norm(grad[i] - gradapprox[i])"),
                (_DENOMINATOR, "np.linalg.norm(grad[i]) + np.linalg.norm(gradapprox[i])"),
            ),
        ),
        Misconception(
            "one-slope-for-all",
            "Each slope overwrites the one before, so all gradients are compared with the last slope.",
            (("gradapprox[i, 0] =", "gradapprox ="),),
        ),
        Misconception(
            "rows-against-columns",
            "A column and a flat array are subtracted, and broadcasting makes a whole matrix of them.",
            ((_NUMERATOR, "np.linalg.norm(grad - gradapprox.ravel())"),),
        ),
        Misconception(
            "written-for-one-network",
            "This counts on the notebook's number of parameters, and other networks have fewer or more.",
            ((_LOOP, "for i in range(47):"),),
        ),
        Misconception(
            "own-gradients-checked",
            "This checks gradients that it has computed itself, not those that it was given.",
            (
                (
                    "gradients_to_vector(gradients)",
                    "gradients_to_vector(backward_propagation_n(X, Y, forward_propagation_n(X, Y, parameters)[1]))",
                ),
            ),
        ),
        Misconception(
            "parameters-for-gradients",
            "The measured slopes are compared with the parameters instead of with the gradients.",
            (("grad = gradients_to_vector(gradients)", "grad = theta"),),
        ),
        Misconception(
            "largest-entry-for-norm",
            "This looks at the largest entry alone, where the norm takes all of them.",
            (
                (_NUMERATOR, "np.max(np.abs(grad - gradapprox))"),
                (_DENOMINATOR, "np.max(np.abs(grad)) + np.max(np.abs(gradapprox))"),
            ),
        ),
        Misconception(
            "sum-of-sizes-for-norm",
            "This adds up the sizes of all entries, where the norm is the root of the sum of squares.",
            (
                (_NUMERATOR, "np.sum(np.abs(grad - gradapprox))"),
                (_DENOMINATOR, "np.sum(np.abs(grad)) + np.sum(np.abs(gradapprox))"),
            ),
        ),
        Misconception(
            "entry-by-entry",
            "This averages the entries' own relative differences, where the formula compares whole vectors.",
            (("numerator / denominator", "np.mean(np.abs(grad - gradapprox) / (np.abs(grad) + np.abs(gradapprox)))"),),
        ),
        Misconception(
            "worst-entry",
            "This takes the worst entry's own relative difference, where the formula compares whole vectors.",
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
            "This still gives the gradients of the code that you started from, with both of its errors.",
            (_FAULTY_W2, _FAULTY_B1),
            untouched=True,
        ),
        Misconception(
            "second-error-left", "The planted error in the gradients of the first layer is still there.", (_FAULTY_B1,)
        ),
        Misconception(
            "first-error-left", "The planted error in the gradients of the second layer is still there.", (_FAULTY_W2,)
        ),
        Misconception(
            "weights-summed",
            "A gradient of the weights adds up over the examples, where the cost is their mean.",
            ((_RIGHT_W2, "dW2 = np.dot(dZ2, A1.T)\n"),),
        ),
        Misconception(
            "biases-summed",
            "A gradient of the biases adds up over the examples, where the cost is their mean.",
            ((_RIGHT_B1, "db1 = np.sum(dZ1, axis=1, keepdims=True)\n"),),
        ),
        Misconception(
            "weights-overcorrected",
            "A factor went from one side to the other, and the gradient that was too large is now too small.",
            ((_RIGHT_W2, "dW2 = 1.0 / m * np.dot(dZ2, A1.T) / 2\n"),),
        ),
        Misconception(
            "biases-overcorrected",
            "A factor went below the fraction bar, and the gradient that was too large is now too small.",
            ((_RIGHT_B1, "db1 = 1.0 / (4.0 * m) * np.sum(dZ1, axis=1, keepdims=True)\n"),),
        ),
        Misconception(
            "biases-half-mended",
            "The factor of the biases is smaller than it was, but it is still not that of a mean.",
            ((_RIGHT_B1, "db1 = 2.0 / m * np.sum(dZ1, axis=1, keepdims=True)\n"),),
        ),
        Misconception(
            "mean-taken-twice",
            "The mean over the examples is taken twice: in the last layer, and again in each gradient.",
            (("dZ3 = A3 - Y\n", "dZ3 = (A3 - Y) / m\n"),),
        ),
        Misconception(
            "biases-lose-a-dimension",
            "The gradient of the biases has lost a dimension, so it is no column any more.",
            ((_RIGHT_B1, "db1 = 1.0 / m * np.sum(dZ1, axis=1)\n"),),
        ),
        Misconception(
            "summed-over-units",
            "The sum runs over the units of the layer, though it is the examples that are to be summed.",
            ((_RIGHT_B1, "db1 = 1.0 / m * np.sum(dZ1, axis=0, keepdims=True)\n"),),
        ),
        Misconception(
            "weights-without-activation",
            "The gradient of the weights uses what the layer below had before its activation.",
            ((_RIGHT_W2, "dW2 = 1.0 / m * np.dot(dZ2, Z1.T)\n"),),
        ),
        Misconception(
            "relu-always-on",
            "The slope of the first ReLU is always one here, but no gradient flows through a unit that is off.",
            (("(A1 > 0)", "(A1 >= 0)"),),
        ),
    ),
)

EXERCISES = (_FORWARD, _BACKWARD, _CHECK, _CHECK_N, _BACKWARD_N)
