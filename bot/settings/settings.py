"""Secrets and deployment from the environment, the business's rules from `turbota.toml`.

Both are read once, at start. Mistakes raise one `SettingsError`, which names them all, each with its line.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any, Literal, Self, TypeVar

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    SecretStr,
    ValidationError,
    field_validator,
    model_validator,
)
from pydantic_core import PydanticCustomError
from pydantic_settings import BaseSettings, SettingsConfigDict

from bot.settings.errors import Mistake, SettingsError, mistakes_in
from bot.settings.lines import line_numbers
from bot.webhooks.signing import key_in
from care.business import Business

LogLevel = Annotated[Literal["debug", "info", "warning", "error"], BeforeValidator(str.lower)]
LogFormat = Annotated[Literal["json", "console"], BeforeValidator(str.lower)]

WEBHOOK_PATH = "/telegram/webhook"
WEBHOOK_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")


def check_address(text: str) -> str:
    """The address without a slash at its end."""
    if not re.fullmatch(r"https?://[^\s/]+(/\S*)?", text):
        raise PydanticCustomError("not_an_address", "not a web address")
    return text.rstrip("/")


Address = Annotated[str, AfterValidator(check_address)]


def passwords(url: str) -> tuple[str, ...]:
    """The password in a database's address, if there is one."""
    found = re.search(r"://[^/@:]*:([^@]+)@", url)
    return (found[1],) if found else ()


class Places(BaseSettings):
    """Where our own things are: enough for a command that does not talk to Telegram."""

    model_config = SettingsConfigDict(frozen=True, hide_input_in_errors=True, env_ignore_empty=True)

    database_url: str = "sqlite:///var/turbota.db"
    turbota_settings: Path = Path("turbota.toml")


class Settings(Places):
    """One environment variable each, named like the field in capitals (docs/settings.md)."""

    bot_token: SecretStr

    webhook_url: Address | None = None  # where the internet reaches us; None: long polling
    webhook_secret: SecretStr | None = None
    api_base_url: Address | None = None  # a local Bot API server, or the playground; None: Telegram itself
    turbota_clock_url: Address | None = None  # a playground whose clock we follow; None: the system's

    calls_folder: Path | None = None  # see journal_folder

    host: str = "127.0.0.1"
    port: int = Field(default=8080, ge=0, le=65535)  # /health, /metrics, the webhook, /v1; 0: any free port

    api: bool = False  # tills and a CRM may call /v1 (docs/api.md)
    api_per_second: float = Field(default=20, gt=0, le=10_000)  # calls of each key

    signing_secret: SecretStr | None = (
        None  # of what the business's systems are told ([[webhooks]] of turbota.toml)
    )

    log_level: LogLevel = "info"
    log_format: LogFormat = "console"

    @model_validator(mode="after")
    def check_webhook_secret(self) -> Self:
        secret = self.webhook_secret.get_secret_value() if self.webhook_secret else ""
        if self.webhook_url and not WEBHOOK_SECRET.fullmatch(secret):
            fields = {"at": ("webhook_secret",)}
            raise PydanticCustomError("secret_missing", "a webhook needs a secret", fields)
        return self

    @field_validator("signing_secret")
    @classmethod
    def check_signing_secret(cls, secret: SecretStr | None) -> SecretStr | None:
        try:
            if secret is not None:
                key_in(secret.get_secret_value())
        except ValueError:
            raise PydanticCustomError("not_a_signing_secret", "turbota webhooks secret makes one") from None
        return secret

    @property
    def webhook_address(self) -> str:
        """The address that Telegram is to call; empty when we poll."""
        return self.webhook_url + WEBHOOK_PATH if self.webhook_url else ""

    @property
    def journal_folder(self) -> Path | None:
        """Where the sender notes its calls: as told, beside a SQLite database, else in `var`."""
        if self.calls_folder is not None:
            return self.calls_folder
        scheme, _, path = self.database_url.partition(":///")
        if not scheme.startswith("sqlite"):
            return Path("var/calls")
        return Path(f"{path}.calls") if path.strip(":") != "memory" and path else None

    @property
    def secrets(self) -> tuple[str, ...]:
        """What must never be read in a log."""
        known = (self.bot_token, self.webhook_secret, self.signing_secret)
        given = [secret.get_secret_value() for secret in known if secret]
        return (*given, *passwords(self.database_url))


Kind = TypeVar("Kind", bound=Places)


def load_settings(**overrides: object) -> Settings:
    """The settings of this process; `overrides` win over the environment."""
    return _load(Settings, overrides)


def load_places() -> Places:
    return _load(Places, {})


def _load(kind: type[Kind], overrides: dict[str, Any]) -> Kind:
    try:
        return kind(**overrides)
    except ValidationError as error:
        mistakes = mistakes_in(error, kind, {})
        capitals = [replace(m, place=tuple(str(part).upper() for part in m.place)) for m in mistakes]
        raise SettingsError("environment", *capitals) from None


def check_together(settings: Settings, business: Business) -> None:
    """What neither can know alone. Raises SettingsError."""
    if business.webhooks and not settings.signing_secret:
        raise SettingsError("environment", Mistake("no_signing_secret", ("SIGNING_SECRET",)))


def load_business(path: Path) -> Business:
    """The business's rules as the TOML file at `path` has them."""
    try:
        text = path.read_text("utf-8")
    except FileNotFoundError:
        raise SettingsError(str(path), Mistake("no_file")) from None
    except UnicodeDecodeError:
        raise SettingsError(str(path), Mistake("not_utf8")) from None
    return read_business(text, str(path))


def read_business(text: str, source: str = "turbota.toml") -> Business:
    """The same from the file's text; `source` names it in mistakes."""
    try:
        return Business.model_validate(parse(text, source))
    except ValidationError as error:
        raise SettingsError(source, *mistakes_in(error, Business, line_numbers(text))) from None


def parse(text: str, source: str) -> Mapping[str, Any]:
    """The tables of a TOML text. Raises SettingsError."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        problem, _, place = str(error).partition(" (at ")
        named = re.match(r"line (\d+)", place)
        line = int(named[1]) if named else text.count("\n") + 1  # else "end of document"
        raise SettingsError(source, Mistake("not_toml", line=line, fields={"problem": problem})) from None
