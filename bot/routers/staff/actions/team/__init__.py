"""What concerns no single ticket: shifts, the queue, rules, figures, canned replies."""
