"""Judges a bot by the playground's record alone: what people sent, and what stands in the chats at the end."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from playground.values.shapes import Json
from playground.world.cast import GROUP_ID
from tests.load.visitor import ORDER

SAID = re.compile(r"\bc\d+m\d+\.")
ANSWERED = re.compile(r"\ba(\d+)n\d+\.")
ORDER_NUMBER = f"m{ORDER}."  # has a line of its own in the card
SHOWN = 20  # faults in the report
CARD = re.compile(r"t(\d+)\.")


@dataclass
class Verdict:
    said: int = 0  # customers' messages
    answered: int = 0  # operators' answers
    topics: int = 0
    tickets: int = 0  # by their cards
    calls: int = 0
    refused: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)  # each loss, each double, in words

    def lines(self) -> list[str]:
        refused = ", ".join(f"{count} × {why}" for why, count in self.refused.most_common())
        return [
            f"{self.said} messages of customers, {self.answered} answers of operators",
            f"{self.tickets} tickets, {self.topics} topics",
            f"{self.calls} Bot API calls; refused: {refused or 'none'}",
            *(self.faults[:SHOWN] or ["nothing lost, nothing twice"]),
            *([f"and {more} more"] if (more := len(self.faults) - SHOWN) > 0 else []),
        ]


def judge(record: Iterable[Json], bot_id: int, conversations: int) -> Verdict:
    """The verdict on a record whose people marked their texts as visitor.py and staff.py do."""
    verdict = Verdict()
    standing: dict[tuple[int, int], Json] = {}
    shown = []  # by us, in whatever wording
    for entry in record:
        match entry["kind"]:
            case "message" | "edited":
                body = entry["message"]
                shown += [body] if body["from"]["id"] == bot_id else []
                standing[body["chat"]["id"], body["message_id"]] = body
            case "deleted":
                for message_id in entry["message_ids"]:
                    standing.pop((entry["chat_id"], message_id), None)
            case "call":
                verdict.calls += 1
                if not entry["ok"]:
                    verdict.refused[entry["error"].get("description", "no answer")] += 1
    bodies = list(standing.values())
    theirs = [body for body in bodies if body["from"]["id"] != bot_id]
    ours = [body for body in bodies if body["from"]["id"] == bot_id]
    _judge_said(verdict, theirs, ours)
    _judge_order(verdict, theirs, ours)
    _judge_answers(verdict, theirs, ours)
    _judge_places(verdict, theirs, ours, shown)
    _judge_tickets(verdict, ours, conversations)
    return verdict


def _words(body: Json) -> str:
    return str(body.get("text") or body.get("caption") or "")


def _in_group(body: Json) -> bool:
    return bool(body["chat"]["id"] == GROUP_ID)


def _judge_said(verdict: Verdict, theirs: list[Json], ours: list[Json]) -> None:
    """Each text of a customer stands in the topic of their ticket, once."""
    sent = [mark for body in theirs if not _in_group(body) for mark in SAID.findall(_words(body))]
    stands: dict[str, list[int]] = defaultdict(list)
    for body in ours:
        if _in_group(body):
            for mark in SAID.findall(_words(body)):
                stands[mark].append(body.get("message_thread_id", 0))
    verdict.said = len(sent)
    homes: dict[str, set[int]] = defaultdict(set)
    for mark in sent:
        if len(stands[mark]) != 1:
            verdict.faults.append(f"{mark} stands {len(stands[mark])} times in the group")
        homes[mark.partition("m")[0]].update(stands[mark])
    verdict.faults += [
        f"{who} has the topics {sorted(topics)}" for who, topics in homes.items() if len(topics) > 1
    ]


def _judge_order(verdict: Verdict, theirs: list[Json], ours: list[Json]) -> None:
    """What a customer said stands in their topic in the order in which they said it."""
    sent = _by_customer(body for body in theirs if not _in_group(body))
    stands = _by_customer(sorted((body for body in ours if _in_group(body)), key=_id))
    for who, marks in sent.items():
        there = list(dict.fromkeys(mark for mark in stands[who] if mark in marks))
        if there != [mark for mark in marks if mark in there]:
            verdict.faults.append(f"the words of {who} stand as {' '.join(there)}")


def _by_customer(bodies: Iterable[Json]) -> dict[str, list[str]]:
    said: dict[str, list[str]] = defaultdict(list)
    for body in bodies:
        for mark in SAID.findall(_words(body)):
            if not mark.endswith(ORDER_NUMBER):
                said[mark.partition("m")[0]].append(mark)
    return said


def _id(body: Json) -> int:
    return int(body["message_id"])


def _judge_answers(verdict: Verdict, theirs: list[Json], ours: list[Json]) -> None:
    """Each answer of an operator stands in the chat of its customer, once, and in nobody else's."""
    sent = [found[0] for body in theirs if _in_group(body) for found in ANSWERED.finditer(_words(body))]
    stands = Counter(
        found[0] for body in ours if not _in_group(body) for found in ANSWERED.finditer(_words(body))
    )
    verdict.answered = len(sent)
    verdict.faults += [f"{mark} reached {stands[mark]} times" for mark in sent if stands[mark] != 1]


