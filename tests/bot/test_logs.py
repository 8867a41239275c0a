"""What a log may say, and what it may never say."""

import io
import json
import logging
from collections.abc import Iterator
from typing import Any

import aiohttp
import pytest
import structlog
from pydantic import BaseModel, ValidationError
from yarl import URL

from bot.observe.logs import configure_logs

REAL = "7654321098:AAEhBOweik6ad9r_QXMENQjcrGbqCr4K-bc"
DEMO = "700001:playground"


@pytest.fixture(autouse=True)
def restored() -> Iterator[None]:
    root = logging.getLogger()
    before = root.handlers[:], root.level
    yield
    root.handlers[:], root.level = before
    structlog.reset_defaults()


def logged(form: str = "json", level: str = "info") -> io.StringIO:
    stream = io.StringIO()
    configure_logs(level, form, [DEMO, "hook-secret"], stream)
    return stream


def lines(stream: io.StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in stream.getvalue().splitlines()]


def test_an_event_is_one_line_of_json() -> None:
    stream = logged()
    structlog.get_logger().info("ticket_opened", ticket=7)
    (line,) = lines(stream)
    assert (line["event"], line["ticket"], line["level"]) == ("ticket_opened", 7, "info")


def test_the_standard_librarys_events_look_the_same() -> None:
    stream = logged()
    logging.getLogger("sqlalchemy").warning("pool is %s", "full")
    (line,) = lines(stream)
    assert (line["event"], line["logger"], line["level"]) == ("pool is full", "sqlalchemy", "warning")


@pytest.mark.parametrize("form", ["json", "console"])
@pytest.mark.parametrize("token", [REAL, DEMO, REAL.replace(":", "%3A"), "hook-secret"])
def test_a_token_is_masked_in_text_and_fields(form: str, token: str) -> None:
    stream = logged(form)
    structlog.get_logger().info(
        "calling", url=f"https://api.telegram.org/bot{token}/getMe", nested={"a": [token]}
    )
    assert "calling" in stream.getvalue()
    assert token not in stream.getvalue()


@pytest.mark.parametrize("form", ["json", "console"])
def test_a_token_is_masked_in_an_exception(form: str) -> None:
    stream = logged(form)
    error = aiohttp.InvalidURL(URL(f"http://127.0.0.1:1/bot{REAL}/getMe"))
    structlog.get_logger().error("call_failed", exc_info=error)
    assert "InvalidURL" in stream.getvalue()
    assert REAL not in stream.getvalue()
    assert REAL.split(":")[1] not in stream.getvalue()


def test_a_token_is_masked_in_a_librarys_own_line() -> None:
    stream = logged()
    logging.getLogger("aiohttp.client").error("cannot reach %s", URL(f"http://host/bot{REAL}/sendMessage"))
    assert REAL.split(":")[1] not in stream.getvalue()


def test_what_people_say_is_left_out() -> None:
    stream = logged()
    structlog.get_logger().info("received", chat=1001, text="my phone is 555", name="Olena")
    (line,) = lines(stream)
    assert line["chat"] == 1001
    assert not {"text", "name"} & set(line)


def test_what_people_say_is_there_at_level_debug() -> None:
    stream = logged(level="debug")
    structlog.get_logger().debug("received", text="hello")
    assert lines(stream)[0]["text"] == "hello"


def test_what_pydantic_refuses_is_not_quoted() -> None:
    class Model(BaseModel):
        score: int

    stream = logged()
    said = "teertS niaM"[::-1]
    try:
        Model.model_validate({"score": said})
    except ValidationError:
        structlog.get_logger().exception("unreadable")
    assert said not in stream.getvalue()
    assert "score" in stream.getvalue()


def test_local_variables_are_not_printed() -> None:
    stream = logged("console")
    wish = "teertS niaM"[::-1]
    try:
        int(wish[:0])
    except ValueError:
        structlog.get_logger().exception("failed")
    assert "ValueError" in stream.getvalue()
    assert wish not in stream.getvalue()
