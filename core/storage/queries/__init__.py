"""Questions to the books, each one aggregate statement; nothing is counted in Python."""
