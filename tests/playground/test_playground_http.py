"""How calls come in: forms, multipart, JSON and queries; who is let in; and the program itself."""

import asyncio
import sys
from pathlib import Path

import httpx
import pytest

from playground.acts.world import World
from playground.calls.parameters import Signature

OLENA = 1001
TEXT = {"chat_id": str(OLENA), "text": "Привіт & <b>"}


@pytest.mark.parametrize(
    "request_options",
    [
        {"data": TEXT},
        {"json": TEXT},
        {"params": TEXT},
        {"data": TEXT, "files": {"x": b"y"}},
        {"data": {"text": TEXT["text"]}, "params": {"chat_id": OLENA}},
    ],
    ids=["form", "json", "query", "multipart", "both"],
)
async def test_values_come_in_many_ways(world: World, url: str, request_options: dict[str, object]) -> None:
    world.start(world.people["olena"])
    async with httpx.AsyncClient(base_url=f"{url}/bot{world.token}/") as client:
        answer = (await client.request("POST", "SENDmessage", **request_options)).json()  # type: ignore[arg-type]
    assert answer["result"]["text"] == TEXT["text"]


@pytest.mark.parametrize(
    ("path", "code", "words"),
    [
        ("/bot700001:wrong/getMe", 401, "Unauthorized: invalid token specified"),
        ("/bot700001:playground/getMeNot", 404, "Not Found: method not found"),
        ("/bot700001:playground/", 404, "Not Found: method not found"),
    ],
)
async def test_strangers_and_unknown_methods_are_refused(url: str, path: str, code: int, words: str) -> None:
    async with httpx.AsyncClient() as client:
        response = await client.get(url + path)
    assert (response.status_code, response.json()) == (
        code,
        {"ok": False, "error_code": code, "description": words},
    )


@pytest.mark.parametrize(
    ("kind", "body", "words"),
    [
        ("application/json", b"{", "can't parse JSON object"),
        ("application/json", b"[]", "object expected"),
        ("application/x-www-form-urlencoded", b"\xff", "strings must be encoded in UTF-8"),
        ("multipart/form-data", b"", "Missing boundary"),
    ],
)
async def test_unreadable_bodies_are_refused(
    world: World, url: str, kind: str, body: bytes, words: str
) -> None:
    async with httpx.AsyncClient() as client:
        response = await client.post(
            f"{url}/bot{world.token}/getMe", content=body, headers={"content-type": kind}
        )
    assert response.status_code == 400
    assert words in response.json()["description"]


async def test_a_body_without_end_is_refused(world: World, url: str) -> None:
    async with httpx.AsyncClient(timeout=30) as client:
        response = await client.post(f"{url}/bot{world.token}/getMe", content=bytes(52 * 2**20))
    assert response.json()["description"] == "Request Entity Too Large"


async def test_a_person_whose_file_is_too_large_is_told_the_limit(url: str) -> None:
    async with httpx.AsyncClient(timeout=30) as client:
        form = {"as": "document", "chat_id": "1001"}
        files = {"files": ("film.bin", bytes(60 * 2**20))}
        response = await client.post(f"{url}/people/olena/messages", data=form, files=files)
    assert response.status_code == 413
    assert response.json() == {"error": "A file may have at most 50 MB", "limit": 50 * 2**20}


async def test_the_page_is_served(url: str) -> None:
    async with httpx.AsyncClient(base_url=url) as client:
        index, script = await client.get("/"), await client.get("/page/app.js")
    assert index.headers["content-type"].startswith("text/html")
    assert "javascript" in script.headers["content-type"]


def greet(
    name: str, times: int = 1, ratio: float = 0.5, loud: bool = False, tags: list[str] | None = None
) -> str:
    return f"{name} {times} {ratio} {loud} {tags}"


@pytest.mark.parametrize(
    ("values", "result"),
    [
        ({"name": "Emma"}, "Emma 1 0.5 False None"),
        (
            {"name": "Emma", "times": "2", "ratio": "1.5", "loud": "True", "tags": '["a"]'},
            "Emma 2 1.5 True ['a']",
        ),
        ({"name": "Emma", "times": 3, "loud": True, "tags": ["b"]}, "Emma 3 0.5 True ['b']"),
        ({"name": "Emma", "times": "", "loud": "no", "tags": None}, "Emma 1 0.5 False None"),
    ],
)
def test_a_signature_reads_text_and_json(values: dict[str, object], result: str) -> None:
    assert greet(**Signature(greet).bind(values)) == result


async def test_the_program_says_where_it_is_and_ends_when_told() -> None:
    program = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "playground", "--port", "0", "--limits", "real"),
        cwd=Path(__file__).parents[2],
        stdout=asyncio.subprocess.PIPE,
    )
    assert program.stdout is not None
    line = (await program.stdout.readline()).decode()
    async with httpx.AsyncClient(base_url=line.strip()) as client:
        assert (await client.get("/bot700001:playground/getMe")).json()["result"]["id"] == 700001
    program.terminate()
    assert await program.wait() == 0
