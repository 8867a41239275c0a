"""What can go wrong, as the one who asked sees it: the bot gets Telegram's words, a person a sentence."""

from playground.values.shapes import Json

PREFIXES = {400: "Bad Request", 401: "Unauthorized", 403: "Forbidden", 404: "Not Found", 409: "Conflict"}


class ApiError(Exception):
    """A Bot API call is refused. `parameters` are Telegram's ResponseParameters."""

    def __init__(self, code: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        self.code = code
        self.words = description
        self.description = f"{PREFIXES[code]}: {description}" if code in PREFIXES else description
        self.parameters = parameters

    def body(self) -> Json:
        """The answer's JSON."""
        body: Json = {"ok": False, "error_code": self.code, "description": self.description}
        if self.parameters:
            body["parameters"] = self.parameters
        return body


class TooLargeError(ApiError):
    """A file, or a whole body, of more than `limit` bytes."""

    def __init__(self, limit: int) -> None:
        super().__init__(413, "Request Entity Too Large")
        self.limit = limit


def bad_request(description: str) -> ApiError:
    """A 400 with Telegram's prefix."""
    return ApiError(400, description)


def forbidden(description: str) -> ApiError:
    """A 403 with Telegram's prefix."""
    return ApiError(403, description)


def too_many_requests(seconds: int) -> ApiError:
    """A 429 that asks for a pause of whole seconds."""
    return ApiError(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)


class Refusal(Exception):  # noqa: N818 - a person is refused; nothing has failed
    """Someone asked for what cannot be: a person, or the desk of the world.

    `status` is the HTTP status; `facts` stand in the answer beside the sentence.
    """

    def __init__(self, sentence: str, status: int = 400, **facts: int) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.status = status
        self.facts = facts

    @classmethod
    def of(cls, error: ApiError) -> "Refusal":
        """What a person is told where the bot gets Telegram's words."""
        if isinstance(error, TooLargeError):
            return cls(f"A file may have at most {error.limit // 2**20} MB", error.code, limit=error.limit)
        return cls(error.words, error.code)
