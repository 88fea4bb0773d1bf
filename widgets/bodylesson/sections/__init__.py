"""What a page is made of: one folder a section or widget, one stem."""
