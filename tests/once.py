"""What every test would pay for anew, though no test is about it: paid for once in a process, or not at all."""

import gc
import ssl
from collections.abc import Callable
from functools import cache
from typing import Any

from sqlalchemy import Dialect, Engine
from sqlalchemy.engine.default import DefaultDialect
from sqlalchemy.util import LRUCache

from care.store import engine

STATEMENTS = 5_000


def compile_once() -> None:
    """A statement is compiled for an engine, and each test opens engines of its own: here they share it."""
    compiled: LRUCache[Any, Any] = LRUCache(STATEMENTS)
    # An engine makes a cache of its own when it is made: that one is not kept.
    Engine._compiled_cache = property(lambda _: compiled, lambda *_: None)  # type: ignore[assignment]
    # What was compiled is found by its engine's dialect, too. Two of a kind do the same.
    same: Callable[[Dialect, object], bool] = lambda ours, other: _kind(ours) == _kind(other)  # noqa: E731
    DefaultDialect.__eq__ = same  # type: ignore[assignment,method-assign]
    DefaultDialect.__hash__ = lambda ours: hash(type(ours))  # type: ignore[assignment,method-assign]


def _kind(dialect: object) -> object:
    return type(dialect), getattr(dialect, "server_version_info", None)


def read_certificates_once() -> None:
    """A client of HTTP reads all of the world's when it is made; here they speak plain HTTP."""
    ssl.create_default_context = cache(ssl.create_default_context)  # type: ignore[assignment]


def look_for_garbage_rarely() -> None:
    """Thousands of tests are a large heap that does not die before the end. Call when they are collected."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)


def wait_for_no_disk() -> None:
    """No test pulls the plug: what was written outlives a process in any case."""
    engine.SYNCHRONOUS = "OFF"
