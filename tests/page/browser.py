"""Which Chromium the page's tests drive, and how to come by one: `python -m tests.page.browser`, part of `make test`.

Taken is what `TURBOTA_CHROMIUM` names, what is installed, what Playwright has; where there is none, Debian's package
is installed if we may, else Playwright downloads its own. That none can be had is one sentence, which each test of
the page says, too: they fail then, and are never skipped.

Before all is Chromium's headless shell: the same engine with no window to draw, for less than half the work. Root,
as in a container, has Debian's package of it installed even where another browser is there; it goes without, too.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from playwright.sync_api import Browser, Playwright, sync_playwright

SETTING = "TURBOTA_CHROMIUM"
SHELL = "chromium-headless-shell"
NAMES = (SHELL, "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
DEBIAN = Path("/usr/bin/chromium")
PACKAGES = f"{SHELL} libatomic1"  # the second is for Playwright's own driver
PATIENCE = 600.0  # seconds for an installation
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
WHAT_TO_DO = (
    "The page's tests need Chromium, and none could be installed here: install chromium or Google Chrome, "
    f"or set {SETTING} to the path of its program."
)


def launch(playwright: Playwright) -> Browser:
    """Start it without a window."""
    found = find(playwright)
    if found is None:
        raise FileNotFoundError(WHAT_TO_DO)
    return playwright.chromium.launch(executable_path=found, args=ARGUMENTS)


def find(playwright: Playwright) -> Path | None:
    """The program to drive; None where there is none. What the setting names is taken or nothing."""
    if named := os.environ.get(SETTING):
        return Path(named) if shutil.which(named) else None
    installed = [Path(path) for name in NAMES if (path := shutil.which(name))]
    places = [*installed, DEBIAN, Path(playwright.chromium.executable_path)]
    return next((place for place in places if place.is_file()), None)


def ways(have: bool = False) -> Iterator[tuple[str, Sequence[str]]]:
    """The ways of installing one that are open here, each with what is said before it."""
    if shutil.which("apt-get") and (root := as_root()) is not None and (not have or not root):
        said = f"Installing Debian's package {SHELL} for the tests of the page"
        install = f"apt-get update -qq && apt-get install -qq -y --no-install-recommends {PACKAGES}"
        yield said, [*root, "env", "DEBIAN_FRONTEND=noninteractive", "sh", "-c", f"({install}) > /dev/null"]
    if have:
        return
    said = "Downloading Playwright's Chromium for the tests of the page"
    yield said, [sys.executable, "-m", "playwright", "install", "chromium"]


def as_root() -> list[str] | None:
    """What stands before a command that root must run; None if we may not, or would be asked for a password."""
    if os.geteuid() == 0:
        return []
    sudo = ["sudo", "-n"]
    may = (
        shutil.which("sudo")
        and subprocess.run([*sudo, "true"], check=False, capture_output=True).returncode == 0
    )
    return sudo if may else None


def is_installed_by(command: Sequence[str]) -> bool:
    try:
        return (
            subprocess.run(command, check=False, timeout=PATIENCE, stdin=subprocess.DEVNULL).returncode == 0
        )
    except subprocess.TimeoutExpired:
        return False


def is_there() -> bool:
    try:
        with sync_playwright() as playwright:
            return find(playwright) is not None
    except Exception:  # whatever a driver says whose libraries are missing: it comes as a bare Exception
        return False


def main() -> None:
    """Install one where there is none. Other tests need none, so that failing here would keep them from running."""
    if os.environ.get(SETTING) or shutil.which(SHELL):
        return
    have = is_there()
    for said, command in ways(have):
        print(f"{said} …", flush=True)  # noqa: T201 - it is a program
        if is_installed_by(command) and is_there():
            return
    if not have:
        sys.stderr.write(f"{WHAT_TO_DO}\n")


if __name__ == "__main__":
    main()
