"""The exercises of `initialization`: what earns points, on which cases, and what often goes wrong."""

from __future__ import annotations

from course_utils.checks.answer_key import Aspect, Case
from grading.exercises.exercise import Draw, Exercise, Misconception

ASSIGNMENT = "initialization"
MANUAL_POINTS = 10


# Cases: sizes of layers. The seed set before a call is another than the given line's, so that losing that line shows.


def _sizes(draw: Draw, depth: int, low: int = 2, high: int = 9) -> list[int]:
    """Return the sizes of a network with this many layers; neighbours differ, so that no W is square."""
    sizes = [draw.integer(0, low, high)]
    for _ in range(depth):
        size = draw.integer(0, low, high)
        sizes.append(size + 1 if size == sizes[-1] else size)
    return sizes


def _cases(draw: Draw) -> list[Case]:
    if not draw.hidden:
        plan = [("two layers", [4, 3, 2]), ("three layers of other sizes", [2, 5, 3, 1])]
    else:
        plan = [
            ("one layer, no hidden one", [draw.integer(0, 3, 9), 1]),
            ("one layer with several units", _sizes(draw, 1)),
            ("two other layers", _sizes(draw, 2)),
            ("three other layers", _sizes(draw, 3)),
            ("six layers", _sizes(draw, 6)),
            ("layers of one size", [draw.integer(0, 3, 6)] * 4),
            ("a layer with a single unit in between", [draw.integer(0, 3, 6), 1, draw.integer(0, 2, 6), 2]),
            ("a single input", [1, *_sizes(draw, 2, low=3)]),
            ("wide layers", _sizes(draw, 3, low=20, high=40)),
        ]
    return [Case(label, (sizes,), seed=77) for label, sizes in plan]


def _every(letter: str) -> tuple[str, ...]:
    """Return the keys of all weights, or biases, that a case can have."""
    return tuple(f"{letter}{l}" for l in range(1, 7))


def _drawn(first: int, all_weights: int, biases: int) -> tuple[Aspect, ...]:
    """Return the aspects of an initializer that draws; biases alone, which are zero, would be too easy."""
    return (
        Aspect("weights of the first layer", first, "W1"),
        Aspect("weights of all layers", all_weights, _every("W")),
        Aspect("weights together with biases", biases),
    )


# Errors in the keys and the shapes, the same for all four exercises

_LOOP = "range(1, L + 1)"
_ROWS, _COLUMNS = "layers_dims[l]", "layers_dims[l - 1]"
_BIAS = "np.zeros((layers_dims[l], 1))"

_VOCABULARY = {"layers_dims": "a layer's size"}

_HINT_TRANSPOSED = (
    "The rows and columns of W are exchanged. Each row must contain the weights of one unit, one for each input. Look "
    "at the order of the two sizes."
)
_HINT_PAIR = (
    "The shape is passed as two arguments. The function zeros needs the shape as one argument, a pair of numbers. "
    "Look at the brackets of its call."
)
_HINT_GENERATOR = (
    "The numbers come from a generator of their own. The given seed has no effect on it, so the weights are other "
    "numbers than in the text. Look at how they are drawn."
)
_HINT_FLAT = (
    "The biases have only one dimension. They must be a column, because broadcasting treats a flat array as a row. "
    "Look at their shape."
)


