"""Tells the business's own systems what has happened: the calls, and their signature (care/webhooks/)."""
