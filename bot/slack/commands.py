"""A slash command, heard and answered in its own response, for the sender alone."""

from bot.slack.guard import Payload
from bot.slack.hearing import Hearing
from bot.slack.read import read_command


def answer_command(hearing: Hearing, body: Payload) -> Payload | None:
    """Act upon a slash command; None when the outbox brings the answer."""
    shown = hearing.command(read_command(body, hearing.clock.now()))
    if shown is None:
        return None
    answer: Payload = {"response_type": "ephemeral", "text": shown.text}
    if shown.blocks:
        answer["blocks"] = list(shown.blocks)
    return answer