def _layer_errors() -> tuple[Misconception, ...]:
    return (
        Misconception(
            "last-layer-skipped",
            "The loop ends one layer too early. The network then has no output layer. Check where the range ends.",
            ((_LOOP, "range(1, L)"),),
        ),
        Misconception(
            "beyond-the-list-of-sizes",
            "The loop reads a size beyond the end of the list. The last size in the list belongs to layer L. Check "
            "where the range ends.",
            ((_LOOP, "range(1, L + 2)"),),
        ),
        Misconception(
            "input-counted-as-layer",
            "The loop starts with number 0. The input is not a layer, and the size before it does not exist. Check "
            "where the range starts.",
            ((_LOOP, "range(L)"),),
        ),
        Misconception(
            "keys-counted-from-zero",
            "The keys are counted from 0. The first layer has number 1, because number 0 is the input. Look at the "
            "numbers in the keys.",
            ((_LOOP, "range(L)"), (_COLUMNS, "layers_dims[_]"), (_ROWS, "layers_dims[l + 1]"), ("[_]", "[l]")),
        ),
        Misconception(
            "input-numbered-zero",
            "The dict also contains weights with number 0. The input is not a layer, so it has no weights. Check "
            "where the range starts.",
            ((_LOOP, "range(L + 1)"),),
        ),
        Misconception(
            "keys-without-layer-number",
            "All layers use the same keys, so each layer replaces the one before. The number of the layer must be a "
            "part of the key. Look at how the keys are made.",
            (('f"W{l}"', '"W{l}"'), ('f"b{l}"', '"b{l}"')),
        ),
        Misconception(
            "numbers-of-layers-for-sizes",
            "The shapes consist of the numbers of the layers. They must consist of the sizes of the layers, which "
            "are in the list. Look at the shapes.",
            ((_ROWS, "l"), (_COLUMNS, "l - 1")),
        ),
        Misconception(
            "written-for-three-layers",
            "The loop runs over exactly three layers. Networks have different depths, so the list of sizes must "
            "decide. Look at the range.",
            ((_LOOP, "range(1, 4)"),),
        ),
        Misconception(
            "bias-without-second-dimension",
            _HINT_FLAT,
            ((_BIAS, "np.zeros(layers_dims[l])"),),
        ),
        Misconception(
            "bias-as-row",
            "The bias is a row. It must be a column with one entry for each unit, because it is added to each column "
            "of WA. Look at its shape.",
            ((_BIAS, "np.zeros((1, layers_dims[l]))"),),
        ),
        Misconception(
            "bias-sized-by-inputs",
            "The bias has one entry for each input of the layer. Each unit has one bias, so the number of units "
            "decides. Look at its shape.",
            ((_BIAS, "np.zeros((layers_dims[l - 1], 1))"),),
        ),
        Misconception(
            "bias-shape-as-two-arguments",
            _HINT_PAIR,
            ((_BIAS, "np.zeros(layers_dims[l], 1)"),),
        ),
        Misconception(
            "bias-as-number",
            "All units of a layer share one number as their bias. Each unit needs a bias of its own, so it must be "
            "an array. Look at its shape.",
            ((_BIAS, "0"),),
        ),
        Misconception(
            "bias-after-the-loop",
            "Only the last layer has a bias. Every layer needs one, so its line belongs inside the loop. Look at the "
            "indentation.",
            (('\n        parameters[f"b{l}"]', '\n    parameters[f"b{l}"]'),),
        ),
        Misconception(
            "biases-start-at-one",
            "The biases start at one. They should start at zero, because they do not have to break the symmetry. "
            "Look at how the biases are made.",
            ((_BIAS, "np.ones((layers_dims[l], 1))"),),
        ),
        Misconception(
            "biases-left-out",
            "The dict contains no biases. Each unit adds a bias to its weighted sum, so every layer needs them. Look "
            "at what the loop stores.",
            ((f'parameters[f"b{{l}}"] = {_BIAS}', "pass"),),
        ),
        Misconception(
            "return-in-the-loop",
            "The function returns inside the loop. It ends after the first layer, so the other layers are missing. "
            "Look at the indentation of the return.",
            (("\n    return parameters", "\n        return parameters"),),
        ),
    )


# Zeros

_ZEROS_W = "np.zeros((layers_dims[l], layers_dims[l - 1]))"

