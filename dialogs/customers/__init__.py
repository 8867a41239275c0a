"""The conversations with customers, one file each, and the parts of which their screens are made."""
