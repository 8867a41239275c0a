"""How urgent a ticket is, by the business's rules: the first that fits counts, else it is normal."""

import re

from care.business import Business, Priority, PriorityRule
from care.model.ticket import About
from care.routing.wanted import Wanted

# One word, however it is typed: apostrophes are many, and Russian often leaves the dots of ё away.
SAME = str.maketrans({"’": "'", "ʼ": "'", "`": "'", "ё": "е"})


def judge(business: Business, wanted: Wanted) -> tuple[Priority, int | None]:
    """The priority, and the index of the rule that gave it."""
    for index, rule in enumerate(business.priorities):
        if _fits(rule, wanted, business):
            return rule.priority, index
    return Priority.NORMAL, None


def judge_words(business: Business, wanted: Wanted) -> Priority | None:
    """The priority that words give, whatever else is so: by the first rule about words that fits. None: no one does."""
    rules = (rule for rule in business.priorities if rule.words and _fits(rule, wanted, business))
    return next((rule.priority for rule in rules), None)


def _fits(rule: PriorityRule, wanted: Wanted, business: Business) -> bool:
    """Whether all that the rule names is so."""
    return (
        (not rule.words or says(wanted.words, rule.words))
        and (not rule.about or wanted.department in rule.about)
        and (not rule.tier or _reaches(business, wanted.tier, rule.tier))
        and (not rule.again_within or _again(wanted, rule))
    )


def says(text: str, beginnings: tuple[str, ...]) -> bool:
    """Whether a word of the text, or several that follow each other, begin so."""
    folded = _folded(text)
    return any(re.search(rf"(?<!\w){re.escape(_folded(beginning))}", folded) for beginning in beginnings)


def _folded(text: str) -> str:
    return " ".join(text.casefold().translate(SAME).split())


def _reaches(business: Business, tier: str, least: str) -> bool:
    keys = [each.key for each in business.tiers]
    return tier in keys and least in keys and keys.index(tier) >= keys.index(least)


def _again(wanted: Wanted, rule: PriorityRule) -> bool:
    if wanted.about is not About.COMPLAINT or wanted.complained_at is None or rule.again_within is None:
        return False
    return wanted.at - wanted.complained_at <= rule.again_within
