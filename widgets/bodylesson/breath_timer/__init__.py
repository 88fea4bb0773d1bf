"""The breath timer widget."""
