import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.callback import LIMIT, Callback

PARTS = st.text("abcdefghijklmnopqrstuvwxyz0123456789_-", max_size=14)


@given(PARTS, st.integers(0, 999_999_999), PARTS, PARTS)
def test_what_is_packed_is_unpacked(conversation: str, version: int, action: str, argument: str) -> None:
    callback = Callback(conversation, version, action, argument)
    assert Callback.unpack(callback.pack()) == callback


@given(st.text(max_size=80))
def test_what_anybody_sends_is_nothing_or_a_callback_of_the_same_text(data: str) -> None:
    callback = Callback.unpack(data)
    assert callback is None or f".{callback.action}.{callback.argument}" in data


@pytest.mark.parametrize(
    "data", [None, "", "menu", "menu.1.go", "menu.-1.go.x", "menu.١.go.x", "menu.1e3.go.x"]
)
def test_data_that_we_never_made_is_nothing(data: str | None) -> None:
    assert Callback.unpack(data) is None


def test_data_that_telegram_would_refuse_is_refused_here() -> None:
    with pytest.raises(ValueError, match=str(LIMIT)):
        Callback("complaint", 1, "go", "x" * LIMIT).pack()
