"""What the conversation adds to an answer, below its heading: whom it was taken to be about."""

from dataclasses import replace

from core.reply import Button, Card, Paragraph, Reply, paragraph
from handlers.context import Context

# What a button can carry on every platform, its seal and our own words left room for.
LONGEST_REPEATED = 120


def with_asides(reply: Reply, text: str, context: Context) -> Reply:
    """Add what is to be said beside a reply, and offer another customer for one taken up."""
    lines = [*_taken(context), *context.talk.lines]
    if not lines or not reply.text:
        return reply
    first, newline, rest = reply.text.partition("\n")
    said = "\n".join((first, *lines)) + newline + rest
    paragraphs = tuple(paragraph(line, quiet=True) for line in lines)
    card = _with(reply.card or Card(first), paragraphs, _another(text, context))
    return replace(reply, text=said, card=card)


def _taken(context: Context) -> list[str]:
    name = context.talk.taken_as
    if name is None:
        return []
    if context.change is None:
        return [context.say("指刚才的 {name}", "Taken as {name}, spoken of just now", name=name)]
    words = ("按刚才的 {name} 记录", "Taken as {name}, spoken of just now")
    return [context.say(*words, name=name)]


def _with(card: Card, paragraphs: tuple[Paragraph, ...], buttons: tuple[Button, ...]) -> Card:
    sections = (*paragraphs, *card.sections)
    return replace(card, sections=sections, buttons=(*card.buttons, *buttons))


def _another(text: str, context: Context) -> tuple[Button, ...]:
    if context.talk.taken_as is None or len(text) > LONGEST_REPEATED or "\n" in text:
        return ()
    number = f"#{context.change.id} " if context.change is not None else ""
    label = context.say("换一家", "Another account")
    return (Button(label, f"{label} {number}{text}"),)
