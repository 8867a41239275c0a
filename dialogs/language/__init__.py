"""Words of one reader: gettext and dates, other people's text made safe, places, the reading of a time."""
