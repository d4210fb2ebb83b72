"""Growth points: earned by training and suggestions, redeemed, and shown with their reasons."""

import re
from dataclasses import replace
from datetime import date

from core.access import require_figures, scope_named
from core.errors import UserError
from core.language.text.compiled import compiled
from core.language.understanding import Understanding
from core.periods import Period, month_containing
from core.reply import Button, Card, Facts, Post, Reply, Section, ToPerson, paragraph
from core.storage.records.earned import earned_by, earned_in
from core.storage.records.points import (
    WORTH,
    PointReason,
    award_points,
    balance_of,
    redeem_points,
)
from core.storage.tables import Person, Point
from core.storage.told import post_key
from handlers.confirmation import Entry, confirmed, day_words, wording_for
from handlers.context import Context
from handlers.know_how.redeeming import redeem_named, reward_choices, talk_of_redeeming
from handlers.questions import ask
from handlers.recording.accepting import accept_suggestion
from handlers.recording.behalf import for_whom
from handlers.recording.conversation.bare import number_named
from handlers.recording.doubts import is_sure, made_sure, sure_or_not
from handlers.recording.first_asked import question_first

LONGEST_SUGGESTION = 300
RULES = compiled(r"怎么[得赚拿加]|规则|\b(?:how|rules?|earn)\b", re.IGNORECASE)
WHEN = compiled(
    r"今天|昨天|刚刚?|刚才|上午|下午|晚上|今早|\b(?:today|yesterday|just)\b|\W", re.IGNORECASE
)
NUMBERS = {"两": 2, "二": 2, "三": 3, "2": 2, "3": 3, "two": 2, "three": 3}
SEVERAL = compiled(
    r"(?P<n>[两二三23])\s?(?:场|次|个|门|节|堂)(?:[\u4e00-\u9fff]{0,6})(?:培训|课|学习)"
    r"|\b(?P<en>two|three) (?:\w+ )?(?:trainings|courses|webinars|workshops|classes)",
    re.IGNORECASE,
)


@for_whom
def record_training(asked: Understanding, context: Context) -> Reply:
    """Record a training that the sender took part in."""
    if question := question_first(asked, context):
        return question
    day = asked.occurred_on or context.today
    if question := _again_question(asked, day, context):
        return question
    entry = Entry(context, asked.intent)
    entry.begin()
    number = _how_many(asked.text)
    for _ in range(number):
        point = award_points(
            context.session, context.person.id, PointReason.TRAINING, day, note=_matter(asked)
        )
        entry.points += point.points
        entry.wrote(point)
    entry.heading = context.say("已记录培训", "Training recorded")
    if number > 1:
        entry.fact("次数", "Number", str(number))
    if day != context.today:
        entry.fact("日期", "Date", day_words(day, context))
    _say_balance(entry)
    return confirmed(entry)


def _again_question(asked: Understanding, day: date, context: Context) -> Reply | None:
    """Ask when the same words told of a training on that day before: it may be the same one."""
    of_the_day = Period(day, day)
    told = earned_by(context.session, context.person.id, PointReason.TRAINING, of_the_day)
    if is_sure(asked) or _bare(_matter(asked)) not in {_bare(one.note or "") for one in told}:
        return None
    sentence = context.say(
        "{day} 的这次培训已经记过。是另一次吗？还没有再记。",
        "This training of {day} is recorded already. Is it another one? "
        "It is not recorded again yet.",
        day=day_words(day, context),
    )
    note = _matter(asked)
    sure = replace(asked, occurred_on=day, note=note, text=made_sure(asked.text))
    return ask(asked, context, "choice", sentence, sure_or_not(sure, context))


def _bare(words: str) -> str:
    """Return a training's name without what says when it was."""
    return WHEN.sub("", words).casefold()


def _how_many(text: str) -> int:
    """Return of how many trainings a sentence tells: “两场培训”; one where it does not say."""
    found = SEVERAL.search(text)
    return NUMBERS[(found["n"] or found["en"]).lower()] if found else 1


def _matter(asked: Understanding) -> str:
    return (asked.note or asked.text).strip()[:LONGEST_SUGGESTION]


def record_suggestion(asked: Understanding, context: Context) -> Reply:
    """Pass a suggestion on to the sender's manager; accepted, it earns points."""
    number = number_named(asked)
    if number is not None:
        return accept_suggestion(number, context)
    entry = Entry(context, asked.intent)
    entry.begin()
    words = (asked.note or asked.text)[:LONGEST_SUGGESTION]
    point = award_points(
        context.session, context.person.id, PointReason.SUGGESTION, context.today, note=words
    )
    entry.wrote(point)
    entry.heading = context.say("谢谢，建议已记录", "Thank you, suggestion recorded")
    _pass_on(entry, point, words)
    return confirmed(entry)


