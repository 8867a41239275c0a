"""A foreseen trouble: a place is closed for a while, and whoever has something there hears it before they come.

It is drafted, shown with how many that are, and announced with a press; it ends at its time, or is opened again before.
"""
