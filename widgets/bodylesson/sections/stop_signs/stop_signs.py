"""When to stop, when to get help, and what is usual to feel."""

from bodylesson.sections.section import Paper, Section

SECTION = Section("stop-signs", paper=Paper.SAFETY)
