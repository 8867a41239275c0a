"""Who is let in: the page and programs of this machine; what no site of anybody else's can make us do."""

import json
from collections.abc import Callable, Coroutine
from typing import Any

import httpx
import pytest

from playground.acts.world import World
from playground.content.files import Upload
from playground.http.doors import LOOPBACK
from playground.values.shapes import Json

Caller = Callable[..., Coroutine[Any, Any, Json]]
OLENA = 1001
EVIL = "http://evil.example"
READS = [
    "/",
    "/page/app.js",
    "/people/snapshot",
    "/people/events",
    "/control/clock",
    "/control/record",
    "/bot700001:playground/getMe",
    "/file/bot700001:playground/documents/file_1.txt",
]
ACTS: list[tuple[str, str, Json]] = [
    ("POST", "/control/clock", {"advance": 3600}),
    ("POST", "/control/faults", {"kind": "500"}),
    ("DELETE", "/control/faults", {}),
    ("POST", "/control/reset", {}),
    ("POST", "/people/olena/start", {}),
    ("POST", "/people/olena/messages", {"chat_id": OLENA, "text": "Hi"}),
    ("POST", "/bot700001:playground/sendMessage", {"chat_id": OLENA, "text": "Hi"}),
]
FOREIGN: list[dict[str, str]] = [
    {"host": "evil.example"},
    {"host": "127.0.0.1"},
    {"host": "127.0.0.1:1"},
    {"host": "localhost.evil.example:{port}"},
    {"host": "127.0.0.1.evil.example:{port}"},
    {"host": ""},
    {"origin": EVIL},
    {"origin": "null"},
    {"origin": "http://127.0.0.1:1"},
    {"origin": "https://127.0.0.1:{port}"},
    {"origin": "http://localhost:{port}"},
    {"sec-fetch-site": "cross-site"},
    {"sec-fetch-site": "same-site", "sec-fetch-mode": "no-cors"},
]


def client(url: str) -> httpx.AsyncClient:
    return httpx.AsyncClient(base_url=url, trust_env=False, timeout=10)


def filled(headers: dict[str, str], url: str) -> dict[str, str]:
    return {name: value.format(port=url.rpartition(":")[2]) for name, value in headers.items()}


@pytest.mark.parametrize("headers", FOREIGN, ids=str)
async def test_a_foreign_site_reads_nothing_and_does_nothing(
    world: World, url: str, headers: dict[str, str]
) -> None:
    before = len(world.record.entries), world.clock.offset, world.events.last
    async with client(url) as http:
        for path in READS:
            assert (await http.get(path, headers=filled(headers, url))).status_code == 403, path
        for verb, path, body in ACTS:
            answer = await http.request(verb, path, json=body, headers=filled(headers, url))
            assert answer.status_code == 403, path
    assert (len(world.record.entries), world.clock.offset, world.events.last) == before


@pytest.mark.parametrize("name", LOOPBACK)
async def test_the_page_under_any_name_of_this_machine_may_do_all(url: str, name: str) -> None:
    host = f"{name}:{url.rpartition(':')[2]}"
    headers = {"host": host, "origin": f"http://{host}", "sec-fetch-site": "same-origin"}
    async with client(url) as http:
        assert (await http.get("/people/snapshot", headers=headers)).status_code == 200
        for verb, path, body in ACTS:
            assert (await http.request(verb, path, json=body, headers=headers)).status_code == 200, path


async def test_a_link_to_the_page_may_be_followed_from_anywhere(url: str) -> None:
    visit = {"sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate"}
    async with client(url) as http:
        assert (await http.get("/", headers=visit)).status_code == 200
        assert (await http.get("/people/snapshot", headers=visit)).status_code == 403


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", ""])
async def test_who_acts_says_it_as_json(world: World, url: str, kind: str) -> None:
    async with client(url) as http:
        for verb, path, body in ACTS[:-1]:
            said = json.dumps(body).encode()
            answer = await http.request(verb, path, content=said, headers={"content-type": kind})
            assert answer.status_code == 415, path
    assert world.clock.offset == 0


async def test_nobody_frames_what_is_served_or_takes_it_for_something_else(url: str) -> None:
    async with client(url) as http:
        for path in READS[:3]:
            headers = (await http.get(path)).headers
            assert "frame-ancestors 'none'" in headers["content-security-policy"]
            assert headers["x-content-type-options"] == "nosniff"
            assert "access-control-allow-origin" not in headers


