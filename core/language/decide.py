"""Which intent is the main one: commands, then questions, then events, then what is asked for."""

import re
from dataclasses import dataclass
from datetime import date

from core.language import cues
from core.language.mood import ANY_CHATTER, TO_OTHERS
from core.language.moments import DAYS_A_WEEK, When
from core.language.new_names import find_new_account
from core.language.reads import ABOUT_AN_ACCOUNT, NO_READ, READS, SHOWING
from core.language.scene import Scene
from core.language.scopes import ME
from core.language.sheet import Found, rule
from core.language.understanding import Intent
from core.language.words import (
    ACTIVITIES,
    METRICS,
    OBJECTIONS,
    BARE_STAGES,
    STAGES,
    Word,
    earliest,
    first_of,
)

CLAUSES = re.compile(r"[,、。!?;\n]+|\.(?=\s|$)|\s(?=[\u4e00-\u9fff]{2,6}:)", re.ASCII)
# What is said of an action that is still to come.
PLANNED = rule(
    r"提醒|记得|记着|别忘|约(?:了|在|好|定|个|到|上|他|她)|再(?=跟|联|约|聊|打|去|拜|谈|碰|沟|回|找|看|催|问|确|给|单|发|上|安|见|过|推|做|演|讲|开|来|请|报|次)|下次|下回|准备|打算|计划|安排|要(?=去|跟|找|给|拜|见|打|联|约|做|演|发|回|开|和|向|把)|得去|需要|需|拟|想去|想约|到时|到点|待会|等下|等会|一会儿?|回头|稍后|晚点|即将|将|尽快|抽空|有空|"
    r"\b(?:will|i'?ll|we'?ll|need(?:s)? to|have to|going to|gonna|remind|schedule[ds]?|follow[- ]?up (?:with|on|in|by|Ⓐ|Ⓒ|Ⓓ|next)|call back|next|plan(?:ning)? to|let'?s|must|should|to be|don'?t forget|remember to|later|asap|set up|book(?:ed)?|upcoming|agreed to)\b"
)
DONE = rule(
    r"(?:拜访|走访|上门|回访|见|联系|沟通|演示|去|跑|聊|谈|面谈|交流|碰|通|打|开|吃|喝|发|做|讲|介绍|看|陪|送|寄|加|拜会|跟进|完|签|收|待|呆|坐|约见)(?:了|完|过|好了)|刚(?:刚|才)?|已经?|回来|完毕|结束|"
    r"\b(?:visited|called|phoned|rang|met|emailed|texted|messaged|demoed|presented|spoke|talked|chatted|discussed|dropped|stopped|went|saw|caught|had|did|gave|held|sent|showed|pitched|hosted|toured|just|done|completed|followed up|reached out|touched base|checked in|was|were)\b"
)
CONTACTED = rule(
    r"联系(?:了|上|过)|沟通|聊(?:了|过|完|天|得|的)|谈(?:了|过|完|得|的|到)|跟进(?:了|过|完)|交流|接触|对接|接待|加(?:了|上).{0,4}微信|陪.{0,6}(?:Ⓒ|客户)|送(?:了)?.{0,4}(?:样|礼|资料)|寄(?:了|出)|"
    r"\b(?:spoke|talked|chatted|discussed|followed up|touched base|checked in|reached out|connected with|pitched|hosted|sent|update|sync(?:ed)?|log)\b"
)
BUSINESS = rule(r"单子?|合同|订单|商机|客户|项目|deal|contract|order|po\b|opp|account")
OWED = rule(
    r"回款|货款|尾款|首款|预付|定金|订金|账款|进度款|客户|合同|款(?:项|子)|那笔|invoice|deposit|payment|client|customer"
)
OWN_MONEY = rule(
    r"工资|奖金|提成|报销|红包|社保|公积金|房租|押金|退税|年终奖|外卖|停车|话费|理财|\b(?:salary|bonus|commission|rent|refund|paycheck|reimburse\w*|lunch|dinner|taxi|parking)\b"
)
PROJECT = rule(
    r"项目|采购|预算|签约|上线|招标|合同|签(?!到)|合作|成交|close date|closing|project|purchase|contract|decision"
)
DUE_HINT = rule(r"提醒|到(?:点|时)叫我|叫我|remind")
MONEY_WORDS = rule(r"金额|预算|报价|价格|value|amount|worth|price|size")


@dataclass(frozen=True)
class Decision:
    """The main intent, and the new customer that it is about, if the scene shows one."""

    intent: Intent
    new_account: Found[str] | None = None


def decide(scene: Scene) -> Decision:
    newcomer = None if scene.accounts else find_new_account(scene.sheet)
    for judge in (_command, _question, _event, _request):
        intent = judge(scene, newcomer)
        if intent is not None:
            return Decision(intent, newcomer)
    return Decision(Intent.NONE, newcomer)


