"""The screening gate widget."""
