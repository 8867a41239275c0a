"""What we write by ourselves after something has happened: a visit, a delivery, a complaint that was solved.

Each kind is one file of `kinds/` and a section of the settings; one doer (care/due/followups.py) asks it whether it
still holds, asks whether we may write (care/contact/), and owes what it says (docs/followups.md).
"""
