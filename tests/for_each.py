"""A table in one test. What is cheap to look at costs pytest more than it is worth as a test of its own."""

import inspect
from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any

Test = Callable[..., None]


def for_each(names: str, cases: Iterable[Any]) -> Callable[[Test], Test]:
    """As `parametrize`: the test is called for each of `cases`. All are looked at, and those that fail are named."""
    known = [name.strip() for name in names.split(",")]
    rows = [case if len(known) > 1 else (case,) for case in cases]
    if not rows:
        raise ValueError(f"nothing to look at: {names}")

    def bind(test: Test) -> Test:
        @wraps(test)
        def look(*args: object, **fixtures: object) -> None:
            errors = []
            for row in rows:
                try:
                    test(*args, **fixtures, **dict(zip(known, row, strict=True)))
                except Exception as error:
                    error.add_note(f"at {names} = {', '.join(map(repr, row))}")
                    errors.append(error)
            if errors:
                raise ExceptionGroup(f"{len(errors)} of {len(rows)} fail", errors)

        shown = inspect.signature(test)
        others = [it for it in shown.parameters.values() if it.name not in known]
        look.__signature__ = shown.replace(parameters=others)  # type: ignore[attr-defined] # what pytest has to give
        return look

    return bind
