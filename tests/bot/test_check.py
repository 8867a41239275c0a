"""`turbota check` against a Telegram of our own: what it finds, and what it says to do."""

from collections.abc import AsyncIterator, Mapping
from pathlib import Path
from zoneinfo import ZoneInfo

import httpx
import pytest

from bot.checks.everything import check_everything
from bot.checks.finding import Finding, Weight
from bot.settings.settings import Settings
from care.store.migrate import migrate
from care.store.unit import Store
from dialogs.language.words import Words
from playground.acts.world import World
from playground.http.server import serve

EXAMPLE = Path(__file__).parents[2] / "turbota.toml"
KEY = "700001:playground"
BOT = 700001
GROUP = -1001000000001
ENGLISH = Words("en", ZoneInfo("UTC"))


@pytest.fixture
async def telegram(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[str]:
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    database = f"sqlite:///{tmp_path}/care.db"
    store = Store.at(database)
    await migrate(store.engine)
    await store.close()
    async with serve(World(KEY), "127.0.0.1", 0) as url:
        monkeypatch.setenv("BOT_TOKEN", KEY)
        monkeypatch.setenv("API_BASE_URL", url)
        monkeypatch.setenv("DATABASE_URL", database)
        monkeypatch.setenv("TURBOTA_SETTINGS", str(EXAMPLE))
        yield url


async def findings(weight: Weight) -> list[Finding]:
    return [finding async for finding in check_everything(ENGLISH) if finding.weight is weight]


async def wrong() -> Finding:
    """The one thing that is wrong."""
    (finding,) = await findings(Weight.WRONG)
    return finding


async def post(address: str, body: Mapping[str, object]) -> None:
    async with httpx.AsyncClient(trust_env=False) as client:
        (await client.post(address, json=body)).raise_for_status()


def edit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, old: str, new: str) -> None:
    text = EXAMPLE.read_text("utf-8")
    assert old in text
    (tmp_path / "mine.toml").write_text(text.replace(old, new), "utf-8")
    monkeypatch.setenv("TURBOTA_SETTINGS", str(tmp_path / "mine.toml"))


@pytest.mark.usefixtures("telegram")
async def test_all_is_well() -> None:
    found = [finding.text for finding in await findings(Weight.WELL)]
    assert await findings(Weight.WRONG) == []
    assert "The token belongs to @turbota_demo_bot." in found
    assert "Updates come by long polling." in found
    assert "The group “Команда” is ready." in found


@pytest.mark.usefixtures("telegram")
async def test_a_token_that_telegram_does_not_know(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_TOKEN", "700001:another")
    finding = await wrong()
    assert finding.text == "Telegram does not recognise the token."
    assert "@BotFather" in finding.remedy


@pytest.mark.usefixtures("telegram")
async def test_what_cannot_be_a_token(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOT_TOKEN", "my bot")
    assert (await wrong()).text.startswith("environment: BOT_TOKEN: this is not a token; one looks like")


@pytest.mark.usefixtures("telegram")
async def test_a_missing_token_hides_no_other_mistake(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("BOT_TOKEN")
    edit(tmp_path, monkeypatch, '"1h 30m"', '"soon"')
    environment, file = await findings(Weight.WRONG)
    assert environment.text == "environment: BOT_TOKEN: this setting is missing"
    assert "departments[2].first_answer: write a length of time" in file.text


@pytest.mark.usefixtures("telegram")
async def test_a_telegram_that_cannot_be_reached(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("API_BASE_URL", "http://127.0.0.1:9")
    finding = await wrong()
    assert finding.text == "http://127.0.0.1:9 cannot be reached (TelegramNetworkError)."
    assert KEY not in finding.text + finding.remedy


@pytest.mark.usefixtures("telegram")
async def test_a_group_that_the_bot_is_not_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    edit(tmp_path, monkeypatch, str(GROUP), "-1009")
    assert (await wrong()).text == "The bot is not in the group -1009, or there is no such group."


@pytest.mark.parametrize(
    ("rights", "lacks"),
    [
        (None, "managing topics, deleting messages and pinning messages"),
        ({"can_delete_messages": True, "can_pin_messages": True}, "managing topics"),
    ],
)
async def test_rights_that_the_bot_lacks(telegram: str, rights: dict[str, bool] | None, lacks: str) -> None:
    body = {"chat_id": GROUP, "user_id": BOT, "rights": rights}
    await post(f"{telegram}/people/solomiia/rights", body)
    assert (await wrong()).text == f"In the group “Команда” the bot is missing these rights: {lacks}."


async def test_a_webhook_left_behind(telegram: str) -> None:
    await post(f"{telegram}/bot{KEY}/setWebhook", {"url": "https://127.0.0.1:1/hook"})
    finding = await wrong()
    assert finding.text.startswith("Telegram still sends this bot’s updates to https://127.0.0.1:1/hook")
    assert "start the bot" in finding.remedy


@pytest.mark.usefixtures("telegram")
async def test_a_store_that_cannot_be_reached_keeps_its_password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://care:hush@127.0.0.1:9/care")
    finding = await wrong()
    assert finding.text.startswith("The database cannot be reached: ")
    assert "hush" not in finding.text


@pytest.mark.usefixtures("telegram")
async def test_a_store_that_is_not_there_yet_is_not_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/new.db")
    hints = [finding.text for finding in await findings(Weight.HINT)]
    assert any(text.endswith("the first start creates it.") for text in hints)
    assert not (tmp_path / "new.db").exists()


@pytest.mark.usefixtures("telegram")
async def test_a_store_without_our_tables_is_brought_up_by_the_next_start(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "empty.db").touch()
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/empty.db")
    hints = [finding for finding in await findings(Weight.HINT) if "tables" in finding.text]
    assert "turbota migrate" in hints[0].remedy


@pytest.mark.usefixtures("telegram")
async def test_a_store_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    store = Store.at(f"sqlite:///{tmp_path}/care.db")
    async with store.write() as unit:
        await unit.connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
        await unit.commit()
    await store.close()
    assert "newer version of Turbota" in (await wrong()).text


def give_rights(folder: Path, to_folder: int, file: Path, to_file: int) -> None:
    folder.chmod(to_folder)
    file.chmod(to_file)


@pytest.mark.usefixtures("telegram")
async def test_a_store_that_others_can_read(tmp_path: Path) -> None:
    database = tmp_path / "care.db"
    give_rights(tmp_path, 0o755, database, 0o644)
    (finding,) = [one for one in await findings(Weight.HINT) if "Other users" in one.text]
    assert str(database) in finding.text
    assert finding.remedy == f"To remove their access, run: chmod go= {tmp_path} {database}"
    give_rights(tmp_path, 0o700, database, 0o600)
    assert [one for one in await findings(Weight.HINT) if "Other users" in one.text] == []
