"""Reads when something shall be, and what: "нагадай щопонеділка о 10 замовити воду" (docs/when.md).

Text → tokens (folding.py, figures.py) → signs of time (tagging.py, lexicon/) → phrases, the longest that fit (rules.py
and clocks.py, days.py, lengths.py, series.py) → what they make known together (known.py) → a moment (once.py) or a rule
and its first time (unrolled.py), with what is implied (conventions.py).
Of what is moved stays what is not said (moved.py, toward.py).

A word that belongs to time and was used by no phrase means that the text was not understood: it is asked, never guessed
(docs/decisions/0024-when.md).
"""

from dialogs.language.when.leading import When, read_length, read_when
from dialogs.language.when.moved import Before, going_on
from dialogs.language.when.reader import read
from dialogs.language.when.reading import Ask, Choice, Question, Reading, Why
from dialogs.language.when.toward import read_move

__all__ = ["Ask", "Before", "Choice", "Question", "Reading", "When", "Why"]
__all__ += ["going_on", "read", "read_length", "read_move", "read_when"]
