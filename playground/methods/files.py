"""The way to a file's bytes."""

from playground.content.files import DOWNLOAD_LIMIT
from playground.methods.base import Call, method
from playground.values.errors import bad_request
from playground.values.shapes import Json


@method
def get_file(call: Call, file_id: str) -> Json:
    """A File with the path to download it from. Raises ApiError 400 for what is over 20 MB."""
    file = call.world.files.get(file_id)
    if file is None:
        raise bad_request("invalid file_id")
    if len(file.upload.data) > DOWNLOAD_LIMIT:
        raise bad_request("file is too big")
    sizes = file.media if isinstance(file.media, list) else [file.media]
    unique = next(size["file_unique_id"] for size in sizes if size["file_id"] == file_id)
    return {
        "file_id": file_id,
        "file_unique_id": unique,
        "file_size": len(file.upload.data),
        "file_path": file.path,
    }
