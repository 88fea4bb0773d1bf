"""What to do instead, for those who had better not practice."""

from bodylesson.sections.section import Section

SECTION = Section("instead")
