"""The few kinds of Block Kit that we use, as the JSON that Slack reads.

Plain dictionaries: slack_sdk's models say the same and check themselves by reflection, which costs
a millisecond a card, three times the rest of an answer. The tests hold ours against theirs.
"""

from collections.abc import Sequence
from typing import Literal

Block = dict[str, object]


def header(text: str) -> Block:
    return {"type": "header", "text": plain_text(text)}


def section(mrkdwn: str) -> Block:
    return {"type": "section", "text": _mrkdwn(mrkdwn)}


def small_print(mrkdwn: str) -> Block:
    return {"type": "context", "elements": [_mrkdwn(mrkdwn)]}


def image(file_id: str, alt: str) -> Block:
    """Show an uploaded file."""
    return {"type": "image", "slack_file": {"id": file_id}, "alt_text": alt}


def actions(elements: Sequence[Block]) -> Block:
    return {"type": "actions", "elements": list(elements)}


def button(
    label: str, action_id: str, value: str, style: Literal["plain", "primary", "danger"]
) -> Block:
    element: Block = {
        "type": "button",
        "text": plain_text(label),
        "action_id": action_id,
        "value": value,
    }
    return element if style == "plain" else element | {"style": style}


def plain_text(text: str) -> Block:
    return {"type": "plain_text", "text": text}


def text_box(block_id: str, label: str, example: str, most: int) -> Block:
    """Ask for a text of several lines, in a modal."""
    element: Block = {
        "type": "plain_text_input",
        "action_id": block_id,
        "multiline": True,
        "max_length": most,
        "placeholder": plain_text(example),
    }
    return {"type": "input", "block_id": block_id, "label": plain_text(label), "element": element}


def _mrkdwn(text: str) -> Block:
    # Verbatim: what looks like an address or a #channel stays text, in everything we say.
    return {"type": "mrkdwn", "text": text, "verbatim": True}
