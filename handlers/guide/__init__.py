"""What one can say to the bot: a short card first, then a page for each topic."""
