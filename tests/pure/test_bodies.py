"""What posts say, as the store has kept it since before these types: it is read, and written so again."""

from dataclasses import fields
from typing import Any

import pytest

from care.outbox.bodies import (
    BODIES,
    Board,
    Body,
    Card,
    CardPicture,
    Circular,
    ContactKeyboard,
    Edit,
    Erase,
    Export,
    Figures,
    File,
    Progress,
    React,
    Recall,
    Relay,
    Results,
    Sample,
    Show,
    Title,
    Told,
    Trace,
    Unsend,
    Worded,
    body_in,
    narrowed,
    stored,
)
from care.values.codec import Unreadable
from care.values.content import Content, to_json
from care.values.content import Kind as ContentKind
from tests.for_each import for_each

PHOTO = to_json(Content(ContentKind.PHOTO, "See", "file"))
BUTTONS = (("Undo", "undo", "7", ""), ("Site", "", "", "https://kava.example"))
ROWS: list[tuple[str, dict[str, Any], Body]] = [
    (
        "notice",
        {"notice": "desk_left", "fields": {"ticket": 1}},
        Told(notice="desk_left", fields={"ticket": 1}),
    ),
    (
        "notice",
        {"notice": "x", "fields": {}, "topic": 5, "reply": 7, "feedback": 2},
        Told(notice="x", fields={}, topic=5, reply=7, feedback=2),
    ),
    (
        "notice",
        {
            "html": "<b>Done</b>",
            "rows": [[list(button) for button in BUTTONS]],
            "as": ["desk", 3],
            "shows": [1003],
            "topic": 5,
            "later": 9,
        },
        Worded(
            html="<b>Done</b>",
            rows=(BUTTONS,),
            conversation=("desk", 3),
            shows=(1003,),
            topic=5,
            later=9,
        ),
    ),
    ("relay", {}, Relay()),
    ("relay", {"part": -1}, Relay(part=-1)),
    ("edit", {"part": 2}, Edit(part=2)),
    ("react", {"emoji": "👍"}, React(emoji="👍")),
    ("react", {"emoji": None}, React(emoji=None)),
    ("card", {}, Card()),
    ("title", {}, Title()),
    ("board", {}, Board()),
    (
        "unsend",
        {"entries": [4, 5], "by": [2001, "Taras"], "quiet": False},
        Unsend(entries=(4, 5), by=(2001, "Taras"), quiet=False),
    ),
    ("broadcast", {"broadcast": 7}, Circular(broadcast=7)),
    (
        "sample",
        {
            "text": {"contents": [PHOTO], "buttons": []},
            "language": "uk",
            "purpose": "broadcast",
            "asks": True,
            "wants": True,
            "reminds": True,
        },
        Sample(
            text={"contents": [PHOTO], "buttons": []},
            language="uk",
            purpose="broadcast",
            asks=True,
            wants=True,
            reminds=True,
        ),
    ),
    ("progress", {"broadcast": 7}, Progress(broadcast=7)),
    ("recall", {"broadcast": 7}, Recall(broadcast=7)),
    ("results", {"broadcast": 7, "edit": 9}, Results(broadcast=7, edit=9)),
    ("show", {"feedback": 2, "contents": [PHOTO]}, Show(feedback=2, contents=(PHOTO,))),
    ("erase", {"messages": [70, 71]}, Erase(messages=(70, 71))),
    ("trace", {}, Trace()),
    ("trace", {"topic": 5}, Trace(topic=5)),
    ("file", {"name": "a.csv", "text": "a,b"}, File(name="a.csv", text="a,b")),
    (
        "figures",
        {"as": "text", "language": "uk", "figures": "q", "day": "2026-11-20", "export": True, "edit": 7},
        Figures(form="text", language="uk", figures="q", day="2026-11-20", export=True, edit=7),
    ),
    (
        "figures",
        {"as": "chart", "language": "uk", "figures": "q"},
        Figures(form="chart", language="uk", figures="q"),
    ),
    ("export", {"as": "html", "day": "2026-11-20"}, Export(form="html", day="2026-11-20")),
    ("contact_keyboard", {"on": True}, ContactKeyboard(on=True)),
    ("card_picture", {}, CardPicture()),
    ("card_picture", {"turn": 2, "edit": 9}, CardPicture(turn=2, edit=9)),
    ("card_picture", {"voucher": 7}, CardPicture(voucher=7)),
]


@for_each("kind, row, body", ROWS)
def test_it_is_read_as_it_was_written_and_written_so_again(
    kind: str, row: dict[str, Any], body: Body
) -> None:
    assert body_in(kind, row) == body
    assert (body.kind, stored(body)) == (kind, row)


def test_every_field_of_every_kind_is_among_them() -> None:
    assert {type(body) for _, _, body in ROWS} == {*BODIES.values(), Worded}
    for kind in {type(body) for _, _, body in ROWS}:
        named = {name for _, row, body in ROWS if type(body) is kind for name in row}
        own = {field.name for field in fields(kind)} - {"topic", "reply"}
        aliases = {"form": "as", "conversation": "as"}
        assert {aliases.get(name, name) for name in own} <= named, kind


def test_what_older_versions_wrote_beside_is_passed_over_and_what_they_lack_is_unreadable() -> None:
    assert body_in("file", {"name": "a", "text": "b", "topic": None, "more": 1}) == File(name="a", text="b")
    with pytest.raises(Unreadable):
        body_in("erase", {})


def test_what_a_post_says_is_what_its_reader_takes_it_for() -> None:
    assert narrowed(Card(), Card) == Card()
    with pytest.raises(TypeError, match="card where title is meant"):
        narrowed(Card(), Title)
