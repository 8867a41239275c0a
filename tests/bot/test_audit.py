"""The audit log as an admin reads it: in private, of a person, of a ticket, as a file; and on the command line."""

import asyncio
import csv
import io
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.cli import app
from tests.bot.desk import Desk, open_desk
from tests.bot.shop import GROUP, Shop
from tests.words import label, sentence


@pytest.fixture
async def desk(shop: Shop) -> Desk:
    """Taras has taken Emma's ticket and written to her, and Charlie has tried the same."""
    desk = await open_desk(shop)
    await desk.taras.press_button(label("Take"), GROUP)
    await desk.write("Sorry for the cake")
    await desk.emma.wait_for("Sorry for the cake")
    charlie = shop.playground.person("charlie")
    await charlie.do("join", chat_id=GROUP)
    await desk.press_card(charlie, "solve")
    await desk.solomiia.start()
    return desk


async def audit(desk: Desk, what: str, expected: str) -> str:
    await desk.solomiia.say(f"/audit {what}")
    found: str = (await desk.solomiia.wait_for(expected))["text"]
    return found


async def test_it_says_who_did_what_when_and_to_which_ticket(desk: Desk) -> None:
    text = await audit(desk, "", sentence("taking the ticket"))
    newest, *_older = text.splitlines()
    assert "Charlie · натискання кнопки · ❌ немає доступу" in newest
    assert "Тарас · повідомлення клієнту · №\xa01" in text
    assert "Sorry" not in text


async def test_it_is_read_of_a_person_and_of_a_ticket(desk: Desk) -> None:
    text = await audit(desk, "taras", sentence("a message to the customer"))
    assert "Charlie" not in text
    await desk.solomiia.say("/audit 2")
    await desk.solomiia.wait_for(sentence("There is nothing about that in the log."))
    await desk.solomiia.say("/audit nobody")
    await desk.solomiia.wait_for(sentence("Nobody here is called that. Write the first letters of a…"))


async def test_what_was_not_understood_or_only_asked_is_not_listed_as_done(desk: Desk) -> None:
    await desk.write("/later sometime We have found your cake")
    await desk.write("/snooze")
    await desk.shop.rest()
    text = await audit(desk, "taras", sentence("not finished"))
    later, snooze = (
        next(line for line in text.splitlines() if sentence(said) in line)
        for said in ("scheduling a reply", "snoozing")
    )
    assert f"❌ {sentence('not understood')}" in later
    assert f"❌ {sentence('not finished')}" in snooze


async def test_it_has_pages(desk: Desk) -> None:
    for number in range(12):
        await desk.write(f"// note {number}")
    await desk.shop.rest()
    first = await audit(desk, "1", sentence("a note for the team"))
    assert len(first.splitlines()) == 10
    await desk.solomiia.press_button(label("Earlier"))
    await desk.solomiia.wait_for(sentence("taking the ticket"))
    await desk.solomiia.press_button(label("Newest"))


async def test_as_a_file_it_is_a_table_and_taking_it_out_is_written_down(desk: Desk) -> None:
    await desk.solomiia.say("/audit file")
    await desk.shop.rest()
    [sent] = [message for message in await desk.solomiia.messages() if "document" in message]
    assert sent["document"]["file_name"].startswith("audit-")
    await audit(desk, "", sentence("exporting a file"))


async def test_it_is_for_those_who_may_and_not_for_a_groups_eyes(desk: Desk) -> None:
    await desk.taras.start()
    await desk.taras.say("/audit")
    await desk.taras.wait_for(sentence("Only an admin can do this."))
    await desk.solomiia.say("/audit", GROUP)
    await desk.solomiia.wait_for(
        sentence("This is not for the whole group to see. Please write it to me…"), GROUP
    )


async def test_the_command_line_shows_and_writes_it(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    await desk.shop.end()
    monkeypatch.setenv("DATABASE_URL", desk.shop.settings.database_url)
    assert "2001 Тарас  take  No. 1  done" in await turbota("audit", "--since", "7d")
    file = tmp_path / "log.csv"
    await turbota("audit", "--csv", str(file))
    table = list(csv.DictReader(io.StringIO(file.read_text("utf-8-sig"))))
    assert ("4001", "press", "stranger") in [(row["actor_id"], row["deed"], row["outcome"]) for row in table]
    assert "export" in await turbota("audit")
    assert "1h 30m" in await turbota("audit", "--since", "soon")


async def turbota(*arguments: str) -> str:
    """In a thread: a command has a loop of its own."""
    return (await asyncio.to_thread(CliRunner().invoke, app, arguments)).output
