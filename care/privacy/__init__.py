"""What we know about a customer: a copy of it, and its deletion."""
