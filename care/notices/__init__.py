"""Our own words to people: every notice that care posts, a class for each, in a file for each kind of reader or reason.

`NOTICES` has them all. Which words each is said in: dialogs/notices.
"""

from care.notices import customer, deadlines, group, held, later, merged, private, topic, undelivered
from care.notices.notice import NOTICES, Notice, OfEntry, ToCustomer, ToTopic, body_of, notice_in

AREAS = (customer, deadlines, group, held, later, merged, private, topic, undelivered)

__all__ = ["AREAS", "NOTICES", "Notice", "OfEntry", "ToCustomer", "ToTopic", "body_of", "notice_in"]
