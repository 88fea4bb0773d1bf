"""How to find the place, and where never to put the ball."""

from bodylesson.sections.section import Section

SECTION = Section("placement")
