"""What people send, by the rows of the table in docs/telegram.md: how it is sent and edited, and what the other side
sees of it when it has crossed.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, TypeAlias

from playground.client.actor import Actor
from playground.content.files import Upload
from playground.values.pictures import png
from playground.values.shapes import Json

Where: TypeAlias = dict[str, Any]  # chat_id and thread
Send: TypeAlias = Callable[[Actor, Where], Awaitable[Json]]
Edit: TypeAlias = Callable[[Actor, Where, Json], Awaitable[object]]
Seen: TypeAlias = Callable[[list[Json]], bool]  # of all that the bot has said there

PLACE = {"latitude": 50.45, "longitude": 30.52}
THERE = {"latitude": 50.5, "longitude": 30.6}
PHONE = {"phone_number": "+380441234567"}
CARD = "BEGIN:VCARD\nORG:Dairy\nEND:VCARD"
LONG = "line of words\n" * 290 + "the end."  # 4,068 characters
PREMIUM = "a caption of many words, " * 120 + "to the end."  # 3,011 characters
BOLD = [{"type": "bold", "offset": 2 * number, "length": 1} for number in range(100)]


@dataclass(frozen=True)
class Case:
    send: Send
    seen: Seen  # as itself, or in words
    edit: Edit | None = None
    changed: Seen | None = None
    album: Send | None = None
    paired: Seen | None = None


def picture(name: str = "a.png", side: int = 8) -> Upload:
    return Upload(name, png(side, side), "image/png")


def words_of(message: Json) -> str:
    return str(message.get("text") or message.get("caption") or "")


def said(*parts: str) -> Seen:
    """All these words, in whatever messages."""
    return lambda seen: all(any(part in words_of(message) for message in seen) for part in parts)


def holds(test: Callable[[Json], object]) -> Seen:
    return lambda seen: any(test(message) for message in seen)


def whole(text: str) -> Seen:
    """All of a text, though it may stand in several messages, each within a bot's limits."""
    wanted = "".join(text.split())

    def seen(messages: list[Json]) -> bool:
        return wanted in "".join("".join(_unheaded(message).split()) for message in messages)

    return seen


def _unheaded(message: Json) -> str:
    """Its words, but for the name above them."""
    head, line, rest = words_of(message).partition("\n")
    return rest if line and len(head) <= 64 else head


def writes(text: str, **more: object) -> Send:
    return lambda by, where: by.say(text, where["chat_id"], where["thread"], **more)


def sends(**content: object) -> Send:
    return lambda by, where: by.send(where["chat_id"], where["thread"], **content)


def files(*uploads: Upload, kind: str = "photo", **more: Any) -> Send:  # noqa: ANN401 - the actor's
    async def send(by: Actor, where: Where) -> Json:
        return (await by.send_files(*uploads, kind=kind, **where, **more))[0]

    return send


def rewords(text: str) -> Edit:
    return lambda by, where, sent: by.edit(sent["message_id"], text, where["chat_id"])


def replaces(file: Upload, kind: str = "photo") -> Edit:
    return lambda by, where, sent: by.replace_file(
        sent["message_id"], file, kind, "replaced", where["chat_id"]
    )


async def travels(by: Actor, where: Where, sent: Json) -> None:
    """It moves, and ends."""
    here = {"chat_id": where["chat_id"], "message_id": sent["message_id"]}
    await by.do("live", **here, **THERE)
    await by.do("live", **here, stop=True)


def plain(kind: str) -> Case:
    """A file of this kind with a caption, if it can have one."""
    file = picture() if kind == "photo" else Upload("a.bin", b"content", "application/octet-stream")
    other = picture("b.png", 16) if kind == "photo" else Upload("b.bin", b"other content", file.mime_type)
    send = files(file, kind=kind, caption="" if kind == "video_note" else "what it is")
    album = (
        files(file, other, kind=kind, caption="both")
        if kind in ("photo", "video", "audio", "document")
        else None
    )
    return Case(
        send,
        holds(lambda m: kind in m and (kind == "video_note" or "what it is" in words_of(m))),
        None if kind == "video_note" else rewords("what it is now"),
        holds(lambda m: kind in m and "what it is now" in words_of(m)),
        album,
        lambda seen: sum(kind in m and "media_group_id" in m for m in seen) == 2 and said("both")(seen),
    )


def bold_in_all(seen: list[Json]) -> bool:
    """The hundred marks, and one for each name above."""
    parts = [m for m in seen if "a b a b" in words_of(m)]
    marks = sum(e["type"] == "bold" and e["length"] == 1 for m in parts for e in m["entities"])
    return bool(marks == 100)


