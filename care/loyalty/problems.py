"""Why a purchase, a refund or a movement of points cannot be. Each has a code, and a sentence where people meet it."""

from enum import StrEnum


class Problem(StrEnum):
    NEGATIVE_SUM = "negative_sum"
    BAD_QUANTITY = "bad_quantity"  # none, below zero, or no number
    TOO_LONG = "too_long"  # a key, a name, or a number with too many digits
    FOREIGN_CURRENCY = "foreign_currency"
    FROM_THE_FUTURE = "from_the_future"
    NO_LINES = "no_lines"
    REPEATED_LINE = "repeated_line"
    UNKNOWN_RECEIPT = "unknown_receipt"
    UNKNOWN_LINE = "unknown_line"
    REFUND_TOO_LARGE = "refund_too_large"
    OTHER_BODY = "other_body"  # the same key was told before, with something else
    NOT_POSITIVE = "not_positive"  # points that are to be given or taken
    NO_REASON = "no_reason"  # of a correction
    UNKNOWN_REDEMPTION = "unknown_redemption"
    CODE_MISREAD = "code_misread"  # of a card or a voucher: its check digit says that a digit is wrong
    CODE_UNKNOWN = "code_unknown"
    NUMBER_UNKNOWN = "number_unknown"  # a phone or a card of the shop that nobody has told us
    CODE_USED = "code_used"
    CODE_ENDED = "code_ended"
    CODE_CANCELLED = "code_cancelled"  # a voucher's
