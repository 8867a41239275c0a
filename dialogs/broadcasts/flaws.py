"""What is wrong with a broadcast, as its author reads it."""

from collections.abc import Callable

from markupsafe import Markup

from care.broadcasts.checking import Flaw, Wrong
from dialogs.customers.language import NAMES
from dialogs.language import sanitize
from dialogs.language.words import Words

SHOWN = 60  # characters of a link, of a field's name


def sentence(flaw: Flaw, _: Words) -> Markup:
    field = f"{{{flaw.what}}}"
    if flaw.wrong is Wrong.EMPTY:
        return _.ngettext(
            "{field} would be empty for {count} recipient.",
            "{field} would be empty for {count} recipients.",
            flaw.count,
            field=field,
        )
    if flaw.wrong is Wrong.NOBODY:
        return _("Nobody would get it.")
    what = sanitize.line(flaw.what, SHOWN)
    said = TEXTS[flaw.wrong](_, what, flaw.count)
    return Markup("{}: {}").format(NAMES.get(flaw.language, flaw.language), said)  # type: ignore[call-overload]


TEXTS: dict[Wrong, Callable[[Words, str, int], Markup]] = {
    Wrong.MISSING: lambda _, _what, _count: _("there is no text yet."),
    Wrong.BLANK: lambda _, _what, _count: _("the text is empty."),
    Wrong.TOO_LONG: lambda _, _what, count: _.ngettext(
        "with all fields filled in, it can be {count} character too long.",
        "with all fields filled in, it can be {count} characters too long.",
        count,
    ),
    Wrong.FIELD: lambda _, what, _count: _("there is no field called {field}.", field=f"{{{what}}}"),
    Wrong.ADDRESS: lambda _, _what, _count: _(
        "a name next to a comma has to be in the vocative case, which the bot cannot form. Write "
        "“{example}” instead.",
        example="{name}: …",
    ),
    Wrong.LINK: lambda _, what, _count: _(
        "a button needs a link that starts with https://, not “{address}”.", address=what
    ),
    Wrong.LABEL: lambda _, what, _count: _(
        "a button needs a label of 1 to 40 characters, not “{label}”.", label=what
    ),
    Wrong.CROWDED: lambda _, _what, count: _(
        "an album can have up to 10 items; this one has {count}.", count=count
    ),
    Wrong.MIXED: lambda _, _what, _count: _(
        "these files cannot go in the same album. Send photos and videos together, or only files of one kind."
    ),
    Wrong.KIND: lambda _, _what, _count: _("a bot cannot send this kind of message."),
}