def hits(words: tuple[Word[Intent], ...], text: str) -> bool:
    return any(word.pattern.search(text) for word in words)


def _command(scene: Scene, newcomer: Found[str] | None) -> Intent | None:
    """Return an intent whose words are an order by themselves."""
    if scene.mood.asks:
        return None
    if hits(cues.UNDO, scene.text) and not _correction(scene):
        return Intent.UNDO
    if hits(cues.SUGGESTION, scene.text):
        return Intent.RECORD_SUGGESTION
    said = scene.mood.asserted
    if hits(cues.SET_TARGET, said) and not re.search(
        r"减肥|斤|公里|\bkg\b|\bkm\b|pounds|本书|离|距|还差|差\S{0,3}[ⓃⓋ]|完成了?[ⓃⓋⓅ]|达成", said
    ):
        return Intent.SET_TARGET
    if hits(cues.REDEEM, said):
        return Intent.REDEEM_REWARD
    return _book_order(scene, newcomer, said)


def _book_order(scene: Scene, newcomer: Found[str] | None, said: str) -> Intent | None:
    activity = _activity(scene, newcomer)
    if hits(cues.TRAINING, said) and not (scene.accounts and activity):
        return Intent.RECORD_TRAINING
    if hits(cues.CREATE_ACCOUNT, said) and (newcomer or scene.accounts):
        return Intent.CREATE_ACCOUNT
    done = activity and hits(cues.ACTIVITY_DONE, said) and earliest(ACTIVITIES, said)
    known = bool(scene.accounts or newcomer or scene.records or SNOOZABLE.search(said))
    if known and hits(cues.SNOOZE, said) and not done and not PROJECT.search(said):
        return Intent.SNOOZE_FOLLOW_UP
    if hits(cues.COMPLETE, said) and not (done and not re.search(r"标|勾|划掉|关掉", said)):
        return Intent.COMPLETE_FOLLOW_UP
    return None


SNOOZABLE = rule(r"跟进|提醒|待办|任务|回访|拜访|snooze|remind|follow[- ]?up|task|^\s*(?:推迟|延后|顺延|postpone)")


def _question(scene: Scene, newcomer: Found[str] | None) -> Intent | None:
    """Return what a question asks for; a question never writes."""
    if not scene.mood.asks:
        return None
    if scene.mood.stated.strip("□ ") and (event := _event(scene, newcomer)):
        return event
    if _supposes(scene.text) or ANY_CHATTER.search(scene.text) or HOW_TO.search(scene.text):
        return Intent.NONE
    return _read(scene, strict=False) or Intent.NONE


# How to sell is not the bot's business; how to use the bot is, and has its own rows.
HOW_TO = rule(r"(?:怎么|如何|怎样)(?:画|做(?!得|了)|写|办|提高|提升|谈|跟客户|选|说服|回|拜访|应对|开发|搞)|技巧|模板")


def _supposes(text: str) -> bool:
    return bool(re.search(r"如果|假如|要是|万一|\b(?:if|suppose|imagine|what if|assuming)\b", text))


def _event(scene: Scene, newcomer: Found[str] | None) -> Intent | None:
    """Return the first event, in the contract's order, that the message asserts."""
    mood = scene.mood
    someone = bool(scene.accounts or newcomer)
    if _is_request(scene) or (not scene.accounts and hits(NO_READ, scene.text)):
        return None
    about_deal = (
        someone or bool(scene.money) or bool(BUSINESS.search(mood.asserted)) or bool(scene.records)
    )
    brief = len(mood.asserted.strip(" □")) <= 8
    if _won(scene) and (about_deal or brief) and not _planned_win(scene):
        return Intent.WIN_DEAL
    if hits(cues.LOSS, mood.stated) and (about_deal or brief):
        return Intent.LOSE_DEAL
    if hits(cues.PAYMENT, mood.asserted) and _paid(scene, someone=someone):
        return Intent.RECORD_PAYMENT
    if scene.score is not None and hits(cues.SATISFACTION, mood.stated):
        return Intent.RECORD_SATISFACTION
    return _smaller_event(scene, newcomer)


def _won(scene: Scene) -> bool:
    """Return whether a clause tells of a win that is not still to come (月底签)."""
    return any(
        hits(cues.WIN, clause)
        and (SURELY_WON.search(clause) or not _looks_ahead(scene, start, clause))
        for start, clause in placed_clauses(scene.mood.asserted)
    )


SURELY_WON = rule(r"了|的|已|赢单|成交(?!$)|\b(?:won|signed|closed|done|landed|got)\b")


