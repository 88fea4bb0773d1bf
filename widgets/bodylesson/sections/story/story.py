"""The article's story, and what is known of such stories."""

from bodylesson.sections.section import Section

SECTION = Section("story")
