"""What “数据质量” says beside its gaps: how visits are evidenced, and what to do about doubles."""

from dataclasses import replace

from core.figures.numbers import ratio
from core.figures.visit_evidence import VisitsEvidenced
from core.reply import Button, Card, Reply, paragraph
from handlers.context import Context
from handlers.figure_replies.scene import Scene

Doubles = list[tuple[str, str]]


def evidence_words(found: VisitsEvidenced, context: Context) -> str:
    """Say how much of what can show a visit was told; nothing where nobody visited."""
    score = found.mean_score
    if score is None:
        return ""
    scene = Scene.of(context)
    return context.say(
        "近 30 天拜访 {n} 次，凭据平均 {score}/5：地点 {place}，照片 {photo}，时长 {minutes}，"
        "联系人 {contact}，下一步 {next}。",
        "{n:visit|visits} in 30 days, evidenced {score} of 5 on average: place {place}, "
        "photo {photo}, minutes {minutes}, contact {contact}, next step {next}.",
        n=found.visits, score=context.wording.number(round(float(score), 1)),
        place=_of(found.place, found, scene), photo=_of(found.photo, found, scene),
        minutes=_of(found.minutes, found, scene), contact=_of(found.contact, found, scene),
        next=_of(found.next_step, found, scene),
    )  # fmt: skip


def _of(count: int, found: VisitsEvidenced, scene: Scene) -> str:
    return scene.percent(ratio(count, found.visits))


def with_next_steps(reply: Reply, evidence: str, doubles: Doubles, context: Context) -> Reply:
    """Add how visits are evidenced, and for the first doubles what to say next."""
    words = [line for line in (evidence, _about_doubles(doubles, context)) if line]
    if not words:
        return reply
    card = reply.card or Card(reply.text)
    sections = (*card.sections, *(paragraph(line) for line in words))
    buttons = (*card.buttons, *(_story(name, context) for name in (doubles[0] if doubles else ())))
    whole = replace(card, sections=sections, buttons=buttons)
    return replace(reply, text="\n".join((reply.text, *words)), card=whole)


def _about_doubles(doubles: Doubles, context: Context) -> str:
    if not doubles:
        return ""
    return context.say(
        "可能重复的先点开核对。是同一家，就只用其中一家记录，另一家说“把{name}放回公海”。",
        "Have a look at accounts that may be the same. If they are, record with one of them only, "
        "and say “release {name} to the pool” of the other.",
        name=doubles[0][1],
    )


def _story(name: str, context: Context) -> Button:
    return Button(name, context.say("客户详情 {name}", "account {name}", name=name))
