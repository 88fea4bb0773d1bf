"""Getting onto the ball and off it again: what frames every way to practice."""

from bodylesson.sections.section import Paper, Section

SECTION = Section("on-and-off", paper=Paper.DOING)
