"""A dialog's state diagram in mermaid, from the edges of a walk: buttons and messages; commands lead out everywhere."""

from collections import defaultdict
from collections.abc import Iterable

from dialogs.explorer.walk import Edge
from dialogs.talk import Commanded, Linked


def draw_diagram(dialog: str, edges: Iterable[Edge]) -> str:
    arrows: dict[tuple[str, str], set[str]] = defaultdict(set)
    for edge in edges:
        source, target = _ends(dialog, edge)
        if source != target and not isinstance(edge.event, Commanded | Linked):
            arrows[source, target].add(edge.label)
        elif edge.source.dialog != dialog and edge.target.dialog == dialog:
            arrows[source, target].add("notice" if isinstance(edge.event, Linked) else edge.label)
    lines = [
        f"    {source} --> {target}: {', '.join(sorted(labels))}"
        for (source, target), labels in sorted(arrows.items())
    ]
    return "\n".join(["stateDiagram-v2", *lines])


def _ends(dialog: str, edge: Edge) -> tuple[str, str]:
    """State by state within the dialog, dialog by dialog outside; `[*]` is where it begins and where it is finished."""
    inside_source, inside_target = edge.source.dialog == dialog, edge.target.dialog == dialog
    if not inside_source:
        return ("[*]", edge.target.name if inside_target else "[*]")
    if inside_target:
        return edge.source.name, edge.target.name
    return edge.source.name, "[*]" if edge.outcome.kept else edge.target.dialog
