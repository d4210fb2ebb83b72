"""“我的成长计划”: where a rep is behind the peers, what to do about it, and who can help."""

from datetime import date, timedelta

from core.access import may_see_account
from core.figures.growth import (
    FOLLOW_UPS,
    LEAST_RECORDS,
    STAGE,
    VISITS,
    WeakPoint,
    is_too_early,
    strongest,
)
from core.language.understanding import Intent
from core.periods import Period, last_days
from core.reply import Button, Card, Facts, Reply, Section, paragraph
from core.storage.queries.people import names_of
from core.storage.records.deals import deals_where
from core.storage.records.earned import earned_by
from core.storage.records.points import PointReason
from core.storage.tables import Account, Deal
from core.vocabulary import LossReason, Stage
from handlers.context import Context
from handlers.know_how.advice import ADVICE, VISIT_MORE
from handlers.know_how.case_button import cases_button
from handlers.know_how.growing import Growth, growth_of, rep_asked_about, topic_of
from handlers.know_how.spoken import order
from handlers.know_how.topics import topics_in
from handlers.recording.said import Said
from handlers.recording.whose import WHOSE, WHOSE_EN, scope_said

ASKED = order(
    rf"(?:看看?|查看?|制定|制订|生成|做|定|订|写|来)?(?:一下|[一Ⓝ]?[份个])?\s?(?:{WHOSE})?\s?(?:的)?(?:个人)?(?:成长|发展|提升|学习)计划"
    rf"|(?:{WHOSE})\s?(?:的)?(?:弱项|短板|薄弱(?:点|环节))(?:是什么|在哪里?|有哪些)?|我(?:该|应该|需要|要)(?:怎么|如何)?(?:提升|提高|改进)(?:什么|哪里|哪些|哪方面)?"
    rf"|(?:show )?{WHOSE_EN}(?:growth|development|learning) plan"
    r"|(?:growth|development) plan (?:of|for) Ⓜ"
    r"|(?:what|where) (?:should|can|must) i improve"
    rf"|{WHOSE_EN}(?:weak (?:points?|spots?)|idp)"
)
MENTOR = order(
    r"我(?:可以|能|该|应该)?(?:向|找|跟)?(?:谁)(?:请教|学习|学|带我)|我(?:可以|能|该|应该)?请教谁|(?:可以|能|该)请教谁|谁(?:可以|能)?(?:来)?(?:带我|教我)"
    r"|who (?:can|could|should) (?:(?:mentor|coach|teach) me|i (?:ask|learn from))"
)
HALF_A_YEAR = 182
MONTHS = 6
# Four of five trainings should be about what one is weak at (requirement TR-05).
AIMED_AT = "80%"
FRIDAY_OF_NEXT_WEEK = 11
CASE_BUTTONS = 2
LONGEST_LABEL = 8


def growth_plan_asked(said: Said, context: Context) -> Reply | None:
    """Tell a rep's plan, or who could teach the asker; None for what asks for neither."""
    if ASKED.fullmatch(said.text):
        return _plan(growth_of(rep_asked_about(scope_said(said), context), context), context)
    if MENTOR.fullmatch(said.text):
        return _mentor_reply(growth_of(rep_asked_about(None, context), context), context)
    return None


def _plan(growth: Growth, context: Context) -> Reply:
    title = context.say("成长计划 · {name}", "Growth plan · {name}", name=growth.person.name)
    if not growth.weak:
        return _nothing_weak(title, growth, context)
    rows = tuple((point_words(weak, context), _beside(weak, context)) for weak in growth.weak)
    steps = [_step(number, weak, context) for number, weak in enumerate(growth.weak, 1)]
    said = (
        _against_whom(growth, context),
        *steps,
        *_learning(growth, context),
        *_where_to_try(growth, context),
    )
    sections: tuple[Section, ...] = (Facts(rows), *(paragraph(line) for line in said))
    lines = [f"{label}: {value}" for label, value in rows]
    text = "\n".join((title, *lines, *said))
    return _private(text, Card(title, sections, _buttons(growth, context)))


