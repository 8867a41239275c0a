"""What was written with a command and cannot be read: which part of it, what there is instead, and an example."""

from collections.abc import Sequence

from markupsafe import Markup

from care.values.errors import Unclear
from dialogs.customers import parts
from dialogs.language import sanitize
from dialogs.language.words import Words
from dialogs.staff.commands import BY_NAME
from dialogs.staff.near import NAME_LIMIT, did_you_mean

MOST = 12  # names
TOTAL_LIMIT = 9_999_999  # of a purchase that is typed in


def unclear(error: Unclear, _: Words) -> Markup:
    example = BY_NAME[error.command].shown(_)
    if not error.missing:
        general = _("That was not clear. Write it like this: {example}", example=example)
        return parts.lines(general, did_you_mean(error.near, _))
    return parts.lines(
        _lacking(error.missing, _),
        _there_is(error.missing, error.near, _),
        _("Write it like this: {example}", example=example),
    )


def _lacking(missing: str, _: Words) -> Markup:
    return {
        "place": _("There is no such place in the settings."),
        "until": _(
            "It is not clear when. You can close a place until a certain time, for a whole day, or "
            "from one time to another."
        ),
        "kind": _("It is not clear what happened."),
        "number": _("The number of the order, receipt, visit or appointment is missing."),
        "time": _("It is not clear when. Give a time in the future, such as “tomorrow 15:00”."),
        "sum": _("The total has to be a number, {limit} at most.", limit=_.number(TOTAL_LIMIT)),
        "limit": _("That is too many points: at most 999,999 at once."),
    }[missing]


def _there_is(missing: str, names: Sequence[str], _: Words) -> Markup:
    if not names:
        return Markup()
    said = Markup(", ").join(
        Markup("<b>{}</b>").format(sanitize.line(name, NAME_LIMIT)) for name in names[:MOST]
    )
    return (
        _("Our places: {names}", names=said) if missing == "place" else _("You can use: {names}", names=said)
    )
