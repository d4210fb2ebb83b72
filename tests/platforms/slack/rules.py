"""What Slack refuses in a message: the limits of platform-rules 1.1 and 1.2, written down anew.

Deliberately shares no code with bot/slack, so that a wrong number there is found here.
"""

import re
from typing import Any

KNOWN_KEYS = {
    "section": {"type", "text", "fields", "accessory", "block_id", "expand"},
    "header": {"type", "text", "block_id"},
    "context": {"type", "elements", "block_id"},
    "actions": {"type", "elements", "block_id"},
    "image": {"type", "slack_file", "image_url", "alt_text", "title", "block_id"},
    "divider": {"type", "block_id"},
    "input": {"type", "label", "element", "block_id", "hint", "optional"},
}
BUTTON_KEYS = {"type", "text", "action_id", "value", "style", "url", "confirm"}
INPUT_KEYS = {"type", "action_id", "multiline", "max_length", "placeholder", "initial_value"}
# <@U1>, <!channel>, <#C1>, <!subteam^S1>, <http://…|text>: alive wherever text is mrkdwn.
LIVE = re.compile(r"<[@!#]?[^<>\s][^<>]*>")
CONTROLS = re.compile(r"[\x00-\x09\x0b-\x1f\x7f\ud800-\udfff]")


class InvalidBlocksError(Exception):
    """What Slack would say is wrong, with a pointer to where."""


def check(condition: object, why: str, at: str) -> None:
    if not condition:
        raise InvalidBlocksError(f"{why} [json-pointer:{at}]")


def units(text: str) -> int:
    """Count as JavaScript does, the strictest that Slack could be."""
    return len(text.encode("utf-16-le")) // 2


def check_blocks(blocks: Any, ready_files: set[str], most: int = 50) -> None:
    check(isinstance(blocks, list), "must be an array", "/blocks")
    check(len(blocks) <= most, "no more than 50 items allowed", "/blocks")
    action_ids: set[str] = set()
    for place, block in enumerate(blocks):
        _check_block(block, f"/blocks/{place}", ready_files, action_ids)


def _check_block(block: Any, at: str, ready_files: set[str], action_ids: set[str]) -> None:
    check(isinstance(block, dict) and block.get("type") in KNOWN_KEYS, "unsupported type", at)
    unknown = set(block) - KNOWN_KEYS[block["type"]]
    check(not unknown, f"invalid additional property: {sorted(unknown)}", at)
    match block["type"]:
        case "section":
            check("text" in block or "fields" in block, "missing text", at)
            if "text" in block:
                check_text(block["text"], 3_000, f"{at}/text", ("mrkdwn", "plain_text"))
            _check_fields(block.get("fields", []), at)
        case "header":
            check_text(block.get("text"), 150, f"{at}/text", ("plain_text",))
        case "context":
            _check_context(block.get("elements"), at)
        case "actions":
            _check_actions(block.get("elements"), at, action_ids)
        case "image":
            _check_image(block, at, ready_files)
        case "input":
            _check_input(block, at)


def check_text(text: Any, most: int, at: str, kinds: tuple[str, ...]) -> None:
    check(isinstance(text, dict) and text.get("type") in kinds, "not a text object", at)
    allowed = {"type", "text", "verbatim" if text["type"] == "mrkdwn" else "emoji"}
    check(set(text) <= allowed, "invalid additional property", at)
    words = text.get("text")
    check(isinstance(words, str) and words.strip(), "must be more than 0 characters", at)
    check(units(words) <= most, f"must be less than {most + 1} characters", at)
    check(not CONTROLS.search(words), "control characters", at)


def _check_fields(fields: Any, at: str) -> None:
    check(isinstance(fields, list) and len(fields) <= 10, "no more than 10 fields", at)
    for field in fields:
        check_text(field, 2_000, f"{at}/fields", ("mrkdwn", "plain_text"))


def _check_context(elements: Any, at: str) -> None:
    check(isinstance(elements, list) and 1 <= len(elements) <= 10, "1 to 10 elements", at)
    for element in elements:
        check_text(element, 3_000, f"{at}/elements", ("mrkdwn", "plain_text"))


def _check_actions(elements: Any, at: str, action_ids: set[str]) -> None:
    check(isinstance(elements, list) and 1 <= len(elements) <= 25, "1 to 25 elements", at)
    for place, button in enumerate(elements):
        where = f"{at}/elements/{place}"
        check(button.get("type") == "button", "unsupported element", where)
        check(set(button) <= BUTTON_KEYS, "invalid additional property", where)
        check_text(button.get("text"), 75, f"{where}/text", ("plain_text",))
        check(units(button.get("value", "")) <= 2_000, "value is too long", where)
        check(button.get("style", "primary") in {"primary", "danger"}, "invalid style", where)
        action_id = button.get("action_id", "")
        check(0 < units(action_id) <= 255, "invalid action_id", where)
        check(action_id not in action_ids, "action_id already exists", where)
        action_ids.add(action_id)


def _check_image(block: Any, at: str, ready_files: set[str]) -> None:
    alt = block.get("alt_text")
    check(isinstance(alt, str) and 0 < units(alt) <= 2_000, "invalid alt_text", at)
    check(("image_url" in block) != ("slack_file" in block), "one source is needed", at)
    if "slack_file" in block:
        known = block["slack_file"].get("id") in ready_files
        check(known, "invalid slack file", f"{at}/slack_file")


def _check_input(block: Any, at: str) -> None:
    check_text(block.get("label"), 2_000, f"{at}/label", ("plain_text",))
    element = block.get("element", {})
    check(element.get("type") == "plain_text_input", "unsupported element", at)
    check(set(element) <= INPUT_KEYS, "invalid additional property", at)


def mrkdwn_texts(blocks: list[dict[str, Any]]) -> list[str]:
    """Return every text in which Slack would look for mentions and links."""
    return [
        text["text"]
        for block in blocks
        for text in (block.get("text"), *block.get("elements", ()), *block.get("fields", ()))
        if isinstance(text, dict) and text.get("type") == "mrkdwn"
    ]


def live(text: str) -> list[str]:
    """Return the mentions and links that Slack would bring to life."""
    return LIVE.findall(text)
