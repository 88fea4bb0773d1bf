"""Small made-up content that tests share."""
