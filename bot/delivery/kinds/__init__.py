"""What the sender knows of each kind of post: a file a kind. A new one is added here and nowhere else."""
