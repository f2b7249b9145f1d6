"""Words for slips: where a change is, and what the program then does, in the terms of the notebook."""

import ast
from typing import Any

# kind of mutation -> what the code does; then why that is wrong, or where to look. {0} is the place.
SENTENCES: dict[str, tuple[str, str]] = {
    "other-name": (
        "In {0}, the code uses {1} instead of {2}.",
        "These are different quantities, so compare the names in that line with the formula.",
    ),
    "one-more": ("In {0}, {1} is too large by 1.", "Check whether {1} is counted from 0 or from 1."),
    "one-less": ("In {0}, {1} is too small by 1.", "Check whether {1} is counted from 0 or from 1."),
    "squared": ("In {0}, {1} is squared.", "The formula has no square there, so compare the exponents."),
    "root-taken": ("In {0}, the code takes the root of the result.", "The formula has no root there."),
    "size-taken": (
        "In {0}, {1} loses its sign.",
        "A negative value must stay negative there, so look for an absolute value or a square.",
    ),
    "factor-dropped": (
        "In {0}, the factor {1} is missing.",
        "The formula multiplies by it, so compare the factors.",
    ),
    "divided-for-multiplied": (
        "In {0}, the code divides by {1}.",
        "The formula multiplies by it, so check what belongs above the fraction bar.",
    ),
    "added-for-multiplied": ("In {0}, {1} is added.", "In the formula it is a factor."),
    "power-of-product": (
        "In {0}, {1} is squared together with the value that it multiplies.",
        "In the formula only that value has the exponent, so look at the brackets.",
    ),
    "division-dropped": (
        "In {0}, the division by {1} is missing.",
        "Without it the result has the wrong size, so look at the denominator of the formula.",
    ),
    "multiplied-for-divided": (
        "In {0}, the code multiplies by {1}.",
        "The formula divides by it, so check what belongs below the fraction bar.",
    ),
    "divided-twice": ("In {0}, the code divides by {1} twice.", "The formula divides by it once."),
    "fraction-inverted": (
        "In {0}, the fraction is upside down.",
        "Check what belongs above and what belongs below the fraction bar.",
    ),
    "whole-division": (
        "In {0}, the division rounds down to a whole number.",
        "The formula needs the exact fraction, so look at the operator of the division.",
    ),
    "numerator-dropped": ("In {0}, {1} is missing above the fraction bar.", "Look at the numerator of the formula."),
    "subtracted-for-divided": ("In {0}, {1} is subtracted.", "The formula divides by it."),
    "bracket-around-divisor": (
        "In {0}, only a part of {1} is below the fraction bar.",
        "Division comes before addition and goes from left to right, so the whole denominator needs brackets.",
    ),
    "bracket-around-factor": (
        "In {0}, only a part of {1} is multiplied.",
        "Multiplication comes before addition, so the whole sum needs brackets.",
    ),
    "bracket-around-numerator": (
        "In {0}, only a part of {1} is divided or multiplied.",
        "Division and multiplication come before addition, so the whole sum needs brackets.",
    ),
    "not-floored": (
        "In {0}, the quotient is not rounded down.",
        "The rate must stay the same within an interval, so count whole intervals only.",
    ),
    "rounded-up": (
        "In {0}, the quotient is rounded up.",
        "An interval that has only begun must not count yet, so check the rounding.",
    ),
    "rounded-to-nearest": (
        "In {0}, the quotient is rounded to the nearest whole number.",
        "An interval that is not over must not count yet, so check the rounding.",
    ),
    "remainder": (
        "In {0}, the code uses the remainder of the division.",
        "The formula needs the number of whole intervals, which is the quotient.",
    ),
    "floored-then-multiplied": (
        "In {0}, the number of whole intervals is multiplied by {1} again.",
        "The formula needs the number of intervals, not of epochs.",
    ),
    "only-first-step": ("In {0}, only the first interval counts.", "The formula counts every interval that is over."),
    "power-dropped": ("In {0}, the exponent of {1} is missing.", "Compare the exponents with those of the formula."),
    "times-for-power": ("In {0}, {1} is multiplied by {2}.", "In the formula {2} is an exponent."),
    "fixed-power": ("In {0}, the exponent is always 2.", "In the formula the exponent is {1}."),
    "higher-power": ("In {0}, the exponent of {1} is too high.", "Compare the exponents with those of the formula."),
    "product-order": (
        "In {0}, {1} and {2} are multiplied in the wrong order.",
        "The order decides the shape of a matrix product, so write the shapes down.",
    ),
    "term-dropped": (
        "In {0}, the term {1} is missing.",
        "The formula has this term as well, so compare the sum with it.",
    ),
    "term-dropped-and-sign": (
        "In {0}, the term {1} is missing, and so is the minus sign.",
        "Compare the difference with that of the formula.",
    ),
    "sign-changed": ("In {0}, {1} has the wrong sign.", "Compare plus and minus with the formula."),
    "difference-reversed": (
        "In {0}, {1} is subtracted from {2}.",
        "The formula subtracts the other way round, so compare plus and minus.",
    ),
    "multiplied-for-added": ("In {0}, {1} and {2} are multiplied.", "The formula adds them."),
    "second-term-repeated": ("In {0}, {1} is added twice.", "The formula adds it once."),
    "power-of-sum": (
        "In {0}, the whole of {1} is raised to the power.",
        "In the formula only the last number has the exponent, so look at the brackets.",
    ),
    "inside-the-call": (
        "In {0}, {1} is added inside {2}.",
        "The formula adds it outside, so look at the brackets.",
    ),
    "weights-exchanged": (
        "In {0}, the weights {1} and {2} are exchanged.",
        "One of them belongs to the past, so compare them with the formula.",
    ),
    "call-dropped": ("In {0}, {1} is missing.", "The formula has it, so compare the line with the formula."),
    "half-for-root": (
        "In {0}, the code uses half of {1} instead of its root.",
        "If you write the root as a power, its exponent needs brackets.",
    ),
    "square-for-root": ("In {0}, {1} is squared.", "The formula takes its root."),
    "root-of-numerator-only": (
        "In {0}, only the numerator is below the root.",
        "In the formula the root covers the whole fraction.",
    ),
    "root-of-denominator-only": (
        "In {0}, only the denominator is below the root.",
        "In the formula the root covers the whole fraction.",
    ),
    "power-after-call": (
        "In {0}, the power is taken after {1}.",
        "Values of opposite sign then cancel in the sum, so take the power of each value first.",
    ),
    "other-call": ("In {0}, the code uses {1}.", "The formula has {2} there."),
    "sizes-summed": (
        "In {0}, the absolute values are added up.",
        "The norm is the root of the sum of squares.",
    ),
    "largest-size": (
        "In {0}, the code takes the largest absolute value.",
        "The norm is the root of the sum of squares.",
    ),
    "arguments-exchanged": (
        "In {0}, two arguments of {1} are exchanged.",
        "Check the order in which the function expects them.",
    ),
    "axis-dropped": (
        "In {0}, the sum runs over the whole array.",
        "Each unit needs its own sum over the examples, so look at the axis.",
    ),
    "axis-other": (
        "In {0}, the sum runs along the wrong axis.",
        "The examples are the columns, so sum along each row.",
    ),
    "keepdims-dropped": (
        "In {0}, the result loses a dimension.",
        "It must stay a column, so that it has the shape of the bias.",
    ),
    "axis-and-keepdims-dropped": (
        "In {0}, the whole array is summed to one number.",
        "Each unit needs its own sum over the examples, so look at the axis.",
    ),
    "loop-ends-early": ("In {0}, the last round is missing.", "The end of a range is not part of the range."),
    "loop-ends-late": (
        "In {0}, there is one round too many at the end.",
        "The end of a range is not part of the range.",
    ),
    "loop-starts-late": ("In {0}, the first round is missing.", "Check where the range starts."),
    "loop-starts-early": ("In {0}, there is one round too many at the start.", "Check where the range starts."),
    "loop-from-zero": ("In {0}, the rounds are counted from 0.", "Check which numbers the formula uses."),
    "comparison": (
        "In {0}, the comparison is wrong.",
        "Check its direction, and whether equal values count.",
    ),
    "comparison-dropped": (
        "In {0}, the code uses the value of {1} without the comparison.",
        "The formula needs only 0 or 1 there.",
    ),
    "comparison-complement": (
        "In {0}, the code compares with one minus {1}.",
        "Check which probability belongs there.",
    ),
    "index-more": ("In {0}, an index is too high.", "Check which entry the formula uses, and where counting starts."),
    "index-less": ("In {0}, an index is too low.", "Check which entry the formula uses, and where counting starts."),
    "index-fixed": ("In {0}, every round uses the same entry.", "In the formula each round has its own entry."),
    "constant-more": ("In {0}, the number {1} is replaced by a larger one.", "Compare the numbers with the formula."),
    "constant-less": ("In {0}, the number {1} is replaced by a smaller one.", "Compare the numbers with the formula."),
    "slice-later": (
        "In {0}, the {1} of the slice comes one too late.",
        "A slice contains its start but not its end.",
    ),
    "slice-earlier": (
        "In {0}, the {1} of the slice comes one too early.",
        "A slice contains its start but not its end.",
    ),
    "slice-open": ("In {0}, the slice has no {1}.", "Check which examples the slice should contain."),
    "slice-without-size": (
        "In {0}, the {1} of the slice counts mini-batches.",
        "A slice counts examples, and each mini-batch has several of them.",
    ),
    "condition-always": (
        "In {0}, the code behaves as if the condition were always true.",
        "Check when the condition is true.",
    ),
    "condition-never": (
        "In {0}, the code behaves as if the condition were never true.",
        "Check when the condition is true.",
    ),
    "condition-inverted": ("In {0}, the two branches are exchanged.", "Check when the condition is true."),
    "not-added-up": (
        "In {0}, each new value replaces the one before.",
        "The formula has a sum, so add the values up.",
    ),
    "extra-factor": (
        "In {0}, the result contains the factor {1} once too often.",
        "Compare the factors with those of the formula.",
    ),
    "extra-division": (
        "In {0}, the result is divided by {1} once too often.",
        "Compare the denominators with those of the formula.",
    ),
    "extra-term": (
        "In {0}, {1} is added, but the formula does not add it.",
        "Compare the terms with those of the formula.",
    ),
    "sign-of-line": ("In {0}, the result has the opposite sign.", "Compare plus and minus with the formula."),
    "returned-exchanged": (
        "In {0}, {1} and {2} are exchanged.",
        "The caller unpacks them in the order of the docstring.",
    ),
    "line-dropped": (
        "In {0}, the result is missing or has no effect.",
        "Check that the line is there, and that later lines use its result.",
    ),
    "return-in-loop": (
        "In {0}, the function returns in the first round.",
        "The later rounds never run, so look at where the return is.",
    ),
    "line-too-early": (
        "In {0}, the code uses a value from before {1}.",
        "The formula needs the new value, so check the order of the steps.",
    ),
    "old-value": (
        "In {0}, {1} is the value from before the update.",
        "The formula uses the new value, so check which one you read.",
    ),
    "old-returned": (
        "In {0}, {1} still contains its old values.",
        "The next step needs the new values, so check where they are stored.",
    ),
    "stored-back": (
        "In {0}, the result also replaces {1}.",
        "The next step needs the average without correction, so store the corrected one under another name.",
    ),
    "argument-ignored": (
        "The value of {1} is fixed at {2}.",
        "The caller's value must have an effect, so check where the argument is used.",
    ),
    "argument-fixed-here": (
        "In {0}, the value of {1} is fixed at {2}.",
        "The caller's value must be used there.",
    ),
    "bracket-too-wide": (
        "In {0}, the whole sum is multiplied or divided by {1}.",
        "In the formula only the last term has this factor, so look at the brackets.",
    ),
    "numbers-exchanged": (
        "In {0}, {1} and {2} are exchanged.",
        "Each of them belongs to one of these lines, so compare them with the formulas.",
    ),
    "transpose-dropped": (
        "In {0}, {1} is not transposed.",
        "The shapes of a matrix product must fit, so write them down.",
    ),
}

