"""What came in a request: values and files, from a query string, a form, multipart or JSON."""

import re
from urllib.parse import parse_qsl

from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException
from starlette.requests import Request
from starlette.types import Receive, Scope

from playground.calls import reading
from playground.content.files import TOO_LARGE, UPLOAD_LIMIT, Upload
from playground.values.errors import bad_request
from playground.values.shapes import Json

ROOM = UPLOAD_LIMIT + 2**20
MIME_TYPE = re.compile(r"[\w.+-]+/[\w.+-]+", re.ASCII)
UNKNOWN = "application/octet-stream"


async def read(scope: Scope, receive: Receive) -> tuple[Json, list[tuple[str, Upload]]]:
    """A request's values, and its files by the names of their parts. Raises ApiError for what is unreadable."""
    values: Json = _fields_in(scope["query_string"])
    kind = next((value for name, value in scope["headers"] if name == b"content-type"), b"").lower()
    if kind.startswith(b"multipart/form-data"):
        return await _read_multipart(scope, receive, values)
    body = await _read_body(receive)
    if kind.startswith(b"application/json"):
        return values | read_json(body or b"{}"), []
    return values | _fields_in(body), []


def _fields_in(form: bytes) -> Json:
    try:
        return dict(parse_qsl(form.decode(), keep_blank_values=True))
    except UnicodeDecodeError:
        raise bad_request(reading.NOT_UTF8) from None


async def _read_body(receive: Receive) -> bytes:
    body = bytearray()
    while True:
        message = await receive()
        body += message.get("body", b"")
        if len(body) > ROOM:
            raise TOO_LARGE
        if not message.get("more_body"):
            return bytes(body)


def read_json(body: bytes) -> Json:
    """A JSON object's values. Raises ApiError 400 for what is none."""
    try:
        values = reading.loads(body)
    except ValueError:
        raise bad_request("can't parse JSON object") from None
    if not isinstance(values, dict):
        raise bad_request("object expected")
    return values


async def _read_multipart(
    scope: Scope, receive: Receive, values: Json
) -> tuple[Json, list[tuple[str, Upload]]]:
    """A form's values and files; of a field that comes twice the last counts."""
    files: list[tuple[str, Upload]] = []
    # Without its application in the scope, a Request raises what is wrong as it is.
    request = Request({key: scope[key] for key in ("type", "headers")}, receive)
    try:
        async with request.form() as form:
            for name, value in form.multi_items():
                if isinstance(value, UploadFile):
                    files.append((name, await _read_upload(name, value)))
                else:
                    values[name] = value
    except MultiPartException as error:
        raise bad_request(error.message) from None
    return values, files


async def _read_upload(name: str, file: UploadFile) -> Upload:
    kind = (file.content_type or UNKNOWN).partition(";")[0].strip().lower()
    return Upload(file.filename or name, await file.read(), kind if MIME_TYPE.fullmatch(kind) else UNKNOWN)
