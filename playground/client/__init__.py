"""People of the cast, played by a program over HTTP."""
