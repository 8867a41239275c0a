"""Emma leaves a trace in everything that the bot can hold of a person, each with a word of its own.

For tests/bot/test_erasure_whole.py, which lists where each stands.
"""

from datetime import timedelta

from care.followups import telling
from care.followups.events import VisitFinished
from care.inbox import dead_letters
from care.people.customers import find
from care.reminders import keeping
from care.reminders.model import Plan
from care.store.tables import customers, recommendations, reminders
from care.store.unit import Unit
from care.tickets.delivery import in_doubt
from playground.client.actor import Actor
from playground.content.files import Upload
from playground.values.pictures import png
from playground.values.shapes import Json
from tests.bot.desk import Desk
from tests.bot.shop import GROUP
from tests.store.cast import claim_of, owed_row, worded

EMMA_ID = 1003


async def complain(emma: Actor, text: str, order: str, *files: Upload) -> None:
    await emma.say("/complaint")
    await emma.press_button("Delivery")
    await emma.say(text)
    if files:
        await emma.send_files(*files, caption="kazoo left behind")
        await emma.wait_for("1 photo")
    await emma.press_button("Done")
    await emma.say(order)
    sent = await emma.press_button("Send")
    assert sent["answered"]


async def give_feedback(emma: Actor, words: str, button: str, *files: Upload) -> None:
    await emma.start("f-table_1")
    await emma.press_button("⭐ 5")
    await emma.say(words)
    if files:
        await emma.send_files(*files, caption="kazoo picture")
        await emma.wait_for("1 photo")
    await emma.press_button("Done")
    await emma.press_button(button)


async def at_the_desk(desk: Desk) -> None:
    emma, taras = desk.emma, desk.taras
    await desk.press_card(taras, "take")
    edited = await emma.say("kazoo first wording")
    await taras.wait_for("kazoo first wording", GROUP)
    await emma.edit(edited["message_id"], "kazoo last wording")
    document = Upload("kazoo file.pdf", b"%PDF-1.4", "application/pdf")
    await emma.send_files(document, kind="document", caption="kazoo caption")
    for text in (
        "/ticket", "/about kazoo note", "/card", "/later tomorrow 9 kazoo later", "/later", "/tag kazootag", "/qwerty",
        "// kazoo inside", "note: kazoo held", "kazoo answer", "/remind in 20h kazoo remind",
    ):  # fmt: skip
        await desk.write(text)
        await desk.shop.rest()
    slip = await desk.write("kazoo taken back")
    await emma.wait_for("kazoo taken back")
    await taras.say("/unsend", GROUP, desk.thread, reply_to=slip["message_id"])
    for text in ("/points +5 kazoo points", "/ban 1h kazoo ban", "/unban"):
        await desk.write(text, desk.solomiia)
        if text.startswith("/ban"):
            await desk.solomiia.press_button("Заблокувати", GROUP)
        await desk.shop.rest()


async def further_tickets(desk: Desk) -> None:
    emma, taras = desk.emma, desk.taras
    await complain(emma, "kazoo second", "KZ-4711")
    second = await taras.wait_for("kazoo second", GROUP)
    await complain(emma, "kazoo merged", "KZ-4711", Upload("table.png", png(9, 6), "image/png"))
    await taras.wait_for("kazoo left behind", GROUP)
    merged = await taras.wait_for("kazoo merged", GROUP)
    await taras.say(f"/merge {number_in(second)}", GROUP, merged["message_thread_id"])
    await taras.press_button("Обʼєднати", GROUP, merged["message_thread_id"])
    await emma.say("/question")
    asked = await emma.say("kazoo third")
    await emma.wait_for("Received: 1 message", after=asked["message_id"])
    await emma.press_button("Delivery")
    await emma.press_button("Send")
    third = await taras.wait_for("kazoo third", GROUP)
    await taras.say("We will look into it", GROUP, third["message_thread_id"])
    await taras.say("/queue", GROUP)
    await taras.say("/queue")
    await emma.say("/admin")
    await desk.shop.rest()


def number_in(card: Json) -> str:
    return str(card["text"]).split("№")[1].split()[0].strip("\u00a0·")


async def leave_half_filled(desk: Desk) -> None:
    emma = desk.emma
    await emma.say("/settings")
    await emma.press_button("Messages from us")
    await emma.press_button("○ Suggest useful things")
    await emma.say("/question")
    await emma.say("kazoo draft")
    await emma.say("/menu")
    await emma.say("kazoo offered")
    await desk.shop.rest()


async def beside(unit: Unit, card: int) -> None:
    """What only mishaps bring about."""
    her = {"id": EMMA_ID, "first_name": "Emma"}
    quoted = {"message_id": card, "chat": {"id": GROUP}, "text": "kazoo dead, quoted"}
    messages = {"from": her, "text": "kazoo dead"}, {"from": {"id": 2001}, "reply_to_message": quoted}
    for number, message in enumerate(messages, 9000):
        raw = {"update_id": number, "message": message}
        await dead_letters.keep(unit, raw, "KeyError", admins=())
    await unit.execute(customers.update().values(zone="Pacific/Chatham"))
    await in_doubt.note(unit, claim_of(EMMA_ID, owed_row(worded("Hi"))))


async def ahead(unit: Unit) -> None:
    """What is to come to her: what she asked to be reminded of, and what follows a visit."""
    emma = await find(unit, EMMA_ID)
    assert emma is not None
    at = unit.now.replace(tzinfo=None, microsecond=0) + timedelta(days=30)
    await keeping.keep(unit, emma, "kazoo reminder", Plan(starts=at))
    await unit.execute(reminders.update().values(zone="Pacific/Chatham"))
    await unit.execute(customers.update().values(declined="kazoo", birthday="02-29"))
    why = {"customer_id": EMMA_ID, "score": 3, "why": "kazoo why", "language": "en", "at": unit.now}
    await unit.execute(unit.insert(recommendations), why)
    await telling.tell(unit, VisitFinished(customer=EMMA_ID, reference="KZ-4712", at=unit.now))


async def be_owed(desk: Desk) -> None:
    """The group takes nothing for a while, and some of what it has taken is not answered."""
    await desk.shop.playground.fail("lost", method="sendMessage", chat_id=GROUP)
    await desk.shop.playground.fail("500", chat_id=GROUP, times=10_000)
    await give_feedback(desk.emma, "kazoo owed", "Send with my name")
    await desk.emma.wait_for("Thank you")
