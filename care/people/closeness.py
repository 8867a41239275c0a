"""How close a customer wants us to be: what we may begin by ourselves, from nothing to doing it for them."""

from enum import IntEnum


class Closeness(IntEnum):
    """Each holds all that stands before it. Stored as its number."""

    ANSWER = 0  # only answer me
    SUGGEST = 1  # suggest when it fits
    REMIND = 2  # remind me of what I set out to do
    DO = 3  # do it for me and tell me


# Of somebody who has not chosen. What needs a choice of their own (Consent.CHOSEN) waits for one all the same.
UNCHOSEN = Closeness.REMIND
