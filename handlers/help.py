"""What one can say, with examples; and the answer to what was not understood."""

import re

from core.language.filling.slash import read_command
from core.language.learning.anonymous import anonymous, is_small_talk
from core.language.names.known_names import folded
from core.language.text.compiled import compiled
from core.language.understand import LONGEST_MESSAGE
from core.language.understanding import Intent, Understanding
from core.reply import Button, Card, Reply
from core.storage.drafts import OPEN_FOR
from core.storage.latest import last_change
from core.storage.phrases import count_phrase
from handlers.context import Context
from handlers.guide.asked import page_asked
from handlers.guide.replies import own_account, page_reply, short_help
from handlers.questions import Choice, ask, ask_again
from handlers.recording.conversation.contradicted import won_or_lost
from handlers.recording.conversation.replied import is_dropping
from handlers.recording.conversation.told_early import told_early
from handlers.recording.conversation.unknown_name import which_customer
from handlers.recording.of_a_colleague import colleagues_deed

HIGHEST_SCORE = 10
SCORE = compiled(
    r"(?:满意度|打(?![麻牌电球车包])|评分|satisfaction|csat)(?:(?![输赢丢])\D){0,6}?"
    r"(?P<n>-?\d{1,6}(?:\.\d)?)",
    re.IGNORECASE,
)
THANKS = compiled(
    r"(?:好的?[,，]?)?(?:非常|太|多)?(?:谢谢|感谢|多谢|谢啦|谢了|辛苦)(?:你|啦|了)*"
    r"|(?:many )?thanks(?: a lot)?|thank you(?: so much| very much)?|thx|cheers|[👍🙏👌❤️💪👏🎉\s]+",
    re.IGNORECASE,
)
GREETING = compiled(
    r"(?:大家|各位|销售节拍)?[,，\s]*(?:你好|您好|大家好|嗨|哈喽|在吗|在不在|早安?|早上好|上午好|中午好"
    r"|下午好|晚上好|晚安)[啊呀哦,，\s]*(?:大家|各位|销售节拍|机器人)?"
    r"|h[ei](?:llo|y)?(?: there)?|good (?:morning|afternoon|evening|night)|@\S+|",
    re.IGNORECASE,
)
# Said when nothing is asked, these are about what was recorded just now.
CALLED_OFF = frozenset({"取消", "cancel", "forget it"})
AGREED = compiled(
    r"(?:好|好的|好嘞|好吧|行|可以|收到|明白|知道了|了解|嗯+|哦)[啦的了]?|ok|okay|got it|sure|fine"
    r"|forget (?:it|about it|that)",
    re.IGNORECASE,
)
WHO = compiled(
    r"你(?:到底)?(?:是|叫)(?:谁|什么|什么名字|干什么的|干嘛的|机器人吗|ai吗|人吗)"
    r"|who are you|what are you|what(?:'s| is) your name|are you a (?:bot|robot|human)",
    re.IGNORECASE,
)
# What is hoped for, or only heard of, has not happened.
NOT_YET = compiled(
    r"希望|但愿|要是|如果|假如|听说|据说|好像|可能|大概|也许|应该会|打算|想要|争取|估计|差点|快要|就要|说不定"
    r"|\b(?:hope|hopefully|wish|if|maybe|might|perhaps|heard|rumou?r|supposedly|probably|should)\b",
    re.IGNORECASE,
)


def show_help(asked: Understanding, context: Context) -> Reply:
    """Name what one says most and the topics; a question about one of them opens its page."""
    wanted = page_asked(asked.text, context.person.role)
    return short_help(context) if wanted is None else page_reply(wanted, context)


