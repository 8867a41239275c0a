"""Which tests are asked about which code: patterns of files, as wide as may be. Of these the map (reach.py) knows who
runs a line, and how quickly.
"""

from pathlib import Path

PACKAGES: dict[str, tuple[str, ...]] = {
    "care/outbox": ("care/outbox",),
    "care/tickets": ("care/tickets",),
    "bot/delivery": ("bot/delivery",),
    "dialogs/engine": tuple(
        f"{name}.py"
        for name in (
            "dialogs/engine/machine",
            "dialogs/engine/codec",
            "care/values/codec",
            "dialogs/driver/talk",
            "dialogs/driver/turn",
            "dialogs/driver/conversation",
            "dialogs/driver/exchange",
        )
    ),
}
TESTS: dict[str, tuple[str, ...]] = {
    "care/outbox": ("tests/store/test_*.py", "tests/pure/test_*.py", "tests/delivery/test_*.py"),
    "care/tickets": ("tests/store/test_*.py", "tests/pure/test_*.py", "tests/delivery/test_*.py"),
    # Those of the whole bot wait for people and for time; what only they notice counts as unnoticed.
    "bot/delivery": (
        *("tests/delivery/test_*.py", "tests/pure/test_[bfklmprstw]*.py"),
        *(f"tests/bot/test_{name}.py" for name in ("client", "watermarks", "journal", "probes")),
    ),
    "dialogs/engine": ("tests/pure/test_*.py",),
}
# They test a whole program from outside, for long, and in processes of their own.
OUTSIDE = frozenset(
    f"tests/{name}.py"
    for name in (
        "store/test_migrations",
        "bot/test_wheel",
        "bot/test_cli",
        "pure/test_docs",
        "pure/test_locks",
    )
)


def files_of(package: str) -> list[str]:
    found = (str(path) for pattern in TESTS[package] for path in sorted(Path().glob(pattern)))
    return [file for file in found if file not in OUTSIDE]
