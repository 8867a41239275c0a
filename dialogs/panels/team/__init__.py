"""What concerns no single ticket: shifts, canned replies, places that are closed."""
