"""Roles and rights in words: what each role may do, as the settings say."""

from markupsafe import Markup

from care.business import Right, Rights, Role
from dialogs.customers import parts
from dialogs.language.words import Words


def role_name(role: Role, _: Words) -> Markup:
    names = {
        Role.OPERATOR: _.pgettext("role", "operator"),
        Role.SUPERVISOR: _.pgettext("role", "supervisor"),
        Role.ADMIN: _.pgettext("role", "admin"),
    }
    return names[role]


def _right_name(right: Right, _: Words) -> Markup:
    names = {
        Right.SERVE: _("take tickets, answer customers, write notes"),
        Right.FIGURES: _("see everybody’s figures"),
        Right.POINTS: _("add and deduct points"),
        Right.BAN: _("ban customers"),
        Right.CLOSE: _("say that a place is closed for a while"),
        Right.EXPORT: _("export data as files"),
        Right.MANAGE: _("write canned replies"),
        Right.AUDIT: _("see who did what"),
    }
    return names[right]


def rights_table(rights: Rights, _: Words) -> Markup:
    """Each role with what it may beyond the one before it."""
    heads = {
        Role.OPERATOR: _("<b>Every operator can:</b>"),
        Role.SUPERVISOR: _("<b>Supervisors can also:</b>"),
        Role.ADMIN: _("<b>Admins can also:</b>"),
    }
    return parts.paragraphs(*(_of_role(head, role, rights, _) for role, head in heads.items()))


def _of_role(head: Markup, role: Role, rights: Rights, _: Words) -> Markup:
    own = [_right_name(right, _) for right in Right if rights.least(right) is role]
    if role is Role.ADMIN:
        own += [_("send broadcasts"), _("decide who can answer customers")]
    return parts.lines(head, *(Markup("• {}").format(each) for each in own)) if own else Markup()
