"""What is said about a ticket: between the two sides, changed, taken back, put off."""
