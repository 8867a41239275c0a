"""Figures in the chat: said, looked at otherwise, drawn, taken out; and who sees what."""

import csv
import io
import subprocess
import sys

import aiohttp
import pytest

from bot.delivery.rendering import drawing
from playground.values.pictures import size_of
from tests.bot.desk import Desk, arrived, desk_of, open_desk, opening
from tests.bot.shop import GROUP, Shop
from tests.words import label, sentence


@pytest.fixture
async def desk(shop: Shop) -> Desk:
    """Emma's complaint about a delivery, which Taras has taken."""
    return await open_desk(shop, taken)


async def taken(shop: Shop) -> tuple[int, int]:
    desk = desk_of(shop, *await opening(shop))
    await desk.press_card(desk.taras, "take")
    await desk.wait_in_topic("Тарас")
    return desk.thread, desk.card


async def content(desk: Desk, file_id: str) -> bytes:
    url = f"{desk.shop.settings.api_base_url}/people/file/{file_id}"
    async with aiohttp.ClientSession() as session, session.get(url) as answer:
        return await answer.read()


async def test_a_supervisor_reads_how_each_department_does(desk: Desk) -> None:
    await desk.write("/figures", desk.solomiia)
    said = (await desk.wait_in_topic(sentence("Figures: {whose}", whose="Калина")))["text"]
    assert "Доставка\nнових: 1 · вирішено: 0 · відкритих: 1" in said


async def test_buttons_change_the_period_and_the_split_in_place(desk: Desk) -> None:
    await desk.solomiia.say("/figures минулий тиждень", GROUP)
    shown = await desk.solomiia.wait_for(sentence("Nothing happened in this period."), GROUP)
    await desk.solomiia.press_button(label("This week"), GROUP)
    await desk.solomiia.wait_for("Доставка\nнових: 1", GROUP)
    await desk.solomiia.press_button(label("Operators"), GROUP)
    turned = await desk.solomiia.wait_for("Тарас\nнових: 1", GROUP)
    assert turned["message_id"] == shown["message_id"]


async def test_a_chart_arrives_as_a_picture_in_the_topic_where_it_was_asked_for(desk: Desk) -> None:
    await desk.write("/figures 4 тижні графік", desk.solomiia)
    message = await arrived(desk.solomiia, "photo", GROUP, thread=desk.thread)
    picture = await content(desk, message["photo"][-1]["file_id"])
    width, height = size_of(picture) or (0, 0)
    assert picture.startswith(b"\x89PNG")
    assert (width, 600 < height < 2048) == (1024, True)
    assert message["caption"].startswith(sentence("Figures: {whose}", whose="Калина"))
    assert "Доставка\nнових: 1" in message["caption"]  # its numbers


async def test_a_press_turns_a_picture_dark_and_back_in_its_place(desk: Desk) -> None:
    await desk.solomiia.say("/figures графік", GROUP)
    light = await arrived(desk.solomiia, "photo", GROUP)
    for theme in ("🌙 Dark", "☀️ Light"):
        answer = await desk.solomiia.press_button(label(theme), GROUP)
        assert answer["text"] == sentence("The chart is being drawn.")
        await desk.shop.rest()
    turned = await desk.shop.calls("editMessageMedia")
    assert [call["params"]["message_id"] for call in turned] == [str(light["message_id"])] * 2
    assert len(await desk.shop.calls("sendPhoto")) == 1


async def test_the_journey_is_told_drawn_and_taken_out(desk: Desk) -> None:
    await desk.solomiia.say("/figures шлях клієнта", GROUP)
    title = sentence("The journey: {whose}", whose="Калина")
    told = await desk.solomiia.wait_for(title, GROUP)
    assert "прийшли вперше: " in told["text"]
    await desk.solomiia.press_button(label("Chart"), GROUP)
    drawn = await arrived(desk.solomiia, "photo", GROUP)
    assert drawn["caption"].startswith(title)
    await desk.solomiia.press_button(label("File"), GROUP)
    file = await arrived(desk.solomiia, "document", GROUP)
    assert file["document"]["file_name"].startswith("journey-")
    rows = (await content(desk, file["document"]["file_id"])).decode("utf-8-sig").splitlines()
    assert (rows[0].count(";"), len(rows)) == (8, 14)


