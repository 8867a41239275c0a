"""What a text plainly says."""
