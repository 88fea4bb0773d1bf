"""Publishing a lesson without a server: one file that holds everything, and a static folder."""
