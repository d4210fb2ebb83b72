"""What the bot says on its own account: strangers, a busy database, something broken."""

from core.reply import Reply
from core.wording import Wording


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
