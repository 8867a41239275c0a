"""The example's settings in three languages: one set of values, three sets of comments."""

import re
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.replies.file import read_replies
from bot.samples import REPLIES, RULES, rules_in, write_samples
from bot.settings.settings import load_business
from care.business import LANGUAGES
from dialogs.language.words import Words

COMMENT = re.compile(r"(?<!\S)# (.+)$")
COMMENTED_OUT = re.compile(r"# (\w+ = [^#]+?) *(?=#|$)")
OTHERS = [language for language in LANGUAGES if language != "en"]


def lines(language: str) -> list[str]:
    return rules_in(language).read_text("utf-8").splitlines()


def values(language: str) -> list[str]:
    """Each line without its comment; what is commented out and waits to be used is a value, too."""
    waiting = [COMMENTED_OUT.sub(r"#\1 ", line) for line in lines(language)]
    return [value for line in waiting if (value := COMMENT.sub("", line).strip()) and value != "#"]


def comments(language: str) -> list[str]:
    """What people read: without a setting that is commented out."""
    waiting = [COMMENTED_OUT.sub("# ", line) for line in lines(language)]
    return [found[1] for line in waiting if (found := COMMENT.search(line))]


@pytest.mark.parametrize("language", OTHERS)
def test_the_rules_are_the_same_in_every_language(language: str) -> None:
    assert load_business(rules_in(language)) == load_business(RULES)
    assert values(language) == values("en")


@pytest.mark.parametrize("language", OTHERS)
def test_every_comment_is_in_the_readers_language(language: str) -> None:
    assert rules_in(language) != RULES
    assert [comment for comment in comments(language) if not re.search("[а-яіїєґё]", comment)] == []
    assert set(comments(language)) & set(comments("en")) == set()
    in_order = [len([line for line in lines(each) if COMMENT.search(line)]) for each in (language, "en")]
    assert abs(in_order[0] - in_order[1]) <= 2  # a block may take a line more


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_init_writes_speaks_the_readers_language(language: str, tmp_path: Path) -> None:
    write_samples(tmp_path / "turbota.toml", Words(language, ZoneInfo("UTC")))
    assert (tmp_path / "turbota.toml").read_bytes() == rules_in(language).read_bytes()
    business, replies = load_business(RULES), (tmp_path / "replies.toml").read_text("utf-8")
    assert read_replies(replies, business) == read_replies(REPLIES.read_text("utf-8"), business)
    heading = replies.partition("\n\n")[0]
    assert bool(re.search("[а-я]", heading)) == (language != "en")
