"""Serving lessons: composed pages over HTTP, strict limits, and plain words about faults."""