_SIGNS = {ast.Add: "+", ast.Sub: "-", ast.Mult: "·", ast.Div: "/", ast.Pow: "^", ast.MatMult: "·", ast.FloorDiv: "//"}
_LETTERS = {
    "learning_rate": "α",
    "learning_rate0": "α0",
    "beta": "β",
    "beta1": "β1",
    "beta2": "β2",
    "epsilon": "ε",
    "lambd": "λ",
    "t": "t",
    "m": "m",
    "theta": "θ",
    "keep_prob": "`keep_prob`",
    "decay_rate": "the decay rate",
    "epoch_num": "the number of the epoch",
    "time_interval": "the interval",
    "mini_batch_size": "the size",
}
_NUMBERS = frozenset(_LETTERS)
_FUNCTIONS = {
    "sqrt": "the root",
    "sum": "the sum",
    "mean": "the mean",
    "norm": "the norm",
    "abs": "the absolute value",
    "zeros": "zeros",
    "ones": "ones",
    "zeros_like": "zeros",
    "ones_like": "ones",
    "copy": "a copy",
    "randn": "normal numbers",
    "rand": "uniform numbers",
    "max": "the maximum",
    "relu": "the ReLU",
    "sigmoid": "the sigmoid",
}
_STATE = ("v", "s")


