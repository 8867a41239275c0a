"""Walks every reachable state of every dialog by pressing every button, and says what is wrong with them.

`python -m dialogs.explorer` prints figures and flaws; `--write docs/dialogs` draws the state diagrams. It drives the
very code that the customer's router drives (dialogs/driver/talk.py), with care's answers played: once granted, once
refused.
"""
