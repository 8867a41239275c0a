"""`turbota ids`: what to write into turbota.toml."""

import httpx
import pytest

from bot.settings.errors import SettingsError
from bot.settings.settings import Settings
from bot.tools import ids

GROUP = -1001000000001


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ids, "PAUSE", 0.02)


async def heard(settings: Settings, count: int) -> list[str]:
    lines = []
    async for line in ids.listen(settings, 10):
        lines.append(line)
        if len(lines) == count:
            break
    return lines


async def post(address: str, body: dict[str, object]) -> None:
    async with httpx.AsyncClient(trust_env=False) as client:
        (await client.post(address, json=body)).raise_for_status()


async def test_the_group_and_the_person_are_shown_once_each(playground_url: str, settings: Settings) -> None:
    for _ in range(2):
        await post(f"{playground_url}/people/solomiia/messages", {"chat_id": GROUP, "text": "hello"})
    await post(f"{playground_url}/people/solomiia/start", {})
    assert await heard(settings, 2) == [
        f'staff_group = {GROUP}   # "Команда"',
        'admins = [3001]   # "Соломія"',
    ]


async def test_nothing_is_taken_from_the_bot(playground_url: str, settings: Settings) -> None:
    await post(f"{playground_url}/people/solomiia/start", {})
    assert await heard(settings, 1) == await heard(settings, 1)


async def test_a_bot_that_is_in_use_is_said(playground_url: str, settings: Settings) -> None:
    await post(f"{playground_url}/bot700001:playground/setWebhook", {"url": "https://127.0.0.1:1/hook"})
    with pytest.raises(SettingsError, match="stop it first"):
        await heard(settings, 1)
