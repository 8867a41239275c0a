"""Who is asked to take a ticket, how urgent it is, and why: a pure function of the rules, the people and the ticket.

Anyone of the department can take it all the same; the one who is asked is mentioned on the card. Why it is so:
docs/decisions/0012-who-is-asked.md.
"""

from care.routing.priority import judge
from care.routing.reasons import Reason, Why
from care.routing.route import route
from care.routing.wanted import Candidate, Routing, Wanted

__all__ = ["Candidate", "Reason", "Routing", "Wanted", "Why", "judge", "route"]
