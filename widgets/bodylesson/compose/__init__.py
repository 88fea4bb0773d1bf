"""Composing: a notebook is run once, and what it showed becomes a page that needs no kernel."""
