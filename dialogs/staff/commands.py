"""Every command of the staff, in the order in which one needs them. What each part means: dialogs/staff/command.py."""

from care.business import Right
from care.tickets.words import meaning
from dialogs.staff.command import Command, Group, PageCommand, TeamCommand, TicketCommand

WORK = Group(lambda _: _("The ticket"))
TALK = Group(lambda _: _("Replies and notes"))
TIME = Group(lambda _: _("Later"))
ORDER = Group(lambda _: _("Tags and links"))
CUSTOMERS = Group(lambda _: _("The customer"))

# --- the ticket

TAKE = TicketCommand(
    "take",
    WORK,
    what=lambda _: _.pgettext("command", "Take this ticket"),
    noted=lambda _: _("taking the ticket"),
    bare=True,
)
PASS = TicketCommand(
    "pass",
    WORK,
    what=lambda _: _.pgettext("command", "Pass it on: to whom, why"),
    noted=lambda _: _("passing it on"),
)
SOLVE = TicketCommand(
    "solve",
    WORK,
    what=lambda _: _.pgettext("command", "Mark it as solved"),
    noted=lambda _: _("solving it"),
    bare=True,
)
BACK = TicketCommand(
    "back",
    WORK,
    what=lambda _: _.pgettext("command", "Return it to the queue"),
    noted=lambda _: _("returning it to the queue"),
    bare=True,
)
REOPEN = TicketCommand(
    "reopen",
    WORK,
    what=lambda _: _.pgettext("command", "Reopen it"),
    noted=lambda _: _("reopening it"),
    bare=True,
)
PRIORITY = TicketCommand(
    "priority",
    WORK,
    what=lambda _: _.pgettext("command", "Set the priority"),
    noted=lambda _: _("changing its priority"),
)
TICKET = TicketCommand(
    "ticket",
    WORK,
    what=lambda _: _.pgettext("command", "Show the ticket’s card again"),
    noted=lambda _: _("viewing the card"),
    bare=True,
)
HELP = TicketCommand(
    "help",
    WORK,
    what=lambda _: _.pgettext("command", "What you can do here"),
    noted=lambda _: _("viewing the help"),
    bare=True,
)

# --- replies and notes

CANNED = TicketCommand(
    "c",
    TALK,
    what=lambda _: _.pgettext("command", "Canned replies: type a few letters to find one"),
    noted=lambda _: _("looking for a canned reply"),
)
NOTE = TicketCommand(
    meaning.NOTE,
    TALK,
    what=lambda _: _.pgettext("command", "A note that only the team sees"),
    noted=lambda _: _("a note for the team"),
)
UNSEND = TicketCommand(
    "unsend",
    TALK,
    what=lambda _: _.pgettext("command", "Take a message back: reply to it with this"),
    noted=lambda _: _("taking a message back"),
    bare=True,
)

# --- later

SNOOZE = TicketCommand(
    "snooze",
    TIME,
    what=lambda _: _.pgettext("command", "Snooze it until a set time"),
    noted=lambda _: _("snoozing"),
)
WAIT = TicketCommand(
    "wait",
    TIME,
    what=lambda _: _.pgettext("command", "Snooze it until the customer answers"),
    noted=lambda _: _("snoozing until the customer answers"),
    bare=True,
)
LATER = TicketCommand(
    "later",
    TIME,
    what=lambda _: _.pgettext("command", "Send a reply later"),
    noted=lambda _: _("scheduling a reply"),
)
PROMISE = TicketCommand(
    "promise",
    TIME,
    what=lambda _: _.pgettext("command", "Promise the customer a message by a set time"),
    noted=lambda _: _("a promise to write"),
)
REMIND = TicketCommand(
    "remind",
    TIME,
    what=lambda _: _.pgettext("command", "Remind me about it here"),
    noted=lambda _: _("setting a reminder"),
)

# --- tags and links

TAG = TicketCommand(
    "tag",
    ORDER,
    what=lambda _: _.pgettext("command", "Add tags"),
    noted=lambda _: _("adding tags"),
)
UNTAG = TicketCommand(
    "untag",
    ORDER,
    what=lambda _: _.pgettext("command", "Remove tags"),
    noted=lambda _: _("removing tags"),
)
LINK = TicketCommand(
    "link",
    ORDER,
    what=lambda _: _.pgettext("command", "Link another ticket to it"),
    noted=lambda _: _("linking tickets"),
)
UNLINK = TicketCommand(
    "unlink",
    ORDER,
    what=lambda _: _.pgettext("command", "Remove the link to another ticket"),
    noted=lambda _: _("removing a link"),
)
MERGE = TicketCommand(
    "merge",
    ORDER,
    what=lambda _: _.pgettext("command", "Merge it with another of the customer’s tickets"),
    noted=lambda _: _("asking whether to merge tickets"),
)

# --- the customer

