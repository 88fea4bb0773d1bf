"""Getting onto the ball and off it again: what frames every way to practice."""

from bodylesson.sections.section import Section

SECTION = Section("on-and-off")
