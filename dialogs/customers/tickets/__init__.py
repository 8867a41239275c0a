"""Their tickets: the list, and one of them."""
