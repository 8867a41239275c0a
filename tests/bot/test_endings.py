"""No way of starting ends in a traceback, and nothing that ends a command tells a secret."""

import asyncio
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path

import pytest

from bot.cli import main
from bot.settings.settings import Settings
from playground.acts.world import World
from playground.http.server import serve
from playground.world.faults import Fault
from tests.bot.test_ways import free_port
from tests.until import until_so

EXAMPLE = Path(__file__).parents[2] / "turbota.toml"
TOKEN = "1234567890:AAE-a_token_of_thirty_five_letters_x"  # noqa: S105 - nobody's
NOBODY = "http://127.0.0.1:9"
RUN = "import sys; sys.argv = ['turbota', 'run']; from bot.cli import main; main()"


class Telegram:
    """A playground in a thread of its own: commands run loops of theirs."""

    def __init__(self) -> None:
        self.world = World(TOKEN)
        self.url = ""

    async def _serve(self, port: int) -> None:
        self._end = asyncio.Event()
        async with serve(self.world, port=port) as self.url:
            self._up.set()
            await self._end.wait()

    def start(self, port: int = 0) -> None:
        self._up = threading.Event()
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_until_complete, args=(self._serve(port),))
        self._thread.start()
        self._up.wait(20)

    def stop(self) -> None:
        self._loop.call_soon_threadsafe(self._end.set)
        self._thread.join()
        self._loop.close()


@pytest.fixture
def telegram() -> Iterator[Telegram]:
    telegram = Telegram()
    telegram.start()
    yield telegram
    telegram.stop()


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.setenv("LC_ALL", "C")
    monkeypatch.setenv("BOT_TOKEN", TOKEN)
    monkeypatch.setenv("API_BASE_URL", NOBODY)
    monkeypatch.setenv("PORT", "0")
    monkeypatch.setenv("TURBOTA_SETTINGS", str(EXAMPLE))
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/care.db")
    monkeypatch.chdir(tmp_path)
    mask = os.umask(0o077)  # as a command sets it, for its whole process
    yield
    os.umask(mask)


def said(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, *arguments: str) -> list[str]:
    """The lines that the command ends with, none of them a traceback's."""
    if arguments == ("run",):
        # It minds signals and the loop, which here are the tests'.
        ended = subprocess.run(
            [sys.executable, "-c", RUN], capture_output=True, text=True, timeout=60, check=False
        )
        code, lines = ended.returncode, ended.stdout + ended.stderr
    else:
        monkeypatch.setattr(sys, "argv", ["turbota", *arguments])
        with pytest.raises(SystemExit) as caught:
            main()
        code, lines = int(caught.value.code or 0), "".join(capsys.readouterr())
    assert code == 1
    assert "Traceback" not in lines
    assert TOKEN not in lines
    return lines.splitlines()


COMMANDS = [("check", "--language", "en"), ("ids",), ("qr",), ("run",)]
UNKNOWN = "✗ Telegram does not recognise the token."


@pytest.mark.parametrize("arguments", COMMANDS, ids=lambda arguments: arguments[0])
def test_a_wrong_token_is_said_in_two_lines(
    telegram: Telegram, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch,
    arguments: tuple[str, ...],
) -> None:  # fmt: skip
    monkeypatch.setenv("API_BASE_URL", telegram.url)
    monkeypatch.setenv("BOT_TOKEN", TOKEN + "x")
    lines = said(capsys, monkeypatch, *arguments)
    place = lines.index(UNKNOWN)
    assert "@BotFather" in lines[place + 1]


@pytest.mark.parametrize("address", [NOBODY, "http://127.0.0.1:99999", "http://no-such-host.invalid"])
@pytest.mark.parametrize("arguments", COMMANDS[:3], ids=lambda arguments: arguments[0])
def test_no_network_is_said_in_two_lines(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    arguments: tuple[str, ...],
    address: str,
) -> None:
    monkeypatch.setenv("API_BASE_URL", address)
    lines = said(capsys, monkeypatch, *arguments)
    place = lines.index(f"✗ {address} cannot be reached (TelegramNetworkError).")
    assert "API_BASE_URL" in lines[place + 1]


