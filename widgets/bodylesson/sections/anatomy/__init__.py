"""The sections "The muscle" and "Find the spot" of the page as widgets."""
