"""What the article says makes hip flexors tight."""

from bodylesson.sections.section import Section

SECTION = Section("causes")
