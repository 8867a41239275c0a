"""Tickets: complaints and questions being handled, who owns them, and every word said about them."""
