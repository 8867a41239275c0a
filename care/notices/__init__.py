"""Our own words to people: every notice that care posts, a class for each, in a file for each kind of reader or reason.

`NOTICES` has them all. Which words each is said in: dialogs/notices.
"""

from importlib import import_module
from pkgutil import iter_modules

from care.notices.notice import NOTICES, Notice, OfEntry, ToCustomer, ToTopic, body_of, notice_in

for _area in iter_modules(__path__):
    import_module(f"{__name__}.{_area.name}")

__all__ = ["NOTICES", "Notice", "OfEntry", "ToCustomer", "ToTopic", "body_of", "notice_in"]
