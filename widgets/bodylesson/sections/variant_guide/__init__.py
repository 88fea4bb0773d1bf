"""The widget that tells about the chosen variant."""
