"""“被拒绝的请求”: who asked for more than they may see or do, for admins alone."""

import re

from core.access import require_admin
from core.language.text.sheet import phrase
from core.language.understanding import Intent
from core.reply import Card, Reply, Table
from core.storage.queries.refused import count_refused, refused_lately
from handlers.context import Context
from handlers.paging import page_of, paged
from handlers.recording.said import Said

ASKED = phrase(
    r"(?:看|查|列出|显示|\s)*(?:最近|有哪些)?(?:被拒绝|拒绝|越权|没权限)(?:了|过)?的?"
    r"(?:请求|访问|操作|查询|记录)(?:有哪些|列表|清单)?"
    r"|(?:show |list )?(?:the )?(?:refused requests|refusals)",
    re.IGNORECASE,
)
MOST = 15


def refused_asked(said: Said, context: Context) -> Reply | None:
    """List what was refused; None for what asks something else."""
    if not ASKED.fullmatch(said.text):
        return None
    require_admin(
        context.person,
        "被拒绝的请求只给管理员看。你可以问“帮助”看看你能问什么。",
        "Refused requests are for admins. Send “help” to see what you can ask.",
    )
    page = page_of(context, count_refused(context.session), MOST)
    found = refused_lately(context.session, MOST, skip=page.first)
    title = context.say("被拒绝的请求 · {n} 条", "Refused requests · {n}", n=page.count)
    if not found:
        text = context.say("没有被拒绝的请求。", "Nothing was refused.")
        return Reply(text, private=True, intent=Intent.SHOW_REPORT.value)
    zone = context.wording.zone
    rows = tuple((f"{one.at.astimezone(zone):%m-%d %H:%M}", one.name, one.wanted) for one in found)
    heads = (("时间", "When"), ("谁", "Who"), ("说了什么", "What was asked"))
    card = Card(title, (Table(tuple(context.say(*head) for head in heads), rows),))
    text = "\n".join((title, *(" · ".join(row) for row in rows)))
    reply = Reply(text, card, private=True, intent=Intent.SHOW_REPORT.value)
    return paged(reply, page, context, ("条", "requests"))
