"""The balls compared."""

from bodylesson.sections.section import Section

SECTION = Section("balls")
