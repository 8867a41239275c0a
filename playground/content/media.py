"""What Telegram finds out about a file of each kind, and how it names it."""

import base64
import hashlib
import mimetypes

from playground.values.shapes import Json

PREFIXES = {
    "photo": "AgAC",
    "video": "BAAC",
    "voice": "AwAC",
    "audio": "CQAC",
    "document": "BQAC",
    "video_note": "DQAC",
    "animation": "CgAC",
    "sticker": "CAAC",
}
FOLDERS = {"voice": "voice", "audio": "music"}
EXTENSIONS = {"photo": ".jpg", "video": ".mp4", "voice": ".oga", "video_note": ".mp4", "animation": ".mp4"}
SIDES = (90, 320, 800)
FOUND: dict[str, Json] = {
    "document": {},
    "audio": {"duration": 0},
    "video": {"width": 640, "height": 360, "duration": 1},
    "animation": {"width": 640, "height": 360, "duration": 1},
    "voice": {"duration": 1},
    "video_note": {"length": 240, "duration": 1},
    "sticker": {"type": "regular", "width": 512, "height": 512, "is_animated": False, "is_video": False},
}
NAMED = ("document", "audio", "video", "animation")


def new_ids(kind: str, number: int, step: int = 0) -> Json:
    """A `file_id` and its `file_unique_id`."""
    seed = hashlib.blake2b(f"{kind}/{number}/{step}".encode(), digest_size=30).digest()
    text = base64.urlsafe_b64encode(seed).decode()
    return {"file_id": PREFIXES[kind] + text, "file_unique_id": "AQAD" + text[:11]}


def path_of(kind: str, number: int, name: str, mime_type: str) -> str:
    """The `file_path` that a download names."""
    _, dot, ending = name.rpartition(".")
    ending = EXTENSIONS.get(kind) or dot + ending * bool(dot) or mimetypes.guess_extension(mime_type) or ""
    return f"{FOLDERS.get(kind, kind + 's')}/file_{number}{ending}"


def defaults(kind: str, name: str, mime_type: str) -> Json:
    """The fields that Telegram would find out by looking into the file."""
    named = {"file_name": name} if kind in NAMED else {}
    typed = {} if kind in ("sticker", "video_note") else {"mime_type": mime_type}
    return FOUND[kind] | named | typed


def scaled(width: int, height: int) -> list[Json]:
    """The width and height of each size that a photo comes in, smallest first."""
    longest = max(width, height, 1)
    sides = [side for side in SIDES if side < longest] + [longest]
    return [
        {"width": max(1, width * side // longest), "height": max(1, height * side // longest)}
        for side in sides
    ]
