"""Points: what was earned, where each of it went, and the tiers that they lead to (docs/loyalty.md).

A ledger: what is earned is a lot with its end, and each spending says which lots it took how much of, those that end
first before the others. What somebody has is the sum of what happened, and of what is left in their lots.
"""