class Wording:
    """Words for the parts of one exercise's programs."""

    def __init__(self, vocabulary: dict[str, str]):
        self.words = _LETTERS | vocabulary
        self.numbers = _NUMBERS

    def say(self, node: ast.AST) -> str:
        """Return words for an expression, at most a few."""
        match node:
            case ast.Name():
                return self.words.get(node.id, node.id if "_" not in node.id else f"`{node.id}`")
            case ast.Constant():
                return str(node.value)
            case ast.Subscript() if key := self._key(node):
                return key
            case ast.Subscript(value=ast.Name(id=name)) if name in self.words:
                return self.words[name]
            case ast.Attribute(attr="T"):
                return f"{self.say(node.value)} transposed"
            case ast.BinOp():
                text = f"{self._inner(node.left)} {_SIGNS.get(type(node.op), '?')} {self._inner(node.right)}"
                return text if len(text) <= 60 else "a part of the formula"
            case ast.Compare():
                return f"the comparison of {self.say(node.left)} and {self.say(node.comparators[0])}"
            case ast.Call():
                return self.function(node)
        return "a part of the formula"

    def _inner(self, node: ast.AST) -> str:
        text = self.say(node)
        return f"({text})" if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add | ast.Sub) else text

    def _key(self, node: ast.Subscript) -> str:
        """Return words for an entry of a dict: ``v of dW``."""
        if isinstance(node.slice, ast.JoinedStr):
            parts: list[Any] = [value.value for value in node.slice.values if isinstance(value, ast.Constant)]
            key = "".join(parts)
            if any(
                isinstance(v, ast.FormattedValue) and getattr(v.value, "id", "") == "name" for v in node.slice.values
            ):
                key = {"d": "the gradient"}.get(key, key)
        elif isinstance(node.slice, ast.Constant) and isinstance(node.slice.value, str):
            key = node.slice.value
        elif isinstance(node.slice, ast.Name):
            key = "the parameter" if getattr(node.value, "id", "") == "parameters" else ""
        else:
            return ""
        name = getattr(node.value, "id", "")
        return f"{name} of {key}" if name in _STATE and key else key

    def function(self, node: ast.Call) -> str:
        """Return words for what a call does."""
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        return self.function_name(name)

    def function_name(self, name: str) -> str:
        """Return words for a function."""
        return _FUNCTIONS.get(name, f"`{name}`")

    def place(self, line: ast.stmt) -> str:
        """Return words for a line."""
        match line:
            case ast.Return():
                return "the returned result"
            case ast.For():
                return "the loop"
            case ast.If():
                return "the condition"
            case ast.Assign(targets=[target]) | ast.AugAssign(target=target):
                if isinstance(target, ast.Subscript) and isinstance(target.value, ast.Name) and not self._key(target):
                    return f"the line for {self.say(target.value)}"
                if isinstance(target, ast.Tuple):
                    return "the line for " + " and ".join(self.say(item) for item in target.elts)
                return f"the line for {self.say(target)}"
        return "the function"
