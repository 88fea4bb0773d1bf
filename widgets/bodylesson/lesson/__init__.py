"""What a lesson says: its types, its files, and the checks that they pass."""
