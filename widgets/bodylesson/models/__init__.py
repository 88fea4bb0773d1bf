"""The subject in pure Python: no widgets, no plots."""
