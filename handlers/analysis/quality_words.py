"""What “数据质量” says beside its gaps: how visits are evidenced, and what to do about doubles."""

from collections.abc import Sequence
from dataclasses import replace

from core.figures.numbers import ratio
from core.figures.scope import ScopeRef
from core.figures.visit_evidence import VisitsEvidenced
from core.reply import Button, Card, Reply, paragraph
from core.storage.queries.quality import Finding, Gap
from handlers.context import Context
from handlers.figure_replies.scene import Scene
from handlers.figure_replies.words import scope_words

Doubles = list[tuple[str, str]]
WORDS: dict[Gap, tuple[str, str]] = {
    "no_amount": ("商机没有金额", "Open deals without an amount"),
    "no_close": ("商机没有预计成交日", "Open deals without an expected day"),
    "close_passed": ("预计成交日已过还没结", "Open deals past their expected day"),
    "win_unvisited": ("赢单前没有任何跟进记录", "Wins without any activity before"),
    "visit_twice": ("同一天多次拜访同一客户", "Several visits to one account on one day"),
    "late_visit": ("拜访两天以后才补录", "Visits recorded more than two days late"),
    "no_tier": ("客户没有定级", "Accounts without a tier"),
    "look_alike": ("可能重复的客户", "Accounts that may be the same"),
}
# As one types it to see all records of a gap.
LISTED_BY: dict[Gap, tuple[str, str]] = {
    "no_amount": ("没有金额的商机", "deals without an amount"),
    "no_close": ("没有预计成交日的商机", "deals without an expected day"),
    "close_passed": ("逾期商机", "overdue deals"),
    "win_unvisited": ("没有跟进的赢单", "wins without activity"),
    "visit_twice": ("同一天多次拜访", "same-day visits"),
    "late_visit": ("补录的拜访", "visits recorded late"),
    "no_tier": ("没有定级的客户", "accounts without a tier"),
    "look_alike": ("重复客户", "duplicate accounts"),
}
# WeCom's cards hold six buttons, of which one goes on with the list.
MOST_BUTTONS = 4


def evidence_words(found: VisitsEvidenced, context: Context) -> str:
    """Say how much of what can show a visit was told; nothing where nobody visited."""
    score = found.mean_score
    if score is None:
        return ""
    scene = Scene.of(context)
    return context.say(
        "近 30 天拜访 {n} 次，5 样凭据平均记了 {score} 样：地点 {place}，照片 {photo}，"
        "时长 {minutes}，联系人 {contact}，下一步 {next}。",
        "{n:visit|visits} in 30 days, on average {score} of 5 proofs each: place {place}, "
        "photo {photo}, minutes {minutes}, contact {contact}, next step {next}.",
        n=found.visits, score=context.wording.number(round(float(score), 1)),
        place=_of(found.place, found, scene), photo=_of(found.photo, found, scene),
        minutes=_of(found.minutes, found, scene), contact=_of(found.contact, found, scene),
        next=_of(found.next_step, found, scene),
    )  # fmt: skip


def _of(count: int, found: VisitsEvidenced, scene: Scene) -> str:
    return scene.percent(ratio(count, found.visits))


def with_next_steps(reply: Reply, evidence: str, buttons: tuple[Button, ...]) -> Reply:
    """Add how visits are evidenced, and a way to all records of each gap."""
    card = reply.card or Card(reply.text)
    sections = (*card.sections, paragraph(evidence)) if evidence else card.sections
    text = "\n".join(line for line in (reply.text, evidence) if line)
    if not (evidence or buttons):
        return reply
    return replace(reply, text=text, card=replace(card, sections=sections, buttons=buttons))


def about_doubles(doubles: Doubles, context: Context) -> str:
    if not doubles:
        return ""
    return context.say(
        "先点开核对。是同一家，就只用其中一家记录，另一家说“把{name}放回公海”。",
        "Have a look at both. If they are the same, record with one of them only, "
        "and say “release {name} to the pool” of the other.",
        name=doubles[0][1],
    )


def all_of(found: Sequence[Finding], scope: ScopeRef, context: Context) -> tuple[Button, ...]:
    """Offer the whole list of each gap, those with most records first."""
    most = sorted(found, key=lambda one: -one.count)[:MOST_BUTTONS]
    return tuple(_all_of(one, scope, context) for one in most)


def _all_of(one: Finding, scope: ScopeRef, context: Context) -> Button:
    scene = Scene.of(context)
    where = scope_words(scene, scope)
    if scope.kind == "company":
        where = context.say("公司", "company")
    zh, en = LISTED_BY[one.gap]
    label = context.say(f"看全部{zh} {one.count}", f"All {one.count} {en}")
    return Button(label, context.say(f"{where}的{zh}", f"{where} {en}"))
