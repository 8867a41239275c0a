"""What can be wrong in a module: small changes, one at a time, each of which some test should notice.

A change is of the source's text, so that what is left around it stays as it was written. Left alone is what says
nothing about behaviour: annotations, decorators, docstrings, imports, what is logged, what only developers read of an
error, the words that people read (`make check` looks after them), an enumeration's members, and f-strings (their
places are not known before Python 3.12).
"""

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tests.mutation.places import Place, places_in

SWAPPED: dict[type[ast.AST], tuple[type[ast.AST], ...]] = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
    ast.And: (ast.Or,),
    ast.Or: (ast.And,),
    ast.Add: (ast.Sub,),
    ast.Sub: (ast.Add,),
    ast.Mult: (ast.Div,),
    ast.Div: (ast.Mult,),
    ast.BitOr: (ast.BitAnd,),
    ast.BitAnd: (ast.BitOr,),
}
NAMES = {"min": "max", "max": "min", "and_": "or_", "or_": "and_", "any": "all", "all": "any"}
METHODS = {"is_": "is_not", "is_not": "is_", "in_": "not_in", "not_in": "in_", "asc": "desc", "desc": "asc"}
CONDITIONS = {"where", "and_", "or_", "order_by"}  # of these each argument may be left out
WORDS = {"_", "words", "pgettext", "ngettext", "npgettext"}
SILENT = {"log", "logging"}
# Nobody else reads these.
OWN = {"ValueError", "TypeError", "LookupError", "KeyError", "RuntimeError", "OSError"}


@dataclass(frozen=True)
class Mutant:
    module: str
    line: int
    what: str
    source: str  # the whole module as it is then
    place: Place


def mutants_of(module: str, source: str) -> list[Mutant]:
    """All of them, in the order of the source."""
    tree = ast.parse(source)
    text = source.encode()
    starts = [0]
    for line in text.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    places = places_in(tree)
    found = []
    for node, what, new in _changes(tree):
        begin = starts[node.lineno - 1] + node.col_offset
        end = starts[(node.end_lineno or 0) - 1] + (node.end_col_offset or 0)
        changed = (text[:begin] + new.encode() + text[end:]).decode()
        if _parses(changed):
            found.append(Mutant(module, node.lineno, what, changed, places[node]))
    return sorted(found, key=lambda mutant: mutant.line)


def _parses(source: str) -> bool:
    try:
        ast.parse(source)
    except SyntaxError:
        return False
    return True


def _changes(tree: ast.Module) -> Iterator[tuple[ast.expr | ast.stmt, str, str]]:
    for node in _behaviour(tree):
        if isinstance(node, ast.stmt):
            yield from ((node, what, new) for what, new in _of_statement(node))
        elif isinstance(node, ast.expr):
            yield from ((node, what, f"({new})") for what, new in _of_expression(node))


def _behaviour(node: ast.AST) -> Iterator[ast.AST]:
    """The node and what is in it, as far as it is behaviour."""
    yield node
    for name, value in ast.iter_fields(node):
        if name in ("annotation", "returns", "decorator_list", "bases", "pattern"):
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST) and not _says_nothing(child):
                yield from _behaviour(child)


def _says_nothing(node: ast.AST) -> bool:
    match node:
        case ast.Import() | ast.ImportFrom() | ast.JoinedStr() | ast.Expr(value=ast.Constant()):
            return True
        case (
            ast.Assign(targets=[ast.Name(id="__all__")])
            | ast.AugAssign(target=ast.Name(id="__all__"))
            | ast.AnnAssign(annotation=ast.Name(id="TypeAlias"))
        ):
            return True
        case ast.Expr(value=ast.Call(func=ast.Attribute(value=ast.Name(id=name)))):
            return name in SILENT
        case ast.Call(func=ast.Name(id="TypeVar")):
            return True
        case ast.Call(func=ast.Name(id=name), args=[ast.Constant()]) if name in OWN:
            return True
        case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name)):
            return name in WORDS
        case ast.ClassDef(bases=[ast.Name(id=name)]):
            return name.endswith("Enum")
    return False


