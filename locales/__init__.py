"""The words: gettext catalogs for uk, ru and en, and the tools that keep them whole."""
