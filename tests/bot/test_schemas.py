"""aiogram's models are built on their first use, and are then what aiogram would have built."""

import json
import re
import subprocess
import sys

import pytest

LATE = "from bot.telegram.schemas import build_on_use; build_on_use()\n"
DESCRIBE = """
import json
import aiogram
from aiogram.types import Update

def described(model):
    model.model_rebuild()
    return {name: repr(field.annotation) for name, field in model.model_fields.items()}

models = {
    f"{package.__name__}.{name}": getattr(package, name)
    for package in (aiogram.types, aiogram.methods)
    for name in package.__all__
    if hasattr(getattr(package, name), "model_fields") and name not in ("Request", "Response")
}
found = {name: described(model) for name, model in models.items()}
unbuilt = [name for name, model in models.items() if not model.__pydantic_complete__]
print(json.dumps({"models": found, "unbuilt": unbuilt}))
"""
SOME = """
import bot.app
from aiogram.types import InlineQueryResultArticle, Message, Sticker
print([model.__pydantic_complete__ for model in (InlineQueryResultArticle, Sticker)])
"""
HEARD = """
from aiogram.types import Update
message = {"message_id": 5, "date": 1700000000, "chat": {"id": 7, "type": "private"}, "text": "hi"}
person = {"id": 7, "is_bot": False, "first_name": "Emma"}
update = Update.model_validate({"update_id": 1, "message": {**message, "from": person, "reply_to_message": message}})
print(update.model_dump_json(exclude_none=True))
"""


def output(code: str) -> list[str]:
    """The lines of a process of its own: here aiogram has been imported long since."""
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return re.sub(r" at 0x[0-9a-f]+", "", run.stdout).splitlines()


@pytest.mark.timeout(180)
def test_models_are_built_late_and_only_if_used_and_are_then_the_same() -> None:
    not_used, late_update, late_models = output(LATE + SOME + HEARD + DESCRIBE)
    update, models = output(HEARD + DESCRIBE)
    assert not_used == "[False, False]"
    assert late_update == update
    late, usual = json.loads(late_models), json.loads(models)
    assert late["unbuilt"] == []
    assert late["models"] == usual["models"]
    assert len(late["models"]) > 400
