"""Every need of a dialog is read by somebody."""

import pytest

from bot.routers.customer import facts
from dialogs.engine.machine import Dialog, Need
from dialogs.registry import DIALOGS
from tests.for_each import for_each


@pytest.mark.parametrize("need", Need.__subclasses__(), ids=lambda need: need.__name__)
def test_the_store_is_asked_for_each_kind_of_need(need: type[Need[object]]) -> None:
    ours = need.__module__.startswith("dialogs.")  # tests have dialogs of their own
    assert (need in facts.READERS) == ours


@for_each("dialog", DIALOGS.values())
def test_what_a_dialog_needs_at_its_start_can_be_read(dialog: Dialog[object]) -> None:  # type: ignore[type-var]
    assert {type(need) for need in dialog.needs(dialog.start)} <= facts.READERS.keys()
