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
            ("layers that are all alike", [draw.integer(0, 3, 6)] * 4),
            ("a layer with a single unit in between", [draw.integer(0, 3, 6), 1, draw.integer(0, 2, 6), 2]),
            ("a single input", [1, *_sizes(draw, 2, low=3)]),
            ("wide layers", _sizes(draw, 3, low=20, high=40)),
        ]
    return [Case(label, (sizes,), seed=77) for label, sizes in plan]


def _every(letter: str) -> tuple[str, ...]:
    """Return the keys of all weights, or biases, that a case can have."""
    return tuple(f"{letter}{l}" for l in range(1, 7))


def _drawn(first: int, all_weights: int, biases: int) -> tuple[Aspect, ...]:
    """Return the aspects of an initializer that draws; biases alone, which are zero, would be too easily had."""
    return (
        Aspect("weights of the first layer", first, "W1"),
        Aspect("weights of all layers", all_weights, _every("W")),
        Aspect("weights together with biases", biases),
    )


# Errors in the shape of the dict, whatever it holds

_LOOP = "range(1, L + 1)"
_ROWS, _COLUMNS = "layers_dims[l]", "layers_dims[l - 1]"
_BIAS = "np.zeros((layers_dims[l], 1))"

_HINT_TRANSPOSED = "Rows and columns of W are exchanged: it has a row for each unit, a column for each input."
_HINT_PAIR = "The function zeros takes the whole shape as one argument, a pair of numbers."
_HINT_GENERATOR = "These numbers come from a generator of its own, which the given seed does not reach."
_HINT_FLAT = "A bias with a single dimension is no column, and broadcasting will punish that later."


def _layer_errors() -> tuple[Misconception, ...]:
    return (
        Misconception(
            "last-layer-skipped",
            "The loop ends one layer early, so the network has no output layer.",
            ((_LOOP, "range(1, L)"),),
        ),
        Misconception(
            "beyond-the-list-of-sizes",
            "The list of sizes is asked beyond its end: the last layer, number L, has its last entry.",
            ((_LOOP, "range(1, L + 2)"),),
        ),
        Misconception(
            "input-counted-as-layer",
            "The input is treated as a layer with weights, and its predecessor is taken from the list's end.",
            ((_LOOP, "range(L)"),),
        ),
        Misconception(
            "keys-counted-from-zero",
            "The sizes are right, but the first layer of this dict is number 1.",
            ((_LOOP, "range(L)"), (_COLUMNS, "layers_dims[_]"), (_ROWS, "layers_dims[l + 1]"), ("[_]", "[l]")),
        ),
        Misconception(
            "input-numbered-zero",
            "The input gets weights of its own under number 0, though it is no layer.",
            ((_LOOP, "range(L + 1)"),),
        ),
        Misconception(
            "keys-without-layer-number",
            "All layers write to one key, because no number is put into its name.",
            (('f"W{l}"', '"W{l}"'), ('f"b{l}"', '"b{l}"')),
        ),
        Misconception(
            "numbers-of-layers-for-sizes",
            "The shapes are made of the numbers of the layers, and the list of sizes is never asked.",
            ((_ROWS, "l"), (_COLUMNS, "l - 1")),
        ),
        Misconception(
            "written-for-three-layers",
            "This is written for exactly three layers, and networks come in other depths too.",
            ((_LOOP, "range(1, 4)"),),
        ),
        Misconception(
            "bias-without-second-dimension",
            _HINT_FLAT,
            ((_BIAS, "np.zeros(layers_dims[l])"),),
        ),
        Misconception(
            "bias-as-row",
            "The bias lies on its side: it is a column with one entry for each unit.",
            ((_BIAS, "np.zeros((1, layers_dims[l]))"),),
        ),
        Misconception(
            "bias-sized-by-inputs",
            "The bias has an entry for each input of the layer, though every unit of the layer has one.",
            ((_BIAS, "np.zeros((layers_dims[l - 1], 1))"),),
        ),
        Misconception(
            "bias-shape-as-two-arguments",
            _HINT_PAIR,
            ((_BIAS, "np.zeros(layers_dims[l], 1)"),),
        ),
        Misconception(
            "bias-as-number",
            "One number stands for all biases of a layer, though each unit has its own.",
            ((_BIAS, "0"),),
        ),
        Misconception(
            "bias-after-the-loop",
            "Only the last layer gets a bias, because that line stands behind the loop.",
            (('\n        parameters[f"b{l}"]', '\n    parameters[f"b{l}"]'),),
        ),
        Misconception(
            "biases-start-at-one",
            "The biases start at one, though zero is asked for.",
            ((_BIAS, "np.ones((layers_dims[l], 1))"),),
        ),
        Misconception(
            "biases-left-out",
            "Only the weights are there; each layer also has a bias.",
            ((f'parameters[f"b{{l}}"] = {_BIAS}', "pass"),),
        ),
        Misconception(
            "return-in-the-loop",
            "The return stands inside the loop, so the dict comes back with its first layer alone.",
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
            "The weights are one column, as if every unit had a single input.",
            ((_ZEROS_W, "np.zeros((layers_dims[l], 1))"),),
        ),
        Misconception(
            "weights-square",
            "The matrix is square, though the layer before may have another size.",
            ((_ZEROS_W, "np.zeros((layers_dims[l], layers_dims[l]))"),),
        ),
        Misconception(
            "ones-for-zeros",
            "The weights are alike, but they are not zero.",
            ((_ZEROS_W, _ZEROS_W.replace("zeros", "ones")),),
        ),
        Misconception(
            "small-random-weights",
            "These weights are small and random; this exercise wants to see what zeros do.",
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
            "The shape is right, but the numbers fill it column by column, as if a transposed matrix was drawn.",
            ((_DRAW, "np.random.randn(layers_dims[l - 1], layers_dims[l]).T"),),
        ),
        Misconception(
            "shape-as-pair",
            "Unlike zeros, randn takes rows and columns as two arguments, not as a pair.",
            ((_DRAW, "np.random.randn((layers_dims[l], layers_dims[l - 1]))"),),
        ),
        Misconception(
            "uniform-instead-of-normal",
            "These weights come from between 0 and 1, so none is negative; a normal distribution is asked for.",
            ((_DRAW, "np.random.rand(layers_dims[l], layers_dims[l - 1])"),),
        ),
        Misconception(
            "uniform-around-zero",
            "These numbers are spread evenly around zero; normal ones, which are asked for, gather there.",
            ((_DRAW, "np.random.uniform(-1, 1, (layers_dims[l], layers_dims[l - 1]))"),),
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
            "One random number fills the whole matrix, so the units of a layer are still alike.",
            ((_DRAW, "np.random.randn() * np.ones((layers_dims[l], layers_dims[l - 1]))"),),
        ),
        Misconception(
            "all-zeros",
            "All weights are zero, so nothing tells the units of a layer apart.",
            ((scaled, _ZEROS_W),),
        ),
        Misconception(
            "biases-drawn-and-scaled",
            "The biases are random too, though zero is asked for; the weights already break the symmetry.",
            ((_BIAS, f"np.random.randn(layers_dims[l], 1) * {factor}"),),
        ),
        Misconception(
            "biases-drawn",
            "The biases are random, though zero is asked for, and drawing them shifts all later draws.",
            ((_BIAS, "np.random.randn(layers_dims[l], 1)"),),
        ),
        Misconception(
            "drawn-for-biases-too",
            "The biases are zero, yet numbers were drawn for them, which shifts all later draws.",
            ((_BIAS, "np.random.randn(layers_dims[l], 1) * 0"),),
        ),
        Misconception(
            "seed-in-the-loop",
            "The generator starts over in every layer, so all layers draw the same numbers.",
            ((loop, f"{loop}        {_SEED_LINE}\n"),),
        ),
        Misconception(
            "seed-left-out",
            "Nothing fixes the seed any more, so nobody draws the same numbers twice.",
            ((_SEED_LINE, "pass"),),
        ),
        Misconception(
            "another-seed",
            "The numbers come from another seed than the one that the cell gives.",
            ((_SEED_LINE, "np.random.seed(1)"),),
        ),
    )


