"""How a process lives: its loop, its clock, what it waits for at the start, what it may do as the one that leads."""
