"""How the columns of files are called: in English as programs know them, else in the reader's words."""

from dialogs.language.words import Words


def of_figures(_: Words) -> dict[str, str]:
    return _who(_) | _counts(_) | _scores(_)


def _who(_: Words) -> dict[str, str]:
    return {
        "first_day": _.pgettext("column", "first_day"),
        "last_day": _.pgettext("column", "last_day"),
        "by": _.pgettext("column", "by"),
        "key": _.pgettext("column", "key"),
        "name": _.pgettext("column", "name"),
    }


def _counts(_: Words) -> dict[str, str]:
    return {
        "new": _.pgettext("column", "new"),
        "solved": _.pgettext("column", "solved"),
        "open_at_end": _.pgettext("column", "open_at_end"),
        "reopened": _.pgettext("column", "reopened"),
        "merged": _.pgettext("column", "merged"),
        "first_answer_count": _.pgettext("column", "first_answer_count"),
        "first_answer_median_s": _.pgettext("column", "first_answer_median_s"),
        "first_answer_p90_s": _.pgettext("column", "first_answer_p90_s"),
        "promises_kept": _.pgettext("column", "promises_kept"),
        "promises_due": _.pgettext("column", "promises_due"),
        "solving_count": _.pgettext("column", "solving_count"),
        "solving_median_s": _.pgettext("column", "solving_median_s"),
        "solving_p90_s": _.pgettext("column", "solving_p90_s"),
        "solved_in_time": _.pgettext("column", "solved_in_time"),
        "solved_with_promise": _.pgettext("column", "solved_with_promise"),
    }


def _scores(_: Words) -> dict[str, str]:
    return {
        "asked_for_score": _.pgettext("column", "asked_for_score"),
        "score_count": _.pgettext("column", "score_count"),
        "score_average": _.pgettext("column", "score_average"),
        "score_4_5": _.pgettext("column", "score_4_5"),
        "feedback_count": _.pgettext("column", "feedback_count"),
        "feedback_average": _.pgettext("column", "feedback_average"),
        "feedback_4_5": _.pgettext("column", "feedback_4_5"),
        "nps": _.pgettext("column", "nps"),
        "nps_count": _.pgettext("column", "nps_count"),
        "nps_promoters": _.pgettext("column", "nps_promoters"),
        "nps_detractors": _.pgettext("column", "nps_detractors"),
        "operators_promises_kept": _.pgettext("column", "operators_promises_kept"),
        "operators_promises_due": _.pgettext("column", "operators_promises_due"),
        "operators_promises_moved": _.pgettext("column", "operators_promises_moved"),
    }


def of_journey(_: Words) -> list[str]:
    return [
        *_days(_),
        _.pgettext("column", "came"),
        _.pgettext("column", "bought"),
        _.pgettext("column", "bought_again"),
        _.pgettext("column", "rated_well"),
        _.pgettext("column", "recommend"),
        _.pgettext("column", "gone_quiet"),
        _.pgettext("column", "gone_quiet_of"),
    ]


def of_places(_: Words) -> list[str]:
    return [
        *_days(_),
        _.pgettext("column", "key"),
        _.pgettext("column", "name"),
        _.pgettext("column", "feedback_count"),
        _.pgettext("column", "feedback_average"),
        _.pgettext("column", "feedback_1_2"),
        _.pgettext("column", "feedback_4_5"),
    ]


def of_nps(_: Words) -> list[str]:
    return [
        *_days(_),
        _.pgettext("column", "nps"),
        _.pgettext("column", "nps_low"),
        _.pgettext("column", "nps_high"),
        _.pgettext("column", "nps_count"),
        _.pgettext("column", "nps_promoters"),
        _.pgettext("column", "nps_detractors"),
    ]


def of_points(_: Words) -> list[str]:
    return [
        *_days(_),
        _.pgettext("column", "given"),
        _.pgettext("column", "used"),
        _.pgettext("column", "expired"),
        _.pgettext("column", "returned"),
        _.pgettext("column", "taken_back"),
        _.pgettext("column", "expiring"),
    ]


def of_written(_: Words) -> list[str]:
    return [
        *_days(_),
        _.pgettext("column", "key"),
        _.pgettext("column", "name"),
        _.pgettext("column", "sent"),
        _.pgettext("column", "answered"),
        _.pgettext("column", "led_to_ticket"),
        _.pgettext("column", "turned_off"),
    ]


def _days(_: Words) -> list[str]:
    return [_.pgettext("column", "first_day"), _.pgettext("column", "last_day")]


def of_audit(_: Words) -> list[str]:
    return [
        _.pgettext("column", "at"),
        _.pgettext("column", "actor_id"),
        _.pgettext("column", "actor"),
        _.pgettext("column", "deed"),
        _.pgettext("column", "ticket"),
        _.pgettext("column", "outcome"),
        _.pgettext("column", "data"),
        _.pgettext("column", "times"),
    ]