# Large random weights

_RANDOM = Exercise(
    name="initialize_parameters_random",
    assignment=ASSIGNMENT,
    returns=("parameters",),
    aspects=_drawn(6, 10, 6),
    cases=_cases,
    misconceptions=(
        *_drawing_errors("10"),
        Misconception(
            "small-instead-of-large",
            "These weights are small; here they are meant to be too large.",
            ((f"{_DRAW} * 10", f"{_DRAW} * 0.01"),),
        ),
        Misconception(
            "not-scaled",
            "The weights are used as they were drawn, with a standard deviation of 1.",
            ((f"{_DRAW} * 10", _DRAW),),
        ),
        Misconception(
            "divided-by-ten",
            "The factor goes the wrong way and makes the weights smaller.",
            ((f"{_DRAW} * 10", f"{_DRAW} / 10"),),
        ),
        Misconception(
            "ten-added",
            "Adding ten moves the weights away from zero; it does not spread them.",
            ((f"{_DRAW} * 10", f"{_DRAW} + 10"),),
        ),
        Misconception(
            "ten-as-variance",
            "The variance has become ten, though the standard deviation is meant.",
            ((f"{_DRAW} * 10", f"{_DRAW} * np.sqrt(10)"),),
        ),
        Misconception(
            "variance-as-deviation",
            "The standard deviation has become a hundred, which is the variance that is asked for.",
            ((f"{_DRAW} * 10", f"{_DRAW} * 100"),),
        ),
        Misconception(
            "scaled-by-layer-size",
            "The factor depends on the size of a layer, though here it is the same everywhere.",
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
            "The variance is used as a factor; a factor is a standard deviation, the root of the variance.",
            f"({number} / layers_dims[l - 1])",
        ),
        wrong(
            "scaled-by-own-size",
            "The scale follows the size of the layer itself, though a unit sums over the layer before.",
            f"np.sqrt({number} / layers_dims[l])",
        ),
        wrong(
            "scaled-by-input-size",
            "The scale follows the size of the network's input in every layer.",
            f"np.sqrt({number} / layers_dims[0])",
        ),
        wrong(
            "sum-of-both-sizes",
            "This is the scale of Glorot and Bengio, which counts a layer's inputs and its units.",
            "np.sqrt(2 / (layers_dims[l - 1] + layers_dims[l]))",
        ),
        wrong(
            "other-sum-of-both-sizes",
            "The scale counts a layer's units beside its inputs, though a unit sums over its inputs alone.",
            {
                1: "np.sqrt(1 / (layers_dims[l - 1] + layers_dims[l]))",
                2: "np.sqrt(4 / (layers_dims[l - 1] + layers_dims[l]))",
            }[number],
        ),
        wrong(
            "product-of-both-sizes",
            "The scale counts all weights of the layer, though a unit sums over its own inputs alone.",
            f"np.sqrt({number} / (layers_dims[l - 1] * layers_dims[l]))",
        ),
        wrong(
            "scale-inverted",
            "The fraction is upside down: the more inputs a unit has, the smaller its weights should be.",
            f"np.sqrt(layers_dims[l - 1] / {number})",
        ),
        wrong(
            "layer-number-for-size",
            "The scale follows the number of the layer, though it is about how many units it has.",
            f"np.sqrt({number} / l)",
        ),
        wrong(
            "depth-for-size",
            "The scale follows how many layers there are, though it is about the units of one layer.",
            f"np.sqrt({number} / L)",
        ),
        wrong("ten-kept", "The ten of exercise 2 is still there, beside the new scale.", f"10 * {root}"),
        Misconception(
            "root-of-the-draw",
            "The root covers the random numbers too, and the negative ones have no real root.",
            ((f"{_DRAW} * {root}", f"np.sqrt({_DRAW} * {number} / layers_dims[l - 1])"),),
        ),
        wrong("not-scaled", "The weights are used as they were drawn, whatever the size of the layers.", "1"),
        wrong("still-times-ten", "The weights are as large as in the exercise before.", "10"),
        Misconception(
            "scale-added",
            "The scale is added to the weights, which moves them away from zero without spreading them.",
            ((f"* {root}", f"+ {root}"),),
        ),
        Misconception(
            "uniform-of-glorot",
            "This is the uniform variant of Glorot and Bengio, the default of some libraries.",
            (
                (
                    f"{_DRAW} * {root}",
                    "np.random.uniform(-1, 1, (layers_dims[l], layers_dims[l - 1]))"
                    " * np.sqrt(6 / (layers_dims[l] + layers_dims[l - 1]))",
                ),
            ),
        ),
    )


_XAVIER_ROOT = "np.sqrt(1 / layers_dims[l - 1])"

_XAVIER = Exercise(
    name="initialize_parameters_xavier",
    assignment=ASSIGNMENT,
    returns=("parameters",),
    aspects=_drawn(8, 12, 7),
    cases=_cases,
    misconceptions=(
        Misconception(
            "he-for-xavier",
            "This is He's scale, which makes up for ReLU; here the simpler one is asked for.",
            ((_XAVIER_ROOT, "np.sqrt(2 / layers_dims[l - 1])"),),
        ),
        Misconception(
            "half-for-one",
            "The number under the root is too small, and the signal would shrink from layer to layer.",
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
    returns=("parameters",),
    aspects=_drawn(8, 12, 7),
    cases=_cases,
    misconceptions=(
        Misconception(
            "xavier-for-he",
            "This is Xavier's scale; it does not make up for what ReLU takes away.",
            ((_HE_ROOT, "np.sqrt(1 / layers_dims[l - 1])"),),
        ),
        Misconception(
            "root-over-numerator-only",
            "The root covers the numerator alone, though the layer size belongs under it as well.",
            ((_HE_ROOT, "np.sqrt(2) / layers_dims[l - 1]"),),
        ),
        Misconception(
            "two-outside-root",
            "The two has left the root, so the variance is doubled twice.",
            ((_HE_ROOT, "2 * np.sqrt(1 / layers_dims[l - 1])"),),
        ),
        Misconception(
            "two-in-the-denominator",
            "The two divides instead of multiplying, and the signal shrinks all the faster.",
            ((_HE_ROOT, "np.sqrt(1 / (2 * layers_dims[l - 1]))"),),
        ),
        Misconception(
            "division-of-whole-numbers",
            "The fraction is rounded down to a whole number, and mostly to zero.",
            ((_HE_ROOT, "np.sqrt(2 // layers_dims[l - 1])"),),
        ),
        Misconception(
            "first-layer-without-two",
            "The first layer is left out of the rule; it follows the same one here as all others.",
            ((_HE_ROOT, "np.sqrt((1 if l == 1 else 2) / layers_dims[l - 1])"),),
        ),
        Misconception(
            "last-layer-without-two",
            "The last layer is left out of the rule; it follows the same one here as all others.",
            ((_HE_ROOT, "np.sqrt((2 if l < L else 1) / layers_dims[l - 1])"),),
        ),
        *_scale_errors(2),
        *_drawing_errors(_HE_ROOT),
    ),
)


EXERCISES = (_ZEROS, _RANDOM, _XAVIER, _HE)
