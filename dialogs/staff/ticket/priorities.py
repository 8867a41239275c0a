"""What priorities are called, in each language, by the staff who read and write them."""

from zoneinfo import ZoneInfo

from markupsafe import Markup

from care.business import LANGUAGES, Priority
from dialogs.language.words import Words

PRIORITY_MARKS = {Priority.LOW: "🔽", Priority.NORMAL: "▫️", Priority.HIGH: "🔼", Priority.URGENT: "🔥"}


def priority_name(priority: Priority, _: Words) -> Markup:
    match priority:
        case Priority.LOW:
            return _.pgettext("priority", "low")
        case Priority.NORMAL:
            return _.pgettext("priority", "normal")
        case Priority.HIGH:
            return _.pgettext("priority", "high")
        case Priority.URGENT:
            return _.pgettext("priority", "urgent")


def priority_names() -> dict[Priority, list[str]]:
    """What each is called, in any of our languages."""
    spoken = [Words(language, ZoneInfo("UTC")) for language in LANGUAGES]
    return {priority: [str(priority_name(priority, _)) for _ in spoken] for priority in Priority}


def read_priority(text: str) -> Priority | None:
    """The priority that `text` names, or begins to name, in any of our languages. None: no one, or several."""
    wanted = text.strip().casefold()
    found = {
        priority
        for priority, names in priority_names().items()
        if wanted and any(name.casefold().startswith(wanted) for name in names)
    }
    return found.pop() if len(found) == 1 else None