def _of_statement(node: ast.stmt) -> Iterator[tuple[str, str]]:
    match node:
        case ast.Expr() | ast.AugAssign() | ast.Raise() | ast.Delete():
            yield "removed", "pass"
        case ast.Return(value=ast.expr() as value) if not _is_none(value):
            yield "returns nothing", "return None"
        case ast.Break():
            yield "goes on", "continue"
        case ast.Continue():
            yield "ends the loop", "break"


def _is_none(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is None


def _of_expression(node: ast.expr) -> Iterable[tuple[str, str]]:
    match node:
        case ast.Constant():
            return _of_constant(node)
        case ast.Compare(ops=[op]):
            swaps = SWAPPED[type(op)]
            return [_with(node, ops=[swap()]) for swap in swaps]
        case ast.BoolOp():
            return [_with(node, op=SWAPPED[type(node.op)][0]()), *_without_each(node, "values")]
        case ast.BinOp() if type(node.op) in SWAPPED and not _is_text(node.left) and not _is_text(node.right):
            return [_with(node, op=SWAPPED[type(node.op)][0]())]
        case ast.UnaryOp(op=ast.Not() | ast.Invert() | ast.USub()):
            return [("not turned round", ast.unparse(node.operand))]
        case ast.IfExp():
            return [
                ("always the first", ast.unparse(node.body)),
                ("always the other", ast.unparse(node.orelse)),
            ]
        case ast.Dict():
            return _entries_left_out(node)
        case ast.Call():
            return _of_call(node)
    return ()


def _of_constant(node: ast.Constant) -> Iterator[tuple[str, str]]:
    match node.value:
        case bool():
            yield f"{node.value} is turned", str(not node.value)
        case int():
            yield f"{node.value} is one more", str(node.value + 1)
        case str():
            yield "another text", repr(f"XX{node.value}")


def _of_call(node: ast.Call) -> Iterator[tuple[str, str]]:
    match node.func:
        case ast.Name(id=name) if name in NAMES:
            yield f"{name} is {NAMES[name]}", ast.unparse(_copy(node, func=ast.Name(id=NAMES[name])))
        case ast.Attribute(value=value, attr=name) if name in METHODS:
            other = ast.Attribute(value=value, attr=METHODS[name])
            yield f"{name} is {METHODS[name]}", ast.unparse(_copy(node, func=other))
    name = getattr(node.func, "attr", getattr(node.func, "id", ""))
    if name in CONDITIONS and len(node.args) > 1:
        yield from _without_each(node, "args")
    if node.keywords and len(node.keywords) + len(node.args) > 1:
        yield from _without_each(node, "keywords")
    match node.args:
        case [ast.Name() | ast.Attribute() as one, ast.Name() | ast.Attribute() as two, *rest] if (
            name not in NAMES
        ):
            yield "arguments change places", ast.unparse(_copy(node, args=[two, one, *rest]))


def _without_each(node: ast.expr, field: str) -> Iterator[tuple[str, str]]:
    parts = getattr(node, field)
    for left_out in parts:
        rest = [part for part in parts if part is not left_out]
        alone = len(rest) == 1 and isinstance(node, ast.BoolOp)
        yield (
            f"without {ast.unparse(left_out)}",
            ast.unparse(rest[0] if alone else _copy(node, **{field: rest})),
        )


def _entries_left_out(node: ast.Dict) -> Iterator[tuple[str, str]]:
    pairs = list(zip(node.keys, node.values, strict=True))
    for left_out in pairs:
        rest = [pair for pair in pairs if pair is not left_out]
        new = ast.Dict(keys=[key for key, _ in rest], values=[value for _, value in rest])
        yield "without an entry", ast.unparse(new)


def _with(node: ast.expr, **fields: object) -> tuple[str, str]:
    new = ast.unparse(_copy(node, **fields))
    return f"becomes {new}", new


def _copy(node: ast.expr, **fields: object) -> ast.expr:
    new: ast.expr = type(node)(**{**dict(ast.iter_fields(node)), **fields})
    return ast.fix_missing_locations(new)


def _is_text(node: ast.expr) -> bool:
    return isinstance(node, ast.JoinedStr) or (isinstance(node, ast.Constant) and isinstance(node.value, str))