@pytest.mark.parametrize(
    "fault",
    [Fault("html", status=200), Fault("empty"), Fault("half"), Fault("reset"), Fault("502"), Fault("429")],
    ids=lambda fault: fault.kind,
)
@pytest.mark.parametrize("method", ["getMe", "getWebhookInfo", "getChat"])
def test_a_check_that_gets_no_answer_says_so(
    telegram: Telegram, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, fault: Fault,
    method: str,
) -> None:  # fmt: skip
    telegram.world.faults.waiting.append(Fault(fault.kind, 1, method, status=fault.status))
    monkeypatch.setenv("API_BASE_URL", telegram.url)
    lines = said(capsys, monkeypatch, "check", "--language", "en")
    assert any(line.startswith(f"✗ {telegram.url} cannot be reached (") for line in lines)


def test_a_bot_that_starts_without_telegram_says_so_and_waits_for_it(
    telegram: Telegram, tmp_path: Path
) -> None:
    port = free_port()
    environment = {**os.environ, "API_BASE_URL": f"http://127.0.0.1:{port}", "BOT_TOKEN": TOKEN}
    with (tmp_path / "said").open("w") as said:
        bot = subprocess.Popen([sys.executable, "-c", RUN], env=environment, stdout=said, stderr=said)
    try:
        asyncio.run(until_so(lambda: "✗ http://127.0.0.1" in (tmp_path / "said").read_text(), within=60))
        telegram.stop()
        telegram.start(port)
        asyncio.run(until_so(lambda: "ready " in (tmp_path / "said").read_text(), within=60))
    finally:
        bot.terminate()
        bot.wait(30)
    lines = (tmp_path / "said").read_text()
    assert "API_BASE_URL" in lines
    assert "Traceback" not in lines
    assert TOKEN not in lines
    assert bot.returncode == 0


def test_it_is_said_in_the_readers_language(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert said(capsys, monkeypatch, "ids", "--language", "uk")[-2].endswith(
        "недоступна (TelegramNetworkError)."
    )
    assert said(capsys, monkeypatch, "ids", "--language", "ru")[-2].endswith(
        "недоступен (TelegramNetworkError)."
    )


def _no_database(tmp_path: Path) -> str:
    (tmp_path / "care.db").write_text(
        "not a database, but a text that is long enough to be read as one\n" * 99
    )
    return f"sqlite:///{tmp_path}/care.db"


def _no_folder(tmp_path: Path) -> str:
    (tmp_path / "file").touch()
    return f"sqlite:///{tmp_path}/file/care.db"


def _no_driver(_: Path) -> str:
    return "oracle://care@localhost/care"


def _no_address(_: Path) -> str:
    return "care.db"


STORES = [_no_database, _no_folder, _no_driver, _no_address]
WITH_A_STORE = [("migrate",), ("dead-letters", "list"), ("audit",)]


@pytest.mark.parametrize(
    ("command", "store"),
    [*product(WITH_A_STORE, STORES), (("run",), _no_database)],  # which is a process
    ids=lambda given: given[0] if isinstance(given, tuple) else given.__name__,
)
def test_a_store_that_cannot_be_used_is_said_in_two_lines(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path, command: tuple[str, ...],
    store: Callable[[Path], str],
) -> None:  # fmt: skip
    monkeypatch.setenv("DATABASE_URL", store(tmp_path))
    wrong, remedy = said(capsys, monkeypatch, *command)[-2:]
    assert wrong.startswith("✗ ")
    assert remedy.startswith("  → ")


def test_what_only_a_traceback_explains_tells_no_secret(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError(f"{NOBODY}/bot{TOKEN}/getMe and hush and 700001:playground")

    monkeypatch.setenv("WEBHOOK_SECRET", "hush")
    monkeypatch.setattr("bot.settings.settings.load_settings", fail)
    monkeypatch.setattr(sys, "argv", ["turbota", "run"])
    with pytest.raises(SystemExit):
        main()
    said = capsys.readouterr().err
    assert "RuntimeError" in said
    assert TOKEN not in said
    assert "hush" not in said
