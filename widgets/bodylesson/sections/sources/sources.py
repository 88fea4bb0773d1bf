"""Where each statement comes from."""

from bodylesson.sections.section import Section

SECTION = Section("sources")
