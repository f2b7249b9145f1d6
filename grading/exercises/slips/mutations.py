"""Change a program in one place: each `Mutation` is a few pieces of text to replace and the words for what it does."""

import ast
import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeGuard

from grading.exercises.slips.wording import Wording

Edit = tuple[int, int, str]

# functions of one argument that a program may forget to call
_SAME_SHAPE = {"sqrt", "abs", "floor", "relu", "sigmoid", "norm", "sum", "copy"}
_OTHER_CALL = {
    "zeros_like": ("ones_like", "copy"),
    "zeros": ("ones",),
    "randn": ("rand",),
    "sum": ("mean", "max"),
    "mean": ("sum",),
    "rand": ("randn",),
    "norm": ("sum",),
}
_COMPARISONS = {ast.Lt: "<", ast.LtE: "<=", ast.Gt: ">", ast.GtE: ">="}
_NEAR = {"<": ("<=", ">"), "<=": ("<", ">"), ">": (">=", "<"), ">=": (">", "<")}
# in a program with no more names than this, any two of them may be confused
_FEW = 8
# kinds that students seldom make: another one with the same results is likelier
_UNLIKELY = {
    "difference-reversed": 1,
    "divided-for-multiplied": 1,
    "extra-division": 1,
    "extra-factor": 1,
    "line-too-early": 1,
    "root-taken": 2,
    "sign-of-line": 2,
    "squared": 2,
}
_COUNTS = ("t", "epoch_num", "m", "time_interval", "mini_batch_size")
_SCALARS = ("0.01", "0.1", "0.5", "0.7", "0.9", "1")


@dataclass(frozen=True)
class Mutation:
    """A change of a program's text."""

    kind: str  # which operator made it; a key of `wording.SENTENCES`
    words: tuple[str, ...]  # what its sentences are completed with, the place first
    edits: tuple[Edit, ...]  # start and end of each piece of the text, and its replacement
    pattern: str = ""  # the same for mutations that do the same in different layers

    def apply(self, source: str) -> str:
        """Return the changed text."""
        for start, end, text in sorted(self.edits, reverse=True):
            source = source[:start] + text + source[end:]
        return source


def mutations(source: str, vocabulary: dict[str, str]) -> list[Mutation]:
    """Return every mutation of a function, and those that do the same in all layers, the likeliest first.

    Where several have the same results, the first ones give the hint its words.
    """
    single = list(dict.fromkeys(_Mutator(source, Wording(vocabulary)).all()))
    return sorted(single + list(_in_all_layers(single)), key=lambda mutation: _UNLIKELY.get(mutation.kind, 0))


def _in_all_layers(single: list[Mutation]) -> Iterator[Mutation]:
    groups: dict[tuple[str, str], list[Mutation]] = {}
    for mutation in single:
        if mutation.pattern:
            groups.setdefault((mutation.kind, mutation.pattern), []).append(mutation)
    for (kind, _), members in groups.items():
        spans = sorted(edit for member in members for edit in member.edits)
        apart = all(one[1] <= other[0] for one, other in itertools.pairwise(spans))
        if 2 <= len(members) <= 3 and apart and len({edit[:2] for edit in spans}) == len(spans):
            words = tuple(_common(texts) for texts in zip(*(member.words for member in members), strict=True))
            yield Mutation(kind, words, tuple(spans))


def _named(text: str, container: str) -> tuple[str, str, str]:
    """Return container, letter and layer of a name such as ``dZ2``, or of an entry such as ``grads["dW1"]``."""
    key = (
        re.sub(r"""[^A-Za-z0-9{}_]""", "", text.removeprefix(container)).removeprefix("f").removeprefix("d")
        if container
        else text
    )
    layer = "".join(re.findall(r"\d|{.*}", key))
    return container, re.sub(r"\d|{.*}", "", key), layer


def _alike(text: str) -> str:
    """Return the text without what differs from layer to layer, or between the averages v and s."""
    return re.sub(r"\b[vs](?=_|\[|\b)", "", re.sub(r"\d", "", text))


def _common(texts: tuple[str, ...]) -> str:
    """Return one text for all of the texts: ``dW2`` and ``dW1`` give ``dW2 and dW1``."""
    distinct = list(dict.fromkeys(texts))
    if len(distinct) == 1:
        return distinct[0]
    stem = "the line for "
    if all(text.startswith(stem) for text in distinct):
        return "the lines for " + " and ".join(text.removeprefix(stem) for text in distinct)
    return " and ".join(distinct)


