"""What is delivered, a file a kind."""
