"""Rules of the settings that need one another."""

from datetime import timedelta

import pytest

from bot.settings.settings import read_business
from tests.bot.settings_text import SMALL, mistakes

RULE = '\n[[priorities]]\npriority = "{priority}"\n{condition}\n'
TIERS = '\n[[tiers]]\nkey = "gold"\nname = {{ en = "Gold" }}\npoints = {gold}\n'


@pytest.mark.parametrize(
    ("priority", "condition", "mistake"),
    [
        ("urgent", 'about = ["gone"]', "line 20: priorities[1].about: there is no department “gone”"),
        ("urgent", 'tier = "gone"', "line 20: priorities[1].tier: there is no tier “gone”"),
        ("urgent", "", "line 18: priorities[1]: say when this rule fits: words, about, tier or again_within"),
        (
            "hot",
            'words = ["x"]',
            "line 19: priorities[1].priority: write one of these: low, normal, high, urgent",
        ),
    ],
)
def test_a_priority_rule_that_can_never_fit_is_a_mistake(priority: str, condition: str, mistake: str) -> None:
    assert mistakes(SMALL + RULE.format(priority=priority, condition=condition)) == [mistake]


def test_a_touchpoint_of_a_department_that_there_is_not_is_a_mistake() -> None:
    place = '\n[[touchpoints]]\nkey = "hall"\nname = { en = "Hall" }\ndepartment = "gone"\n'
    assert mistakes(SMALL + place) == ["line 21: touchpoints[1].department: there is no department “gone”"]


def test_tiers_go_from_the_least_to_the_most() -> None:
    text = SMALL + TIERS.format(gold=500) + TIERS.format(gold=100).replace("gold", "silver")
    assert mistakes(text) == ["line 18: tiers: order the tiers from the fewest to the most points"]


def test_how_long_something_is_kept_is_a_length_or_never() -> None:
    kept = read_business(SMALL + '[retention]\nmessages = "90d"\naudit = "never"\n').retention
    assert (kept.messages, kept.audit, kept.history) == (timedelta(days=90), None, None)
    [mistake] = mistakes(SMALL + '[retention]\nmessages = "a year"\n')
    assert mistake.endswith('retention.messages: write a length of time like "365d", or "never"')


LOYALTY = """
[loyalty]
currency = "грн"
per = 0
expire_months = -1
refunds = "some"
tier_forgets = "soon"

[[loyalty.rates]]
times = "twice"
tier = "platinum"

[[loyalty.stamps]]
key = "cup"
name = { en = "Coffee" }
every = 1
points = 5

[[loyalty.rewards]]
key = "cake"
name = { en = "Cake" }
points = 0
valid = "0d"
"""


def test_mistakes_about_points_are_named_by_their_line() -> None:
    found = [each.partition(": ")[2].split(": ", 1) for each in mistakes(SMALL + LOYALTY)]
    assert [place for place, _said in found] == [
        "loyalty.currency",
        "loyalty.per",
        "loyalty.expire_months",
        "loyalty.refunds",
        "loyalty.tier_forgets",
        "loyalty.rates[1].times",
        "loyalty.stamps[1].every",
        "loyalty.rewards[1].points",
        "loyalty.rewards[1].valid",
    ]
    assert [said for _place, said in found][:2] == [
        "write a currency as three capital letters, such as UAH",
        "write a number above 0",
    ]
    assert [said for _place, said in found][-2:] == [
        "write 1 or more",
        'write a length of time like "1h 30m", "2d" or "90s"',
    ]
    unknown = SMALL + '\n[[loyalty.rates]]\ntimes = 1.5\ntier = "platinum"\n'
    assert mistakes(unknown)[0].endswith("loyalty.rates[1].tier: there is no tier “platinum”")


def test_what_is_told_goes_where_nobody_reads_along() -> None:
    told = '\n[[webhooks]]\nkey = "crm"\nurl = "{}"\nevents = ["ticket.opened"]\n'
    for url in ("https://crm.example.com/a", "http://127.0.0.1:9/a", "http://localhost/a"):
        assert read_business(SMALL + told.format(url)).webhooks[0].url == url
    for url in ("http://crm.example.com/", "ftp://127.0.0.1/", "https://", "crm.example.com"):
        [mistake] = mistakes(SMALL + told.format(url))
        assert mistake.endswith(
            "webhooks[1].url: write an address with https://; http:// only for this machine"
        )
