"""A reply as Slack shows it: a fallback text, and Block Kit where there is a card or a picture.

Decides nothing about content. Escapes, measures, and says what did not fit.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.slack import blocks, limits
from bot.slack.blocks import Block
from bot.slack.sections import Look, section_text
from core.reply import Button, Card, Paragraph, Picture, Reply, Section, paragraph

Seal = Callable[[str], str]
BUTTON_ACTION = "say"
KEPT_FREE = 4  # blocks: the title, the buttons, and the lines that say what did not fit


@dataclass(frozen=True)
class SlackMessage:
    """What `chat.postMessage` and the answer to a slash command are made of."""

    text: str
    blocks: tuple[Block, ...] = ()


def render(reply: Reply, look: Look, seal: Seal, file_ids: Sequence[str] = ()) -> SlackMessage:
    """Render a reply; `file_ids` are its uploaded pictures, `seal` signs a button's command."""
    return SlackMessage(_words(reply, look, file_ids), tuple(_blocks(reply, look, seal, file_ids)))


def _words(reply: Reply, look: Look, file_ids: Sequence[str]) -> str:
    words = [reply.text or (reply.card.title if reply.card else "")]
    if file_ids:
        # Screen readers read this text and not the blocks, so it carries the pictures' words too.
        words += [picture.alt for picture in reply.pictures if picture.alt not in reply.text]
    text = limits.shorten("\n".join(words), limits.MAX_FALLBACK_TEXT, look.more_characters)
    return text if text.strip() else limits.ELLIPSIS


def _blocks(reply: Reply, look: Look, seal: Seal, file_ids: Sequence[str]) -> list[Block]:
    images = [
        _image(picture, file_id) for picture, file_id in zip(reply.pictures, file_ids, strict=False)
    ][: limits.MAX_BLOCKS // 2]
    if reply.card is None and not images:
        return []
    card = reply.card or Card("", (paragraph(reply.text),))
    room = limits.MAX_BLOCKS - KEPT_FREE - len(images)
    return [
        *_title(card.title),
        *_sections(card.sections, look, room),
        *images,
        *_buttons(card.buttons, look, seal),
    ]


def _title(title: str) -> list[Block]:
    shown = limits.plain(title, limits.MAX_HEADER_TEXT)
    return [blocks.header(shown)] if shown.strip() else []


def _sections(sections: Sequence[Section], look: Look, room: int) -> list[Block]:
    texts = [(section, section_text(section, look)) for section in sections]
    shown = [_section(section, text) for section, text in texts if text.strip()]
    left_out = len(shown) - room
    if left_out <= 0:
        return shown
    more = look.wording.say("…还有 {n} 段", "… {n} more sections", n=left_out)
    return [*shown[:room], blocks.small_print(more)]


def _section(section: Section, text: str) -> Block:
    if isinstance(section, Paragraph) and section.quiet:
        return blocks.small_print(text)
    return blocks.section(text)


def _image(picture: Picture, file_id: str) -> Block:
    alt = limits.plain(picture.alt, limits.MAX_ALT_TEXT) or limits.ELLIPSIS
    return blocks.image(file_id, alt)


def _buttons(buttons: Sequence[Button], look: Look, seal: Seal) -> list[Block]:
    sealed = [(button, seal(button.command)) for button in buttons]
    fitting = [
        (button, value)
        for button, value in sealed
        if limits.plain(button.label, limits.MAX_BUTTON_TEXT).strip() and _fits(value)
    ][: limits.MAX_ACTIONS]
    shown: list[Block] = []
    if fitting:
        shown.append(blocks.actions([_button(place, *pair) for place, pair in enumerate(fitting)]))
    if len(fitting) < len(buttons):
        shown.append(blocks.small_print(_typed_instead(len(buttons) - len(fitting), look)))
    return shown


def _fits(value: str) -> bool:
    return limits.length(value) <= limits.MAX_BUTTON_VALUE and limits.clean(value) == value


def _typed_instead(count: int, look: Look) -> str:
    return look.wording.say(
        "…还有 {n} 个按钮放不下，请直接输入",
        "… {n} more buttons do not fit, please type instead",
        n=count,
    )


def _button(place: int, button: Button, value: str) -> Block:
    label = limits.plain(button.label, limits.MAX_BUTTON_TEXT)
    return blocks.button(label, f"{BUTTON_ACTION}-{place}", value, button.style)