async def test_themes_are_for_those_who_see_everybody(desk: Desk) -> None:
    await desk.taras.say("/figures бали", GROUP)
    await desk.taras.wait_for(sentence("Figures: {whose}", whose="Тарас"), GROUP)
    shown = await desk.taras.screen(GROUP) or {}
    answer = await desk.taras.press(shown["message_id"], "desk.0.figures.w_points_", GROUP)
    assert "колег" in answer["text"]


async def test_a_chart_that_cannot_be_drawn_is_said_to_be_missing(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(drawing, "PATIENCE", 0.0)
    await desk.write("/figures chart", desk.solomiia)
    await desk.wait_in_topic(sentence("The chart could not be drawn. /figures shows the same as text."))


async def test_impatient_presses_draw_at_most_once_more(desk: Desk) -> None:
    await desk.write("/figures", desk.solomiia)
    await desk.wait_in_topic(sentence("Figures: {whose}", whose="Калина"))
    for _ in range(5):
        answer = await desk.solomiia.press_button(label("Chart"), GROUP, desk.thread)
        assert answer["text"] == sentence("The chart is being drawn.")
    await arrived(desk.solomiia, "photo", GROUP, thread=desk.thread)
    await desk.write("/figures csv", desk.solomiia)  # what is owed to the topic comes in order
    await arrived(desk.solomiia, "document", GROUP, thread=desk.thread)
    assert len(await desk.shop.calls("sendPhoto")) <= 2


async def test_a_file_has_a_row_for_each_week_and_group(desk: Desk) -> None:
    await desk.solomiia.say("/figures 4w csv", GROUP)
    message = await arrived(desk.solomiia, "document", GROUP)
    found = await content(desk, message["document"]["file_id"])
    rows = list(csv.DictReader(io.StringIO(found.decode("utf-8-sig")), delimiter=";"))
    assert found.startswith("\ufeff".encode())
    assert [(row["розріз"], row["ключ"], row["назва"], row["нові"]) for row in rows] == [
        ("department", "delivery", "Доставка", "1")
    ]


async def test_an_operator_sees_their_own_figures_alone(desk: Desk) -> None:
    await desk.taras.say("/figures відділи", GROUP)
    said = (await desk.taras.wait_for(sentence("Figures: {whose}", whose="Тарас"), GROUP))["text"]
    assert sentence("new: {count}", count="1") in said
    assert "Доставка" not in said
    assert "Файл" not in str((await desk.taras.screen(GROUP) or {})["reply_markup"])


async def test_an_operator_turns_nobody_elses_figures(desk: Desk) -> None:
    await desk.solomiia.say("/figures", GROUP)
    shown = await desk.solomiia.wait_for(sentence("Figures: {whose}", whose="Калина"), GROUP)
    for action in ("figures", "figchart"):
        data = f"desk.0.{action}.w_operator_"
        answer = await desk.taras.press(shown["message_id"], data, GROUP)
        assert "колег" in answer["text"]
    await desk.shop.rest()
    assert await desk.shop.calls("sendPhoto") == []


async def test_an_operator_takes_nothing_out(desk: Desk) -> None:
    await desk.taras.say("/figures csv", GROUP)
    await desk.taras.wait_for(sentence("Only supervisors and admins can do this."), GROUP)
    own = f"desk.0.figfile.w_operator_-{desk.taras.id}"
    assert (
        sentence("Only supervisors and admins can do this.")
        in (await desk.taras.press(desk.card, own, GROUP))["text"]
    )
    await desk.shop.rest()
    assert await desk.shop.calls("sendDocument") == []


async def test_in_private_figures_spend_no_groups_budget(desk: Desk) -> None:
    await desk.solomiia.start()
    await desk.shop.rest()
    before = len(await desk.shop.calls())
    await desk.solomiia.say("/figures")
    await desk.solomiia.wait_for(sentence("Figures: {whose}", whose="Калина"))
    await desk.solomiia.press_button(label("Chart"))
    await arrived(desk.solomiia, "photo")
    later = (await desk.shop.calls())[before:]
    assert str(GROUP) not in str(later)


async def test_what_is_not_understood_is_answered_with_an_example(desk: Desk) -> None:
    await desk.solomiia.say("/figures позавчора", GROUP)
    await desk.solomiia.wait_for(sentence("/figures last week operators"), GROUP)


def test_the_bot_starts_without_matplotlib() -> None:
    code = (
        "import sys, bot.app, bot.delivery.rendering.drawing; "
        "print('matplotlib' in sys.modules, 'numpy' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.split() == ["False", "False"]
