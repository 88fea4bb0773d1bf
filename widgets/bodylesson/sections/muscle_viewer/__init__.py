"""The muscle in 3D."""
