"""What an admin sees who says what the business is."""

from collections.abc import Callable, Iterator

from markupsafe import Markup

from care.business import LANGUAGES
from dialogs.customers import parts
from dialogs.customers.facts import Facts, OfferedGroup
from dialogs.customers.language import NAMES
from dialogs.customers.zone import REGION
from dialogs.engine.machine import Button, Row, Screen
from dialogs.language import sanitize
from dialogs.language.places import city
from dialogs.language.words import Words
from dialogs.setup import changed, describing, reading, says
from dialogs.setup.states import About, Asking, Overview, State, Working

LINE = 128
ADD = "https://t.me/{bot}?startgroup=here&admin=manage_topics"


def render(state: State, facts: Facts, _: Words) -> Screen:
    match state:
        case Asking(about):
            text, rows = ASKED[about](state, facts, _)
            return Screen(text, (*rows, *_ways(state, facts, _)))
        case Overview():
            return _overview(facts, _)
        case Working(title):
            return Screen(_working(title, facts, _))
    return changed.render(state, facts, _)


def _ways(state: Asking, facts: Facts, _: Words) -> Iterator[Row]:
    if facts.business.is_open or state.about is not About.NAME:
        yield (parts.back(_),)
    else:
        others = [each for each in LANGUAGES if each != facts.customer.language]
        yield tuple(Button(NAMES[each], "language", each) for each in others)


# --- the questions

Asked = tuple[Markup, tuple[Row, ...]]


def _name(_state: Asking, facts: Facts, _: Words) -> Asked:
    text = parts.paragraphs(
        ""
        if facts.business.is_open
        else _("Let us set up this bot. It takes a few minutes, and everything can be changed later."),
        Markup("<b>{}</b>").format(_("What is your business called?")),
        _("If its name differs by language, send a line for each:"),
        Markup("<code>{}</code>").format("\n".join(f"{each}: …" for each in NAMES.values())),
    )
    return text, ()


def _zone(state: Asking, _facts: Facts, _: Words) -> Asked:
    text = parts.paragraphs(
        Markup("<b>{}</b>").format(_("Where is your business?")),
        _("Opening hours and deadlines follow its local time. Choose a city or type its name."),
    )
    zones = state.zones or REGION
    cities = [Button(city(zone, _.language), "pick", str(index)) for index, zone in enumerate(zones)]
    return text, parts.rows(cities, 2)


def _languages(state: Asking, _facts: Facts, _: Words) -> Asked:
    text = parts.paragraphs(
        Markup("<b>{}</b>").format(_("Which languages do your customers speak?")),
        _("Press a language to add or remove it."),
    )
    choices = [
        Button(f"✓ {NAMES[each]}" if each in state.languages else NAMES[each], "pick", each)
        for each in LANGUAGES
    ]
    return text, (*parts.column(choices), (Button(_.pgettext("button", "Next"), "next"),))


def _hours(_state: Asking, _facts: Facts, _: Words) -> Asked:
    text = parts.paragraphs(
        Markup("<b>{}</b>").format(_("When does your team answer?")),
        _("Choose, or write your hours as they appear on your door: {example}", example=reading.example(_)),
    )
    doors = (
        Button(_.pgettext("button", "Mon–Fri 9–18"), "pick", reading.WEEK),
        Button(_.pgettext("button", "Every day 9–21"), "pick", reading.DAILY),
        Button(_.pgettext("button", "Around the clock"), "pick", reading.ALWAYS),
    )
    return text, parts.column(doors)


def _departments(_state: Asking, facts: Facts, _: Words) -> Asked:
    spoken = facts.business.languages
    if facts.business.is_open:
        return changed.departments(facts, _)
    several = len(spoken) > 1
    text = parts.paragraphs(
        Markup("<b>{}</b>").format(_("What do customers write to you about?")),
        _("Each subject can be a department. Choose, or send their names, one per line."),
        _("The usual ones: {names}", names=_.join(reading.usual(_))),
        changed.in_order(facts.business, _) if several else "",
    )
    kinds = (
        Button(_.pgettext("button", "The usual ones"), "pick", reading.SEVERAL),
        Button(_.pgettext("button", "One for everything"), "pick", reading.ONE),
    )
    return text, parts.column(kinds)


def _group(_state: Asking, facts: Facts, _: Words) -> Asked:
    group = facts[OfferedGroup()]
    text = parts.paragraphs(
        Markup("<b>{}</b>").format(_("The group where your team answers")),
        parts.lines(
            _("1. In Telegram, create a group and switch on Topics in its settings."),
            _("2. Add this bot to it as an administrator with the Manage Topics permission."),
            _("3. Send any message there so the bot can find the group."),
        ),
        says.lacking(group, _) if group is not None and not group.serves else "",
    )
    add = [Button(_.pgettext("button", "Add to a group"), url=ADD.format(bot=facts.bot))] if facts.bot else []
    return text, (*parts.column(add), (Button(_.pgettext("button", "I have done it"), "check"),))


ASKED: dict[About, Callable[[Asking, Facts, Words], Asked]] = {
    About.NAME: _name,
    About.ZONE: _zone,
    About.LANGUAGES: _languages,
    About.HOURS: _hours,
    About.DEPARTMENTS: _departments,
    About.GROUP: _group,
}

# --- the whole


def _overview(facts: Facts, _: Words) -> Screen:
    business, group = facts.business, facts[OfferedGroup()]
    title = group.title if group is not None and not business.is_open else ""
    text = parts.paragraphs(
        Markup("<b>{}</b>").format(_("Your business") if business.is_open else _("Is all of this right?")),
        parts.lines(*describing.lines(business, title, _)),
    )
    changes = [Button(_.plain(label), "change", about) for about, label in _labels(facts, _)]
    if business.is_open:
        changes += [
            Button(_.pgettext("button", "Special day"), "special"),
            Button(_.pgettext("button", "Welcome"), "welcome"),
            Button(_.pgettext("button", "What was changed"), "look"),
        ]
        return Screen(text, (*parts.rows(changes, 2), (parts.menu(_),)))
    return Screen(text, (*parts.rows(changes, 2), (Button(_.pgettext("button", "Go live"), "open"),)))


def _labels(facts: Facts, _: Words) -> Iterator[tuple[About, Markup]]:
    yield About.NAME, _.pgettext("button", "Name")
    yield About.ZONE, _.pgettext("button", "City")
    yield About.LANGUAGES, _.pgettext("button", "Languages")
    yield About.HOURS, _.pgettext("button", "Hours")
    yield About.DEPARTMENTS, _.pgettext("button", "Departments")
    if not facts.business.is_open:
        yield About.GROUP, _.pgettext("button", "Group")


def _working(title: str, facts: Facts, _: Words) -> Markup:
    return parts.paragraphs(
        Markup("<b>{}</b>").format(_("Your bot is live.")),
        _("Customers can write to this bot now: {link}", link=f"https://t.me/{facts.bot}")
        if facts.bot
        else "",
        _(
            "Their messages arrive in “{title}”. Ask everyone who should answer to write there, then "
            "approve them.",
            title=sanitize.line(title, LINE),
        ),
        _("/admin opens your admin pages, /setup opens these settings."),
    )
