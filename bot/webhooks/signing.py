"""Signatures as Standard Webhooks 1.0 has them: HMAC-SHA256 over name, time and body, with the shared secret.

https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
"""

import base64
import hashlib
import hmac
import secrets
from datetime import datetime

PREFIX = "whsec_"
LEAST, MOST = 24, 64  # bytes of a secret


def new_secret() -> str:
    return PREFIX + base64.b64encode(secrets.token_bytes(32)).decode()


def key_in(secret: str) -> bytes:
    """Raises ValueError for what is no secret."""
    try:
        key = base64.b64decode(secret.removeprefix(PREFIX), validate=True)
    except ValueError as error:
        raise ValueError(PREFIX) from error
    if not secret.startswith(PREFIX) or not LEAST <= len(key) <= MOST:
        raise ValueError(PREFIX)
    return key


def headers(secret: str, name: str, at: datetime, body: str) -> dict[str, str]:
    """Those by which the receiver knows that it comes from us, just now, and whether it came before."""
    moment = str(int(at.timestamp()))
    digest = hmac.digest(key_in(secret), f"{name}.{moment}.{body}".encode(), hashlib.sha256)
    return {
        "webhook-id": name,
        "webhook-timestamp": moment,
        "webhook-signature": f"v1,{base64.b64encode(digest).decode()}",
    }