def _nothing_weak(title: str, growth: Growth, context: Context) -> Reply:
    if is_too_early(growth.shares, growth.person.id):
        text = context.say(
            "{title}：还太早。最近两个季度每项至少 {n} 条记录，且有同事可比才能看。先看“案例库”。",
            "{title}: too early. Each point needs {n} records in the last two quarters, and "
            "colleagues to compare with. Look at the “case library” meanwhile.",
            title=title, n=LEAST_RECORDS,
        )  # fmt: skip
        return _private(text, Card(text, (), ()))
    text = context.say(
        "{title}：最近两个季度没有明显落后的地方。有好做法就说“案例：…”，同事也能学到。",
        "{title}: nothing clearly behind in the last two quarters. Share what works: “case: …”.",
        title=title,
    )
    return _private(text, Card(text, (), ()))


def point_words(weak: WeakPoint, context: Context) -> str:
    """Name what is measured: “报价/方案 转化”, “拜访（次/月）”."""
    language = context.wording.language
    if weak.point == VISITS:
        return context.say("拜访（次/月）", "Visits a month")
    if weak.point == FOLLOW_UPS:
        return context.say("按时跟进", "Follow-ups on time")
    kind, _, key = weak.point.partition(":")
    if f"{kind}:" == STAGE:
        stage = Stage[key.upper()].say(language)
        return context.say("{stage} 转化", "{stage} conversion", stage=stage)
    reason = LossReason[key.upper()].say(language)
    return context.say("因{reason}丢单占比", "Losses for {reason}", reason=reason)


def _beside(weak: WeakPoint, context: Context) -> str:
    wording = context.wording
    if weak.point == VISITS:
        mine, peers = (
            wording.number(round(float(one / MONTHS), 1)) for one in (weak.mine, weak.peers)
        )
    else:
        mine, peers = (wording.percent(float(one)) for one in (weak.mine, weak.peers))
    return context.say("{mine}，同事 {peers}", "{mine}, peers {peers}", mine=mine, peers=peers)


def _against_whom(growth: Growth, context: Context) -> str:
    words = ("同组", "the team") if growth.peers.kind == "team" else ("全公司", "the company")
    return context.say(
        "{first} 到 {last}，与{whom}其他 {n} 位销售合计比。"
        "双方都有 {least} 条以上记录、比同事差 10% 以上的才列出。",
        "{first} to {last}, beside {whom}'s {n} other reps together; listed is what is 10% or "
        "more behind, with {least} records or more on both sides.",
        first=context.wording.full_day(growth.period.first),
        last=context.wording.full_day(growth.period.last),
        whom=context.say(*words),
        n=len(growth.shares) - 1,
        least=LEAST_RECORDS,
    )


def _step(number: int, weak: WeakPoint, context: Context) -> str:
    action = VISIT_MORE if weak.point == VISITS else ADVICE[topic_of(weak)].action
    return context.say(
        "{n}. 本周：{action}。", "{n}. This week: {action}.",
        n=number, action=context.say(*action),
    )  # fmt: skip


def _learning(growth: Growth, context: Context) -> list[str]:
    training = context.say(*ADVICE[topic_of(growth.weak[0])].training)
    lines = [context.say("建议培训：{t}。", "Training: {t}.", t=training)]
    mentor = mentor_words(growth, context)
    return [*lines, *([mentor] if mentor else []), _trainings_so_far(growth, context)]


def mentor_words(growth: Growth, context: Context) -> str:
    """Name the colleague of the team who is strongest at the weakest point, without a figure."""
    colleagues = [one for one in growth.team if one != growth.person.id]
    for weak in growth.weak:
        best = strongest(growth.shares, colleagues, weak)
        if best is not None:
            name = names_of(context.session, {best})[best]
            return context.say(
                "“{point}”可以请教 {name}。", "For “{point}”, {name} can help.",
                point=point_words(weak, context), name=name,
            )  # fmt: skip
    return ""


