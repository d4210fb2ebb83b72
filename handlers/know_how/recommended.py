"""“推荐案例”: cases that fit what the asker is weak at, else what the company loses for most."""

from core.access import scope_named
from core.figures.losses import loss_lines
from core.language.understanding import Intent
from core.periods import quarter_containing
from core.reply import Button, Card, Facts, Reply, paragraph
from core.storage.queries.outlook import losses_of
from core.storage.records.cases import CaseTopic, about, cases_where
from core.storage.tables import CaseStudy
from core.vocabulary import LossReason
from handlers.context import Context
from handlers.know_how.advice import ADVICE
from handlers.know_how.case_library import case_rows, full_buttons
from handlers.know_how.growing import growth_of, topic_of
from handlers.know_how.growth_plan import point_words
from handlers.know_how.spoken import order, plain
from handlers.recording.said import Said

ASKED = order(
    r"推荐(?:给我)?(?:一?[些下个几])?个?(?:适合我的)?的?(?:案例|经验|课程|培训|学习内容)|(?:有什么)?(?:案例|课程|培训)推荐"
    r"|我(?:应该|该|可以|适合)(?:看|学|参加)(?:哪些|什么|点什么|些什么)(?:案例|培训|课程|课)?"
    r"|recommend(?: me)?(?: some| a few| any)? (?:cases?|trainings?|courses?)(?: for me)?"
    r"|what (?:cases|trainings?|courses?) should i (?:read|learn|take|attend)|what should i learn"
)
SHOWN = 3


def recommendation_asked(said: Said, context: Context) -> Reply | None:
    """Recommend cases and a training; None for what asks for none."""
    return _recommended(context) if ASKED.fullmatch(plain(said)) else None


def _recommended(context: Context) -> Reply:
    topics, why = _weakest(context) or _lost_for_most(context)
    cases = _fitting(topics, context)
    title = context.say("推荐给你", "For you")
    lines = [why] if why else []
    if topics:
        training = context.say(*ADVICE[topics[0]].training)
        lines.append(context.say("建议培训：{t}。", "Training: {t}.", t=training))
    if not cases:
        none = (
            "案例库里还没有合适的。有经验就说“案例：…”。",
            "No fitting case yet. Tell one: “case: …”.",
        )
        lines.append(context.say(*none))
    rows = case_rows(cases, context)
    sections = (*(paragraph(line) for line in lines), *((Facts(rows),) if rows else ()))
    text = "\n".join((title, *lines, *(f"{label}: {story}" for label, story in rows)))
    buttons = (*full_buttons(cases, context), *_plan_button(context))
    card = Card(title, sections, buttons)
    return Reply(text, card, private=True, intent=Intent.SHOW_HELP.value)


def _weakest(context: Context) -> tuple[list[CaseTopic], str] | None:
    """Return what the asker is weak at, the weakest first, and say so."""
    if context.person.role != "rep":
        return None
    weak = growth_of(context.person, context).weak
    if not weak:
        return None
    words = point_words(weak[0], context)
    why = ("你最近两个季度落后最多的是“{point}”。", "You are furthest behind in “{point}”.")
    return [topic_of(one) for one in weak], context.say(*why, point=words)


def _lost_for_most(context: Context) -> tuple[list[CaseTopic], str]:
    """Return why deals of the asker's own scope were lost most, this quarter and the last."""
    scope = scope_named(context.session, context.person, None)
    quarter = quarter_containing(context.today)
    for period in (quarter, quarter.previous()):
        lines = loss_lines(losses_of(context.session, scope, period, context.today), ())
        reasons = [one.reason for one in lines if one.reason is not LossReason.OTHER]
        if reasons:
            word = reasons[0].say(context.wording.language)
            why = ("丢单最多的原因是“{reason}”。", "Most deals were lost for {reason}.")
            return [CaseTopic[reasons[0].name]], context.say(*why, reason=word)
    return [], ""


def _fitting(topics: list[CaseTopic], context: Context) -> list[CaseStudy]:
    """Return the newest cases of the first topic that has any by others, else the newest of all."""
    others = CaseStudy.author_id != context.person.id
    if not topics:
        return cases_where(context.session, others, limit=SHOWN)
    found = (
        cases_where(context.session, about(topic.value), others, limit=SHOWN) for topic in topics
    )
    return next((cases for cases in found if cases), [])


def _plan_button(context: Context) -> tuple[Button, ...]:
    if context.person.role != "rep":
        return ()
    label = ("我的成长计划", "my growth plan")
    return (Button(context.say("成长计划", "Growth plan"), context.say(*label)),)
