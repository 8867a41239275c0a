"""All conversations with customers, by name. A new dialog is added here and nowhere else."""

from dialogs import complaint, language, menu, offer, question
from dialogs.machine import Dialog

DIALOGS: dict[str, Dialog] = {
    module.DIALOG.name: module.DIALOG for module in (menu, complaint, question, offer, language)
}