_ZEROS = Exercise(
    name="initialize_parameters_zeros",
    assignment=ASSIGNMENT,
    returns=("parameters",),
    aspects=(Aspect("weights", 7, _every("W")), Aspect("biases", 7, _every("b"))),
    cases=_cases,
    misconceptions=(
        *_layer_errors(),
        Misconception(
            "weights-transposed",
            _HINT_TRANSPOSED,
            ((_ZEROS_W, "np.zeros((layers_dims[l - 1], layers_dims[l]))"),),
        ),
        Misconception(
            "shape-as-two-arguments",
            _HINT_PAIR,
            ((_ZEROS_W, "np.zeros(layers_dims[l], layers_dims[l - 1])"),),
        ),
        Misconception(
            "weights-as-column",
            "The weights of a layer are one column. Each unit has a weight for each input, so W needs a column for "
            "each input. Look at its shape.",
            ((_ZEROS_W, "np.zeros((layers_dims[l], 1))"),),
        ),
        Misconception(
            "weights-square",
            "The weights of a layer are a square matrix. The number of columns is the size of the layer before, "
            "which may be different. Look at its shape.",
            ((_ZEROS_W, "np.zeros((layers_dims[l], layers_dims[l]))"),),
        ),
        Misconception(
            "ones-for-zeros",
            "All weights are one. They are identical, but this exercise shows what happens when they are zero. Look "
            "at the function that creates them.",
            ((_ZEROS_W, _ZEROS_W.replace("zeros", "ones")),),
        ),
        Misconception(
            "small-random-weights",
            "The weights are small random numbers. This exercise shows what happens when all of them are zero. Look "
            "at the function that creates them.",
            ((_ZEROS_W, "np.random.randn(layers_dims[l], layers_dims[l - 1]) * 0.01"),),
        ),
    ),
)


# What every initializer that draws can get wrong; `factor` is what its reference multiplies with

_DRAW = "np.random.randn(layers_dims[l], layers_dims[l - 1])"
_SEED_LINE = "np.random.seed(3)"


def _drawing_errors(factor: str) -> tuple[Misconception, ...]:
    scaled = f"{_DRAW} * {factor}"
    loop = f"for l in {_LOOP}:\n"
    return (
        *_layer_errors(),
        Misconception(
            "weights-transposed",
            _HINT_TRANSPOSED,
            ((_DRAW, "np.random.randn(layers_dims[l - 1], layers_dims[l])"),),
        ),
        Misconception(
            "drawn-then-transposed",
            "The random numbers fill each matrix column by column. The text draws each matrix in the shape of W, "
            "which fills it row by row. Look at the shape of the draw.",
            ((_DRAW, "np.random.randn(layers_dims[l - 1], layers_dims[l]).T"),),
        ),
        Misconception(
            "shape-as-pair",
            "The shape is passed to randn as a pair. Unlike zeros, randn needs rows and columns as two arguments. "
            "Look at the brackets of its call.",
            ((_DRAW, "np.random.randn((layers_dims[l], layers_dims[l - 1]))"),),
        ),
        Misconception(
            "uniform-instead-of-normal",
            "The random numbers are uniform between 0 and 1, so no weight is negative. The weights should be normal "
            "around zero. Look at the function that draws them.",
            ((_DRAW, "np.random.rand(layers_dims[l], layers_dims[l - 1])"),),
        ),
        Misconception(
            "uniform-around-zero",
            "The random numbers are uniform around zero. The weights should be normal, so that small ones are more "
            "frequent than large ones. Look at the function that draws them.",
            ((_DRAW, "np.random.uniform(-1, 1, (layers_dims[l], layers_dims[l - 1]))"),),
        ),
        Misconception(
            "signs-lost",
            "The random numbers lose their sign, so no weight is negative. Normal weights are positive and negative "
            "around zero. Look for an absolute value or a square.",
            ((_DRAW, f"np.abs({_DRAW})"),),
        ),
        Misconception(
            "another-generator",
            _HINT_GENERATOR,
            (
                (_SEED_LINE, "generator = np.random.default_rng(3)"),
                (_DRAW, "generator.standard_normal((layers_dims[l], layers_dims[l - 1]))"),
            ),
        ),
        Misconception(
            "another-generator-in-each-layer",
            _HINT_GENERATOR,
            ((_DRAW, "np.random.default_rng(3).standard_normal((layers_dims[l], layers_dims[l - 1]))"),),
        ),
        Misconception(
            "one-number-for-all-weights",
            "One random number fills the whole matrix. The units of a layer are then identical and all learn the "
            "same. Look at how many numbers are drawn.",
            ((_DRAW, "np.random.randn() * np.ones((layers_dims[l], layers_dims[l - 1]))"),),
        ),
        Misconception(
            "all-zeros",
            "All weights are zero. The units of a layer are then identical and all learn the same. Look at what the "
            "random numbers are multiplied by.",
            ((scaled, _ZEROS_W),),
        ),
        Misconception(
            "biases-drawn-and-scaled",
            "The biases are random. They should be zero, because the random weights already break the symmetry. Look "
            "at how the biases are made.",
            ((_BIAS, f"np.random.randn(layers_dims[l], 1) * {factor}"),),
        ),
        Misconception(
            "biases-drawn",
            "The biases are random. They should be zero, and drawing them also changes all later random numbers. "
            "Look at how the biases are made.",
            ((_BIAS, "np.random.randn(layers_dims[l], 1)"),),
        ),
        Misconception(
            "drawn-for-biases-too",
            "The biases are zero, but random numbers are drawn for them. This changes all later random numbers. Look "
            "at how the biases are made.",
            ((_BIAS, "np.random.randn(layers_dims[l], 1) * 0"),),
        ),
        Misconception(
            "seed-in-the-loop",
            "The seed is set again in every layer. All layers then start with the same random numbers. Look at where "
            "the seed is set.",
            ((loop, f"{loop}        {_SEED_LINE}\n"),),
        ),
        Misconception(
            "seed-left-out",
            "The seed is not set. The weights are then different in each call, so nobody can repeat the result. Look "
            "at the given lines before the loop.",
            ((_SEED_LINE, "pass"),),
        ),
        Misconception(
            "another-seed",
            "The seed is not the given one. The weights are then other numbers than in the text. Look at the given "
            "lines before the loop.",
            ((_SEED_LINE, "np.random.seed(1)"),),
        ),
    )


