"""What the staff keeps and does about a customer: notes, the card, bans, whether they can be reached."""
