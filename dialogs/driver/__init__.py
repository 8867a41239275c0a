"""One event's way through the conversations with customers, and what is stored of them."""