# Large random weights

_RANDOM = Exercise(
    name="initialize_parameters_random",
    assignment=ASSIGNMENT,
    vocabulary=_VOCABULARY,
    returns=("parameters",),
    aspects=_drawn(6, 10, 6),
    cases=_cases,
    misconceptions=(
        *_drawing_errors("10"),
        Misconception(
            "small-instead-of-large",
            "The factor makes the weights small. This exercise shows what happens when they are too large. Look at "
            "the factor of the random numbers.",
            ((f"{_DRAW} * 10", f"{_DRAW} * 0.01"),),
        ),
        Misconception(
            "not-scaled",
            "The random numbers are used without the factor 10. Their standard deviation is then too small. Look at "
            "what they are multiplied by.",
            ((f"{_DRAW} * 10", _DRAW),),
        ),
        Misconception(
            "divided-by-ten",
            "The random numbers are divided by 10. This makes the weights smaller, but they should be too large "
            "here. Look at the factor.",
            ((f"{_DRAW} * 10", f"{_DRAW} / 10"),),
        ),
        Misconception(
            "ten-added",
            "The number 10 is added to the random numbers. This moves the weights away from zero, but it does not "
            "spread them. Look at the operator.",
            ((f"{_DRAW} * 10", f"{_DRAW} + 10"),),
        ),
        Misconception(
            "ten-as-variance",
            "The random numbers are multiplied by the root of 10. The variance is then 10, but the standard "
            "deviation should be 10. Look at the factor.",
            ((f"{_DRAW} * 10", f"{_DRAW} * np.sqrt(10)"),),
        ),
        Misconception(
            "variance-as-deviation",
            "The random numbers are multiplied by 100, which is the variance. A factor changes the standard "
            "deviation, which should be 10. Look at the factor.",
            ((f"{_DRAW} * 10", f"{_DRAW} * 100"),),
        ),
        Misconception(
            "scaled-by-layer-size",
            "The factor depends on the size of a layer. In this exercise it is the same in all layers. Look at the "
            "factor of the random numbers.",
            ((f"{_DRAW} * 10", f"{_DRAW} * np.sqrt(2 / layers_dims[l - 1])"),),
        ),
    ),
)


# Xavier and He: the same idea with another number under the root


