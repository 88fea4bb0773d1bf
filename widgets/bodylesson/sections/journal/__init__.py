"""The journal: what a learner noticed, over time, in their own browser."""
