"""What to take care of in practice."""

from bodylesson.sections.section import Section

SECTION = Section("cautions")
