"""Files sent in the world: bytes in memory, ids as the bot knows them.

A `file_id` names one file in one use (a photo's sizes have one each) and cannot be used as another kind.
"""

from dataclasses import dataclass
from itertools import count

from playground.content import media
from playground.values.errors import TooLargeError, bad_request
from playground.values.pictures import size_of
from playground.values.shapes import Json, Media

MIB = 2**20
DOWNLOAD_LIMIT = 20 * MIB
UPLOAD_LIMIT = 50 * MIB
PHOTO_LIMIT = 10 * MIB
CAP = 512 * MIB
TOO_LARGE = TooLargeError(UPLOAD_LIMIT)


@dataclass(frozen=True, slots=True)
class Upload:
    """A file as it came in."""

    name: str
    data: bytes
    mime_type: str = "application/octet-stream"


@dataclass(frozen=True, slots=True)
class File:
    """A stored file in one use. `media` is what a Message holds for it: a Video, a list of PhotoSize, ..."""

    kind: str
    path: str
    upload: Upload
    media: Media


class Files:
    """All files, by `file_id` and by path. The oldest are forgotten once the world holds 512 MiB."""

    def __init__(self) -> None:
        self._by_id: dict[str, File] = {}
        self._by_path: dict[str, File] = {}
        self._numbers = count(1)
        self._size = 0

    def keep(self, kind: str, upload: Upload, details: Json) -> Media:
        """What a Message holds for an upload, stored for use as `kind`. Raises ApiError for what Telegram refuses.

        `details` are what the sender says of the file: duration, width, performer, ...
        """
        _check_size(kind, upload)
        number = next(self._numbers)
        path = media.path_of(kind, number, upload.name, upload.mime_type)
        sizes = _photo_sizes(number, upload) if kind == "photo" else [_plain(kind, number, upload, details)]
        file = File(kind, path, upload, sizes if kind == "photo" else sizes[0])
        self._by_id |= {size["file_id"]: file for size in sizes}
        self._by_path[path] = file
        self._size += len(upload.data)
        self._make_room()
        return file.media

    def get(self, file_id: str) -> File | None:
        """The file of a `file_id`."""
        return self._by_id.get(file_id)

    def at(self, path: str) -> File | None:
        """The file at a `file_path`."""
        return self._by_path.get(path)

    def _make_room(self) -> None:
        while self._size > CAP:
            path, oldest = next(iter(self._by_path.items()))
            del self._by_path[path]
            self._by_id = {file_id: file for file_id, file in self._by_id.items() if file is not oldest}
            self._size -= len(oldest.upload.data)


def _check_size(kind: str, upload: Upload) -> None:
    """Telegram refuses nothing at all, more than 50 MB, a photo of more than 10 MB."""
    if not upload.data:
        raise bad_request("file must be non-empty")
    if len(upload.data) > UPLOAD_LIMIT:
        raise TOO_LARGE
    if kind == "photo" and len(upload.data) > PHOTO_LIMIT:
        raise bad_request("too big for a photo")


def _plain(kind: str, number: int, upload: Upload, details: Json) -> Json:
    """The media of a file that is no photo."""
    found = media.defaults(kind, upload.name, upload.mime_type)
    return media.new_ids(kind, number) | {"file_size": len(upload.data)} | found | details


def _photo_sizes(number: int, upload: Upload) -> list[Json]:
    """A photo's sizes, smallest first. The bytes behind them are one and the same picture."""
    size = size_of(upload.data)
    if size is None:
        raise bad_request("IMAGE_PROCESS_FAILED")
    shapes = media.scaled(*size)
    ids = [media.new_ids("photo", number, step) for step in range(len(shapes))]
    return [one | shape | {"file_size": len(upload.data)} for one, shape in zip(ids, shapes, strict=True)]
