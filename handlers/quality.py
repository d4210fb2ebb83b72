"""“数据质量”: gaps in the records one answers for; something to look at, never a verdict."""

import re

from core.access import members_of, require_figures, scope_named
from core.language.names.doubles import doubles_in
from core.language.text.sheet import phrase
from core.language.understanding import Intent
from core.reply import Card, Reply, Section, Table, paragraph
from core.storage.queries.quality import Finding, account_names, findings_of
from core.storage.queries.visit_evidence import visits_evidenced
from handlers.analysis.quality_words import WORDS, all_of, evidence_words, with_next_steps
from handlers.context import Context
from handlers.figure_replies.scene import Scene
from handlers.figure_replies.words import scope_words
from handlers.paging import Page, paged
from handlers.recording.said import Said
from handlers.recording.whose import WHOSE, WHOSE_EN, scope_said

ASKED = phrase(
    rf"(?:看看?|查看?|做一?下)?\s?(?:{WHOSE})?\s?(?:的)?数据(?:质量|检查|体检|完整性|完整度|问题|缺失)(?:报告|情况|怎么样|如何)?"
    rf"|(?:{WHOSE})?\s?(?:有)?(?:哪些|什么)(?:数据|记录|资料)(?:不全|不完整|缺失|缺|有问题)(?:的)?"
    rf"|(?:show |check )?(?:the )?{WHOSE_EN}data (?:quality|check|gaps|problems)",
    re.IGNORECASE,
)
EXAMPLES, FURTHER = 2, 6


def quality_asked(said: Said, context: Context) -> Reply | None:
    """List the gaps; None for what asks something else."""
    if not ASKED.fullmatch(said.text):
        return None
    scope = scope_named(context.session, context.person, scope_said(said))
    require_figures(context.session, context.person, scope, "records")
    owners = None if scope.kind == "company" else members_of(context.session, scope)
    part = _examples(context.talk.page)
    found = findings_of(context.session, owners, context.today, part)
    doubles = doubles_in(account_names(context.session, owners))
    if doubles:
        pairs = tuple(f"{one} / {other}" for one, other in doubles[part])
        found.append(Finding("look_alike", len(doubles), pairs))
    where = scope_words(Scene.of(context), scope)
    title = context.say("数据质量 · {scope}", "Data quality · {scope}", scope=where)
    most = max((one.count for one in found), default=0)
    if part.start:
        reply = _further(title, [one for one in found if one.examples], context)
    else:
        visits = visits_evidenced(context.session, owners, context.today)
        reply = _listed(title, found, context)
        reply = with_next_steps(
            reply, evidence_words(visits, context), all_of(found, scope, context)
        )
    page = Page(context.talk.page, part.start, min(part.stop, most), most)
    line = context.say(
        "每项列到第 {end} 条，最多的一项有 {all} 条。",
        "Up to number {end} of each; the longest has {all}.",
        end=page.end, all=most,
    )  # fmt: skip
    return paged(reply, page, context, line=line)


def _examples(page: int) -> slice:
    """Return which of each gap's records are shown: two at first, then as many as are read."""
    first = EXAMPLES + (page - 2) * FURTHER
    return slice(0, EXAMPLES) if page == 1 else slice(first, first + FURTHER)


def _further(title: str, found: list[Finding], context: Context) -> Reply:
    """Go on with the records of each gap that has more of them."""
    intent = Intent.SHOW_REPORT.value
    if not found:
        text = context.say(
            "{title}：都列完了。从头看请再问一次“数据质量”。",
            "{title}: that was all. To begin again ask for “data quality”.",
            title=title,
        )
        return Reply(text, private=True, intent=intent)
    rows = tuple(
        (f"{context.say(*WORDS[one.gap])} {one.count}", context.wording.listed(one.examples))
        for one in found
    )
    heads = (("检查", "Check"), ("还有", "And"))
    card = Card(title, (Table(tuple(context.say(*head) for head in heads), rows),))
    text = "\n".join((title, *(context.wording.say("：", ": ").join(row) for row in rows)))
    return Reply(text, card, private=True, intent=intent)


def _listed(title: str, found: list[Finding], context: Context) -> Reply:
    if not found:
        text = context.say("{title}：没有发现缺漏。", "{title}: no gaps found.", title=title)
        return Reply(text, private=True, intent=Intent.SHOW_REPORT.value)
    rows = tuple(
        (context.say(*WORDS[one.gap]), str(one.count), context.wording.listed(one.examples))
        for one in found
    )
    heads = (("检查", "Check"), ("数量", "Records"), ("例如", "Examples"))
    hint = context.say(
        "只是提醒核对，不代表谁做错了。拜访看近 30 天，赢单看近三个月。",
        "Worth a look, and no verdict. Visits of the last 30 days, wins of the last three months.",
    )
    sections: tuple[Section, ...] = (
        Table(tuple(context.say(*head) for head in heads), rows),
        paragraph(hint, quiet=True),
    )
    lines = [
        context.say("{what} {n}（{names}）", "{what} {n} ({names})", what=what, n=n, names=names)
        for what, n, names in rows
    ]
    text = "\n".join((title, *lines, hint))
    return Reply(text, Card(title, sections), private=True, intent=Intent.SHOW_REPORT.value)
