"""All conversations in private chats, by name. A new dialog is added here and nowhere else."""

from typing import Any

from dialogs.broadcasts import dialog as broadcast
from dialogs.customers import (
    commands,
    free_text,
    hours,
    language,
    menu,
    notice_links,
    parts,
    reminders,
    zone,
)
from dialogs.customers.loyalty import friends, numbers, points, rewards
from dialogs.customers.settings import birthday, privacy, settings
from dialogs.customers.surveys import feedback, followups, nps, survey
from dialogs.customers.tickets import tickets
from dialogs.customers.writing import complaint, discard, offer, question, told
from dialogs.driver.registry import Registry
from dialogs.engine.machine import Dialog
from dialogs.setup import dialog as setup

MODULES = (
    menu,
    complaint,
    question,
    feedback,
    followups,
    offer,
    discard,
    told,
    tickets,
    points,
    rewards,
    numbers,
    friends,
    hours,
    reminders,
    survey,
    settings,
    nps,
    language,
    birthday,
    zone,
    privacy,
    broadcast,
    setup,
)
DIALOGS: dict[str, Dialog[Any]] = {module.DIALOG.name: module.DIALOG for module in MODULES}
PRIVATE = Registry(
    DIALOGS,
    home=menu.DIALOG,
    offer=offer.DIALOG,
    place=free_text.place,
    opened=commands.opened,
    meant=commands.meant,
    is_link=notice_links.is_ours,
    told=told.opened_for,
    discard=discard.DIALOG,
    back=parts.menu,
    over=parts.over,
)
