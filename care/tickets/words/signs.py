"""Signs as people type them: those that show nothing, and letters that look like others."""

import unicodedata

# Letters that show nothing, though Unicode does not count them as signs of format.
BLANK = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
LOOKALIKES = str.maketrans("авсԁеёһіїјкӏмнопрԛгѕтуѵԝхαονερτκιυ", "abcdeehiijklmhonpqrstyvwxaoveptkiu")
APOSTROPHES = str.maketrans("’ʼ`´", "''''")


def is_blank(sign: str) -> bool:
    """Spaces of all kinds, marks of direction, joiners, and what else shows nothing by itself."""
    return sign in BLANK or unicodedata.category(sign) in ("Cc", "Cf", "Zs", "Zl", "Zp") or _is_selector(sign)


def seen(text: str) -> str:
    """What can be seen of it, in small letters and in the plainest of their shapes; lines stay lines."""
    kept = "".join(map(_seen, text.translate(APOSTROPHES)))
    return unicodedata.normalize("NFKC", kept).casefold().strip()


def _seen(sign: str) -> str:
    if not is_blank(sign) or sign == "\n":
        return sign
    return " " if unicodedata.category(sign) in ("Cc", "Zs", "Zl", "Zp") else ""


def _is_selector(sign: str) -> bool:
    return "\ufe00" <= sign <= "\ufe0f" or "\U000e0100" <= sign <= "\U000e01ef"
