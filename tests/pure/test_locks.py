"""The locks: what runs in production has no tool for development, and each package is the one that was locked."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LOCKS = ("requirements.lock", "requirements-dev.lock")
NAME = re.compile(r"^([a-z0-9-]+)==(\S+)", re.MULTILINE)


def locked(lock: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for name, version in NAME.findall((ROOT / lock).read_text()):
        found.setdefault(name, set()).add(version)
    return found


def wanted(*extras: str) -> set[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    lines = project["dependencies"] if not extras else []
    lines = [*lines, *(line for extra in extras for line in project["optional-dependencies"][extra])]
    return {re.split(r"[^a-z0-9-]", line.lower().replace("_", "-"))[0] for line in lines}


@pytest.mark.parametrize("lock", LOCKS)
def test_each_package_has_hashes_and_no_lock_names_a_registry(lock: str) -> None:
    text = (ROOT / lock).read_text()
    packages = re.split(r"\n(?=\S)", text.strip())
    assert [package for package in packages if "--hash=sha256:" not in package] == []
    assert "://" not in text


def test_production_installs_what_running_needs_and_nothing_for_development() -> None:
    runs = locked("requirements.lock").keys()
    assert wanted() | wanted("postgres") <= runs
    assert runs & wanted("dev") == set()


def test_tests_run_on_what_production_runs_on() -> None:
    works = locked("requirements-dev.lock")
    assert {name: works.get(name) for name in locked("requirements.lock")} == locked("requirements.lock")
    assert wanted("dev") <= works.keys()
