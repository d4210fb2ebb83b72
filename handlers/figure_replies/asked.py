"""The period and the scope that a question is about, as far as the company can have figures."""

import re

from sqlalchemy import select

from core.access import FigureKind, require_figures, scope_named
from core.errors import NotFoundError, UserError
from core.figures.scope import ScopeRef
from core.language.dates.impossible import no_such_day
from core.language.text.compiled import compiled
from core.language.understand import understand
from core.language.understanding import Intent, Understanding, to_json
from core.periods import Period, quarter_containing
from core.storage.tables import Region
from handlers.context import Context
from handlers.figure_replies.standings import GROWTH

FIRST_YEAR = 1990
LAST_YEAR = 2100
# Words beside a command that name nothing.
NO_NAME = compiled(
    r"[\d\W]+|.*[看发给我你的吗呢吧样何请下图谢率].*|前.*|全部|所有|目前|现在|当前|数据|情况|增长|分析|详情|明细"
    r"|瓶颈|进度|误差|概览|汇总|统计|对比|规则|权重|原因|缺口|top|all|now|please|chart|show|me|current|data"
    r"|weekly|monthly|daily|growth|revenue|details|status|overview|accuracy|help",
    re.IGNORECASE,
)
# In a sentence that is no command only what is built like a scope's name is taken for one.
LIKE_A_SCOPE = compiled(r".+(?:组|队|部|区|区域|大区|团队|分公司|team|region)", re.IGNORECASE)
LONGEST_NAME = 16


def quarter_asked(
    asked: Understanding, context: Context, figure: FigureKind
) -> tuple[ScopeRef, Period]:
    """Return whose figure a message asks for, and of what period: usually the present quarter.

    Raises NotAllowedError when the asker may not see it.
    """
    scope = scope_asked(asked, context)
    require_figures(context.session, context.person, scope, figure)
    return scope, period_asked(asked, quarter_containing(context.today))


def period_asked(asked: Understanding, usual: Period) -> Period:
    """Return the period that the message names, or the usual one.

    Raises UserError beyond reach, and for 2026-13: the present period would be another answer.
    """
    if (words := no_such_day(asked.text)) is not None:
        raise UserError(
            f"没有“{words}”。可以写 2026-11、2026-Q4、第47周，或本月、上季度。",
            f"There is no “{words}”. Write 2026-11, 2026-Q4 or 2026-W47, "
            "or this month, last quarter.",
        )
    return within_reach(asked.period or usual)


def within_reach(period: Period) -> Period:
    if period.first.year < FIRST_YEAR or period.last.year > LAST_YEAR:
        raise UserError(
            f"{period.label()} 太久远了。可以问本月、上季度、今年，或 2026-Q4 这样的周期。",
            f"{period.label()} is too far away. Ask for this month, last quarter, this year, "
            "or a period like 2026-Q4.",
        )
    return period


def scope_asked(asked: Understanding, context: Context) -> ScopeRef:
    """Return the scope that the message names, else the asker's own.

    Raises NotFoundError for a name that nobody has: “/funnel 火星” is no question about oneself.
    """
    if asked.scope is None and (name := _unknown_name(asked, context)):
        regions = context.session.scalars(select(Region).order_by(Region.id)).all()
        zh = "、".join(("全公司", *(region.zh for region in regions)))
        en = ", ".join(("company", *(region.key for region in regions)))
        raise NotFoundError(
            f"没有找到“{name}”。可以写：{zh}，或团队、成员的名字。",
            f"There is no “{name}”. Write one of {en}, or the name of a team or member.",
        )
    return scope_named(context.session, context.person, asked.scope)


def _unknown_name(asked: Understanding, context: Context) -> str | None:
    """Return the one word behind a command (“漏斗 火星”) when it means nothing that we know."""
    words = asked.text.split()
    if len(words) != 2 or len(words[1]) > LONGEST_NAME or NO_NAME.fullmatch(words[1]):  # noqa: PLR2004 (a command and a word)
        return None
    command, word = words
    if not command.startswith("/") and not LIKE_A_SCOPE.fullmatch(word):
        return None
    if GROWTH.search(word) or not _is_command(command, asked, context):
        return None
    if understand(word, context.directory, context.now).intent is not Intent.NONE:
        return None
    return None if set(to_json(asked)) - {"intent"} else word


def _is_command(word: str, asked: Understanding, context: Context) -> bool:
    return understand(word, context.directory, context.now).intent is asked.intent