def _judge_places(verdict: Verdict, theirs: list[Json], ours: list[Json], shown: list[Json]) -> None:
    """Nothing was ever shown to the wrong person: a customer's words in no topic but theirs, an answer in no chat but
    that of the customer in whose topic it was written.
    """
    owners = _owners(ours)
    chats = {who: body["chat"]["id"] for body in theirs if not _in_group(body) for who in _who(body)}
    written = {
        found[0]: owners.get(_topic(body))
        for body in theirs
        if _in_group(body)
        for found in ANSWERED.finditer(_words(body))
    }
    faults = []
    for body in shown:
        chat, owner = body["chat"]["id"], owners.get(_topic(body))
        if _in_group(body):
            faults += [
                f"words of {who} were shown in the topic of {owner}" for who in _who(body) - {owner} if owner
            ]
            continue
        for found in ANSWERED.finditer(_words(body)):
            if (whose := written.get(found[0])) and chats.get(whose) != chat:
                faults.append(f"{found[0]} was written in the topic of {whose} and shown in chat {chat}")
    verdict.faults += dict.fromkeys(faults)


def _owners(ours: list[Json]) -> dict[int, str]:
    """Whose each topic is: of whom most of what stands there at the end was said."""
    said: dict[int, Counter[str]] = defaultdict(Counter)
    for body in ours:
        if _in_group(body) and _topic(body):
            said[_topic(body)].update(mark.partition("m")[0] for mark in SAID.findall(_words(body)))
    return {topic: counted.most_common(1)[0][0] for topic, counted in said.items() if counted}


def _who(body: Json) -> set[str]:
    """The customers whose words it says."""
    return {mark.partition("m")[0] for mark in SAID.findall(_words(body))}


def _topic(body: Json) -> int:
    return int(body.get("message_thread_id", 0))


def _judge_tickets(verdict: Verdict, ours: list[Json], conversations: int) -> None:
    """Each conversation became one ticket: one number, one topic, one card in it."""
    topics = {body["message_id"] for body in ours if "forum_topic_created" in body}
    cards: dict[str, list[int]] = defaultdict(list)
    for body in ours:
        rows = body.get("reply_markup", {}).get("inline_keyboard", [])
        if _in_group(body) and rows and (found := CARD.match(rows[0][0].get("callback_data", ""))):
            cards[found[1]].append(body.get("message_thread_id", 0))
    verdict.topics, verdict.tickets = len(topics), len(cards)
    verdict.faults += [f"ticket {number} has {len(at)} cards" for number, at in cards.items() if len(at) != 1]
    carded = {topic for at in cards.values() for topic in at}
    verdict.faults += [f"topic {topic} is an orphan" for topic in sorted(topics - carded)]
    if len(cards) != conversations:
        verdict.faults.append(f"{conversations} conversations became {len(cards)} tickets")