@pytest.mark.parametrize(
    ("kind", "served"),
    [
        ("text/html", "application/octet-stream"),
        ("image/svg+xml", "application/octet-stream"),
        ("IMAGE/SVG+XML; charset=utf-8", "application/octet-stream"),
        ("application/xhtml+xml", "application/octet-stream"),
        ("text/javascript", "application/octet-stream"),
        ("text/html\r\nx: y", "application/octet-stream"),
        ("ім'я/тип", "application/octet-stream"),
        ("image/png", "image/png"),
        ("video/mp4", "video/mp4"),
    ],
)
async def test_a_file_is_saved_and_never_run(world: World, url: str, kind: str, served: str) -> None:
    boundary = "b0undary"
    parts = [f"--{boundary}\r\ncontent-disposition: form-data; name=chat_id\r\n\r\n{OLENA}\r\n"]
    parts += [f"--{boundary}\r\ncontent-disposition: form-data; name=as\r\n\r\ndocument\r\n"]
    parts += [f'--{boundary}\r\ncontent-disposition: form-data; name=files; filename="a"\r\n']
    parts += [f"content-type: {kind}\r\n\r\n<script>alert(1)</script>\r\n--{boundary}--\r\n"]
    form = {"content-type": f"multipart/form-data; boundary={boundary}"}
    async with client(url) as http:
        said = await http.post("/people/olena/messages", content="".join(parts).encode(), headers=form)
        document = said.json()["messages"][0]["document"]
        at = world.files.get(document["file_id"])
        assert at
        for path in (f"/people/file/{document['file_id']}", f"/file/bot{world.token}/{at.path}"):
            headers = (await http.get(path)).headers
            assert headers["content-type"] == served
            assert "bot" in path or headers["content-disposition"] == "attachment"
            assert "sandbox" in headers["content-security-policy"]
            assert headers["x-content-type-options"] == "nosniff"


DEEP = b'{"chat_id": 1001, "text": "x", "entities": ' + b"[" * 900 + b"]" * 900 + b"}"
DEEPER = b'{"chat_id": ' + b"[" * 100_000 + b"]" * 100_000 + b"}"
HOSTILE: list[tuple[str, bytes]] = [
    ("/control/clock", b'{"advance": NaN}'),
    ("/control/clock", b'{"advance": Infinity}'),
    ("/control/clock", b'{"advance": -Infinity}'),
    ("/control/clock", b'{"advance": "nan"}'),
    ("/control/clock", b'{"advance": 1e999}'),
    ("/control/clock", b'{"advance": 1e300}'),
    ("/control/clock", b'{"advance": -1}'),
    ("/control/clock", b'{"advance": []}'),
    ("/control/clock", b'{"advance": 1' + b"0" * 5000 + b"}"),
    ("/control/clock", b"[]"),
    ("/control/clock", b"\xff"),
    ("/control/faults", b'{"kind": "timeout", "silence": NaN}'),
    ("/people/olena/messages", b'{"chat_id": 1001, "text": "\\ud800"}'),
    ("/people/olena/messages", b'{"chat_id": 1001, "text": "\xed\xa0\x80"}'),
    (
        "/people/olena/messages",
        b'{"chat_id": 1001, "contact": {"phone_number": "1", "first_name": "\\udfff"}}',
    ),
    ("/people/olena/messages", b'{"chat_id": 1001, "location": {"latitude": NaN, "longitude": 0}}'),
    ("/people/olena/messages", b'{"chat_id": 1001, "location": {"latitude": "nan", "longitude": 0}}'),
    ("/people/olena/messages", DEEP),
    ("/people/olena/messages", DEEPER),
    ("/people/olena/press", b'{"chat_id": 1001, "message_id": 1, "data": "x", "wait": NaN}'),
    ("/people/olena/start", b'{"payload": "\\ud800"}'),
]


@pytest.mark.parametrize(("path", "body"), HOSTILE)
async def test_what_could_not_be_told_again_is_refused_and_breaks_nothing(
    url: str, path: str, body: bytes
) -> None:
    async with client(url) as http:
        answer = await http.post(path, content=body, headers={"content-type": "application/json"})
        assert answer.status_code == 400, answer.text
        for shown in ("/people/snapshot", "/control/clock", "/control/record"):
            assert (await http.get(shown)).status_code == 200, shown


@pytest.mark.parametrize(
    "target",
    [
        "https://evil.example/",
        "https://127.0.0.1.evil.example/",
        "https://192.168.0.1/",
        "http://[::1",
        "https://a:x/",
    ],
)
async def test_nothing_leaves_this_machine_by_a_webhook(world: World, call: Caller, target: str) -> None:
    assert (await call("setWebhook", url=target))["error_code"] == 400
    assert world.updates.webhook is None


async def test_a_link_changes_no_webhook(world: World, url: str) -> None:
    async with client(url) as http:
        for name in ("setWebhook", "SETWEBHOOK"):
            link = f"/bot{world.token}/{name}"
            assert (await http.get(link, params={"url": "http://127.0.0.1:9/"})).status_code == 400
    assert world.updates.webhook is None


async def test_a_picture_is_shown_as_one(world: World, url: str) -> None:
    from playground.values.pictures import png

    message = world.send_files(
        world.people["olena"], OLENA, [Upload("a.png", png(8, 6), "image/png")], "photo"
    )[0]
    async with client(url) as http:
        answer = await http.get(f"/people/file/{message.body['photo'][-1]['file_id']}")
    assert answer.headers["content-type"] == "image/png"
