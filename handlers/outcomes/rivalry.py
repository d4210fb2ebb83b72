"""“输给谁最多”: the rivals of a year's closed deals, with what went to them and what came to us."""

import re

from core.language.text.sheet import phrase
from core.language.understanding import Intent
from core.reply import Card, Reply, Section, Table, paragraph
from core.storage.queries.rivals import Rival, rivals_of
from handlers.context import Context
from handlers.figure_replies.questions import Wanted, figures_wanted, past_year
from handlers.paging import page_of, paged
from handlers.recording.said import Said
from handlers.recording.whose import WHOSE, WHOSE_EN

ASKED = phrase(
    rf"(?:看看?|查看?)?(?:{WHOSE})?\s?(?:最近|近一年|今年)?(?:都|主要)?"
    r"(?:(?:竞争)?对手|竞品|竞争)(?:分析|情况|排行|排名|统计|有哪些|都有谁|榜)"
    rf"|(?:{WHOSE})?\s?(?:最近|近一年|今年)?(?:都|主要|最常)?(?:的?单子?)?(?:都|主要|最常)?(?:输|丢)给了?(?:谁|哪家|哪些(?:对手|竞品)?)(?:最多|多)?了?"
    rf"|(?:show |list )?(?:the )?{WHOSE_EN}(?:rivals|competitors|competition)(?: analysis)?"
    r"|(?:who|whom) (?:do|did|have) we (?:lose|lost) (?:deals )?to(?: most)?(?: often)?"
    r"|(?:who beats us|who did we lose to)(?: most)?(?: often)?",
    re.IGNORECASE,
)
MOST_ROWS = 10


def rivalry_asked(said: Said, context: Context) -> Reply | None:
    """Show whom deals were lost to; None for what asks something else."""
    if not ASKED.fullmatch(said.text):
        return None
    wanted = figures_wanted(said, context, "losses", past_year(context.today))
    found = rivals_of(context.session, wanted.scope, wanted.period)
    title = wanted.title("对手", "Rivals")
    if not found:
        return wanted.nothing(
            title,
            "还没有记到对手。丢单时说“输给 XX 了”，赢单时说“击败了 XX”。",
            "no rival is recorded yet. Say “lost it to NAME” or “won, beat NAME”.",
            Intent.SHOW_LOSS_REASONS,
        )
    return _reply(title, found, wanted)


def _reply(title: str, found: tuple[Rival, ...], wanted: Wanted) -> Reply:
    first, scene = found[0], wanted.scene
    words = scene.say(
        "最常输给 {name}：{n} 单，{money}。", "Most often lost to {name}: {n}, {money}.",
        name=first.name, n=first.lost, money=scene.money(first.lost_minor),
    )  # fmt: skip
    heads = (("对手", "Rival"), ("输给", "Lost"), ("金额", "Amount"), ("赢过", "Won"))
    page = page_of(wanted.context, len(found), MOST_ROWS)
    rows = tuple(
        (one.name, str(one.lost), scene.money(one.lost_minor), str(one.won))
        for one in found[page.first : page.end]
    )
    table = Table(tuple(scene.say(*head) for head in heads), rows)
    sections: tuple[Section, ...] = (
        *((paragraph(words),) if first.lost else ()), table, paragraph(scene.as_of(), quiet=True),
    )  # fmt: skip
    lines = [" · ".join(row) for row in rows]
    text = "\n".join((title, *lines))
    reply = wanted.answer(text, Intent.SHOW_LOSS_REASONS, Card(title, sections))
    return paged(reply, page, wanted.context, ("家", "rivals"))
