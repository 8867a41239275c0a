"""The store's versions stand in one line, so that an update knows where to go."""

import re
from pathlib import Path

VERSIONS = Path(__file__).parents[2] / "care" / "store" / "migrations" / "versions"


def test_each_version_follows_the_one_before_and_its_file_says_which() -> None:
    files = sorted(VERSIONS.glob("[0-9]*.py"))
    said = [
        dict(re.findall(r'^(revision|down_revision) = "(\d+)"', file.read_text(), re.MULTILINE))
        for file in files
    ]
    numbers = [f"{number:04}" for number in range(1, len(files) + 1)]
    assert [file.name[:4] for file in files] == numbers
    assert [each["revision"] for each in said] == numbers
    assert [each.get("down_revision") for each in said] == [None, *numbers[:-1]]
