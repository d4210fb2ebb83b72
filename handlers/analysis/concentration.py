"""“客户集中度”: how much of each member's revenue hangs on their three largest customers."""

import re
from collections.abc import Sequence

from core.figures.pareto import FIRST_FEW, is_concentrated, share_of_first
from core.language.text.sheet import phrase
from core.language.understanding import Intent
from core.periods import year_containing
from core.reply import Card, Reply, Section, Table, paragraph
from core.storage.queries.concentration import Concentration, concentrations
from core.storage.queries.pareto import revenue_by_account
from core.storage.queries.people import names_of
from core.storage.queries.worth import short_account_names
from handlers.analysis.words import numbered
from handlers.context import Context
from handlers.figure_replies.questions import Wanted, figures_wanted, topic_of
from handlers.figure_replies.scene import Scene
from handlers.figure_replies.words import scope_words
from handlers.recording.said import Said

TOPIC = phrase(
    r"(?:大|优质)?客户的?集中(?:度|程度|情况)?(?:分析|排行|排名|统计)?|谁的?(?:大|优质)?客户(?:集中度)?(?:最|太|比较|过于)?(?:集中|高)了?|(?:大|优质)?客户的?集中(?:度)?的?风险"
    r"|业绩集中(?:度|程度)?|(?:大)?客户依赖(?:度)?|(?:前三|Ⓧ|前Ⓝ)(?:大|名|个)?(?:大)?客户的?(?:收入|业绩)?占比"
    r"|(?:customer|account|revenue) concentration"
    r"|how concentrated (?:is|are) (?:the )?(?:revenue|sales|business|customers|accounts)"
    r"|whose (?:revenue|customers) (?:is|are) concentrated"
    r"|(?:top|[ⓍⓃ\s])*(?:3|three)? ?customers?'? share",
    re.IGNORECASE,
)
MOST_ROWS = 15
MOST_NAMES = 5
MOST_FEW = 12


def concentration_asked(said: Said, context: Context) -> Reply | None:
    """Show whose revenue hangs on few customers; None for what asks something else."""
    if not TOPIC.fullmatch(topic_of(said)):
        return None
    wanted = figures_wanted(said, context, "records", year_containing(context.today))
    found = concentrations(context.session, wanted.scope, wanted.period, context.today)
    title = wanted.title("客户集中度", "Customer concentration")
    if not found:
        return wanted.nothing(
            title,
            "这段时间没有赢单收入。换一段时间试试，例如“客户集中度 去年”。",
            "no revenue was won then. Try other days, such as “customer concentration last year”.",
            Intent.SHOW_REPORT,
        )
    return _reply(title, found, wanted)


def _reply(title: str, found: Sequence[Concentration], wanted: Wanted) -> Reply:
    scene = wanted.scene
    # Of whom it tells nothing, one line at the end is enough, unless it tells of nobody.
    telling = [one for one in found if not _is_too_few(one)] or list(found)
    few = [] if len(telling) == len(found) else [one for one in found if _is_too_few(one)]
    shown = telling[:MOST_ROWS]
    named = {one.member_id for one in (*shown, *few[:MOST_FEW])}
    members = names_of(scene.session, named)
    customers = short_account_names(scene.session, {key for one in shown for key in one.first})
    rows = tuple(_row(scene, one, members, customers) for one in shown)
    heads = (
        ("成员", "Member"), ("前三客户占", "Top 3 make"), ("客户数", "Customers"),
        ("前三客户", "Top 3"),
    )  # fmt: skip
    is_own = wanted.scope.kind == "member"
    verdict = _verdict(scene, found, members, is_own=is_own)
    if not is_own:
        verdict = scene.sentences(verdict, _of_them_all(wanted))
    left_over = _left_over(scene, len(telling) - len(shown), few, members)
    how = scene.say(
        "每人这段时间的赢单收入里，最大三家客户的占比；4 家以上、超过 50% 才提示。"
        "分成的单按比例计入。",
        "The share of the three largest customers in what each won in those days; over 50% is "
        "flagged, of 4 or more customers. Shared deals count by share.",
    )
    sections: list[Section] = [
        paragraph(verdict),
        Table(tuple(scene.say(*head) for head in heads), rows),
        *(paragraph(line) for line in left_over),
        paragraph(how, quiet=True),
        paragraph(scene.as_of(), quiet=True),
    ]
    text = "\n".join((title, verdict, *numbered(rows), *left_over))
    how_so = wanted.how("客户集中度", "customer concentration")
    card = Card(title, tuple(sections), (how_so,))
    return wanted.answer(text, Intent.SHOW_REPORT, card)


