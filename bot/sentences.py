"""What the bot says on its own account: strangers, a busy database, something broken."""

import re

from core.language.text.compiled import compiled
from core.reply import Reply
from core.wording import Language, Wording

_CHINESE = compiled(r"[\u3400-\u9fff]")
# Words that a Chinese sentence is built with; a customer's name in an English one has none.
_CHINESE_GRAMMAR = compiled(r"[的了这那个在跟给我他她要把和没不是有再]")
_ENGLISH_WORD = compiled(r"[A-Za-z]{2,}")
ENOUGH_ENGLISH_WORDS = 3
# How our English buttons' commands, and the shortest English messages, begin.
_ENGLISH_COMMAND = compiled(
    r"(undo|my|our|done|help|hello|hi|thanks|cancel|funnel|leaderboard|forecast|target|loss|today"
    r"|how|what|why|who|where|show|snooze|follow|visited|called|met|won|lost|paid|redeem|points"
    r"|new (account|deal|customer)|deal #\d+|growth|trend|report|weekly|suggestion|accept"
    r"|they|them|signed|sent|quoted|price|another|actually|make it|no|none|neither|wrong|sorry"
    r"|split|stop splitting|share|give|refund(ed)?|re-?open(ed)?|open payments|overdue"
    r"|payment plan|neglected|customer pool|un(owned|assigned)|claim|release|rivals|remind|ask"
    r"|hand over|transfer|accounts?|tier|data quality|check|list|set|change|update|answered|export"
    r"|trainings|collection|redo|forget|(the )?(first|second|third|last)|yes|skip)\b",
    re.IGNORECASE,
)


def language_of(text: str) -> Language | None:
    """Tell the language of a typed sentence; none for a command such as `/funnel east`.

    “Visited 华东医疗, price too high” is English: a name alone makes no Chinese sentence.
    """
    if text.startswith("/"):
        return None
    if _ENGLISH_COMMAND.match(text.strip()) and not _CHINESE_GRAMMAR.search(text):
        return "en"
    words, signs = len(_ENGLISH_WORD.findall(text)), len(_CHINESE.findall(text))
    if words >= ENOUGH_ENGLISH_WORDS and not _CHINESE_GRAMMAR.search(text):
        return "en" if words > signs / 2 else "zh"
    return "zh" if signs else None


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


def kept_private_reply(wording: Wording, reply: Reply) -> Reply:
    """Tell a channel that the answer went to the sender alone, and whether it was a write."""
    if not reply.changed:
        words = wording.say(
            "这里不是每个人都能看，回答在你的私信里。",
            "Not everyone here may see this; the answer is in your direct messages.",
        )
    elif reply.intent != "undo":
        words = wording.say(
            "已记录，详情在你的私信里。", "Recorded. Details are in your direct messages."
        )
    elif reply.text.startswith(("已恢复", "Restored")):
        words = wording.say(
            "已恢复，详情在你的私信里。", "Restored. Details are in your direct messages."
        )
    else:
        words = wording.say(
            "已撤销，详情在你的私信里。", "Undone. Details are in your direct messages."
        )
    return Reply(words, intent=reply.intent)