CASES: dict[str, Case] = {
    "text": Case(writes("It was cold"), said("It was cold"), rewords("It was warm"), said("It was warm")),
    "text of 4,068 characters": Case(writes(LONG), whole(LONG), rewords(LONG + "!"), whole(LONG + "!")),
    "text with 100 marks": Case(writes("a b " * 50 + "c", entities=BOLD), bold_in_all),
    "text with marks newer than the bot": Case(
        writes("sparkling", entities=[{"type": "sparkle", "offset": 0, "length": 4}]), said("sparkling")
    ),
    "text without previews": Case(
        writes("see example.com", link_preview_options={"is_disabled": True}),
        holds(lambda m: m.get("link_preview_options") == {"is_disabled": True}),
        rewords("see example.org"),
        holds(lambda m: "example.org" in words_of(m) and "link_preview_options" in m),
    ),
    "text that becomes a file": Case(
        writes("Look at this"),
        said("Look at this"),
        replaces(picture()),
        holds(lambda m: "photo" in m and "replaced" in words_of(m)),
    ),
    **{
        kind: plain(kind)
        for kind in ("photo", "video", "voice", "audio", "document", "animation", "video_note")
    },
    "sticker": Case(sends(sticker="🐈"), holds(lambda m: m.get("sticker", {}).get("emoji") == "🐈")),
    "caption of 3,011 characters": Case(
        files(picture(), caption=PREMIUM),
        lambda seen: holds(lambda m: "photo" in m)(seen) and whole(PREMIUM)(seen),
        rewords(PREMIUM + "!"),
        whole(PREMIUM + "!"),
        files(picture(), picture("b.png"), caption=PREMIUM),
        lambda seen: sum("media_group_id" in m for m in seen) == 2 and whole(PREMIUM)(seen),
    ),
    "spoiler": Case(
        files(picture(), caption="covered", spoiler=True),
        holds(lambda m: m.get("has_media_spoiler")),
        rewords("still covered"),
        holds(lambda m: m.get("has_media_spoiler") and "still covered" in words_of(m)),
        files(picture(), picture("b.png"), spoiler=True),
        lambda seen: sum("media_group_id" in m and "has_media_spoiler" in m for m in seen) == 2,
    ),
    "caption above": Case(
        files(picture(), caption="above", above=True),
        holds(lambda m: m.get("show_caption_above_media")),
        rewords("still above"),
        holds(lambda m: m.get("show_caption_above_media") and "still above" in words_of(m)),
        files(picture(), picture("b.png"), caption="above", above=True),
        holds(lambda m: m.get("show_caption_above_media") and "media_group_id" in m),
    ),
    "file replaced by another": Case(
        files(picture(), caption="at first"),
        said("at first"),
        replaces(Upload("b.mp4", b"film", "video/mp4"), "video"),
        holds(lambda m: "video" in m and "photo" not in m and "replaced" in words_of(m)),
        files(picture(), picture("b.png"), caption="at first"),
        lambda seen: sum("media_group_id" in m for m in seen) == 2,
    ),
    "protected file": Case(files(picture(), caption="mine", protected=True), said("mine")),
    "location": Case(
        sends(location=PLACE), holds(lambda m: m.get("location", {}).get("latitude") == PLACE["latitude"])
    ),
    "live location": Case(
        sends(location=PLACE | {"live_period": 3600}),
        holds(lambda m: m.get("location", {}).get("live_period") == 3600),
        travels,
        holds(lambda m: m.get("location") == THERE),
    ),
    "venue": Case(
        sends(venue=PLACE | {"title": "Dairy", "address": "Main street 1"}),
        holds(lambda m: m.get("venue", {}).get("title") == "Dairy"),
    ),
    "contact": Case(
        sends(contact=PHONE | {"first_name": "Ann", "last_name": "Lee"}),
        holds(
            lambda m: (
                (m.get("contact", {}).get("first_name"), m.get("contact", {}).get("last_name"))
                == ("Ann", "Lee")
            )
        ),
    ),
    "contact without a first name": Case(
        sends(contact=PHONE),
        holds(lambda m: m.get("contact", {}).get("phone_number") == PHONE["phone_number"]),
    ),
    "contact with a vCard": Case(
        sends(contact=PHONE | {"first_name": "Ann", "vcard": CARD}),
        holds(lambda m: m.get("contact", {}).get("vcard") == CARD),
    ),
    "quote of another chat": Case(
        writes("Is it so?", elsewhere={"from": "City news", "text": "Cakes for all"}),
        said("Cakes for all", "Is it so?"),
        rewords("Is it really so?"),
        said("Cakes for all\nIs it really so?"),
    ),
    "reply to another chat": Case(
        writes("Is it so?", elsewhere={"from": "City news"}),
        lambda seen: (
            said("Is it so?")(seen)
            and any(name in words_of(m) for name in ("City news", "another chat") for m in seen)
        ),
    ),
    "sticker that quotes": Case(
        sends(sticker="🐈", elsewhere={"from": "City news", "text": "Cakes for all"}),
        lambda seen: said("Cakes for all")(seen) and any("sticker" in m for m in seen),
    ),
    "poll": Case(
        sends(poll={"question": "Which cake?", "options": ["Plum", "Apple"]}),
        said("Which cake?", "Plum", "Apple"),
    ),
    "dice": Case(sends(dice=True), said("🎲")),
    "checklist": Case(
        sends(checklist={"title": "Party", "tasks": ["Buy plates", {"text": "Bake", "done": True}]}),
        said("Party", "☐ Buy plates", "☑ Bake"),
    ),
    "story": Case(sends(story={"title": "City news"}), said("City news")),
    "game": Case(sends(game={"title": "Chess", "description": "Two play"}), said("Chess", "Two play")),
    "paid media": Case(
        sends(paid_media={"stars": 5, "count": 2, "caption": "The recipe"}), said("5", "The recipe")
    ),
    "kind newer than the bot": Case(sends(other={"hologram": {"size": 3}}), said("Попросіть клієнта")),
}
