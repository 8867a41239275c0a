"""The siege: what the bot does while its clock, its store, its process or its customers go mad.

`python -m tests.load.chaos [--only NAME]` runs the scenes one after another, each against a bot of its own as a second
process. Customers and an operator play on meanwhile; the playground's record must show every message once at the end.
"""
