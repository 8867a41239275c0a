"""What operators do with a ticket, beside talking."""
