"""What browser tests share: browsers, pages of one widget, the whole lesson, servers."""
