"""What becomes of a ticket's words on their way: undelivered, in doubt, no answer after all."""
