"""Opening a ticket, and what customers do with their own."""
