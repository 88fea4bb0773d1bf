"""Before and after: three checks, the learner's own error band, and what a change can say."""
