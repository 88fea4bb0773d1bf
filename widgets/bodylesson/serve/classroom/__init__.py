"""A class: rooms in which many phones follow one desk. Pure code first, the network last."""
