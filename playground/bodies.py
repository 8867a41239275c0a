"""What came in a request: values and files, from a query string, a form, multipart or JSON."""

import json
from typing import Any
from urllib.parse import parse_qsl

from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException
from starlette.requests import Request
from starlette.types import Receive, Scope

from playground.errors import ApiError, bad_request
from playground.files import UPLOAD_LIMIT, Upload

ROOM = UPLOAD_LIMIT + 2**20
Values = dict[str, Any]
Files = dict[str, Upload]


async def read(scope: Scope, receive: Receive) -> tuple[Values, Files]:
    """Return a request's values and files; raise ApiError for what cannot be read."""
    values: Values = dict(parse_qsl(scope["query_string"].decode(), keep_blank_values=True))
    kind = next((value for name, value in scope["headers"] if name == b"content-type"), b"").lower()
    if kind.startswith(b"multipart/form-data"):
        fields, files = await read_multipart(scope, receive)
        return values | {name: value for name, value in fields}, dict(files)
    body = await read_body(receive)
    if not body:
        return values, {}
    if kind.startswith(b"application/json"):
        return values | read_json(body), {}
    return values | dict(parse_qsl(body.decode(), keep_blank_values=True)), {}


async def read_body(receive: Receive) -> bytes:
    """Return a whole body."""
    body = b""
    while True:
        message = await receive()
        body += message.get("body", b"")
        if len(body) > ROOM:
            raise ApiError(413, "Request Entity Too Large")
        if not message.get("more_body"):
            return body


def read_json(body: bytes) -> Values:
    """Return a JSON object's values."""
    try:
        values = json.loads(body)
    except ValueError:
        raise bad_request("can't parse JSON object") from None
    if not isinstance(values, dict):
        raise bad_request("object expected")
    return values


async def read_multipart(
    scope: Scope, receive: Receive
) -> tuple[list[tuple[str, str]], list[tuple[str, Upload]]]:
    """Return a form's fields and files, in order; a name may come more than once."""
    fields: list[tuple[str, str]] = []
    files: list[tuple[str, Upload]] = []
    try:
        # without its application, a Request raises what is wrong as it is
        async with Request({key: scope[key] for key in ("type", "headers")}, receive).form() as form:
            for name, value in form.multi_items():
                if isinstance(value, UploadFile):
                    files.append((name, await read_upload(name, value)))
                else:
                    fields.append((name, value))
    except MultiPartException as error:
        raise bad_request(error.message) from None
    return fields, files


async def read_upload(name: str, file: UploadFile) -> Upload:
    """Return a file of a form."""
    kind = (file.content_type or "application/octet-stream").partition(";")[0]
    return Upload(file.filename or name, await file.read(), kind)
