"""Which tests are asked about which code, the closest first. A survivor has seen those that reach its line: the
quickest, as many as take no longer than `--seconds` together."""

PACKAGES: dict[str, tuple[str, ...]] = {
    "care/outbox": ("care/outbox",),
    "care/tickets": ("care/tickets",),
    "bot/sender": ("bot/sender",),
    "dialogs/engine": tuple(
        f"dialogs/{name}.py" for name in ("machine", "talk", "turn", "conversation", "codec", "exchange")
    ),
}

STORE = tuple(
    f"tests/store/test_{name}.py"
    for name in (
        *("clocks", "merge", "relay", "taking_back", "later", "snooze", "open", "desk", "priority", "moving"),
        *("reminders", "queue", "followups", "deadlines", "joining", "flood", "customer_deeds", "places"),
        *(
            "said_urgent",
            "privacy",
            "order",
            "bans",
            "contact",
            "races",
            "desk_races",
            "feedback",
            "operators",
            "routing",
        ),
    )
)

TESTS: dict[str, tuple[str, ...]] = {
    "care/outbox": (
        *(f"tests/store/test_{name}.py" for name in ("outbox", "outbox_order", "backlog", "growth")),
        *STORE,
        "tests/pure/test_notices.py",
    ),
    "care/tickets": (*STORE, "tests/pure/test_meaning.py", "tests/pure/test_queue.py"),
    "bot/sender": (
        *(f"tests/pure/test_{name}.py" for name in ("budget", "wording", "fitting", "kinds")),
        *(
            f"tests/bot/test_{name}.py"
            for name in (
                *(
                    "gate",
                    "heights",
                    "journal",
                    "probes",
                    "in_doubt",
                    "first_card",
                    "closed_topics",
                    "screens",
                    "desk_relay",
                ),
                *("board", "figures", "desk_later", "replies"),
            )
        ),
    ),
    "dialogs/engine": (
        *(
            f"tests/pure/test_{name}.py"
            for name in ("talk", "conversation", "codec", "callback", "asking", "explorer")
        ),
        *(
            f"tests/pure/test_{name}_dialog.py"
            for name in ("complaint", "feedback", "offer", "tickets", "settings", "points", "hours")
        ),
        "tests/pure/test_customer_commands.py",
    ),
}
