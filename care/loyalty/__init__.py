"""Points, and the tiers that they lead to."""
