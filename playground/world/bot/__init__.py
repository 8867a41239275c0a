"""What the world keeps of its bot: the updates that wait for it, its webhook, what it says of itself, who keeps it."""
