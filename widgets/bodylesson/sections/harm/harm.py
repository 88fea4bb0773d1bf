"""Harm that was reported, and where experts disagree."""

from bodylesson.sections.section import Section

SECTION = Section("harm")
