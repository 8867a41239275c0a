"""What the command line does, beside a bot that runs or not."""
