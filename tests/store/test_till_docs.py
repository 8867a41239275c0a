"""The examples of docs/api.md, each as a till would call it."""

import json
import re
import shlex
from pathlib import Path
from string import Template

import httpx

from care.store.unit import Store
from tests.store.ledger import give
from tests.store.test_vouchers import spend
from tests.store.tilling import api, key_for

PAGE = (Path(__file__).parents[2] / "docs" / "api.md").read_text("utf-8")
CODE = "174029138"  # stands there for that of a voucher, which nobody can know before
EXAMPLE = re.compile(r"```sh\n(curl [^`]*)```\n```json\n([^`]*)```")


def call(command: str, address: str, key: str) -> httpx.Request:
    """What curl would send."""
    words = [Template(word).substitute(TURBOTA=address, KEY=key) for word in shlex.split(command)[1:]]
    given: dict[str, list[str]] = {"-H": [], "-d": []}
    places: list[str] = []
    while words:
        word = words.pop(0)
        given.get(word, places).append(words.pop(0) if word in given else word)
    headers = dict(header.split(": ", 1) for header in given["-H"])
    [place], body = places, "".join(given["-d"])
    return httpx.Request("POST" if body else "GET", place, headers=headers, content=body)


async def test_each_example_is_answered_as_the_page_says(store: Store) -> None:
    found = EXAMPLE.findall(PAGE)
    assert len(found) == PAGE.count("```sh\ncurl") > 0
    key = await key_for(store)
    await give(store, 40)
    code = (await spend(store)).code
    async with api(store) as address, httpx.AsyncClient(trust_env=False) as client:
        for command, answer in ((each.replace(CODE, code) for each in pair) for pair in found):
            said = await client.send(call(command, address.removesuffix("/v1"), key))
            assert said.json() == json.loads(answer), command
