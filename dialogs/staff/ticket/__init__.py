"""What staff reads of a ticket: its card, and what stands on it."""