def _planned_win(scene: Scene) -> bool:
    """Return whether the signing itself is still to come: 预计Ⓓ签, expected to close."""
    return bool(
        re.search(
            r"预计|估计|计划|打算|准备签|要签|能签|可签|会签|争取|目标是|待签|快签|即将签|"
            r"\b(?:expected|expects?|will|should|can|to (?:close|sign|be signed)|closing|close date|plans?)\b",
            scene.mood.asserted,
        )
        and not re.search(
            r"签(?:下来)?了|已签|赢单|成交了|\b(?:won|signed|closed)\b", scene.mood.asserted
        )
    )


def _paid(scene: Scene, *, someone: bool) -> bool:
    if OWN_MONEY.search(scene.text):
        return False
    return someone or bool(scene.money) or bool(OWED.search(scene.mood.asserted))


def _smaller_event(scene: Scene, newcomer: Found[str] | None) -> Intent | None:
    said = scene.mood.asserted
    if hits(cues.CREATE_DEAL, said) and (newcomer or scene.accounts or scene.money):
        return Intent.CREATE_DEAL
    if _activity(scene, newcomer):
        return Intent.LOG_ACTIVITY
    if _correction(scene):
        return Intent.UPDATE_DEAL
    if _change(scene, newcomer):
        return Intent.UPDATE_DEAL
    if _schedule(scene, newcomer):
        return Intent.SCHEDULE_FOLLOW_UP
    if (scene.accounts or scene.contacts or newcomer) and _objects(scene):
        return Intent.LOG_ACTIVITY
    return None


def _objects(scene: Scene) -> bool:
    return first_of(OBJECTIONS, scene.mood.stated) is not None


def clauses(text: str) -> list[str]:
    """Cut a text into its clauses; a mark keeps its place through the lengths."""
    cuts = [0, *(m.end() for m in CLAUSES.finditer(text)), len(text)]
    return [text[a:b] for a, b in zip(cuts, cuts[1:], strict=False) if a < b]


def _activity(scene: Scene, newcomer: Found[str] | None) -> bool:
    """Return whether something was done with a customer, not only planned."""
    said = scene.mood.asserted
    if not (
        scene.accounts or scene.contacts or newcomer or _titled_member(scene) or "客户" in said
    ):
        return False
    return any(
        _done_in(clause, scene, start, someone=bool(newcomer))
        for start, clause in placed_clauses(said)
    )


def _titled_member(scene: Scene) -> bool:
    return any(
        scene.sheet.written(m.start, m.end).endswith(("总", "经理", "主任")) for m in scene.members
    )


def placed_clauses(text: str) -> list[tuple[int, str]]:
    placed, at = [], 0
    for clause in clauses(text):
        placed.append((at, clause))
        at += len(clause)
    return placed


def _done_in(clause: str, scene: Scene, start: int, *, someone: bool) -> bool:
    kind = earliest(ACTIVITIES, clause)
    if kind is None and not CONTACTED.search(clause):
        return False
    done = DONE.search(clause)
    planned = PLANNED.search(clause)
    if done is not None:
        # 约了下周三去: the plan's verb comes first, and nothing has happened yet.
        return (
            planned is None or done.start() < planned.start() or _looks_back(scene, start, clause)
        )
    if planned is not None or _looks_ahead(scene, start, clause):
        return False
    if scene.accounts and BARE_KIND.search(clause):
        return True
    near = hits(cues.ACTIVITY_NEAR, clause) or hits(cues.ACTIVITY_DONE, clause)
    return near or _looks_back(scene, start, clause) or (someone and kind is not None)


# A note of one word between commas: “Ⓐ,电话,没人接”.
BARE_KIND = rule(r"^\s?(?:电话|拜访|上门|微信|邮件|演示|会议|开会|回访|见面|call|visit|demo|meeting|email)\s?[,。;]?$")


def dates_in(scene: Scene, start: int, clause: str) -> list[int]:
    """Return the numbers of the dates that stand in a clause of the skeleton."""
    first, last = scene.bones.place(start), scene.bones.place(start + len(clause) - 1)
    return [n for n, d in enumerate(scene.dates) if first <= d.start <= last]


def _looks_back(scene: Scene, start: int, clause: str) -> bool:
    return any(scene.dates[n].value.tense == "past" for n in dates_in(scene, start, clause))


def _looks_ahead(scene: Scene, start: int, clause: str) -> bool:
    today = scene.clock.today
    for n in dates_in(scene, start, clause):
        when = scene.dates[n].value
        if when.tense == "future" or (
            when.tense == "open" and when.due is not None and when.due > today
        ):
            return True
    later = scene.clock.now.time()
    first, last = scene.bones.place(start), scene.bones.place(start + len(clause) - 1)
    return any(
        first <= t.start <= last and t.value > later for t in scene.times
    ) and not _looks_back(scene, start, clause)


