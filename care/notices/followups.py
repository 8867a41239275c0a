"""To customers: what we write by ourselves, after something has happened (care/followups/)."""

from care.notices.notice import ToCustomer


class HowWasIt(ToCustomer, purpose="visit"):
    """A visit or a delivery is over: feedback on its touchpoint, if we know it."""

    delivery: bool
    order: str
    touchpoint: str
