"""The walk itself: from a start, by every button, sample message, command and notice, to every state there is.

States are told apart up to what makes no difference: versions, moments, what exactly was written (how many messages is
enough, and two are many), and a form that is parked while another one is being filled in.
"""

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

from care.commands import Command, Result
from dialogs.driver.conversation import WRITTEN, Conversation, begun, encode
from dialogs.driver.talk import Answer, Heard, Load, Outcome, Pressed, Request, advance
from dialogs.engine.machine import Button, Facts, Screen
from dialogs.explorer.rehearsal import run
from dialogs.explorer.world import World

MANY = 2
# Fields of which it makes no difference what they say, but whether they do.
DETAILS = ("order_number", "what", "starts", "rule", "day", "options", "until", "then")
OF_DRAFT = ("zone", "zones", "number", "ticket")  # on the way to something that is begun
FEW = 9  # buttons of the same action; of more, such as days, the first and the last are pressed
NOW = datetime(2026, 11, 20, 10, tzinfo=UTC)  # when everything that makes no difference has happened


@dataclass(frozen=True)
class Node:
    """A conversation that stands still, and its screen."""

    key: str
    conversation: Conversation
    screen: Screen

    @property
    def name(self) -> str:
        return type(self.conversation.state).__name__

    @property
    def dialog(self) -> str:
        return self.conversation.dialog


@dataclass(frozen=True)
class Edge:
    """One event at one node and what came of it. `label` names the button, the sample or the command."""

    source: Node
    target: Node
    event: Heard
    label: str
    outcome: Outcome
    done: tuple[Command, ...] = ()  # what care was asked to do

    @property
    def acted(self) -> bool:
        return bool(self.done)


@dataclass
class Walk:
    world: World
    nodes: dict[str, Node] = field(default_factory=dict)
    edges: list[Edge] = field(default_factory=list)
    loaded: dict[Load, Facts | None] = field(default_factory=dict)  # nothing that is known ever changes


def walk(
    world: World, starts: Iterable[Conversation] | None = None, within: frozenset[str] | None = None
) -> Walk:
    """Every state that can be reached; dialogs that are not `within` are entered and not walked."""
    found = Walk(world)
    within = frozenset(world.among.dialogs) if within is None else within
    starts = (begun(world.among),) if starts is None else starts
    waiting = [_node(found, start, world.draw(start)) for start in starts]
    for node in waiting:
        found.nodes[node.key] = node
    while waiting:
        source = waiting.pop()
        if source.dialog not in within:
            continue
        for label, event in _events(source, world):
            for edge in _play(found, source, label, event):
                found.edges.append(edge)
                if edge.target.key not in found.nodes:
                    found.nodes[edge.target.key] = edge.target
                    waiting.append(edge.target)
    return found


def retold(found: Walk, world: World) -> Walk:
    """The same walk in another language: each screen drawn anew, and of the edges those that say something."""
    again = Walk(world)
    for key, node in found.nodes.items():
        again.nodes[key] = Node(key, node.conversation, world.draw(node.conversation))
    said = {
        (edge.source.dialog, edge.source.name, edge.label, edge.outcome.note): edge
        for edge in found.edges
        if edge.outcome.note is not None or edge.outcome.kept is not None
    }
    for edge in said.values():
        again.edges += _play(again, again.nodes[edge.source.key], edge.label, edge.event)
    return again


def _play(found: Walk, source: Node, label: str, event: Heard) -> Iterator[Edge]:
    """The event with care granting what is asked for; and with care refusing it, if anything is."""
    for care in (found.world.grant, found.world.refuse):
        done: list[Command] = []
        outcome = run(advance(source.conversation, event), _answers(found, care, done))
        target = _node(found, outcome.conversation, outcome.screen)
        yield Edge(source, target, event, label, outcome, tuple(done))
        if not done:
            return


def _answers(
    found: Walk, care: Callable[[Command], Result], done: list[Command]
) -> Callable[[Request], Answer]:
    def answer(request: Request) -> Answer:
        if isinstance(request, Load):
            if request not in found.loaded:
                found.loaded[request] = found.world.known(request)
            return found.loaded[request]
        done.append(request.command)
        return care(request.command)

    return answer


def _events(node: Node, world: World) -> Iterator[tuple[str, Heard]]:
    here = node.conversation
    for button in _pressed(node.screen):
        yield button.action, Pressed(here.dialog, here.version, button.action, button.argument)
    if len(getattr(here.state, "messages", ())) < MANY:
        yield from world.samples.items()
        yield from world.special.get(here.dialog, {}).items()
    for command in world.commands:
        yield f"/{command.name}", command
    for link in world.links:
        yield "notice", link
    if world.word and (here.among.told(here.state, world.word) or len(here.state.messages) < MANY):
        yield "word", world.word


def _pressed(screen: Screen) -> Iterator[Button]:
    """Those that do not lead out of the chat."""
    alike: dict[str, list[Button]] = {}
    for button in (button for row in screen.rows for button in row if not button.url):
        alike.setdefault(button.action, []).append(button)
    for buttons in alike.values():
        yield from buttons if len(buttons) <= FEW else (buttons[0], buttons[-1])


def _node(found: Walk, conversation: Conversation, screen: Screen) -> Node:
    """The node of this conversation, the one that is known already if there is one."""
    parked = None if conversation.is_form else conversation.parked
    still = replace(conversation, version=1, parked=parked, changed_at=NOW)
    key = _key(still)
    return found.nodes.get(key) or Node(key, still, screen)


def _key(conversation: Conversation) -> str:
    row = encode(conversation)
    row["parked"] = row["parked"] and row["parked"]["dialog"]
    for name in WRITTEN:
        if row["state"].get(name) is not None:
            row["state"][name] = len(row["state"][name])
    draft = row["state"].get("draft") or {}
    if "letter" in draft:
        _blur_broadcast(row["state"]["kind"], draft)
    for place in (row["state"], draft):
        names = (*DETAILS, *OF_DRAFT) if draft else DETAILS
        place.update({name: "given" for name in names if place.get(name)})
    if row["state"].get("values"):
        row["state"]["values"] = sorted(row["state"]["values"])  # which rules are changed, not to what
    if row["state"].get("ahead"):
        row["state"]["ahead"] = 2 - row["state"]["ahead"] % 2  # a month later is another one
    return json.dumps(row, sort_keys=True)


def _blur_broadcast(kind: str, draft: dict[str, Any]) -> None:
    """How many languages it has, and buttons of ours; where rules are chosen, how many there are, and how many of
    them are turned round.
    """
    rule = draft["audience"]
    parts = rule.get("of", ())
    turned = sum(part["rule"] == "not" for part in parts)
    letter = draft["letter"]
    draft["letter"] = [len(letter["texts"]), sum(letter[each] for each in ("asks", "wants", "reminds"))]
    draft["audience"], draft["plan"] = "", ""
    if kind == "Choosing":
        draft["letter"], draft["audience"] = "", [rule["rule"], len(parts), turned]
