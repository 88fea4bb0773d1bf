"""How much, and how fast."""

from bodylesson.sections.section import Section

SECTION = Section("dose")
