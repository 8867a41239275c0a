"""What to say about each kind of mistake in the settings. Codes are pydantic's or care/business/'s."""

from collections.abc import Callable, Mapping
from typing import Any

from markupsafe import Markup

from care.business.loyalty import CURRENCY
from dialogs.language.words import Words

Fields = Mapping[str, Any]


def say(code: str, fields: Fields, _: Words) -> str:
    """The sentence for `code`, filled from `fields`; empty for a code that nobody has thought of."""
    sentence = SENTENCES.get(code)
    return _.plain(sentence(_, fields)) if sentence else ""


def _unknown(_: Words, fields: Fields) -> Markup:
    if fields.get("close"):
        return _("there is no such setting; did you mean “{name}”?", name=fields["close"])
    return _("there is no such setting; remove it")


def _choice(_: Words, fields: Fields) -> Markup:
    choices = [part.strip("' ") for part in fields["expected"].replace(" or ", ", ").split(", ")]
    return _("write one of these: {choices}", choices=", ".join(choices))


def _number(_: Words, _fields: Fields) -> Markup:
    return _("write a whole number, such as 5")


def _decimal(_: Words, _fields: Fields) -> Markup:
    return _("write a number, such as 0.5")


def _list(_: Words, _fields: Fields) -> Markup:
    return _("write a list in square brackets, such as [1, 2]")


def _table(_: Words, _fields: Fields) -> Markup:
    return _("write one text for each language, such as {example}", example='{ uk = "…", en = "…" }')


def _date(_: Words, _fields: Fields) -> Markup:
    return _("write a date like 2026-12-25")


def _link(_: Words, _fields: Fields) -> Markup:
    return _("write the full address, such as {example}", example="https://maps.example.org/place")


def _pattern(_: Words, fields: Fields) -> Markup:
    if fields.get("pattern") == CURRENCY:
        return _("write a currency as three capital letters, such as UAH")
    return _("use 1 to 16 lowercase Latin letters, digits and _")


SENTENCES: dict[str, Callable[[Words, Fields], Markup]] = {
    "missing": lambda _, _f: _("this setting is missing"),
    "extra_forbidden": _unknown,
    "literal_error": _choice,
    "enum": _choice,
    "int_type": _number,
    "int_parsing": _number,
    "int_from_float": _number,
    "float_type": _decimal,
    "float_parsing": _decimal,
    "decimal_type": _decimal,
    "decimal_parsing": _decimal,
    "finite_number": _decimal,
    "string_type": lambda _, _f: _("write a text in quotation marks"),
    "tuple_type": _list,
    "frozen_set_type": _list,
    "dict_type": _table,
    "model_type": _table,
    "date_type": _date,
    "date_parsing": _date,
    "date_from_datetime_parsing": _date,
    "date_from_datetime_inexact": _date,
    "time_type": lambda _, _f: _('write a time of day like "21:00"'),
    "time_parsing": lambda _, _f: _('write a time of day like "21:00"'),
    "string_pattern_mismatch": _pattern,
    "greater_than": lambda _, f: _("write a number above {limit}", limit=f["gt"]),
    "greater_than_equal": lambda _, f: _("write {limit} or more", limit=f["ge"]),
    "not_a_group": lambda _, _f: _("the id of a group begins with a minus, such as -1001234567890"),
    "less_than_equal": lambda _, f: _("write {limit} or less", limit=f["le"]),
    "not_an_address": lambda _, _f: _(
        "write a web address with https:// or http://, such as {example}", example="https://example.org/shop"
    ),
    "no_file": lambda _, _f: _("there is no such file; copy turbota.toml from the project and change it"),
    "absent_file": lambda _, _f: _("there is no such file"),
    "not_toml": lambda _, f: _("this is not TOML: {problem}", problem=f["problem"]),
    "not_utf8": lambda _, _f: _("this is not UTF-8 text; save the file as UTF-8"),
    "large_file": lambda _, f: _("the file cannot be read; the limit is {limit} MB", limit=f["limit"]),
    "no_zone": lambda _, f: _("there is no time zone “{name}”; write it like Europe/Kyiv", name=f["name"]),
    "empty_text": lambda _, _f: _("give the text in at least one language, and leave none empty"),
    "none_given": lambda _, _f: _("give at least one"),
    "repeated_key": lambda _, f: _("the key “{key}” is used twice; each needs its own", key=f["key"]),
    "not_spoken": lambda _, f: _("“{language}” is not among the languages", language=f["language"]),
    "not_a_length": lambda _, _f: _('write a length of time like "1h 30m", "2d" or "90s"'),
    "not_a_term": lambda _, _f: _('write a length of time like "365d", or "never"'),
    "not_a_period": lambda _, _f: _('write hours like "09:00-13:00"'),
    "backwards_period": lambda _, _f: _("these hours end before they begin"),
    "overlapping_periods": lambda _, _f: _("the periods of one day must follow each other and not overlap"),
    "no_tier": lambda _, f: _("there is no tier “{key}”", key=f["key"]),
    "no_priority": lambda _, f: _("write one of these: {choices}", choices=f["names"]),
    "no_condition": lambda _, _f: _("say when this rule fits: words, about, tier or again_within"),
    "tiers_unordered": lambda _, _f: _("order the tiers from the fewest to the most points"),
    "no_department": lambda _, f: _("there is no department “{key}”", key=f["key"]),
    "no_field": lambda _, f: _("there is no field {{{name}}}; available: {known}", **f),
    "long_text": lambda _, f: _(
        "once filled in, the text may exceed {limit} characters; shorten it", limit=f["limit"]
    ),
    "long_title": lambda _, f: _("write a title of at most {limit} characters", limit=f["limit"]),
    "no_language": lambda _, _f: _("start each text with its language: uk:, ru: or en:"),
    "one_department": lambda _, _f: _("write one key and at most one department"),
    "secret_missing": lambda _, _f: _("a webhook needs a secret of 1 to 256 letters, digits, _ and -"),
    "no_signing_secret": lambda _, _f: _(
        "[[webhooks]] need a secret to sign with: turbota webhooks secret makes one"
    ),
    "not_a_signing_secret": lambda _, _f: _(
        "this is not a secret to sign with: turbota webhooks secret makes one"
    ),
    "not_private": lambda _, _f: _("write an address with https://; http:// only for this machine"),
    "not_a_token": lambda _, _f: _(
        "this is not a token; one looks like 1234567890:AbC… and comes from @BotFather"
    ),
    "bot_in_use": lambda _, _f: _(
        "a running bot or a webhook is already receiving this bot’s updates; stop it first"
    ),
    "cannot_listen": lambda _, f: _("cannot listen on {host}:{port}; is the port in use?", **f),
    "not_a_link": _link,
}
