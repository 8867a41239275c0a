"""The rules that an admin can put together by pressing: what a button carries, and what a rule says.

What is pressed is one of a list that all are true of, or (`either`) at least one.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from markupsafe import Markup

from care.broadcasts import rules
from care.broadcasts.model import Draft
from care.broadcasts.rules import LISTED, Rule
from care.business import Business
from dialogs.customers.language import NAMES
from dialogs.language import sanitize
from dialogs.language.words import Words

MOST = 4  # rules
TAG = re.compile(r"#?([\w-]{1,32})")
IDS = re.compile(r"[\d\s,;]{3,}")
DAYS = (30, 90)
LOW, HIGH = 2, 4
UNLIKELY, LIKELY = 6, 9  # to recommend us: as the NPS has it
PLACES = 5  # touchpoints


def parts_of(draft: Draft) -> tuple[tuple[Rule, ...], bool]:
    """The rules, and whether one of them is enough."""
    match draft.audience:
        case rules.All(of=parts):
            return parts, False
        case rules.Any(of=parts):
            return parts, True
        case rules.Everybody():
            return (), False
    return (draft.audience,), False


def with_parts(draft: Draft, parts: Sequence[Rule], *, either: bool) -> Draft:
    if not parts:
        return replace(draft, audience=rules.EVERYBODY)
    return replace(draft, audience=(rules.Any if either else rules.All)(tuple(parts)))


def codes(business: Business) -> Iterator[str]:
    """What can be pressed."""
    yield from (f"speaks-{language}" for language in business.languages if len(business.languages) > 1)
    yield from (f"tier-{tier.key}" for tier in business.tiers)
    if business.loyalty.rates or business.tiers:
        yield "points-1"
    yield from (f"seen-{days}" for days in DAYS)
    yield f"joined-{DAYS[0]}"
    yield from ("score-low", "score-high", "nps-low", "nps-high")
    yield from (f"at-{place.key}" for place in business.touchpoints[:PLACES])


def rule_of(code: str, now: datetime) -> Rule | None:
    kind, _, what = code.partition("-")
    match kind:
        case "speaks":
            return rules.Speaks((what,))
        case "tier":
            return rules.OfTier((what,))
        case "points":
            return rules.HasPoints(int(what))
        case "seen":
            return rules.SeenSince(now - timedelta(days=int(what)))
        case "joined":
            return rules.JoinedSince(now - timedelta(days=int(what)))
        case "score":
            return rules.Scored(1, LOW) if what == "low" else rules.Scored(HIGH, 5)
        case "nps":
            return rules.Recommends(0, UNLIKELY) if what == "low" else rules.Recommends(LIKELY, 10)
        case "at":
            return rules.WasAt(what)
    return None


def read(text: str) -> Rule | None:
    """A tag, or a list of ids."""
    said = text.strip()
    if IDS.fullmatch(said):
        ids = tuple(dict.fromkeys(int(each) for each in re.findall(r"\d+", said) if len(each) <= 16))
        return rules.Listed(ids[:LISTED]) if ids else None
    tag = TAG.fullmatch(said)
    return rules.Tagged(tag[1].lower()) if tag else None


def flipped(rule: Rule) -> Rule:
    return rule.of if isinstance(rule, rules.Not) else rules.Not(rule)


def said(rule: Rule, business: Business, _: Words) -> Markup:
    """Briefly, also on a button."""
    match rule:
        case rules.Not(of=part):
            return _("not: {rule}", rule=said(part, business, _))
        case rules.Speaks(languages=languages):
            names = {str(key): name for key, name in NAMES.items()}
            return _("language: {what}", what=_.join(names.get(each, each) for each in languages))
        case rules.OfTier(tiers=keys):
            names = {tier.key: tier.name.in_language(_.language) for tier in business.tiers}
            return _("tier: {what}", what=_.join(names.get(key, key) for key in keys))
        case rules.HasPoints(least=least):
            return _.ngettext("at least {count} point", "at least {count} points", least)
        case rules.Tagged(tag=tag):
            return _("tag: {what}", what=f"#{tag}")
        case rules.Listed(ids=ids):
            return _.ngettext("list: {count} person", "list: {count} people", len(ids))
        case rules.SeenSince(since=since):
            return _("seen since {date}", date=_.day(since.astimezone(_.zone)))
    return _else(rule, business, _)


def _else(rule: Rule, business: Business, _: Words) -> Markup:
    match rule:
        case rules.JoinedSince(since=since):
            return _("joined since {date}", date=_.day(since.astimezone(_.zone)))
        case rules.Scored(most=most) if most <= LOW:
            return _("gave a low rating")
        case rules.Scored():
            return _("gave a high rating")
        case rules.Recommends(most=most) if most <= UNLIKELY:
            return _("would not recommend us")
        case rules.Recommends():
            return _("would recommend us")
        case rules.WasAt(touchpoint=key):
            place = business.touchpoint(key)
            name = place.name.in_language(_.language) if place else key
            return _("was at: {place}", place=sanitize.line(name, 40))
        case rules.InZone(zones=zones):
            return _("time zone: {what}", what=_.join(zones))
    return _("everyone who agreed to receive news")