class _Mutator:
    """All mutations of one function's text."""

    def __init__(self, source: str, wording: Wording):
        self.source = source
        self.wording = wording
        tree = ast.parse(source)
        self.function = next(node for node in tree.body if isinstance(node, ast.FunctionDef))
        self.starts = [0, *itertools.accumulate(len(line) for line in source.splitlines(keepends=True))]
        self.parents = {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}
        names = {node.id for node in ast.walk(self.function) if isinstance(node, ast.Name)}
        self.arguments = [argument.arg for argument in self.function.args.args]
        self.locals = names & set(self.arguments) | {
            node.id
            for node in ast.walk(self.function)
            if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
        }
        self.counters = {
            node.target.id
            for node in ast.walk(self.function)
            if isinstance(node, ast.For) and isinstance(node.target, ast.Name)
        }
        self._texts: dict[ast.AST, str] = {}
        self.atoms = self.find_atoms()  # every name and dict entry that is read somewhere, once

    # positions and words

    def span(self, node: Any) -> tuple[int, int]:
        start = self.starts[node.lineno - 1] + node.col_offset
        return start, self.starts[node.end_lineno - 1] + node.end_col_offset

    def text(self, node: ast.AST) -> str:
        if node not in self._texts:  # each is needed many times, and slow to make
            self._texts[node] = ast.unparse(node)
        return self._texts[node]

    def named(self, node: ast.expr) -> tuple[str, str, str]:
        return _named(self.text(node), self.text(node.value) if isinstance(node, ast.Subscript) else "")

    def make(self, kind: str, node: ast.AST, new: str, *words: str, where: ast.stmt) -> Mutation:
        place = self.wording.place(where)
        old = self.text(node)
        line = self.text(where)[:60] if not isinstance(where, ast.For | ast.If) else self.text(where).split("\n")[0]
        pattern = _alike("|".join((line, old, new)))
        return Mutation(kind, (place, *words), ((*self.span(node), new),), pattern)

    def is_atom(self, node: ast.AST) -> bool:
        if isinstance(node, ast.Name):
            return isinstance(node.ctx, ast.Load) and node.id in self.locals and node.id not in self.counters
        return (
            isinstance(node, ast.Subscript)
            and isinstance(node.slice, ast.JoinedStr | ast.Constant)
            and (not isinstance(node.slice, ast.Constant) or isinstance(node.slice.value, str))
        )

    def is_number(self, node: ast.AST) -> TypeGuard[ast.Name]:
        return isinstance(node, ast.Name) and node.id in self.wording.numbers

    # all operators

    def all(self) -> Iterator[Mutation]:
        for line in self.lines(self.function.body):
            heads = [line.iter] if isinstance(line, ast.For) else [line.test] if isinstance(line, ast.If) else [line]
            for head in heads:
                for node in ast.walk(head):
                    if isinstance(node, ast.expr):
                        yield from self.of_expression(node, line)
            yield from self.of_line(line)
        yield from self.of_block(self.function)
        yield from self.ignored_arguments()
        yield from self.exchanged_numbers()

    def lines(self, body: list[ast.stmt]) -> Iterator[ast.stmt]:
        for line in body:
            yield line
            for name in ("body", "orelse"):
                yield from self.lines(getattr(line, name, []))

    def of_expression(self, node: ast.expr, line: ast.stmt) -> Iterator[Mutation]:
        if self.is_atom(node):
            yield from self.other_atom(node, line)
        if isinstance(node, ast.BinOp):
            yield from self.of_operation(node, line)
        elif isinstance(node, ast.Call):
            yield from self.of_call(node, line)
        elif isinstance(node, ast.Compare) and len(node.ops) == 1 and type(node.ops[0]) in _COMPARISONS:
            yield from self.of_comparison(node, line)
        elif isinstance(node, ast.Attribute) and node.attr == "T":
            yield self.make("transpose-dropped", node, self.text(node.value), self.say(node.value), where=line)
        elif isinstance(node, ast.Constant) and type(node.value) is int and not self.in_power(node):
            yield from self.of_integer(node, line)
        elif isinstance(node, ast.Slice):
            yield from self.of_slice(node, line)

    def say(self, node: ast.AST) -> str:
        return self.wording.say(node)

    def in_power(self, node: ast.AST) -> bool:
        parent = self.parents.get(node)
        return isinstance(parent, ast.BinOp) and isinstance(parent.op, ast.Pow)

    # one expression

    def other_atom(self, node: ast.expr, line: ast.stmt) -> Iterator[Mutation]:
        """Another array, or another number, is used instead of this one."""
        if not isinstance(getattr(node, "ctx", None), ast.Load) or (
            isinstance(line, ast.Return) and not isinstance(line.value, ast.BinOp | ast.Call)
        ):
            return
        old = self.text(node)
        for other in self.atoms:
            new = self.text(other)
            if new != old and self.is_number(node) == self.is_number(other) and self.may_be_confused(node, other):
                yield self.make("other-name", node, new, self.say(other), self.say(node), where=line)
        if old in _COUNTS:
            for step, kind in (("+ 1", "one-more"), ("- 1", "one-less")):
                yield self.make(kind, node, f"({old} {step})", self.say(node), where=line)
        if len(self.atoms) <= _FEW:
            yield self.make("squared", node, f"(({old}) ** 2)", self.say(node), where=line)
            yield self.make("size-taken", node, f"abs({old})", self.say(node), where=line)

    def may_be_confused(self, node: ast.expr, other: ast.expr) -> bool:
        """Whether two names are of one kind: the same quantity in another layer, or another one in the same layer."""
        if len(self.atoms) <= _FEW:
            return True
        one, another = self.named(node), self.named(other)
        if self.is_number(node):
            return one[1] == another[1]
        if not (one[0] or one[2] or another[0] or another[2]):
            return one[1][-4:] == another[1][-4:] or one[1][:4] == another[1][:4]
        return sum(x == y for x, y in zip(one, another, strict=True)) == 2

    def find_atoms(self) -> list[ast.expr]:
        found: dict[str, Any] = {}
        for node in ast.walk(self.function):
            if self.is_atom(node) and isinstance(getattr(node, "ctx", None), ast.Load):
                found.setdefault(self.text(node), node)
            if isinstance(node, ast.Tuple) and isinstance(node.ctx, ast.Store):
                found |= {item.id: item for item in node.elts if isinstance(item, ast.Name) and item.id not in found}
        return list(found.values())

    def of_operation(self, node: ast.BinOp, line: ast.stmt) -> Iterator[Mutation]:
        left, right = self.text(node.left), self.text(node.right)
        a, b = f"({left})", f"({right})"
        say_a, say_b = self.say(node.left), self.say(node.right)
        make = self.make
        if isinstance(node.op, ast.Mult):
            yield make("factor-dropped", node, a, say_b, where=line)
            yield make("factor-dropped", node, b, say_a, where=line)
            yield make("divided-for-multiplied", node, f"({a} / {b})", say_b, where=line)
            yield make("divided-for-multiplied", node, f"({b} / {a})", say_a, where=line)
            yield make("added-for-multiplied", node, f"({a} + {b})", say_b, where=line)
            if self.is_power(node.right):
                yield make(
                    "power-of-product",
                    node,
                    f"({a} * ({self.text(node.right.left)})) ** {self.text(node.right.right)}",
                    say_a,
                    where=line,
                )
            yield from self.bracket_dropped(node, "*", line)
        elif isinstance(node.op, ast.Div):
            yield make("division-dropped", node, a, say_b, where=line)
            yield make("multiplied-for-divided", node, f"({a} * {b})", say_b, where=line)
            yield make("divided-twice", node, f"({a} / {b} / {b})", say_b, where=line)
            yield make("fraction-inverted", node, f"({b} / {a})", say_a, say_b, where=line)
            yield make("whole-division", node, f"({a} // {b})", say_b, where=line)
            yield make("numerator-dropped", node, f"(1 / {b})", say_a, where=line)
            yield make("subtracted-for-divided", node, f"({a} - {b})", say_b, where=line)
            yield from self.bracket_dropped(node, "/", line)
        elif isinstance(node.op, ast.FloorDiv):
            yield make("not-floored", node, f"({a} / {b})", where=line)
            yield make("rounded-up", node, f"(-(-{a} // {b}))", where=line)
            yield make("rounded-to-nearest", node, f"np.round({a} / {b})", where=line)
            yield make("factor-dropped", node, a, say_b, where=line)
            yield make("remainder", node, f"({a} % {b})", where=line)
            yield make("floored-then-multiplied", node, f"({a} // {b} * {b})", say_b, where=line)
            yield make("one-more", node, f"({a} // {b} + 1)", "the number of whole intervals", where=line)
            yield make("fraction-inverted", node, f"({b} / {a})", say_a, say_b, where=line)
            yield make("only-first-step", node, f"min(1, {a} // {b})", where=line)
        elif isinstance(node.op, ast.Add | ast.Sub):
            yield from self.of_sum(node, line)
        elif isinstance(node.op, ast.Pow):
            yield make("power-dropped", node, a, say_a, where=line)
            yield make("times-for-power", node, f"({a} * {b})", say_a, say_b, where=line)
            if not isinstance(node.right, ast.Constant):
                yield make("fixed-power", node, f"({a} ** 2)", say_b, where=line)
            else:
                yield make("higher-power", node, f"({a} ** 3)", say_a, where=line)
        elif isinstance(node.op, ast.MatMult):
            yield make("product-order", node, f"({b} @ {a})", say_a, say_b, where=line)

    @staticmethod
    def is_power(node: ast.AST) -> TypeGuard[ast.BinOp]:
        return isinstance(node, ast.BinOp) and isinstance(node.op, ast.Pow)

    def bracket_dropped(self, node: ast.BinOp, sign: str, line: ast.stmt) -> Iterator[Mutation]:
        """Text without the brackets: ``a / (b + c)`` becomes ``a / b + c``."""
        left, right = self.text(node.left), self.text(node.right)
        if isinstance(node.right, ast.BinOp) and not self.is_power(node.right):
            new = f"{left if not self.is_sum(node.left) else f'({left})'} {sign} {right}"
            if sign == "/" or self.is_sum(node.right):
                outer = self.span(node)
                whole = self.parents.get(node)
                kind = "bracket-around-divisor" if sign == "/" else "bracket-around-factor"
                yield self.make(kind, node, f"({new})", self.say(node.right), where=line)
                # the same without a bracket around the whole: what comes before multiplies the first part alone
                if isinstance(whole, ast.BinOp) and not isinstance(whole.op, ast.Pow):
                    yield Mutation(kind, (self.wording.place(line), self.say(node.right)), ((*outer, new),))
        if self.is_sum(node.left):
            yield self.make(
                "bracket-around-numerator", node, f"({left} {sign} ({right}))", self.say(node.left), where=line
            )

    @staticmethod
    def is_sum(node: ast.AST) -> bool:
        return isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add | ast.Sub)

    def of_sum(self, node: ast.BinOp, line: ast.stmt) -> Iterator[Mutation]:
        left, right = self.text(node.left), self.text(node.right)
        a, b = f"({left})", f"({right})"
        say_a, say_b = self.say(node.left), self.say(node.right)
        plus = isinstance(node.op, ast.Add)
        make = self.make
        if isinstance(self.parents.get(node), ast.Subscript):
            yield make("index-fixed", node, right, where=line)
            yield make("sign-changed", node, f"({a} {'-' if plus else '+'} {b})", say_b, where=line)
            return
        yield make("term-dropped", node, a, say_b, where=line)
        yield make("term-dropped", node, b if plus else f"(-{b})", say_a, where=line)
        yield make("sign-changed", node, f"({a} {'-' if plus else '+'} {b})", say_b, where=line)
        if not plus:
            yield make("difference-reversed", node, f"({b} - {a})", say_a, say_b, where=line)
            yield make("term-dropped-and-sign", node, b, say_a, where=line)
        else:
            yield make("multiplied-for-added", node, f"({a} * {b})", say_a, say_b, where=line)
            yield make("second-term-repeated", node, f"({a} + {b} + {b})", say_b, where=line)
        # a + b * c becomes (a + b) * c
        if isinstance(node.right, ast.BinOp) and isinstance(node.right.op, ast.Mult | ast.Div):
            sign = "*" if isinstance(node.right.op, ast.Mult) else "/"
            new = (
                f"(({left} {'+' if plus else '-'} {self.text(node.right.left)}) {sign} ({self.text(node.right.right)}))"
            )
            yield make("bracket-too-wide", node, new, self.say(node.right.right), where=line)
            if sign == "*":
                new = (
                    f"(({left} {'+' if plus else '-'} {self.text(node.right.right)}) * ({self.text(node.right.left)}))"
                )
                yield make("bracket-too-wide", node, new, self.say(node.right.left), where=line)
        # 1 - b ** t becomes (1 - b) ** t
        if self.is_power(node.right):
            base, power = self.text(node.right.left), self.text(node.right.right)
            sign = "+" if plus else "-"
            yield make(
                "power-of-sum",
                node,
                f"(({left} {sign} {base}) ** {power})",
                f"{say_a} {sign} {self.say(node.right.left)}",
                where=line,
            )
        # f(a) + b becomes f(a + b)
        if isinstance(node.left, ast.Call) and len(node.left.args) == 1 and not node.left.keywords:
            function = self.text(node.left.func)
            new = f"{function}({self.text(node.left.args[0])} {'+' if plus else '-'} {b})"
            yield make("inside-the-call", node, new, say_b, self.wording.function(node.left), where=line)
        if (
            isinstance(node.left, ast.BinOp)
            and isinstance(node.left.op, ast.Mult)
            and isinstance(node.right, ast.BinOp)
            and isinstance(node.right.op, ast.Mult)
        ):
            first, second = node.left, node.right
            one, other = self.text(first.left), self.text(second.left)
            new = f"({other}) * ({self.text(first.right)}) + ({one}) * ({self.text(second.right)})"
            yield make("weights-exchanged", node, f"({new})", self.say(first.left), self.say(second.left), where=line)

    def of_call(self, node: ast.Call, line: ast.stmt) -> Iterator[Mutation]:
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        spoken = self.wording.function(node)
        if name in _SAME_SHAPE and node.args:
            inner = self.text(node.args[0])
            yield self.make("call-dropped", node, f"({inner})", spoken, self.say(node.args[0]), where=line)
            if name == "sqrt":
                yield self.make("half-for-root", node, f"(({inner}) ** 1 / 2)", self.say(node.args[0]), where=line)
                yield self.make("square-for-root", node, f"(({inner}) ** 2)", self.say(node.args[0]), where=line)
                if isinstance(node.args[0], ast.BinOp) and isinstance(node.args[0].op, ast.Div):
                    top, bottom = self.text(node.args[0].left), self.text(node.args[0].right)
                    yield self.make("root-of-numerator-only", node, f"(np.sqrt({top}) / ({bottom}))", where=line)
                    yield self.make("root-of-denominator-only", node, f"(({top}) / np.sqrt({bottom}))", where=line)
            if self.is_power(node.args[0]):
                base, power = self.text(node.args[0].left), self.text(node.args[0].right)
                rest = "".join(f", {self.text(keyword)}" for keyword in node.keywords)
                new = f"({self.text(node.func)}({base}{rest}) ** {power})"
                yield self.make("power-after-call", node, new, spoken, where=line)
        for other in _OTHER_CALL.get(name, ()):
            if isinstance(node.func, ast.Attribute):
                new = self.text(node).replace(f".{name}(", f".{other}(", 1)
                yield self.make("other-call", node, new, self.wording.function_name(other), spoken, where=line)
        if name == "norm":
            yield self.make("squared", node, f"({self.text(node)} ** 2)", self.say(node), where=line)
            yield self.make("sizes-summed", node, f"np.sum(np.abs({self.text(node.args[0])}))", where=line)
            yield self.make("largest-size", node, f"np.max(np.abs({self.text(node.args[0])}))", where=line)
        if len(node.args) == 2 and not node.keywords and name not in ("range", "dot"):
            first, second = map(self.text, node.args)
            yield self.make(
                "arguments-exchanged", node, f"{self.text(node.func)}({second}, {first})", spoken, where=line
            )
        if len(node.args) == 2 and name == "dot":
            first, second = map(self.text, node.args)
            yield self.make("product-order", node, f"np.dot({second}, {first})", *map(self.say, node.args), where=line)
        yield from self.of_keywords(node, line)
        if name == "range":
            yield from self.of_range(node, line)

    def of_keywords(self, node: ast.Call, line: ast.stmt) -> Iterator[Mutation]:
        for keyword in node.keywords:
            others = [other for other in node.keywords if other is not keyword]
            kept = ", ".join(map(self.text, [*node.args, *others]))
            yield self.make(f"{keyword.arg}-dropped", node, f"{self.text(node.func)}({kept})", where=line)
            if keyword.arg == "axis" and isinstance(keyword.value, ast.Constant):
                axis = 1 - keyword.value.value  # type: ignore[operator]  # an axis is an integer
                new = ", ".join([*map(self.text, [*node.args, *others]), f"axis={axis}"])
                yield self.make("axis-other", node, f"{self.text(node.func)}({new})", where=line)
        if len(node.keywords) == 2:
            yield self.make(
                "axis-and-keepdims-dropped", node, f"{self.text(node.func)}({self.text(node.args[0])})", where=line
            )

    def of_range(self, node: ast.Call, line: ast.stmt) -> Iterator[Mutation]:
        stop = node.args[-1] if len(node.args) < 3 else node.args[1]
        start = node.args[0] if len(node.args) > 1 else None
        make = self.make
        yield make("loop-ends-early", stop, f"({self.text(stop)} - 1)", where=line)
        yield make("loop-ends-late", stop, f"({self.text(stop)} + 1)", where=line)
        if start is not None:
            yield make("loop-starts-late", start, f"({self.text(start)} + 1)", where=line)
            if len(node.args) == 2:
                yield make("loop-from-zero", node, f"range({self.text(stop)} - 1)", where=line)
                yield make("loop-starts-early", start, f"({self.text(start)} - 1)", where=line)
        else:
            yield make("loop-starts-late", stop, f"1, {self.text(stop)}", where=line)

    def of_comparison(self, node: ast.Compare, line: ast.stmt) -> Iterator[Mutation]:
        sign = _COMPARISONS[type(node.ops[0])]
        left, right = self.text(node.left), self.text(node.comparators[0])
        for other in _NEAR[sign]:
            yield self.make("comparison", node, f"({left} {other} {right})", self.say(node), where=line)
        yield self.make("comparison-dropped", node, f"({left})", self.say(node.left), where=line)
        if isinstance(node.comparators[0], ast.Name):
            yield self.make(
                "comparison-complement", node, f"({left} {sign} 1 - {right})", self.say(node.comparators[0]), where=line
            )

    def of_integer(self, node: Any, line: ast.stmt) -> Iterator[Mutation]:
        parent: Any = self.parents.get(node)
        if isinstance(parent, ast.keyword | ast.FormattedValue | ast.Call):
            return
        if isinstance(parent, ast.Tuple) or isinstance(self.parents.get(parent), ast.Slice):
            return
        index = isinstance(parent, ast.Subscript) or isinstance(self.parents.get(parent), ast.Subscript)
        kinds = ["index-more", "index-less"] if index else ["constant-more", "constant-less"]
        if index and isinstance(parent, ast.BinOp) and isinstance(parent.op, ast.Sub) and node is parent.right:
            kinds.reverse()  # a larger number is subtracted
        for new, kind in ((node.value + 1, kinds[0]), (node.value - 1, kinds[1])):
            yield self.make(kind, node, str(new), str(node.value), where=line)

    def of_slice(self, node: ast.Slice, line: ast.stmt) -> Iterator[Mutation]:
        for bound, what in ((node.lower, "start"), (node.upper, "end")):
            if bound is None:
                continue
            text = self.text(bound)
            yield self.make("slice-later", bound, f"({text} + 1)", what, where=line)
            yield self.make("slice-earlier", bound, f"({text} - 1)", what, where=line)
            yield self.make("slice-open", bound, "", what, where=line)
            # the counter without its factor
            for inner in ast.walk(bound):
                if isinstance(inner, ast.BinOp) and isinstance(inner.op, ast.Mult):
                    yield self.make("slice-without-size", inner, f"({self.text(inner.left)})", what, where=line)

    # one line

    def of_line(self, line: ast.stmt) -> Iterator[Mutation]:
        if isinstance(line, ast.If):
            for new, kind in (
                ("True", "condition-always"),
                ("False", "condition-never"),
                (f"not ({self.text(line.test)})", "condition-inverted"),
            ):
                yield self.make(kind, line.test, new, where=line)
        if isinstance(line, ast.AugAssign):
            new = f"{self.text(line.target)} = {self.text(line.value)}"
            yield self.make("not-added-up", line, new, where=line)
        if isinstance(line, ast.Assign | ast.AugAssign | ast.Return) and line.value is not None:
            yield from self.of_value(line)
        if isinstance(line, ast.Return) and isinstance(line.value, ast.Tuple):
            yield from self.of_returned(line)

    def of_value(self, line: ast.Assign | ast.AugAssign | ast.Return) -> Iterator[Mutation]:
        """Something more is done with the whole right-hand side."""
        value: Any = line.value
        if isinstance(value, ast.Tuple | ast.Name | ast.Dict | ast.List):
            return
        if isinstance(value, ast.Call | ast.Constant) and not isinstance(line, ast.Return):
            name = self.text(value.func) if isinstance(value, ast.Call) else ""
            if not name.endswith(("sum", "norm", "dot")):
                return
        text = self.text(value)
        for number in sorted(self.wording.numbers & self.locals):
            spoken = self.wording.words.get(number, f"`{number}`")
            if number == "epsilon":
                yield self.make("extra-term", value, f"({text}) + {number}", spoken, where=line)
            elif number not in ("t", "beta1", "beta2", "epoch_num"):
                yield self.make("extra-factor", value, f"({text}) * {number}", spoken, where=line)
                yield self.make("extra-division", value, f"({text}) / {number}", spoken, where=line)
        yield self.make("extra-factor", value, f"({text}) * 2", "2", where=line)
        yield self.make("extra-division", value, f"({text}) / 2", "2", where=line)
        yield self.make("sign-of-line", value, f"-({text})", where=line)
        yield self.make("squared", value, f"(({text}) ** 2)", "the result", where=line)
        yield self.make("root-taken", value, f"np.sqrt({text})", where=line)
        if isinstance(line, ast.Return):
            yield self.make("size-taken", value, f"np.abs({text})", "the result", where=line)
            yield self.make("extra-term", value, f"({text}) + 1", "1", where=line)

    def of_returned(self, line: Any) -> Iterator[Mutation]:
        items = [self.text(item) for item in line.value.elts]
        for one, other in itertools.combinations(range(len(items)), 2):
            if len(items) <= 3:
                swapped = list(items)
                swapped[one], swapped[other] = swapped[other], swapped[one]
                words = f"`{items[one]}`", f"`{items[other]}`"
                yield self.make("returned-exchanged", line.value, ", ".join(swapped), *words, where=line)

    # blocks of lines

    def of_block(self, block: ast.AST) -> Iterator[Mutation]:
        for name in ("body", "orelse"):
            body = getattr(block, name, None) or []
            for line in body:
                yield from self.of_block(line)
                yield from self.line_dropped(line)
                if isinstance(line, ast.For):
                    yield from self.returned_in_loop(line, body)
            for first, second in itertools.combinations(body, 2):
                yield from self.lines_exchanged(first, second, body)
        if isinstance(block, ast.FunctionDef):
            yield from self.old_values()

    def line_dropped(self, line: ast.stmt) -> Iterator[Mutation]:
        if isinstance(line, ast.Assign | ast.AugAssign):
            target = line.targets[0] if isinstance(line, ast.Assign) else line.target
            text = self.text(target)
            used_before = isinstance(target, ast.Subscript) or any(
                isinstance(node, ast.Name) and node.id == text and isinstance(node.ctx, ast.Load)
                for node in ast.walk(line.value)
            )
            if used_before or isinstance(line, ast.AugAssign):
                yield self.make("line-dropped", line, "pass", where=line)
        elif isinstance(line, ast.Expr):
            yield self.make("line-dropped", line, "pass", where=line)

    def returned_in_loop(self, loop: Any, body: list[ast.stmt]) -> Iterator[Mutation]:
        last = body[-1]
        if isinstance(last, ast.Return) and body.index(loop) == len(body) - 2:
            start = self.starts[loop.end_lineno - 1] + loop.end_col_offset
            indent = " " * (loop.body[-1].col_offset)
            yield Mutation(
                "return-in-loop", ("the loop",), ((start, self.span(last)[1], f"\n{indent}{self.text(last)}"),)
            )

    def lines_exchanged(self, first: ast.stmt, second: ast.stmt, body: list[ast.stmt]) -> Iterator[Mutation]:
        """The second of two lines comes before the first."""
        simple = (ast.Assign, ast.AugAssign)
        if (
            not isinstance(first, simple)
            or not isinstance(second, simple)
            or body.index(second) - body.index(first) > 4
        ):
            return
        target = self.text(first.targets[0] if isinstance(first, ast.Assign) else first.target)
        if target not in self.text(second):
            return
        (a, b), (c, d) = self.span(first), self.span(second)
        words = (self.wording.place(second), self.wording.place(first))
        pattern = _alike(self.text(first) + self.text(second))
        between = self.source[b:c]
        yield Mutation(
            "line-too-early",
            words,
            (
                (
                    a,
                    d,
                    f"{self.source[c:d]}\n{' ' * first.col_offset}{self.source[a:b]}{between.rstrip(' ')}"
                    + " " * first.col_offset
                    + "pass",
                ),
            ),
            pattern,
        )

    def old_values(self) -> Iterator[Mutation]:
        """A dict's value from before the update is read, or returned."""
        top = self.function.body[0]
        start, _ = self.span(top)
        stored = {
            node.value.id
            for node in ast.walk(self.function)
            if isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Store) and isinstance(node.value, ast.Name)
        } & set(self.arguments)
        for name in sorted(stored):
            before = (start, start, f"old = {{key: array for key, array in {name}.items()}}\n{' ' * top.col_offset}")
            for line in self.lines(self.function.body):
                if isinstance(line, ast.For | ast.If):
                    continue
                for node in ast.walk(line):
                    if (
                        isinstance(node, ast.Subscript)
                        and isinstance(node.ctx, ast.Load)
                        and self.is_atom(node)
                        and self.text(node.value) == name
                    ):
                        if isinstance(line, ast.Assign) and self.text(line.targets[0]) == self.text(node):
                            continue
                        made = self.make("old-value", node.value, "old", self.say(node), where=line)
                        yield Mutation("old-value", made.words, (before, *made.edits), made.pattern)
                if isinstance(line, ast.Return):
                    for node in ast.walk(line):
                        if isinstance(node, ast.Name) and node.id == name:
                            yield Mutation(
                                "old-returned",
                                ("the return", self.wording.words.get(name, f"`{name}`")),
                                (before, (*self.span(node), "old")),
                            )
        for line in self.lines(self.function.body):
            if (
                isinstance(line, ast.Assign)
                and isinstance(line.targets[0], ast.Name)
                and isinstance(line.value, ast.BinOp)
            ):
                atom = next(
                    (node for node in ast.walk(line.value) if self.is_atom(node) and isinstance(node, ast.Subscript)),
                    None,
                )
                if atom is not None and isinstance(atom.value, ast.Name) and atom.value.id in stored:
                    yield self.make(
                        "stored-back",
                        line.targets[0],
                        f"{self.text(atom)} = {self.text(line.targets[0])}",
                        self.say(atom),
                        where=line,
                    )

    # arguments

    def ignored_arguments(self) -> Iterator[Mutation]:
        """An argument has a fixed value, everywhere or in one place."""
        arguments = self.function.args
        defaults = dict(
            zip(reversed(self.arguments), reversed([self.text(d) for d in arguments.defaults]), strict=False)
        )
        for name in self.arguments:
            if name not in self.wording.numbers and name not in defaults:
                continue
            loads = [
                node
                for node in ast.walk(self.function)
                if isinstance(node, ast.Name) and node.id == name and isinstance(node.ctx, ast.Load)
            ]
            spoken = self.wording.words.get(name, f"`{name}`")
            for value in [defaults[name]] if name in defaults else _SCALARS:
                yield Mutation(
                    "argument-ignored",
                    ("the function", spoken, value),
                    tuple((*self.span(node), value) for node in loads),
                )
                if 1 < len(loads) <= 4 and value in (defaults.get(name), "0.9"):
                    for node in loads:
                        line = self.line_of(node)
                        yield self.make("argument-fixed-here", node, value, spoken, value, where=line)

    def exchanged_numbers(self) -> Iterator[Mutation]:
        """Two numbers, such as β1 and β2, have changed places in two lines."""
        uses: dict[tuple[int, str], list[ast.Name]] = {}
        for node in ast.walk(self.function):
            if self.is_number(node) and isinstance(node.ctx, ast.Load):
                uses.setdefault((self.line_of(node).lineno, re.sub(r"\d", "", node.id)), []).append(node)
        for (one_line, stem), first in uses.items():
            for (other_line, other_stem), second in uses.items():
                a, b = first[0].id, second[0].id
                if stem == other_stem and one_line < other_line and a != b:
                    edits = [(*self.span(node), b) for node in first] + [(*self.span(node), a) for node in second]
                    places = _common(
                        (self.wording.place(self.line_of(first[0])), self.wording.place(self.line_of(second[0])))
                    )
                    yield Mutation("numbers-exchanged", (places, self.say(first[0]), self.say(second[0])), tuple(edits))

    def line_of(self, node: ast.AST) -> ast.stmt:
        while not isinstance(node, ast.stmt):
            node = self.parents[node]
        return node
