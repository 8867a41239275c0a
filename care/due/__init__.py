"""What the clock does: each job that is due (care/agenda/jobs.py), one file a theme."""

from importlib import import_module
from pkgutil import iter_modules

from care.agenda.job import JOBS
from care.due.doers import DOERS
from care.due.errands import ERRANDS
from care.due.run import do_due, next_due

__all__ = ["do_due", "next_due"]

for _theme in iter_modules(__path__):
    import_module(f"{__name__}.{_theme.name}")

if _NOBODYS := JOBS.keys() - {kind.stored_as for kind in DOERS} - ERRANDS:
    raise LookupError(f"nothing does {sorted(_NOBODYS)}")
