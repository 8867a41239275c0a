"""Labels of buttons in the code: each has the context "button", by which its length is measured."""

import ast
from collections.abc import Iterator
from pathlib import Path

TEXTS = {"_", "words", "ngettext"}


def without_context(folder: Path) -> Iterator[str]:
    """Where a text becomes a label, of a `Button` or of a parameter called `label`, and has no context."""
    for path in sorted(folder.rglob("*.py")):
        module = ast.parse(path.read_text("utf-8"))
        places = {"Button": 0} | dict(_helpers(module))
        for call in (node for node in ast.walk(module) if isinstance(node, ast.Call)):
            place = places.get(_name(call.func), len(call.args))
            label = call.args[place] if place < len(call.args) else None
            if isinstance(label, ast.Call) and _name(_unwrapped(label).func) in TEXTS:
                yield f"{path.parent.name}/{path.name}:{label.lineno}"


def _helpers(module: ast.Module) -> Iterator[tuple[str, int]]:
    """Functions that take a label, and where."""
    for node in ast.walk(module):
        if isinstance(node, ast.FunctionDef):
            names = [argument.arg for argument in node.args.args]
            if "label" in names:
                yield node.name, names.index("label")


def _unwrapped(call: ast.Call) -> ast.Call:
    """`_.plain(_("..."))` is what is within."""
    inner = call.args[0] if call.args else None
    return inner if _name(call.func) == "plain" and isinstance(inner, ast.Call) else call


def _name(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""
