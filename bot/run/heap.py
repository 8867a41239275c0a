"""The garbage collector's part in speed.

aiogram's and pydantic's schemas are a large heap that never dies, and every full collection walks it, some 130 ms each
time (docs/decisions/0005-one-commit-for-many.md has the measurements).
"""

import gc
from collections.abc import Sequence
from functools import cache

from aiogram.methods import (
    AnswerCallbackQuery,
    EditMessageReplyMarkup,
    EditMessageText,
    Response,
    SendMessage,
)
from aiogram.types import Update

THRESHOLD = 50_000  # allocations between young collections; the default of 700 is for small programs


@cache
def settle_heap() -> Sequence[type]:
    """To be called when everything is imported and built; once is enough for a process.

    What it returns is kept: pydantic holds these models weakly, and would build them anew for each answer.
    """
    kept = [
        Response[method.__returning__]  # type: ignore[name-defined]
        for method in (SendMessage, EditMessageText, EditMessageReplyMarkup, AnswerCallbackQuery)
    ]
    Update.model_rebuild()
    gc.collect()
    gc.freeze()
    gc.enable()
    gc.set_threshold(THRESHOLD, 20, 100)
    return kept
