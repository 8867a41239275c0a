"""What we know about a customer as a page that they can open anywhere and print: the same as the file for machines
beside it, in their language and their time.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from markupsafe import Markup

from care.agenda.jobs import Apologise, AskCloseness, AskScore, BanEnds, Close, FollowUp
from care.business import Business, Localized
from care.model.history import Event
from care.model.ticket import About, State
from care.people.closeness import Closeness
from care.people.customers import Wishes
from care.people.numbers import Number
from care.values.content import Kind
from dialogs.customers import numbers, parts
from dialogs.customers.language import NAMES
from dialogs.customers.settings import closeness
from dialogs.customers.settings.birthday import shown
from dialogs.customers.tickets.ticket_parts import named, stage
from dialogs.language import sanitize
from dialogs.language.places import city
from dialogs.language.when.saying import say
from dialogs.language.words import Words

Data = Mapping[str, Any]  # as care/privacy/export.py gathers it
STYLE = Markup(
    "body{font:16px/1.5 system-ui,sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem;color:#1b2420}"
    "h1{font-size:1.5rem}h2{font-size:1.2rem;margin-top:2rem;border-bottom:1px solid #cbd8d2}h3{font-size:1rem}"
    "blockquote{margin:.4rem 0;padding:.2rem .8rem;border-left:3px solid #14745f;white-space:pre-wrap}"
    "small{color:#5d6b65}"
)


def render(data: Data, business: Business, now: datetime, _: Words) -> str:
    """A whole HTML document, with nothing in it that leads outside."""
    name = business.name.in_language(_.language)
    title = _("What {business} knows about you", business=name)
    made = _("Created {when}", when=_.when(now))
    page = Markup(
        '<!DOCTYPE html><html lang="{language}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width"><title>{title}</title><style>{style}</style></head>'
        "<body><h1>{title}</h1><p><small>{made}</small></p>{body}</body></html>"
    )
    body = Markup().join(_sections(data, business, _))
    return page.format(language=_.language, title=title, style=STYLE, made=made, body=body)


def _sections(data: Data, business: Business, _: Words) -> Iterator[Markup]:
    yield _section(_("About you"), _person(data, business, _))
    for ticket in data["tickets"]:
        yield _ticket(ticket, business, _)
    yield _section(_("Feedback"), (_feedback(each, business, _) for each in data["feedback"]))
    yield _section(_("Points"), _points(data["points"], _))
    yield _section(_("Vouchers"), (_voucher(each, _) for each in data["vouchers"]))
    yield _section(_("Purchases"), (_purchase(each, _) for each in data["purchases"]))
    yield _section(
        _("What we noted to serve you better"),
        (_dated(each, each["text"], _) for each in data["notes"]),
    )
    yield _section(_("What you agreed to"), (_dated(each, each["words"], _) for each in data["agreements"]))
    yield _section(
        _("Whether you would recommend us"),
        (_dated(each, f"{each['score']}/10 {each['why']}", _) for each in data["recommendations"]),
    )
    yield _section(_("Your visits, orders and appointments"), (_event(each, _) for each in data["events"]))
    yield _section(
        _("When we wrote to you without being asked"),
        (_.when(each["at"]) for each in data["written"]),
    )
    yield _section(
        _("When your messages were not accepted"),
        (_dated(each, each["reason"], _) for each in data["bans"]),
    )
    yield _section(
        _("What you asked us to remind you of"), (_reminder(each, _) for each in data["reminders"])
    )
    yield _section(_("What you started in the chat"), _drafts(data["conversation"], _))
    plans = [*_looks(data["conversation"], _), *(_plan(each, _) for each in data["planned"])]
    yield _section(_("What will happen automatically"), plans)
    yield _section(_("What is being sent to you"), (_.when(each["due_at"]) for each in data["on_the_way"]))
    yield _section(
        _("What we have not been able to read yet"),
        (_.when(each["at"]) for each in data["not_understood"]),
    )
    yield _section(
        _("What you tried that only our team can do"), (_attempt(each, _) for each in data["tried"])
    )


def _section(title: Markup, lines: Iterable[Markup]) -> Markup:
    body = _lines(lines)
    return Markup("<h2>{}</h2>{}").format(title, body) if body else Markup()


def _lines(lines: Iterable[Markup]) -> Markup:
    return Markup().join(Markup("<p>{}</p>").format(line) for line in lines if line)


def _person(data: Data, business: Business, _: Words) -> Iterator[Markup]:
    person = data["customer"]
    yield _("Name: {name}", name=person["name"])
    yield _(
        "Telegram: {id}",
        id=" ".join(filter(None, (str(person["id"]), person["username"] and f"@{person['username']}"))),
    )
    yield _("Language: {language}", language=NAMES[person["language"]])
    yield _("Time zone: {city}", city=city(person["zone"] or business.zone, _.language))
    yield _("With us since {date}", date=_.full_date(person["since"])) if person["since"] else Markup()
    if person["closeness"]:
        yield _(
            "What we take care of: {what}", what=closeness.named(Closeness[person["closeness"].upper()], _)
        )
    if person["birthday"]:
        yield _("Your birthday: {day}.", day=shown(person["birthday"], _))
    yield from _numbers(data["numbers"], _)
    yield closeness.wish_words(Wishes(**person["wishes"]), _)


def _numbers(found: Iterable[Data], _: Words) -> Iterator[Markup]:
    """By what tills know them; of one that they have taken back nothing is left but when it was told."""
    for each in found:
        if each["value"]:
            yield numbers.named(Number(each["kind"]), each["value"], _)


def _ticket(ticket: Data, business: Business, _: Words) -> Markup:
    heading = named(About(ticket["about"]), ticket["id"], _)
    facts = (
        _("Department: {name}", name=parts.department(business, ticket["department"], _)),
        _("Status: {state}", state=stage(State(ticket["state"]), _)),
        _("Continued in No. {number}", number=ticket["merged_into"]) if ticket["merged_into"] else Markup(),
        _("Order: {order}", order=ticket["order_number"]) if ticket["order_number"] else Markup(),
        _("Your rating: {score} out of 5", score=ticket["score"]) if ticket["score"] else Markup(),
        _("Tags: {tags}", tags=", ".join(ticket["tags"])) if ticket["tags"] else Markup(),
    )
    said = Markup().join(_message(message, _) for message in ticket["messages"])
    happened = _lines(_happened(each, _) for each in ticket["history"])
    return Markup("<h2>{}</h2>{}{}<h3>{}</h3>{}").format(
        heading, _lines(facts), said, _("What happened"), happened
    )


def _message(message: Data, _: Words) -> Markup:
    who = _("{name}, {when}", name=message["name"], when=_.when(message["at"]))
    first = message["first_text"]
    before = [first] if first is not None and first != message["text"] else []
    before += [each.get("text", "") for each in message["read_before"]]
    earlier = parts.lines(*(_("Before that: {text}", text=text) for text in before if text))
    return Markup("<p><small>{}</small></p><blockquote>{}</blockquote>{}").format(
        who, _content(message, _), Markup("<p><small>{}</small></p>").format(earlier) if earlier else ""
    )


def _content(content: Data, _: Words) -> Markup:
    file = parts.attached([Kind(content["kind"])], _)
    return parts.lines(
        *(Markup("[{}]").format(part) for part in file), sanitize.text(content.get("text", ""))
    )


def _happened(each: Data, _: Words) -> Markup:
    """What a customer would call an event; the file for machines has them all."""
    words = {
        Event.OPENED: _("opened"),
        Event.TAKEN: _("taken by an operator"),
        Event.PASSED: _("passed on"),
        Event.APOLOGISED: _("we told you that we were late"),
        Event.SOLVED: _("solved"),
        Event.REOPENED: _("reopened"),
        Event.MERGED: _("merged with another"),
        Event.WITHDRAWN: _("withdrawn"),
        Event.CLOSED: _("closed"),
        Event.ASKED: _("we asked how we did"),
        Event.RATED: _("you rated it"),
    }
    what = words.get(each["event"])
    return _("{when}: {what}", when=_.when(each["at"]), what=what) if what else Markup()


def _feedback(given: Data, business: Business, _: Words) -> Markup:
    touchpoint = business.touchpoint(given["touchpoint"])
    where = touchpoint.name.in_language(_.language) if touchpoint else given["touchpoint"]
    score = _("{score} out of 5", score=given["score"])
    head = Markup(" · ").join(part for part in (_.when(given["at"]), where, score) if part)
    said = Markup().join(
        Markup("<blockquote>{}</blockquote>").format(_content(each, _)) for each in given["messages"]
    )
    return head + said


def _points(movements: Sequence[Data], _: Words) -> Iterator[Markup]:
    """What they have, and what was given and taken."""
    if movements:
        balance = sum(each["amount"] for each in movements)
        yield Markup("<b>{}</b>").format(
            _.ngettext("You have {count} point.", "You have {count} points.", balance)
        )
    yield from (_movement(each, _) for each in movements)


def _movement(movement: Data, _: Words) -> Markup:
    amount = _.number(movement["amount"]) if movement["amount"] < 0 else f"+{_.number(movement['amount'])}"
    return Markup(" · ").join(part for part in (_.when(movement["at"]), amount, movement["reason"]) if part)


def _voucher(each: Data, _: Words) -> Markup:
    name = Localized(each["name"]).in_language(_.language)
    return Markup(" · ").join((_.when(each["made_at"]), sanitize.text(name), sanitize.text(each["code"])))


def _purchase(each: Data, _: Words) -> Markup:
    total = f"{each['total']} {each['currency']}"
    return Markup(" · ").join((_.when(each["at"]), sanitize.text(each["key"]), sanitize.text(total)))


def _event(each: Data, _: Words) -> Markup:
    return _("{when}: {what}", when=_.when(each["at"]), what=sanitize.text(each["reference"]))


def _reminder(each: Data, _: Words) -> Markup:
    """When, and by whose clock if not by that of where they are."""
    at = say(_.without_city, each["starts"], each["rule"] or None, each["created_at"])
    where = city(each["zone"], _.language) if each["zone"] else ""
    return Markup(" · ").join(part for part in (at, where, sanitize.text(each["what"])) if part)


def _dated(each: Data, text: str, _: Words) -> Markup:
    return Markup(" · ").join(part for part in (_.when(each["at"]), sanitize.text(text)) if part)


def _drafts(conversation: Data | None, _: Words) -> Iterator[Markup]:
    """What stands in a form, or in one that was set aside."""
    if conversation is None:
        return
    states, parked = [conversation["state"]], conversation["parked"]
    while parked:
        states.append(parked.get("state") or {})
        parked = parked.get("below")
    for state in states:
        for message in state.get("messages") or ():
            yield Markup("<blockquote>{}</blockquote>").format(_content(message["content"], _))


def _looks(conversation: Data | None, _: Words) -> Iterator[Markup]:
    if conversation and conversation["look_at"]:
        yield _(
            "{when}: {what}",
            when=_.when(conversation["look_at"]),
            what=_("we look at what you wrote and did not send"),
        )


def _attempt(each: Data, _: Words) -> Markup:
    return Markup(" · ").join((_.when(each["last_at"]), each["deed"], f"× {_.number(each['times'])}"))


def _plan(plan: Data, _: Words) -> Markup:
    words = {
        AskScore.stored_as: _("we ask how we did"),
        Close.stored_as: _("a solved ticket is closed"),
        AskCloseness.stored_as: _("we ask how much we may take care of"),
        Apologise.stored_as: _("we tell you that an answer is late, if it is"),
        FollowUp.stored_as: _("we ask or suggest something, if you still want that"),
        BanEnds.stored_as: _("you can write to us again"),
    }
    what = words.get(plan["what"])
    return _("{when}: {what}", when=_.when(plan["at"]), what=what) if what else Markup()