def _pass_on(entry: Entry, point: Point, suggestion: str) -> None:
    context = entry.context
    manager = context.session.get(Person, (context.company.id, context.person.manager_id or 0))
    if manager is None:
        return
    wording = wording_for(context, manager.language)
    title = wording.say("{who} 的建议", "A suggestion by {who}", who=context.person.name)
    accept = Button(
        wording.say(
            "采纳（+{n} 积分）", "Accept (+{n} points)", n=WORTH[PointReason.SUGGESTION_ACCEPTED]
        ),
        wording.say("建议 #{id} 采纳", "suggestion #{id} accepted", id=point.id),
        "primary",
    )
    card = Card(title, (paragraph(suggestion),), (accept,))
    reply = Reply(f"{title}: {suggestion}", card)
    entry.posts.append(Post(ToPerson(manager.id), reply, post_key(entry.change, "suggestion")))
    entry.remark(
        "已转给 {name}，采纳后得 {n} 积分。",
        "Passed on to {name}; when accepted it earns {n} points.",
        name=manager.name,
        n=WORTH[PointReason.SUGGESTION_ACCEPTED],
    )


def redeem_reward(asked: Understanding, context: Context) -> Reply:
    """Redeem points for a reward; asks how many when it is not said."""
    if (reply := redeem_named(asked, context)) is not None:
        return reply
    if (reply := talk_of_redeeming(asked, context)) is not None:
        return reply
    value = asked.value if asked.value is not None else asked.amount
    balance = balance_of(context.session, context.person.id)
    if balance <= 0:
        raise UserError(
            "现在没有可以兑换的积分。拜访、按时跟进和赢单都会得积分。",
            "You have no points to redeem yet. Visits, follow-ups on time and wins earn them.",
            code="not_enough_points",
        )
    if value is None:
        sentence = context.say(
            "现有 {n} 积分，要兑换多少分？", "You have {n} points. How many to redeem?", n=balance
        )
        return ask(asked, context, "value", sentence, reward_choices(balance, context))
    if value <= 0 or value != value.to_integral_value():
        raise UserError(
            "兑换的积分要是正整数，例如“积分换礼品 20分”。",
            "Points to redeem must be a whole number, for example “redeem 20 points”.",
        )
    entry = Entry(context, asked.intent)
    entry.begin()
    reward = asked.note or asked.text
    point = redeem_points(
        context.session, context.person, int(value), context.today, reward[:LONGEST_SUGGESTION]
    )
    entry.wrote(point)
    entry.heading = context.say("已兑换 {n} 积分", "Redeemed {n} points", n=int(value))
    if asked.note and asked.note != asked.text.strip():
        entry.fact("兑换", "For", asked.note)
    _say_balance(entry)
    _tell_manager(entry, int(value), reward)
    return confirmed(entry)


def _tell_manager(entry: Entry, points: int, reward: str) -> None:
    entry.tell(
        entry.context.person.manager_id,
        "{who} 兑换了 {n} 积分：{reward}",
        "{who} redeemed {n} points: {reward}",
        n=points,
        reward=reward[:LONGEST_SUGGESTION],
    )


def _say_balance(entry: Entry) -> None:
    balance = balance_of(entry.context.session, entry.context.person.id)
    entry.private_fact("积分余额", "Balance", str(balance))


def show_points(asked: Understanding, context: Context) -> Reply:
    """Show a balance, and what this month's points were earned with."""
    scope = scope_named(context.session, context.person, asked.scope) if asked.scope else None
    person_id, name = context.person.id, context.person.name
    if scope is not None and scope.kind == "member":
        require_figures(context.session, context.person, scope, "records")
        person_id, name = scope.id, scope.name
    balance = balance_of(context.session, person_id)
    earned = _earned_this_month(person_id, balance, context)
    title = context.say("{name} · {n} 积分", "{name} · {n:point|points}", name=name, n=balance)
    sections: list[Section] = [Facts(tuple(earned))] if earned else []
    sections.append(paragraph(_how_to_earn(context), quiet=True))
    redeem = Button(context.say("兑换", "Redeem"), context.say("兑换积分", "redeem points"))
    lines = [f"{label}: {value}" for label, value in earned]
    return Reply(
        "\n".join((title, *lines, *_rules(asked, context, earned=bool(earned)))),
        Card(title, tuple(sections), (redeem,)),
        data={"member": name, "balance": balance},
        private=True,
    )


def _rules(asked: Understanding, context: Context, *, earned: bool) -> tuple[str, ...]:
    """Say in the text too what earns points, to who asks for it and to who has none."""
    return () if earned and not RULES.search(asked.text) else (_how_to_earn(context),)


def _times(points: int, count: int, context: Context) -> str:
    words = "{points:+d}（{n} 次）", "{points:+d} ({n:time|times})"
    return context.say(*words, points=points, n=count)


def _earned_this_month(person_id: int, balance: int, context: Context) -> list[tuple[str, str]]:
    """Word what stands of this month's points, and what there was before, so that all add up."""
    earned = earned_in(context.session, person_id, month_containing(context.today))
    language = context.wording.language
    lines = [(one.reason.say(language), _times(one.points, one.count, context)) for one in earned]
    before = balance - sum(one.points for one in earned)
    if before:
        lines.append((context.say("本月之前", "Before this month"), f"{before:+d}"))
    return lines


def _how_to_earn(context: Context) -> str:
    worth = {reason: points for reason, points in WORTH.items() if points}
    parts = [f"{reason.say(context.wording.language)} +{n}" for reason, n in worth.items()]
    return " · ".join(parts)
