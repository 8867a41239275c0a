"""What a press carries is ours byte for byte, or nothing at all."""

import re
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.routers.staff.actions import GENERAL_PRESSES, PRESSES
from bot.telegram.callback import Callback
from dialogs.customers.notice_links import CARRIED
from dialogs.engine.data import LIMIT
from dialogs.panels.buttons import OF_ADMINS, OF_NO_TICKET, OF_TICKET
from dialogs.registry import DIALOGS
from tests.buttons import KINDS, STAFFS, Kind, data_of
from tests.for_each import for_each

JUNK = ("junk", "-", "-1", ".", " ", "\n", "\0", "é", "٣", "²", "<b>", "_x")
HUGE = (str(2**63), str(2**64), "9" * 19, "9" * 40)
IDS = dict.fromkeys(
    (
        "ban",
        "closure",
        "mine",
        "promised",
        "reminder",
        "later",
        "answer",
        "asleep",
        "note",
        "held",
        "stranger",
        "letter",
        "solved",
        "olena",
        "card",
        "sold",
    ),
    7,
) | {"voucher": 123456784, "bars": 4820000000017}
KEYS = ("t.dep", "t.fill", "desk.reply", "desk.reply_ask", "desk.reply_drop")
FREE = frozenset(
    {
        *(*KEYS, "go.followup", "go.reminders"),
        *("desk.figures", "desk.figchart", "desk.figlight", "desk.figdark", "desk.figfile"),
    }
)  # any key may stand there


def arguments(kind: Kind) -> Iterator[str]:
    return (argument.format(mark="0123abcd", **IDS) for argument in kind.arguments)


@for_each("kind", KINDS)
def test_what_a_button_of_ours_carries_is_read_as_it_was_packed(kind: Kind) -> None:
    for argument in arguments(kind):
        data = data_of(kind, argument)
        callback = Callback.read(data)
        assert callback is not None, data
        assert callback.pack() == data


@given(
    st.text(max_size=80)
    | st.from_regex(r"(go|desk|t1|menu)\.[0-9]{1,3}\.[a-z_]{1,8}\.[a-z0-9-]{0,9}", fullmatch=True)
)
def test_what_anybody_sends_is_nothing_or_a_callback_of_the_same_bytes(data: str) -> None:
    callback = Callback.read(data)
    assert callback is None or callback.pack() == data


def spoilt_arguments(kind: Kind, argument: str) -> Iterator[str]:
    """What has something behind it, and numbers that no store holds."""
    shown = kind.conversation not in DIALOGS  # a dialog's are looked for on its screen
    yield from (argument + junk for junk in (JUNK if shown else (".", " ", "\n", "\0", "é", "٣", "<b>")))
    if shown and argument.isdigit():
        yield from (*HUGE, "0" + argument, "")
    if shown:
        yield argument.ljust(50, "x")


def malformed(kind: Kind, argument: str) -> Iterator[str]:
    """What a button of this kind would carry, spoilt in each of its parts."""
    good = data_of(kind, argument)
    known = {data_of(kind, each) for each in arguments(kind)}
    yield from {data_of(kind, each) for each in spoilt_arguments(kind, argument)} - known
    yield from (good.ljust(LIMIT + 1, "x"), good + "\0", "\0" + good, good + "\n")
    head, version, action, rest = good.split(".", 3)
    for bad in ("", "-1", "01", "٣", "1e3", "9" * 10, " 1", "\0"):
        yield f"{head}.{bad}.{action}.{rest}"
    for bad in ("", action + "\0", action + "é", " " + action, action.upper()):
        yield f"{head}.{version}.{bad}.{rest}"
    for bad in ("", head + "\0", head.upper(), "²" + head, " " + head, "x" + head):
        yield f"{bad}.{version}.{action}.{rest}"
    if kind.conversation in ("go", "desk"):
        yield f"{head}.1.{action}.{rest}"
    if kind.conversation == "t":
        yield from (f"{bad}.{version}.{action}.{rest}" for bad in ("t0", "t01", "t²", "1", f"t{'9' * 19}"))


@for_each("kind", KINDS)
def test_what_is_spoilt_in_any_part_is_nothing(kind: Kind) -> None:
    tried = {data for argument in arguments(kind) for data in malformed(kind, argument)}
    read = [data for data in sorted(tried) if Callback.read(data) is not None]
    assert [data for data in read if kind.name not in FREE or not _is_key(data)] == []


def _is_key(data: str) -> bool:
    """A key that the settings may have: whoever looks for it finds none."""
    argument = data.rpartition(".")[2].removeprefix("w_department_").removeprefix("visit-feedback-")
    return re.fullmatch(r"(feedback-1-)?[a-z0-9_]{0,16}(-1|-none|-decision)?", argument) is not None


def test_each_action_of_the_staff_has_its_row() -> None:
    rows = {(kind.conversation, kind.action) for kind in STAFFS}
    assert rows == {("t", each) for each in PRESSES} | {
        ("desk", each) for each in (*GENERAL_PRESSES, *OF_ADMINS)
    }
    assert set(OF_TICKET) == set(PRESSES)
    assert set(OF_NO_TICKET) == set(GENERAL_PRESSES)


def test_each_link_of_a_notice_has_its_row() -> None:
    assert {kind.action for kind in KINDS if kind.conversation == "go"} == set(CARRIED)


@for_each(
    "data",
    [None, "", "menu", "menu.1.go", "menu.-1.go.x", "menu.١.go.x", "menu.1e3.go.x", "...", "nowhere.1.go.x"],
)
def test_data_that_we_never_made_is_nothing(data: str | None) -> None:
    assert Callback.read(data) is None


def test_data_that_telegram_would_refuse_is_refused_here() -> None:
    with pytest.raises(ValueError, match=str(LIMIT)):
        Callback("complaint", 1, "go", "x" * LIMIT).pack()
