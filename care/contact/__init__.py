"""May we write to this person, now, about this? What the business begins by itself asks here, and nowhere else
(docs/decisions/0025-may-we-write.md, docs/contact.md).

    match await may_write(unit, SURVEY, customer):
        case NotBefore(at=at):
            return at  # the job comes again then
        case No(why=why):
            ...  # it is not sent
        case Yes() as yes:
            await write(unit, yes, post, touchpoint="ticket")
"""

from care.contact.asking import decided, may_write, may_write_to, verdict_on
from care.contact.decide import No, NotBefore, Standing, Verdict, Why, Yes, decide
from care.contact.knowing import know
from care.contact.purposes import PURPOSES, Consent, Purpose
from care.contact.writing import Letter, write, write_all, write_then

__all__ = [
    "PURPOSES",
    "Consent",
    "Letter",
    "No",
    "NotBefore",
    "Purpose",
    "Standing",
    "Verdict",
    "Why",
    "Yes",
    "decide",
    "decided",
    "know",
    "may_write",
    "may_write_to",
    "verdict_on",
    "write",
    "write_all",
    "write_then",
]
