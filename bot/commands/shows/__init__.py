"""Commands that only show something: nothing is sent, and nothing is written down but the file that is asked for."""
