"""What the clock shall do: one row for each thing, done once by care/due/."""