def _mentor_reply(growth: Growth, context: Context) -> Reply:
    text = mentor_words(growth, context) or context.say(
        "暂时看不出该请教谁。先看看“推荐案例”，或和经理聊聊。",
        "I cannot name anybody yet. Try “recommend cases”, or talk to your manager.",
    )
    label = ("我的成长计划", "my growth plan")
    button = Button(context.say("成长计划", "Growth plan"), context.say(*label))
    return _private(text, Card(text, (), (button,)))


def _trainings_so_far(growth: Growth, context: Context) -> str:
    lately: Period = last_days(HALF_A_YEAR, context.today)
    held = earned_by(context.session, growth.person.id, PointReason.TRAINING, lately)
    if not held:
        return context.say(
            "近半年没有培训记录。参加后说“今天参加了…培训”。",
            "No training in the last half-year. Afterwards say “attended … training today”.",
        )
    weak = {topic_of(one) for one in growth.weak}
    fitting = sum(bool(weak & set(topics_in(one.note or ""))) for one in held)
    return context.say(
        "近半年培训中 {n}/{all} 次与弱项相关（宜达 {aim}）。",
        "{n} of {all} trainings of the last half-year were about these ({aim} is good).",
        n=fitting, all=len(held), aim=AIMED_AT,
    )  # fmt: skip


def _buttons(growth: Growth, context: Context) -> tuple[Button, ...]:
    topics = dict.fromkeys(topic_of(one) for one in growth.weak)
    cases = [
        button
        for topic in topics
        for button in cases_button(context.session, topic.value, context.wording)
    ]
    return (*cases[:CASE_BUTTONS], *_review(growth, context))


def _review(growth: Growth, context: Context) -> tuple[Button, ...]:
    """Offer a follow-up on Friday of next week with a customer of one's own to try it on."""
    if growth.person.id != context.person.id:
        return ()
    account = _to_try_on(growth, context)
    if account is None:
        return ()
    friday = _next_friday(context.today)
    name = account.short_name or account.name
    short = name if len(name) <= LONGEST_LABEL else f"{name[:LONGEST_LABEL]}…"
    label = context.say("下周五跟进 {name}", "Next Friday: {name}", name=short)
    command = ("跟进 {name} {day}", "follow up {name} {day}")
    return (Button(label, context.say(*command, name=account.name, day=friday)),)


def _where_to_try(growth: Growth, context: Context) -> list[str]:
    """Say what the button is for: an open deal of one's own to try the first step on."""
    account = _to_try_on(growth, context) if growth.person.id == context.person.id else None
    if account is None:
        return []
    name = account.short_name or account.name
    line = (
        "可以先在 {name} 的商机上试：点“下周五跟进”，到时回看结果。",
        "Try it on {name}'s deal first; the button plans a look at the result next Friday.",
    )
    return [context.say(*line, name=name)]


def _to_try_on(growth: Growth, context: Context) -> Account | None:
    """Return the customer of the open deal that stands where the rep is weak, else of any."""
    topic = topic_of(growth.weak[0])
    own = (Deal.owner_id == growth.person.id, Deal.status == "open")
    session = context.session
    there = Deal.stage == topic.value
    found = deals_where(session, *own, there, limit=1) or deals_where(session, *own, limit=1)
    if not found:
        return None
    account = session.get_one(Account, (context.company.id, found[0].account_id))
    return account if may_see_account(session, context.person, account) else None


def _next_friday(today: date) -> date:
    return today - timedelta(days=today.weekday()) + timedelta(days=FRIDAY_OF_NEXT_WEEK)


def _private(text: str, card: Card) -> Reply:
    return Reply(text, card, private=True, intent=Intent.SHOW_REPORT.value)
