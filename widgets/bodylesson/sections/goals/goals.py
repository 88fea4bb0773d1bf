"""What the learner can do afterwards."""

from bodylesson.sections.section import Section

SECTION = Section("goals")
