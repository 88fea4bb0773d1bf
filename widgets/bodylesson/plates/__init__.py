"""Matplotlib plates: a model in, a small SVG out."""
