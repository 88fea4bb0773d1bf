"""What the browser computes, written a second time to compare with."""
