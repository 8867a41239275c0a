"""What is sent to many: to each recipient, to whoever looks at it before, and how far it is."""
