"""Check yourself: questions with feedback, missed ones first."""
