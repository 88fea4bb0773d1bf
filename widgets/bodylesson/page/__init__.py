"""The page: sections as HTML, the Voilà template, and what a notebook cell shows."""
