"""Files sent into the chat: looked at, previewed, confirmed, and imported."""
