"""What operators and admins are told at once: refusals, what has changed since, the admin's pages."""
