"""aiogram's models, built when they are first used: most of them never are, and building all took most of the start.

aiogram builds the schema of each of its four hundred types when it is imported (docs/performance.md). Here that is put
off, and each is built by its first use, of the same names. Whoever imports aiogram before has it as aiogram does it.
"""

import sys
from typing import Any

from pydantic import BaseModel


def build_on_use() -> None:
    """Import aiogram so. Call it before anything else imports it; later it does nothing."""
    if "aiogram.types" in sys.modules:
        return
    build, names = BaseModel.model_rebuild.__func__, dict[str, Any]()  # type: ignore[attr-defined]

    def put_off(_model: type[BaseModel], /, **asked: Any) -> None:  # noqa: ANN401 - pydantic's own
        names.update(asked.get("_types_namespace") or {})

    def build_now(
        model: type[BaseModel],
        /,
        *,
        force: bool = False,
        raise_errors: bool = True,
        **_asked: Any,  # noqa: ANN401 - pydantic's own
    ) -> bool | None:
        done: bool | None = build(model, force=force, raise_errors=raise_errors, _types_namespace=names)
        return done

    BaseModel.model_rebuild = classmethod(put_off)  # type: ignore[assignment]
    try:
        from aiogram.methods import Response, TelegramMethod  # noqa: PLC0415 - this is what it is for
        from aiogram.types import TelegramObject  # noqa: PLC0415
    finally:
        BaseModel.model_rebuild = classmethod(build)  # type: ignore[method-assign,assignment]
    for base in (TelegramObject, TelegramMethod, Response):
        base.model_rebuild = classmethod(build_now)  # type: ignore[method-assign,assignment]