CARD = TicketCommand(
    "card",
    CUSTOMERS,
    what=lambda _: _.pgettext("command", "The customer’s card: who they are and what colleagues have noted"),
    noted=lambda _: _("viewing the card"),
    bare=True,
)
ABOUT = TicketCommand(
    "about",
    CUSTOMERS,
    what=lambda _: _.pgettext("command", "A note about the customer for whoever helps them next"),
    noted=lambda _: _("a note about the customer"),
    example=lambda _: _("/about Prefers oat milk"),
)
POINTS = TicketCommand(
    "points",
    CUSTOMERS,
    what=lambda _: _.pgettext("command", "The customer’s points"),
    noted=lambda _: _("the customer’s points"),
    example=lambda _: _("/points +50 cold coffee"),
)
EVENT = TicketCommand(
    "event",
    CUSTOMERS,
    what=lambda _: _.pgettext(
        "command", "Note a delivery, visit, purchase or appointment: the bot follows up on it"
    ),
    noted=lambda _: _("noting a visit or an order"),
    example=lambda _: _("/event delivered A-17"),
)
BAN = TicketCommand(
    "ban",
    CUSTOMERS,
    what=lambda _: _.pgettext("command", "Ban the customer: for how long, why"),
    noted=lambda _: _("asking whether to ban the customer"),
    right=Right.BAN,
)
SHADOWBAN = TicketCommand(
    "shadowban",
    CUSTOMERS,
    what=lambda _: _.pgettext("command", "Ban the customer without telling them"),
    noted=lambda _: _("asking whether to shadow-ban the customer"),
    right=Right.BAN,
)
UNBAN = TicketCommand(
    "unban",
    CUSTOMERS,
    what=lambda _: _.pgettext("command", "Lift the ban"),
    noted=lambda _: _("lifting the ban"),
    right=Right.BAN,
    bare=True,
)

# --- you and the team

ONSHIFT = TeamCommand(
    "onshift",
    what=lambda _: _.pgettext("command", "Start a shift; you can say until when"),
    noted=lambda _: _("starting a shift"),
    example=lambda _: _("/onshift until 18:00"),
)
BREAK = TeamCommand(
    "break",
    what=lambda _: _.pgettext("command", "Take a break: 15 minutes, or as long as you say"),
    noted=lambda _: _("taking a break"),
    example=lambda _: _("/break 15 min"),
)
OFFSHIFT = TeamCommand(
    "offshift",
    what=lambda _: _.pgettext("command", "End the shift; your tickets go to the queue or a colleague"),
    noted=lambda _: _("ending a shift"),
    example=lambda _: _("/offshift Daria"),
)
QUEUE = TeamCommand(
    "queue",
    what=lambda _: _.pgettext("command", "The queue: yours and your department’s, overdue first"),
    noted=lambda _: _("viewing the queue"),
    bare=True,
)
CLOSED = TeamCommand(
    "closed",
    what=lambda _: _.pgettext(
        "command", "A place is closed: tell those who have an appointment or an order there"
    ),
    noted=lambda _: _("preparing a notice that a place is closed"),
    right=Right.CLOSE,
    example=lambda _: _("/closed Podil until 18:00 no water"),
)
TILL = TeamCommand(
    "till",
    what=lambda _: _.pgettext("command", "Enter a purchase by a card’s code or photo, or redeem a voucher"),
    noted=lambda _: _("looking up a code at the counter"),
    right=Right.POINTS,
    example=lambda _: _("/till 1234567890 245.50"),
)
FREE = TeamCommand(
    "free",
    what=lambda _: _.pgettext("command", "Free up a phone or card number that the wrong customer added"),
    noted=lambda _: _("looking up who has added a phone number or a shop card"),
    right=Right.POINTS,
    example=lambda _: _("/free +380501234567"),
)
FIGURES = TeamCommand(
    "figures",
    what=lambda _: _.pgettext("command", "Figures: last week, operators, chart, file…"),
    noted=lambda _: _("viewing the figures"),
    example=lambda _: _("/figures last week operators"),
)
REPLIES = TeamCommand(
    "replies",
    what=lambda _: _.pgettext("command", "Write and change canned replies"),
    noted=lambda _: _("viewing the canned replies"),
    right=Right.MANAGE,
)
ROUTE = TeamCommand(
    "route",
    what=lambda _: _.pgettext("command", "Test the rules: who is asked, and why"),
    noted=lambda _: _("testing the rules"),
    right=Right.MANAGE,
    example=lambda _: _("/route delivery en Sat 21:00"),
)
AUDIT = TeamCommand(
    "audit",
    what=lambda _: _.pgettext("command", "Who did what (in private): by person or by ticket"),
    noted=lambda _: _("reading the log"),
    right=Right.AUDIT,
)

# --- an admin’s pages
ADMIN = PageCommand("admin", what=lambda _: _.pgettext("command", "Operators, failures, figures"))
OPERATORS = PageCommand("operators", what=lambda _: _.pgettext("command", "Who can answer customers"))
BROADCAST = PageCommand("broadcast", what=lambda _: _.pgettext("command", "Send news to those who want it"))
SETUP = PageCommand("setup", what=lambda _: _.pgettext("command", "Hours, special days, welcome"))
HEALTH = PageCommand("health", what=lambda _: _.pgettext("command", "Bot status"))

ALL = tuple(each for each in list(globals().values()) if isinstance(each, Command))
OF_TICKET = tuple(each for each in ALL if isinstance(each, TicketCommand))
OF_TEAM = tuple(each for each in ALL if isinstance(each, TeamCommand))
PAGES = tuple(each for each in ALL if isinstance(each, PageCommand))
BY_NAME = {each.name: each for each in ALL}