def _scale_errors(number: int) -> tuple[Misconception, ...]:
    root = f"np.sqrt({number} / layers_dims[l - 1])"

    def wrong(name: str, hint: str, scale: str) -> Misconception:
        return Misconception(name, hint, ((root, scale),))

    return (
        wrong(
            "root-left-out",
            "The variance is used as the standard deviation. The standard deviation is the root of the variance. "
            "Look at the factor of the random numbers.",
            f"({number} / layers_dims[l - 1])",
        ),
        wrong(
            "scaled-by-own-size",
            "The scale uses the size of the layer itself. Each unit sums over the layer before, so the size of that "
            "layer matters. Look at the size in the formula.",
            f"np.sqrt({number} / layers_dims[l])",
        ),
        wrong(
            "scaled-by-input-size",
            "The scale uses the size of the network's input in every layer. Each unit sums over the layer before, so "
            "the size of that layer matters. Look at the size in the formula.",
            f"np.sqrt({number} / layers_dims[0])",
        ),
        wrong(
            "sum-of-both-sizes",
            "The scale uses a layer's inputs and its units, as in the paper of Glorot and Bengio. In this notebook "
            "only the number of inputs matters. Look at the denominator.",
            "np.sqrt(2 / (layers_dims[l - 1] + layers_dims[l]))",
        ),
        wrong(
            "other-sum-of-both-sizes",
            "The scale uses a layer's inputs and its units. Each unit sums over its inputs, so only their number "
            "matters. Look at the denominator.",
            {
                1: "np.sqrt(1 / (layers_dims[l - 1] + layers_dims[l]))",
                2: "np.sqrt(4 / (layers_dims[l - 1] + layers_dims[l]))",
            }[number],
        ),
        wrong(
            "product-of-both-sizes",
            "The scale uses the number of all weights of a layer. Each unit sums over its own inputs, so only their "
            "number matters. Look at the denominator.",
            f"np.sqrt({number} / (layers_dims[l - 1] * layers_dims[l]))",
        ),
        wrong(
            "scale-inverted",
            "The scale grows with the number of inputs. The more inputs a unit has, the smaller its weights should "
            "be. Check what is below the fraction bar, and look at the brackets.",
            f"np.sqrt(layers_dims[l - 1] / {number})",
        ),
        wrong(
            "layer-number-for-size",
            "The scale uses the number of the layer. The number of inputs of a unit matters, which is the size of "
            "the layer before. Look at the denominator.",
            f"np.sqrt({number} / l)",
        ),
        wrong(
            "depth-for-size",
            "The scale uses the number of layers. The number of inputs of a unit matters, which is the size of the "
            "layer before. Look at the denominator.",
            f"np.sqrt({number} / L)",
        ),
        wrong(
            "ten-kept",
            "The factor 10 of exercise 2 is still there, beside the new scale. It makes the weights far too large. "
            "Look at the factors of the random numbers.",
            f"10 * {root}",
        ),
        Misconception(
            "root-of-the-draw",
            "The root covers the random numbers as well. Negative numbers have no real root, so only the variance "
            "belongs below it. Look at the brackets.",
            ((f"{_DRAW} * {root}", f"np.sqrt({_DRAW} * {number} / layers_dims[l - 1])"),),
        ),
        wrong(
            "not-scaled",
            "The random numbers are used without a scale. The signal then grows with the number of inputs, so the "
            "scale must depend on this number. Look at what they are multiplied by.",
            "1",
        ),
        wrong(
            "still-times-ten",
            "The random numbers are multiplied by 10, as in exercise 2. The scale must now depend on the number of "
            "inputs. Look at the factor.",
            "10",
        ),
        Misconception(
            "scale-added",
            "The scale is added to the random numbers. This moves the weights away from zero, but it does not spread "
            "them. Look at the operator.",
            ((f"* {root}", f"+ {root}"),),
        ),
        Misconception(
            "uniform-of-glorot",
            "The weights are uniform, with the limits of Glorot and Bengio. In this notebook they are normal, and "
            "only the number of inputs matters. Look at the function that draws them.",
            (
                (
                    f"{_DRAW} * {root}",
                    "np.random.uniform(-1, 1, (layers_dims[l], layers_dims[l - 1]))"
                    " * np.sqrt(6 / (layers_dims[l] + layers_dims[l - 1]))",
                ),
            ),
        ),
        Misconception(
            "uniform-with-the-same-variance",
            "The weights are drawn from a uniform distribution. Its variance is right, but in this notebook the "
            "weights are normal. Look at the function that draws them.",
            (
                (
                    f"{_DRAW} * {root}",
                    "np.random.uniform(-1, 1, (layers_dims[l], layers_dims[l - 1]))"
                    f" * np.sqrt({3 * number} / layers_dims[l - 1])",
                ),
            ),
        ),
    )


