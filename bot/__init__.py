"""The outside: Slack, WeCom, web chat, terminal, HTTP, command line, delivery and assembly."""
