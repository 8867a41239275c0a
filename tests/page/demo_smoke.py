"""The demo for real: `make demo`, its page in a real browser, a greeting. Run as `python -m tests.page.demo_smoke`.

A program, not a test of pytest's: it is the last step of .ci/run, on a clean clone.
"""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import expect, sync_playwright

from tests.page.browser import launch

ROOT = Path(__file__).parents[2]
START = 300.0  # seconds; a clean clone installs everything first
END = 30.0
WAIT_MS = 20_000


@contextmanager
def running_demo() -> Iterator[str]:
    """The address that `make demo` prints. Its process group, and no other, is ended afterwards."""
    process = subprocess.Popen(
        ["make", "--no-print-directory", "demo"],  # noqa: S607 - the one on the PATH, as a visitor has it
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        start_new_session=True,
    )
    late = threading.Timer(START, os.killpg, (process.pid, signal.SIGTERM))
    late.start()
    try:
        yield address_in(process)
    finally:
        late.cancel()
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGTERM)
        process.wait(END)


def address_in(process: "subprocess.Popen[str]") -> str:
    assert process.stdout
    for line in process.stdout:
        if line.startswith("http://"):
            return line.strip()
    raise SystemExit("`make demo` ended, or took too long, before it printed an address")


def greet(address: str) -> str:
    """Emma presses Start; gives what she reads."""
    with sync_playwright() as playwright:
        browser = launch(playwright)
        page = browser.new_context(locale="en").new_page()
        page.set_default_timeout(WAIT_MS)
        page.goto(address)
        seat = page.get_by_test_id("pane-0")
        seat.get_by_test_id("person-emma").click()
        seat.get_by_test_id("start").click()
        greeting = seat.get_by_test_id("log").get_by_text("This is Kalyna")
        expect(greeting).to_be_visible(timeout=WAIT_MS)
        return greeting.inner_text()


def main() -> None:
    with running_demo() as address:
        sys.stdout.write(f"The demo is at {address}; Emma reads: {greet(address)!r}\n")


if __name__ == "__main__":
    main()