_XAVIER_ROOT = "np.sqrt(1 / layers_dims[l - 1])"

_XAVIER = Exercise(
    name="initialize_parameters_xavier",
    assignment=ASSIGNMENT,
    vocabulary=_VOCABULARY,
    returns=("parameters",),
    aspects=_drawn(8, 12, 7),
    cases=_cases,
    misconceptions=(
        Misconception(
            "he-for-xavier",
            "The numerator is 2, as in He's scale. The 2 compensates for ReLU, but Xavier's scale has no such "
            "factor. Look at the fraction below the root.",
            ((_XAVIER_ROOT, "np.sqrt(2 / layers_dims[l - 1])"),),
        ),
        Misconception(
            "half-for-one",
            "The variance is half as large as Xavier's. The signal then shrinks from layer to layer. Look at the "
            "fraction below the root.",
            ((_XAVIER_ROOT, "np.sqrt(1 / (2 * layers_dims[l - 1]))"),),
        ),
        *_scale_errors(1),
        *_drawing_errors(_XAVIER_ROOT),
    ),
)

_HE_ROOT = "np.sqrt(2 / layers_dims[l - 1])"

_HE = Exercise(
    name="initialize_parameters_he",
    assignment=ASSIGNMENT,
    vocabulary=_VOCABULARY,
    returns=("parameters",),
    aspects=_drawn(8, 12, 7),
    cases=_cases,
    misconceptions=(
        Misconception(
            "xavier-for-he",
            "The numerator is 1, as in Xavier's scale. ReLU removes half of the signal, and He's scale compensates "
            "for it. Look at the fraction below the root.",
            ((_HE_ROOT, "np.sqrt(1 / layers_dims[l - 1])"),),
        ),
        Misconception(
            "root-over-numerator-only",
            "The root covers only the numerator. The standard deviation is the root of the whole fraction. Look at "
            "the brackets.",
            ((_HE_ROOT, "np.sqrt(2) / layers_dims[l - 1]"),),
        ),
        Misconception(
            "two-outside-root",
            "The weights are multiplied by 2 instead of its root. Their variance is then four times as large, but it "
            "should be doubled. Look at what belongs below the root.",
            ((_HE_ROOT, "2 * np.sqrt(1 / layers_dims[l - 1])"),),
        ),
        Misconception(
            "two-in-the-denominator",
            "The 2 divides the variance instead of multiplying it. ReLU already removes half of the signal, so the "
            "signal shrinks even faster. Look at the fraction.",
            ((_HE_ROOT, "np.sqrt(1 / (2 * layers_dims[l - 1]))"),),
        ),
        Misconception(
            "division-of-whole-numbers",
            "The fraction is rounded down to a whole number, which is usually 0. The scale needs the exact fraction. "
            "Look at the operator of the division.",
            ((_HE_ROOT, "np.sqrt(2 // layers_dims[l - 1])"),),
        ),
        Misconception(
            "first-layer-without-two",
            "The first layer has a scale without the 2. In this notebook the same rule holds for all layers. Look at "
            "what differs in the first layer.",
            ((_HE_ROOT, "np.sqrt((1 if l == 1 else 2) / layers_dims[l - 1])"),),
        ),
        Misconception(
            "last-layer-without-two",
            "The last layer has a scale without the 2. In this notebook the same rule holds for all layers. Look at "
            "what differs in the last layer.",
            ((_HE_ROOT, "np.sqrt((2 if l < L else 1) / layers_dims[l - 1])"),),
        ),
        *_scale_errors(2),
        *_drawing_errors(_HE_ROOT),
    ),
)


EXERCISES = (_ZEROS, _RANDOM, _XAVIER, _HE)
