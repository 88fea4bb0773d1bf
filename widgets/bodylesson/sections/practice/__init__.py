"""The widgets of a lesson's practice, made and joined together."""
