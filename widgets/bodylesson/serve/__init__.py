"""Serving lessons: Voilà with our template, one configuration and plain words on faults."""
