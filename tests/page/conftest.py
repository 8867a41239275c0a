"""A real playground process, a small bot, and a real Chromium for them. Where Chromium cannot start, tests fail."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, expect, sync_playwright

from tests.page.browser import launch
from tests.page.raw_bot import RawBot
from tests.page.visitors import DESKTOP, Visitors

WAIT_MS = 20_000  # a machine may be busy, and what is there at once is not waited for

Open = Callable[..., Page]
expect.set_options(timeout=WAIT_MS)


@contextmanager
def running_playground(port: int = 0, groups: int = 1) -> Iterator[str]:
    """A playground of its own process; yields its address. Ends when left."""
    command = [sys.executable, "-m", "playground", "--port", str(port), "--groups", str(groups)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        try:
            yield process.stdout.readline().strip().rstrip("/")
        finally:
            process.terminate()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Closed with its module: Playwright's loop must not outlive the tests that use it."""
    with sync_playwright() as playwright:
        yield launch(playwright)


@pytest.fixture(scope="module")
def playground() -> Iterator[str]:
    """The address of a playground that the module's tests share."""
    with running_playground() as url:
        yield url


@pytest.fixture
def bot(playground: str) -> Iterator[RawBot]:
    """A bot in a fresh world."""
    with RawBot(playground) as bot:
        yield bot


@pytest.fixture(scope="module")
def visitors(browser: Browser) -> Visitors:
    return Visitors(browser)


@pytest.fixture
def new_page(visitors: Visitors, playground: str) -> Iterator[Open]:
    """Opens pages of visitors who have read the hint; none of them may log an error or ask anyone outside.

    A `refusal`, as HTTP names it, is no error, nor is one of several: the browser logs it too.
    """
    complaints: list[str] = []

    def open_page(
        language: str = "en",
        size: tuple[int, int] = DESKTOP,
        dark: bool = False,
        refusal: int | tuple[int, ...] = 0,
    ) -> Page:
        page = visitors.come(language, size, dark)
        page.set_default_timeout(WAIT_MS)
        watch(page, complaints, refusal)
        page.goto(playground)
        page.get_by_test_id("pane-0").wait_for()
        return page

    yield open_page
    visitors.leave()
    assert complaints == []


def watch(page: Page, complaints: list[str], refusal: int | tuple[int, ...] = 0) -> None:
    """Note errors. By the page's own policy a request to anyone but the playground is one."""
    refusals = refusal if isinstance(refusal, tuple) else (refusal,)

    def note(line: ConsoleMessage) -> None:
        if line.type == "error" and not any(f"a status of {each} " in line.text for each in refusals):
            complaints.append(line.text)

    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", note)


@pytest.fixture
def page(new_page: Open, bot: RawBot, visitors: Visitors) -> Iterator[Page]:  # noqa: ARG001 - a world to be opened
    """An English page on a desktop, in a fresh world with a bot. It goes before that does."""
    yield new_page()
    visitors.leave()
