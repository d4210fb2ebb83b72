"""“输给谁最多”: the rivals of a year's closed deals, with what went to them and what came to us."""

import re
from datetime import timedelta

from core.access import require_figures, scope_named
from core.language.text.sheet import phrase
from core.language.understanding import Intent
from core.periods import Period
from core.reply import Card, Reply, Section, Table, paragraph
from core.storage.queries.rivals import Rival, rivals_of
from handlers.context import Context
from handlers.figure_replies.audience import for_this_room
from handlers.figure_replies.scene import Scene
from handlers.figure_replies.words import scope_words
from handlers.recording.said import Said
from handlers.recording.whose import WHOSE, WHOSE_EN, scope_said

ASKED = phrase(
    rf"(?:看看?|查看?)?(?:{WHOSE})?\s?(?:最近|近一年|今年)?(?:都|主要)?"
    r"(?:(?:竞争)?对手|竞品|竞争)(?:分析|情况|排行|排名|统计|有哪些|都有谁|榜)"
    rf"|(?:{WHOSE})?\s?(?:最近|近一年|今年)?(?:都|主要|最常)?(?:的?单子?)?(?:都|主要|最常)?(?:输|丢)给了?(?:谁|哪家|哪些(?:对手|竞品)?)(?:最多|多)?了?"
    rf"|(?:show |list )?(?:the )?{WHOSE_EN}(?:rivals|competitors|competition)(?: analysis)?"
    r"|(?:who|whom) (?:do|did|have) we (?:lose|lost) (?:deals )?to(?: most)?(?: often)?"
    r"|(?:who beats us|who did we lose to)(?: most)?(?: often)?",
    re.IGNORECASE,
)
A_YEAR = timedelta(days=364)
MOST_ROWS = 10


def rivalry_asked(said: Said, context: Context) -> Reply | None:
    """Show whom deals were lost to; None for what asks something else."""
    if not ASKED.fullmatch(said.text):
        return None
    scope = scope_named(context.session, context.person, scope_said(said))
    require_figures(context.session, context.person, scope, "losses")
    period = Period(context.today - A_YEAR, context.today)
    found = rivals_of(context.session, scope, period)
    scene = Scene.of(context)
    title = context.say(
        "对手 · {scope} · 近一年", "Rivals · {scope} · past year", scope=scope_words(scene, scope)
    )
    return for_this_room(_reply(title, found, scene), context, scope, "losses")


def _reply(title: str, found: tuple[Rival, ...], scene: Scene) -> Reply:
    if not found:
        hint = scene.say(
            "还没有记到对手。丢单时说“输给 XX 了”，赢单时说“击败了 XX”。",
            "no rival is recorded yet. Say “lost it to NAME” or “won, beat NAME”.",
        )
        return Reply(f"{title}{scene.say('：', ': ')}{hint}", intent=Intent.SHOW_LOSS_REASONS.value)
    first = found[0]
    words = scene.say(
        "最常输给 {name}：{n} 单，{money}。", "Most often lost to {name}: {n}, {money}.",
        name=first.name, n=first.lost, money=scene.money(first.lost_minor),
    )  # fmt: skip
    heads = (("对手", "Rival"), ("输给", "Lost"), ("金额", "Amount"), ("赢过", "Won"))
    rows = tuple(
        (one.name, str(one.lost), scene.money(one.lost_minor), str(one.won))
        for one in found[:MOST_ROWS]
    )
    table = Table(tuple(scene.say(*head) for head in heads), rows)
    sections: tuple[Section, ...] = (
        *((paragraph(words),) if first.lost else ()), table, paragraph(scene.as_of(), quiet=True),
    )  # fmt: skip
    lines = [" · ".join(row) for row in rows]
    return Reply(
        "\n".join((title, *lines)), Card(title, sections), intent=Intent.SHOW_LOSS_REASONS.value
    )
