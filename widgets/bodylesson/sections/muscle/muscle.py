"""The muscles, and the structures around them, in words."""

from bodylesson.sections.section import Section

SECTION = Section("muscle")
