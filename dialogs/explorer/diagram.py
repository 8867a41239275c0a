"""A dialog's state diagram in mermaid, from the edges of a walk: buttons and messages.

Commands lead out everywhere, and so do words to an operator.
"""

from collections import defaultdict
from collections.abc import Iterable

from dialogs.driver.talk import Commanded, Linked, Pressed, Relayed
from dialogs.engine.machine import Said, Sent
from dialogs.explorer.walk import Edge

BEYOND = "[*]"  # where a dialog begins, and where it is finished


def draw_diagram(dialog: str, edges: Iterable[Edge]) -> str:
    arrows: dict[tuple[str, str], set[str]] = defaultdict(set)
    for edge in edges:
        source, target = _ends(dialog, edge)
        if source != target and (
            source == BEYOND or not isinstance(edge.event, Commanded | Linked | Relayed)
        ):
            arrows[source, target].add(_label(edge, entering=source == BEYOND))
    lines = [
        f"    {source} --> {target}: {', '.join(sorted(labels))}"
        for (source, target), labels in sorted(arrows.items())
    ]
    return "\n".join(["stateDiagram-v2", *lines])


def _ends(dialog: str, edge: Edge) -> tuple[str, str]:
    """State by state within the dialog, dialog by dialog outside."""
    if edge.source.dialog != dialog:
        return BEYOND, edge.target.name if edge.target.dialog == dialog else BEYOND
    if edge.target.dialog == dialog:
        return edge.source.name, edge.target.name
    return edge.source.name, BEYOND if edge.outcome.kept else edge.target.dialog


def _label(edge: Edge, *, entering: bool) -> str:
    """What the person did: a button's action, a text, something else sent; on the way in, where they came from."""
    match edge.event:
        case Said():
            return "text"
        case Sent():
            return "attachment"
        case Pressed() if entering:
            return edge.source.dialog
    return edge.label
