"""What the staff sees and does about the customer of a ticket: their card, notes, points, a ban."""
