"""All conversations with customers, by name. A new dialog is added here and nowhere else."""

from dialogs.customers import (
    complaint,
    feedback,
    hours,
    language,
    menu,
    offer,
    points,
    privacy,
    question,
    settings,
    survey,
    tickets,
    told,
    zone,
)
from dialogs.engine.machine import Dialog

MODULES = (
    menu,
    complaint,
    question,
    feedback,
    offer,
    told,
    tickets,
    points,
    hours,
    survey,
    settings,
    language,
    zone,
    privacy,
)
DIALOGS: dict[str, Dialog] = {module.DIALOG.name: module.DIALOG for module in MODULES}