def not_understood(asked: Understanding, context: Context) -> Reply:
    """Answer what is no business of the bot: in kind, or with two sentences that would be."""
    said = asked.text.strip(" \n。.!！~～?？,，")
    if said.casefold() in CALLED_OFF and (offer := _offer_undo(context)) is not None:
        return offer
    if is_dropping(asked.text) or AGREED.fullmatch(said):
        return Reply(context.say("好的。", "All right."))
    if (asked_on := told_early(asked, context) or won_or_lost(asked, context)) is not None:
        return asked_on
    words = _in_kind(said, context) or _why_not(said, context)
    words = words or colleagues_deed(asked, context)
    if not words:
        if (question := which_customer(asked, context)) is not None:
            return question
        _keep_for_the_admin(asked, context)
        if (again := ask_again(context)) is not None:
            return again
    text = words or context.say(
        "没看懂，什么都没有记录。可以说：“拜访{account}，下周三再跟进”，或“今日待办”。",
        "I did not understand, and nothing was recorded. You could say “visited {account}, "
        "follow up next Wednesday” or “my day”.",
        account=own_account(context),
    )
    button = Button(context.say("帮助", "Help"), context.say("帮助", "help"))
    return Reply(text, Card(text, (), (button,)))


def _offer_undo(context: Context) -> Reply | None:
    """Ask whether the record just made is to be taken back; None where it is not the last word."""
    waiting = context.talk.waiting
    if waiting is not None and waiting.understood.get("sentence"):
        return None
    change = last_change(context.session, context.person.id, context.now)
    if change is None or change.made_at < context.now - OPEN_FOR:
        return None
    undo = Understanding(intent=Intent.UNDO, record=change.id)
    choices = (
        Choice(context.say("撤销", "Undo"), undo, also=("是", "对", "yes")),
        Choice(context.say("不用", "Keep it"), None),
    )
    sentence = context.say(
        "上一条已经记录了，要撤销吗？", "Your last entry is recorded already. Undo it?"
    )
    return ask(undo, context, "choice", sentence, choices)


def _keep_for_the_admin(asked: Understanding, context: Context) -> None:
    """Count what was not understood, masked, so that the next rule is one line away."""
    words = read_command(asked.text).rest
    scene = context.lay_out(words)
    if not is_small_talk(scene):
        count_phrase(context.session, anonymous(scene), context.now)


def _why_not(said: str, context: Context) -> str:
    """Say why a message could not be recorded, where that is plain; else nothing."""
    if len(said) > LONGEST_MESSAGE:
        return context.say(
            "太长了，什么都没有记录。一条最多 {most} 字，请分成几条发。",
            "That is too long, and nothing was recorded. "
            "A message holds {most} characters; please send it in parts.",
            most=f"{LONGEST_MESSAGE:,}",
        )
    if (score := SCORE.search(said)) and not 1 <= float(score["n"]) <= HIGHEST_SCORE:
        return context.say(
            "没有记录：满意度是 1–10 分。", "Nothing was recorded: satisfaction is 1 to 10."
        )
    found = context.directory.account_index.find(folded(said))
    if not found or not NOT_YET.search(said):
        return ""
    return context.say(
        "没有记录，因为听起来还没发生。要计划就说“下周三跟进 {name}”，发生了再告诉我。",
        "Nothing was recorded, as it does not seem to have happened yet. Plan it with "
        "“follow up with {name} next Wednesday”, or tell me once it has.",
        name=found[0].value[0],
    )


def _in_kind(said: str, context: Context) -> str:
    """Answer thanks, a greeting, or who this is; nothing for anything else."""
    if THANKS.fullmatch(said):
        return context.say("不客气，有事随时说。", "You are welcome.")
    if GREETING.fullmatch(said):
        return context.say(
            "你好！说“今日待办”看看今天要做什么。", "Hello! Say “my day” to see what today holds."
        )
    if WHO.fullmatch(said):
        return context.say(
            "我是销售节拍：帮你记拜访、商机和回款，到点提醒跟进，随时查漏斗和目标。",
            "I am Salesbeat: I record visits, deals and payments, remind you of follow-ups, and "
            "show funnel and targets.",
        )
    return ""
