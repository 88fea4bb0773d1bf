"""Plates and graphs: a model in, a matplotlib figure out."""
