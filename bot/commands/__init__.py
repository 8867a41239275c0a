"""The commands of `turbota`, one module each."""
