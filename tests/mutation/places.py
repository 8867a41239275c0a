"""Where in a module something stands: in which statement, and in the body of which function."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass, replace

FUNCTIONS = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Place:
    lines: range = range(0)  # of its statement; of one with a body, those before that
    function: str = ""  # the outermost one in whose body it stands; "": it is run at import
    around: range = range(0)  # the lines of that function
    # Run at import, or where the answer is kept (`@cache`): who runs it says nothing about who needs it.
    once: bool = True


def places_in(tree: ast.Module) -> dict[ast.AST, Place]:
    return dict(_walk(tree, Place(), ()))


def _walk(node: ast.AST, place: Place, names: tuple[str, ...]) -> Iterator[tuple[ast.AST, Place]]:
    """`names`: of the classes and functions around it."""
    body = getattr(node, "body", None)
    block = body if isinstance(body, list) and body else []
    if isinstance(node, ast.stmt | ast.ExceptHandler | ast.match_case):
        place = replace(place, lines=_lines(node, block))
    yield node, place
    inner, around = place, names
    if isinstance(node, ast.ClassDef | FUNCTIONS):
        around = (*names, node.name)
    if isinstance(node, FUNCTIONS):
        once = _is_kept(node) or (place.once and bool(place.function))
        whole = place.around or range(node.lineno, (node.end_lineno or node.lineno) + 1)
        inner = replace(place, function=place.function or ".".join(around), around=whole, once=once)
    for child in ast.iter_child_nodes(node):
        yield from _walk(child, inner if child in block else place, around)


def _lines(node: ast.AST, block: list[ast.stmt]) -> range:
    first = node.pattern.lineno if isinstance(node, ast.match_case) else getattr(node, "lineno", 0)
    last = max(first, block[0].lineno - 1) if block else getattr(node, "end_lineno", first)
    return range(first, last + 1)


def _is_kept(node: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    return any("cache" in ast.unparse(decorator) for decorator in node.decorator_list)
