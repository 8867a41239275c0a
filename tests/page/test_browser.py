"""Without a browser the page is not tested, and that is a failure."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.page import browser

ROOT = Path(__file__).parents[2]


def test_a_test_of_the_page_without_a_browser_fails_and_says_what_to_do() -> None:
    command = [sys.executable, "-m", "pytest", "-q", "tests/page/test_page_look.py", "-x"]
    environment = {**os.environ, browser.SETTING: "/nowhere/chromium"}
    run = subprocess.run(command, check=False, capture_output=True, text=True, cwd=ROOT, env=environment)
    assert run.returncode == 1
    assert browser.WHAT_TO_DO in run.stdout
    assert "skipped" not in run.stdout.splitlines()[-1]


def test_a_machine_without_debians_packages_gets_playwrights_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    ((said, command),) = browser.ways()
    assert "Playwright" in said
    assert command[1:] == ["-m", "playwright", "install", "chromium"]


def test_who_may_install_debians_package_gets_it_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("apt-get", "sudo"):
        (tmp_path / name).write_text("#!/bin/sh\n")
        (tmp_path / name).chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    first, second = browser.ways()
    assert first[1][:2] == ["sudo", "-n"]
    assert "Playwright" in second[0]


@pytest.mark.parametrize(("user", "installs"), [(0, True), (1000, False)])
def test_where_a_browser_is_only_root_installs_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, user: int, installs: bool
) -> None:
    for name in ("apt-get", "sudo"):
        (tmp_path / name).write_text("#!/bin/sh\n")
        (tmp_path / name).chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(os, "geteuid", lambda: user)
    said = [said for said, _ in browser.ways(have=True)]
    assert len(said) == installs
    assert all(browser.SHELL in each for each in said)
