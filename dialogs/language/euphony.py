"""How a day begins in Ukrainian: with у, or with в where the word before it ends in a vowel.

«Відповісти в понеділок», «відповість тут у понеділок», «відкрито вчора»; after a pause, and before
«вівторок», always «у». Catalogs have «у», and the sentence around the day decides. Only moments that we have put into
words ourselves are changed, never people's own words.
"""

from markupsafe import Markup

VOWELS = frozenset("аеєиіїоуюя")
BEGINNINGS = ("у ", "учора")
KEEPS = "вф"  # before these it is always «у»


class Moment(Markup):
    """When something is, in Ukrainian, as it begins a sentence."""

    __slots__ = ()

    def after(self, before: str) -> Markup:
        """The same behind `before`, a text that may hold markup."""
        said = Markup(before).striptags() if before[-1:].isspace() else ""  # noqa: S704 - it is only looked at
        stays = not self.startswith(BEGINNINGS) or self[1:].lstrip()[0] in KEEPS
        if stays or said[-1:].casefold() not in VOWELS:
            return self
        return Markup("в") + self[1:]
