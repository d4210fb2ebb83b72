"""What is left of a message when nobody can be told from it: a pattern for whoever writes rules."""

import re

from core.language.phrases.reads import NO_READ
from core.language.phrases.words import hits
from core.language.sentence.chatter import ANY_CHATTER
from core.language.sentence.scene import Scene
from core.language.text.sheet import Mark, rule

LONGEST_PATTERN = 200
MASKS = {
    Mark.ACCOUNT: "〈客户〉",
    Mark.CONTACT: "〈联系人〉",
    Mark.MEMBER: "〈成员〉",
    Mark.MONEY: "〈金额〉",
    Mark.SCOPE: "〈团队〉",
}
TEXT_MASKS = (
    (rule(r"[a-z0-9._%+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+"), "〈邮箱〉"),
    (rule(r"(?:https?://|www\.)[^\s\u4e00-\u9fff〈]+"), "〈链接〉"),
    (rule(r"<@[^>\s]{1,40}>|@[^\s@〈,。!?;:]{1,40}"), "〈成员〉"),
    # wx_ab12cd, SN20931: letters and digits together are somebody's or something's number.
    (rule(r"\b(?=[a-z_-]*\d)[a-z0-9_-]{6,}\b"), "#"),
    # Digits of every script.
    (re.compile(r"\d+(?:[.,:/-]\d+)*"), "#"),
    (rule(r"[零〇一二三四五六七八九幺两]{5,}"), "#"),
)  # fmt: skip
LETTER = re.compile(r"[a-z\u4e00-\u9fff]")


def anonymous(scene: Scene) -> str:
    """Return a message with known names, people, money and numbers masked, folded and cut.

    Days and hours keep their words (明天, next week): rules are written for them.
    """
    text = scene.sheet.normal.text
    pieces, at = [], 0
    for start, end, mark in sorted(scene.sheet.marks, key=lambda span: span[:2]):
        if mark in MASKS and start >= at:
            pieces += [_without_numbers(text[at:start]), MASKS[mark]]
            at = end
    pieces.append(_without_numbers(text[at:]))
    return " ".join("".join(pieces).split()).strip(" 。.!?,;~")[:LONGEST_PATTERN]


def _without_numbers(text: str) -> str:
    for pattern, mask in TEXT_MASKS:
        text = pattern.sub(mask, text)
    return text


def is_small_talk(scene: Scene) -> bool:
    """Return whether a message is known to be none of the bot's business, or holds no word."""
    chatter = ANY_CHATTER.search(scene.text) is not None or hits(NO_READ, scene.text)
    return chatter or LETTER.search(scene.sheet.normal.text) is None
