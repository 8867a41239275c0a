"""What the bot says of itself to whoever watches over it: logs, metrics, signs of life."""
