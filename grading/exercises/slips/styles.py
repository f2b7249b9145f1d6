"""Write a right answer as students often write it, so that a slip can touch one line of two, or one layer of three."""

import ast
import copy
from typing import Any


def styles(source: str) -> list[str]:
    """Return a function's source without docstring, and again with its loops over constants written out."""
    plain = _without_docstring(ast.parse(source))
    written_out = ast.unparse(_WriteOut().visit(copy.deepcopy(plain)))
    return list(dict.fromkeys((ast.unparse(plain), written_out)))


def _without_docstring(tree: ast.Module) -> ast.Module:
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and ast.get_docstring(node) is not None:
            node.body = node.body[1:]
    return tree


class _WriteOut(ast.NodeTransformer):
    """Replace ``for name in (a, b): …`` by the body with `a` and the body with `b`."""

    def visit_For(self, node: ast.For) -> ast.AST | list[ast.stmt]:
        self.generic_visit(node)
        if not isinstance(node.iter, ast.Tuple) or not isinstance(node.target, ast.Name):
            return node
        written = []
        for item in node.iter.elts:
            written += [_Insert(node.target.id, item).visit(copy.deepcopy(line)) for line in node.body]
        return written


class _Insert(ast.NodeTransformer):
    """Put an expression in the place of a name, inside f-strings as well."""

    def __init__(self, name: str, item: ast.expr):
        self.name, self.item = name, item

    def visit_Name(self, node: ast.Name) -> ast.expr:
        return copy.deepcopy(self.item) if node.id == self.name else node

    def visit_JoinedStr(self, node: ast.JoinedStr) -> ast.expr:
        values: list[Any] = []
        for value in node.values:
            inner = value.value if isinstance(value, ast.FormattedValue) else None
            if not (isinstance(inner, ast.Name) and inner.id == self.name):
                values.append(value)
            elif isinstance(self.item, ast.JoinedStr):
                values += self.item.values
            else:
                values.append(ast.Constant(str(ast.literal_eval(self.item))))
        if all(isinstance(value, ast.Constant) for value in values):
            return ast.Constant("".join(value.value for value in values))
        return ast.JoinedStr(values)
