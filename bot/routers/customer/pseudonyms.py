"""Keys under which something is remembered for a while, and which lead back to nobody."""

import secrets
from hashlib import blake2b


class Pseudonyms:
    """Made with a secret that this process alone has and that ends with it."""

    def __init__(self) -> None:
        self._secret = secrets.token_bytes(32)

    def of(self, what: str) -> str:
        return blake2b(what.encode(), key=self._secret, digest_size=8).hexdigest()
