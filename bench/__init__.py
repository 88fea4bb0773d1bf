"""`make bench`: this lesson beside plain Voilà, Solara and a static page, on one machine."""
