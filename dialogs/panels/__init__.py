"""What staff chooses from in a ticket's topic: pure screens with buttons, one file a theme.

A panel stands in the place of the card whose button was pressed, or in a message of its own below a command.
Its buttons are the card's (`t<ticket>.<version>.…`); "Back" is `Action.CARD`.
"""
