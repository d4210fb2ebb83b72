"""“异常”: what stands out among the people one leads; something to look at, for them alone."""

import re
from collections.abc import Sequence
from dataclasses import replace

from core.access import require_figures, scope_named
from core.figures.flags import BusyInVain, DealBehind, FarOff, Flag, OddRecords, Rush
from core.figures.scope import ScopeRef
from core.language.text.sheet import phrase
from core.language.text.ways import Phrases
from core.language.understanding import Intent
from core.periods import Period, quarter_containing
from core.reply import Button, Card, Paragraph, Reply, Section, Span, paragraph
from core.storage.queries.anomalies import Looking, anomalies_of
from core.storage.queries.people import names_of
from core.storage.queries.rushes import closed_deals, deals_of_rush
from handlers.analysis.flag_words import Told, told
from handlers.context import Context
from handlers.explain import explain
from handlers.figure_replies.asked import within_reach
from handlers.figure_replies.scene import Scene
from handlers.figure_replies.words import heading
from handlers.recording.said import Said
from handlers.recording.whose import WHOSE, WHOSE_EN, scope_said

_OF = rf"{WHOSE}|团队的?|大家的?|谁的?"
_SHOW = (
    r"(?:给我|看|查|一?下|列出?|显示"
    r"|有|没有|什么|哪些)*\s?"
)
_WHEN = r"(?:Ⓓ\s?(?:的|有没有|有什么|有哪些|有)?\s?)?"
_WHAT = (
    r"(?:数据|记录|拜访|转化率|业绩|团队)?(?:有没有|有什么|有哪些|有)?(?:的)?异常(?:的)?"
    r"(?:记录|数据|情况|提醒|清单|名单|列表|报告)?(?:有哪些|有什么|有吗|吗|呢)?"
)
_WORTH = (
    r"(?:有没有|有)?(?:哪些|什么)?(?:数据|记录|地方)?(?:有)?(?:异常|值得看看|值得核对)"
    r"(?:的)?(?:地方|吗|呢)?"
)
_SHOW_EN = (
    r"(?:show |list |check |see )?(?:me )?(?:are there )?"
    r"(?:any |the )?"
)
_WHAT_EN = r"(?:Ⓓ(?:'s)? )?(?:data )?(?:anomal(?:y|ies)|outliers)(?: report| list)?"
_ODD_EN = r"(?:odd|unusual|worth a look)"
_WHOSE_AFTER = (
    r"(?: (?:of|for|in|from))?"
    r"(?: (?:the )?(?:Ⓢ|Ⓜ|our team|our region|my team|my region|the company|company|me))?"
)
_AFTER_EN = r"(?: (?:of |for |in )?Ⓓ)?[,，]?"
ASKED = Phrases.of(
    rf"{_SHOW}{_WHEN}(?:{_OF})?\s?{_WHEN}{_WHAT}\s?{_WHEN}(?:一下|吧)?",
    rf"{_SHOW}{_WHEN}(?:{_OF})?\s?{_WHEN}{_WORTH}",
    rf"{_SHOW_EN}{WHOSE_EN}{_WHAT_EN}{_WHOSE_AFTER}{_AFTER_EN}",
    rf"(?:what(?:'s| is)|is there anything|anything) {_ODD_EN}{_WHOSE_AFTER}{_AFTER_EN}",
)
HOW = phrase(
    r"how (?:are|is) (?:the |an )?(?:anomal(?:y|ies)|outliers) "
    r"(?:computed|calculated|counted)\W*",
    re.IGNORECASE,
)
# What Friday's message to leaders says to reply.
LOOK = phrase(r"看看|look", re.IGNORECASE)
AROUND = "，,、~～…;； "
MOST_FLAGS = 10
MOST_BUTTONS = 4


def _looks(text: str, context: Context) -> bool:
    return context.person.role != "rep" and LOOK.fullmatch(text) is not None


