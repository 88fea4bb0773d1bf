"""Where the ball goes, and what is under it."""