def nearer_ahead(when: When, today: date) -> bool:
    """Return whether a day without 上 or 下 is rather the coming one; weekdays are."""
    if when.due is None or when.due <= today:
        return False
    ahead = (when.due - today).days
    return ahead <= DAYS_A_WEEK or when.past is None or ahead < (today - when.past).days


def _correction(scene: Scene) -> bool:
    if not (scene.money or scene.numbers):
        return False
    return hits(cues.CORRECTION, scene.mood.stated)


def _change(scene: Scene, newcomer: Found[str] | None) -> bool:
    said = scene.mood.asserted
    if not hits(cues.CHANGE, said):
        return False
    someone = bool(scene.accounts or newcomer or scene.records)
    staged = first_of(STAGES, said) is not None and (someone or bool(MOVED.search(said)))
    priced = bool(scene.money or scene.numbers) and bool(
        MONEY_WORDS.search(said) or scene.accounts or newcomer
    )
    dated = bool(scene.dates) and closes(said)
    return staged or ((priced or dated) and not DUE_HINT.search(said))


MOVED = rule(r"改|推进|进入|转到|调|更新|升|退|移|推到|\b(?:mov|updat|chang|set|push|advanc|bump)")


def closes(text: str) -> bool:
    """Return whether a clause speaks of when a deal is to close."""
    return bool(CLOSING.search(text))


CLOSING = rule(
    r"预计|签|成交|下单|落单|拿下|关单|结单|敲定|定下来|close|sign|closing|\bwin\b|expected|定标|开标"
)


def _schedule(scene: Scene, newcomer: Found[str] | None) -> bool:
    said = scene.mood.asserted
    if not hits(cues.SCHEDULE, said):
        return False
    someone = bool(
        scene.accounts or scene.contacts or newcomer or _titled_member(scene) or "客户" in said
    )
    when = any(d.value.due is not None and "Ⓓ" in said for d in scene.dates) or bool(scene.times)
    reminded = DUE_HINT.search(said) is not None
    return (someone and (when or reminded)) or (reminded and when)


def _is_request(scene: Scene) -> bool:
    """Return whether a statement only asks to be shown something: 看一下本月拜访排行."""
    if hits(SHOWING, scene.text) and not scene.mood.requests:
        return _read(scene, strict=False) is not None
    if scene.money or scene.contacts or scene.accounts:
        return False
    return _read(scene, strict=True) is not None


def _request(scene: Scene, newcomer: Found[str] | None) -> Intent | None:
    showing = hits(SHOWING, scene.text)
    if TO_OTHERS.search(scene.text) or (scene.mood.unreal and not showing):
        return None
    return _read(scene, strict=not showing)


def _read(scene: Scene, *, strict: bool) -> Intent | None:
    """Return what is asked to be shown; a strict reading wants hardly a word beside it."""
    words = READS
    if scene.accounts:
        words = (*ABOUT_AN_ACCOUNT, *(w for w in READS if w.means not in NEVER_OF_AN_ACCOUNT))
    if hits(NO_READ, scene.text):
        return None
    for word in words:
        match = word.pattern.search(scene.text)
        if match is not None and (not strict or _terse(scene.text, match)):
            return word.means
    return None


NEVER_OF_AN_ACCOUNT = (Intent.SHOW_DAY, Intent.SHOW_TARGET, Intent.SHOW_LEADERBOARD)
FILLER = rule(
    r"[ⒶⒸⒹⓂⓃⓅⓈⓉⓋⓍ]|的|我们|我|你|一下|情况|数据|图表?|请|麻烦|帮忙?|看看?|查看?|给|是|和|按|个|了|这|那|全公司|公司|团队|部门|本组|整体|全国|所有|目前|现在|最新|统计|分析|列表|清单|明细|数|量|率|额|表|前|名|"
    r"\b(?:the|my|our|for|in|of|on|by|at|to|a|an|me|please|pls|is|are|this|that|from|with|and|all|per|current|latest|so|far|company|team|region|sales|stats?|top|best|reps?|board|list|view|status|who|what|how|now|everyone|overall)\b|'s\b|[^a-z0-9\u4e00-\u9fff]"
)
ROOM_ZH = 3
ROOM_EN = 10


def _terse(text: str, match: re.Match[str]) -> bool:
    """Return whether little is left beside what was matched and found: “华北排行榜 本月 前3名”."""
    rest = text[: match.start()] + " " + text[match.end() :]
    for word in (*METRICS, *STAGES, *BARE_STAGES):
        rest = word.pattern.sub(" ", rest)
    rest = FILLER.sub("", ME.sub("", rest))
    letters = sum(c.isascii() for c in rest)
    return len(rest) - letters <= ROOM_ZH and letters <= ROOM_EN
