"""Charts laid out for a phone: first where each word, bar and line stands, then the ink.

A chart (dialogs/staff/figures/chart.py) is laid out top down in inches (page.py), each of its parts by a file of its
own. What a word takes is measured before it is placed (letters.py), so that it is cut, or goes on in a second line,
rather than lie upon another. colours.py has the two themes.
"""
