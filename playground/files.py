"""Files sent in the world: bytes in memory, ids as the bot knows them.

A `file_id` names one file in one use (a photo's sizes have one each); a `file_unique_id` names the bytes.
"""

import base64
import hashlib
import mimetypes
from dataclasses import dataclass
from itertools import count

from playground.errors import ApiError, bad_request
from playground.pictures import size_of
from playground.shapes import Json

DOWNLOAD_LIMIT = 20 * 2**20
UPLOAD_LIMIT = 50 * 2**20
PHOTO_LIMIT = 10 * 2**20
CAP = 512 * 2**20
PREFIXES = {
    "photo": "AgAC", "video": "BAAC", "voice": "AwAC", "audio": "CQAC", "document": "BQAC", "video_note": "DQAC",
    "animation": "CgAC", "sticker": "CAAC",
}  # fmt: skip
FOLDERS = {"photo": "photos", "voice": "voice", "audio": "music", "sticker": "stickers", "video": "videos"}
EXTENSIONS = {
    "photo": ".jpg",
    "video": ".mp4",
    "voice": ".oga",
    "audio": ".mp3",
    "video_note": ".mp4",
    "animation": ".mp4",
}
SIDES = (90, 320, 800)


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it came in."""

    name: str
    data: bytes
    mime_type: str = "application/octet-stream"


@dataclass(frozen=True, slots=True)
class File:
    """A stored file in one use. `media` is what the Bot API's Message holds for it: Video, Document, list of PhotoSize."""

    id: str
    unique_id: str
    kind: str
    path: str
    upload: Upload
    media: "Json | list[Json]"


class Files:
    """All files, by `file_id` and by path. The oldest are forgotten once the world holds 512 MiB."""

    def __init__(self) -> None:
        self._by_id: dict[str, File] = {}
        self._by_path: dict[str, File] = {}
        self._numbers = count(1)
        self._size = 0

    def keep(self, kind: str, upload: Upload, details: Json) -> File:
        """Store an upload for use as `kind`, with `details` that the sender gave (duration, width, ...)."""
        check_size(kind, upload)
        number = next(self._numbers)
        file = self._photo(number, upload) if kind == "photo" else self._plain(kind, number, upload, details)
        self._size += len(upload.data)
        self._by_path[file.path] = file
        self._make_room()
        return file

    def get(self, file_id: str) -> File | None:
        """Return the file of a `file_id`."""
        return self._by_id.get(file_id)

    def at(self, path: str) -> File | None:
        """Return the file at a `file_path`."""
        return self._by_path.get(path)

    def describe(self, file_id: str) -> Json:
        """Return the Bot API's File, refused for what is too large to download."""
        file = self.get(file_id)
        if file is None:
            raise bad_request("invalid file_id")
        size = len(file.upload.data)
        if size > DOWNLOAD_LIMIT:
            raise bad_request("file is too big")
        return {
            "file_id": file_id,
            "file_unique_id": file.unique_id,
            "file_size": size,
            "file_path": file.path,
        }

    def _plain(self, kind: str, number: int, upload: Upload, details: Json) -> File:
        ids = new_ids(kind, number)
        media: Json = ids | {"file_size": len(upload.data)} | defaults(kind, upload) | details
        file = File(ids["file_id"], ids["file_unique_id"], kind, path_of(kind, number, upload), upload, media)
        self._by_id[file.id] = file
        return file

    def _photo(self, number: int, upload: Upload) -> File:
        size = size_of(upload.data)
        if size is None:
            raise bad_request("IMAGE_PROCESS_FAILED")
        path = path_of("photo", number, upload)
        sizes = [
            new_ids("photo", number, step) | shape
            for step, shape in enumerate(scaled(*size, len(upload.data)))
        ]
        file = File(sizes[-1]["file_id"], sizes[-1]["file_unique_id"], "photo", path, upload, sizes)
        self._by_id |= {item["file_id"]: file for item in sizes}
        return file

    def _make_room(self) -> None:
        while self._size > CAP:
            path, file = next(iter(self._by_path.items()))
            del self._by_path[path]
            self._by_id = {file_id: kept for file_id, kept in self._by_id.items() if kept is not file}
            self._size -= len(file.upload.data)


def check_size(kind: str, upload: Upload) -> None:
    """Refuse what Telegram refuses: nothing at all, more than 50 MB, a photo of more than 10 MB."""
    if not upload.data:
        raise bad_request("file must be non-empty")
    if len(upload.data) > UPLOAD_LIMIT:
        raise ApiError(413, "Request Entity Too Large")
    if kind == "photo" and len(upload.data) > PHOTO_LIMIT:
        raise bad_request("too big for a photo")


def new_ids(kind: str, number: int, step: int = 0) -> Json:
    """Return a `file_id` and its `file_unique_id`."""
    seed = hashlib.blake2b(f"{kind}/{number}/{step}".encode(), digest_size=30).digest()
    text = base64.urlsafe_b64encode(seed).decode()
    return {"file_id": PREFIXES[kind] + text, "file_unique_id": "AQAD" + text[:11]}


def path_of(kind: str, number: int, upload: Upload) -> str:
    """Return the `file_path` that a download names."""
    guessed = mimetypes.guess_extension(upload.mime_type) or ""
    ending = EXTENSIONS.get(kind) or ("." + upload.name.rpartition(".")[2] if "." in upload.name else guessed)
    return f"{FOLDERS.get(kind, kind + 's')}/file_{number}{ending}"


def defaults(kind: str, upload: Upload) -> Json:
    """Return the fields that Telegram would find out by looking into the file."""
    named: Json = {"file_name": upload.name, "mime_type": upload.mime_type}
    match kind:
        case "document":
            return named
        case "audio":
            return named | {"duration": 0}
        case "video" | "animation":
            return named | {"width": 640, "height": 360, "duration": 1}
        case "voice":
            return {"duration": 1, "mime_type": upload.mime_type}
        case "video_note":
            return {"length": 240, "duration": 1}
        case _:
            return {"type": "regular", "width": 512, "height": 512, "is_animated": False, "is_video": False}


def scaled(width: int, height: int, file_size: int) -> list[Json]:
    """Return a photo's sizes, smallest first. The bytes behind them are one and the same picture."""
    longest = max(width, height)
    sides = [side for side in SIDES if side < longest] + [longest]
    return [
        {
            "width": max(1, width * side // longest),
            "height": max(1, height * side // longest),
            "file_size": file_size,
        }
        for side in sides
    ]
