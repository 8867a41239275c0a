"""The phrases of time that there are, a file a kind: what they look like (`RULES`), and what they make known."""