def anomalies_asked(said: Said, context: Context) -> Reply | None:
    """Show what stands out; None for what asks something else."""
    text = said.text.strip(AROUND)
    if HOW.fullmatch(text):
        return explain(said.asked, context)
    if not (ASKED.fullmatch(text) or _looks(text, context)):
        return None
    scope = scope_named(context.session, context.person, scope_said(said))
    require_figures(context.session, context.person, scope, "records")
    period = _period(said, context)
    reply = anomalies_reply(Scene.of(context), scope, period)
    return replace(reply, private=True)


def _period(said: Said, context: Context) -> Period:
    dates = said.scene.dates
    usual = quarter_containing(context.today)
    return within_reach(dates[-1].value.period) if dates else usual


def flags_of(scene: Scene, scope: ScopeRef, period: Period | None = None) -> tuple[Flag, ...]:
    """Return what stands out among a scope's people, in the present quarter if none is named."""
    look = Looking(scope, period or quarter_containing(scene.today), scene.today)
    return anomalies_of(scene.session, look, scene.calendar)


def anomalies_reply(scene: Scene, scope: ScopeRef, period: Period) -> Reply:
    flags = flags_of(scene, scope, period)
    title = heading(scene, scene.say("值得看看", "Worth a look"), scope, period)
    if not flags:
        none = scene.say("没有发现要核对的地方。", "nothing stands out.")
        text = f"{title}{scene.say('：', ': ')}{none}"
        return Reply(text, intent=Intent.SHOW_REPORT.value)
    names = names_of(scene.session, {flag.member for flag in flags})
    shown = [_told(flag, names.get(flag.member, "–"), period, scene) for flag in flags[:MOST_FLAGS]]
    rest = _rest(flags[MOST_FLAGS:], names, scene)
    sections: tuple[Section, ...] = (
        *(Paragraph((Span(one.who, strong=True), Span(f" {one.what}"))) for one in shown),
        *(paragraph(words, quiet=True) for words in (*rest, _hint(scene), scene.as_of())),
    )
    lines = [
        scene.say("{who}：{what}", "{who}: {what}", who=one.who, what=one.what) for one in shown
    ]
    return Reply(
        "\n".join((title, *lines, *rest, _hint(scene))),
        Card(title, sections, _buttons(shown)),
        intent=Intent.SHOW_REPORT.value,
    )


def _told(flag: Flag, who: str, period: Period, scene: Scene) -> Told:
    return told(flag, who, _deals_behind(flag, period, scene), scene)


def _deals_behind(flag: Flag, period: Period, scene: Scene) -> list[DealBehind]:
    """Return the closed deals that make up a flag: wins where they are many, else losses."""
    match flag:
        case Rush():
            return deals_of_rush(scene.session, flag.member, flag.days, scene.today)
        case FarOff(metric="conversion"):
            status = "won" if flag.outlier.is_high else "lost"
        case BusyInVain():
            status = "lost"
        case _:
            return []
    until = Period(period.first, min(period.last, scene.today))
    return closed_deals(scene.session, flag.member, until, status)


def _rest(flags: Sequence[Flag], names: dict[int, str], scene: Scene) -> tuple[str, ...]:
    """Count what is not listed: each odd record is one, as it is in the lines above."""
    if not flags:
        return ()
    hint = scene.say(
        "还有 {people}、{n} 处，可以按成员问，例如“{who}的异常”。",
        "{n} more, of {people}; ask for one member, such as “anomalies of {who}”.",
        n=sum(flag.count if isinstance(flag, OddRecords) else 1 for flag in flags),
        people=scene.how_many(len({flag.member for flag in flags}), "人", "person", "people"),
        who=names.get(flags[0].member, "–"),
    )
    return (hint,)


def _hint(scene: Scene) -> str:
    return scene.say(
        "只是值得看看，不代表谁做错了。和全公司销售比，差距超过平常的 3 倍才列出，"
        "至少 5 人可比；转化率只比已结 5 单以上的人。",
        "Worth a look, and no verdict. Listed is what differs from all reps by more than 3 times "
        "the usual difference, of 5 reps or more; conversion of those with 5 closed deals.",
    )


def _buttons(shown: list[Told]) -> tuple[Button, ...]:
    found = dict.fromkeys(button for one in shown for button in one.buttons)
    return tuple(found)[:MOST_BUTTONS]