def _left_over(
    scene: Scene, more: int, few: Sequence[Concentration], members: dict[int, str]
) -> list[str]:
    """Say how many are not listed, and of whom nothing can be told for want of customers."""
    lines = [scene.say("还有 {n} 人未列出", "and {n} more", n=more)] if more else []
    if few:
        names = [members[one.member_id] for one in few[:MOST_FEW]]
        listed = scene.wording.listed([*names, *(["…"] if len(few) > MOST_FEW else [])])
        words = (
            "客户不到 4 家、看不出集中的 {n} 人：{names}。",
            ("{n} with fewer than 4 customers, of whom it tells nothing: {names}."),
        )
        lines.append(scene.say(*words, n=len(few), names=listed))
    return lines


def _of_them_all(wanted: Wanted) -> str:
    """Say what the three largest customers make of the revenue of the whole scope."""
    scene = wanted.scene
    sums = revenue_by_account(scene.session, wanted.scope, wanted.period, scene.today)
    return scene.say(
        "{where}合计：前三客户占 {share}。",
        "{where} as a whole: the top 3 make {share}.",
        where=scope_words(scene, wanted.scope),
        share=scene.percent(share_of_first([one.minor for one in sums]), 1),
    )


def _row(
    scene: Scene, one: Concentration, members: dict[int, str], customers: dict[int, str]
) -> tuple[str, ...]:
    share = scene.percent(one.share, 1)
    if _is_too_few(one):
        share = scene.say("{s} 客户太少", "{s} too few", s=share)
    elif is_concentrated(one.share):
        share = scene.say("{s} 偏集中", "{s} high", s=share)
    listed = scene.wording.listed([customers[key] for key in one.first])
    return members[one.member_id], share, str(one.customers), listed


def _is_too_few(one: Concentration) -> bool:
    """Tell whether the three largest are all there are: they make 100 % whatever they buy."""
    return one.customers <= FIRST_FEW


def _verdict(
    scene: Scene, found: Sequence[Concentration], members: dict[int, str], *, is_own: bool
) -> str:
    if all(_is_too_few(one) for one in found):
        return scene.say(
            "客户太少：不超过 3 家时前三总占 100%，看不出集中。",
            "Too few customers: with 3 or fewer the top 3 always make 100%, so it tells nothing.",
        )
    over = [one for one in found if is_concentrated(one.share) and not _is_too_few(one)]
    if not over:
        return scene.say(
            "没有超过 50% 的：收入分布健康。", "Nobody is over 50%: revenue is well spread."
        )
    if is_own:
        return scene.say(
            "超过 50%：少一家就掉一大块。多开发新客户，可问“潜力客户”。",
            "Over 50%: losing one would hurt. Win others too; ask for “high potential accounts”.",
        )
    names = [members[one.member_id] for one in over[:MOST_NAMES]]
    if len(over) > MOST_NAMES:
        names.append("…")
    return scene.say(
        "{n} 人超过 50%：{names}。看业绩时别只看总额；大客户可安排同事一起跟，新客户多分给其他人。",
        "{n} over 50%: {names}. Look beyond their totals; let a colleague share the large "
        "customers, and give new ones to others.",
        n=len(over), names=scene.wording.listed(names),
    )  # fmt: skip
