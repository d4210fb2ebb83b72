"""What WeCom checks in a message and in a picture, with the code it answers with."""

import re
from collections.abc import Callable

MAX_CONTENT_BYTES = 2048
MOST_BYTES = {"image": 10 * 1024 * 1024, "file": 20 * 1024 * 1024}
ROOM_KINDS = {"text", "markdown", "image", "file"}
IMAGE_STARTS = (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")


def content_problem(payload: dict) -> int | None:
    # 90236: at most 2,048 bytes, or it would be cut; 44004 when empty, 45002 when too long.
    content = payload[payload["msgtype"]].get("content", "")
    if not isinstance(content, str) or not content.strip():
        return 44004
    return 45002 if len(content.encode()) > MAX_CONTENT_BYTES else None


def card_problem(payload: dict) -> int | None:
    # 90236, 按钮交互型: a title or a text, a task id of its own, one to six buttons with own keys.
    card = payload["template_card"]
    buttons = card.get("button_list", [])
    keys = [button.get("key", "") for button in buttons]
    if card.get("card_type") != "button_interaction" or not 1 <= len(buttons) <= 6:
        return 40058
    if not (card.get("main_title", {}).get("title") or card.get("sub_title_text")):
        return 40058
    if not re.fullmatch(r"[A-Za-z0-9_@-]{1,128}", card.get("task_id", "")):
        return 42014
    if len(set(keys)) != len(keys) or not all(0 < len(key.encode()) <= 1024 for key in keys):
        return 42039
    return 40058 if len(card.get("horizontal_content_list", [])) > 6 else None


def media_problem(kind: str, name: str, content: bytes) -> int | None:
    # 90253: JPG or PNG of 6 bytes to 10 MB, any file to 20 MB; a file name beyond ASCII is not
    # understood (41005).
    if kind not in MOST_BYTES:
        return 40004
    if not name or not name.isascii():
        return 41005
    if len(content) <= 5:
        return 44001
    if len(content) > MOST_BYTES[kind]:
        return 45001
    return None if kind == "file" or content.startswith(IMAGE_STARTS) else 40009


def accepted(payload: dict) -> int | None:
    return None


Rule = Callable[[dict], int | None]
MESSAGE_RULES: dict[str, Rule] = {
    "text": content_problem,
    "markdown": content_problem,
    "template_card": card_problem,
    "image": accepted,
    "file": accepted,
}
