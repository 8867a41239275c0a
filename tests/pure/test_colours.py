"""The colours of charts: they stand out from the ground, and colour-blind people tell them apart.

Contrast as WCAG 2.2 measures it. How colours look to those who lack a kind of cone: Machado, Oliveira and Fernandes,
2009, at full severity; how far apart two are then: their distance in CIELAB.
"""

from itertools import combinations
from math import dist
from typing import TypeAlias

from bot.delivery.pictures.colours import DARK, LIGHT, Theme
from tests.for_each import for_each

Triple: TypeAlias = tuple[float, float, float]
SIGHTS: dict[str, tuple[Triple, Triple, Triple]] = {
    "usual": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
TO_XYZ = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
WHITE = (0.9505, 1.0, 1.089)


def light(colour: str) -> list[float]:
    """Its red, green and blue, as amounts of light."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    return [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]


def times(matrix: tuple[Triple, Triple, Triple], vector: list[float]) -> list[float]:
    return [sum(a * b for a, b in zip(row, vector, strict=True)) for row in matrix]


def contrast(one: str, other: str) -> float:
    dark, bright = sorted(times(TO_XYZ, light(colour))[1] for colour in (one, other))
    return (bright + 0.05) / (dark + 0.05)


def lab(colour: str, sight: str) -> Triple:
    seen = [min(max(part, 0.0), 1.0) for part in times(SIGHTS[sight], light(colour))]
    amounts = [part / white for part, white in zip(times(TO_XYZ, seen), WHITE, strict=True)]
    x, y, z = (part ** (1 / 3) if part > 0.008856 else 7.787 * part + 16 / 116 for part in amounts)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def test_black_on_white_and_red_beside_green_are_measured_as_they_should_be() -> None:
    assert round(contrast("#000000", "#ffffff"), 1) == 21.0
    red, green = "#b03a2e", "#5d7a1f"
    assert dist(lab(red, "usual"), lab(green, "usual")) > 60
    assert dist(lab(red, "deuteranopia"), lab(green, "deuteranopia")) < 25


@for_each("theme", (LIGHT, DARK))
def test_words_and_bars_stand_out_from_the_ground(theme: Theme) -> None:
    for ground in (theme.ground, theme.pale):
        assert contrast(theme.ink, ground) >= 7
    assert contrast(theme.muted, theme.ground) >= 4.5
    for colour in theme.series:
        assert contrast(colour, theme.ground) >= 3


@for_each("theme", (LIGHT, DARK))
@for_each("sight", SIGHTS)
def test_what_is_told_apart_by_colour_stays_apart(sight: str, theme: Theme) -> None:
    for one, other in combinations(theme.series, 2):
        assert dist(lab(one, sight), lab(other, sight)) >= 30, (one, other)
    assert dist(lab(theme.series[0], sight), lab(theme.pale, sight)) >= 25
