"""What the bot says on its own account: strangers, a busy database, something broken."""

import re

from core.reply import Reply
from core.wording import Wording

_CHINESE = re.compile(r"[\u3400-\u9fff]")
_ENGLISH_WORD = re.compile(r"[A-Za-z]{2,}")
ENOUGH_ENGLISH_WORDS = 3


def looks_english(text: str) -> bool:
    """Tell a typed English sentence; a command such as `/funnel east` speaks no language."""
    if text.startswith("/") or _CHINESE.search(text):
        return False
    return len(_ENGLISH_WORD.findall(text)) >= ENOUGH_ENGLISH_WORDS


def stranger_reply(wording: Wording) -> Reply:
    return Reply(
        wording.say(
            "我还不认识你。请管理员把你的账号加到成员名单（salesbeat import members.csv）。",
            "I do not know you yet. Ask your admin to add your account to the members "
            "(salesbeat import members.csv).",
        ),
        error_code="unknown_sender",
    )


def busy_reply(wording: Wording) -> Reply:
    return Reply(
        wording.say(
            "现在有点忙，没有记下来，请再发一次。",
            "Busy right now. Nothing was saved; please send it again.",
        ),
        error_code="busy",
    )


def broken_reply(wording: Wording, reference: str) -> Reply:
    return Reply(
        wording.say(
            "我这边出错了，没有记下来。请把编号 {reference} 告诉管理员。",
            "Something broke on my side; nothing was saved. Please give your admin {reference}.",
            reference=reference,
        ),
        error_code="broken",
    )


def kept_private_reply(wording: Wording) -> Reply:
    return Reply(
        wording.say(
            "这里不是每个人都能看，回答已私信发给你。",
            "Not everyone here may see this; the answer is in your direct messages.",
        )
    )
