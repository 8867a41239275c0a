"""The server: the Bot API, the page's API, the control desk."""
