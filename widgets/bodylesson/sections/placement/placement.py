"""How to find the place, and where never to put the ball."""

from bodylesson.sections.section import Paper, Section

SECTION = Section("placement", paper=Paper.DOING)
