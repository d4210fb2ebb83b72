"""“兑换半天假”: points for a reward on the list, at its price, while there are any left."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from core.errors import UserError
from core.language.text.normalise import normalise
from core.language.text.sheet import phrase
from core.language.understanding import Intent, Understanding
from core.reply import Reply
from core.storage.records.points import balance_of, redeem_points
from core.storage.records.rewards import all_rewards, folded, held_reward, rewards_offered
from core.storage.tables import Reward
from handlers.confirmation import Entry, confirmed
from handlers.context import Context
from handlers.questions import Choice

VERB = phrase(r"兑换|换购|换取|兑|换|领取|\b(?:redeem|exchange|trade|swap)\b", re.IGNORECASE)
# What may stand beside the name of a reward in an order; any other word makes it talk about one.
BESIDE = phrase(
    r"兑换|换购|换取|兑|换|领取|积分|麻烦你?|请|帮我|帮忙|给我|谢谢|一下|一?[个张份次件杯]|[我想要用拿花来去吧了分]"
    r"|\b(?:redeem|exchange|trade|swap|points?|pts|please|thanks|i'd|i|want|would|like|to|can|you|me|my|for|with|an?|the)\b"
    r"|[,，。.!！~\s]",
    re.IGNORECASE,
)
PRICE = phrase(r"(?P<n>\d{1,6})\s?(?:积分|分(?!钟)|points?\b|pts\b)", re.IGNORECASE)
PIECES = phrase(
    r"(?P<n>\d{1,3}|[一两二三四五])\s?[份个张次件杯](?!月|小时)"
    r"|(?P<times>\b\d{1,3}) (?:pieces?|times)\b|[x×]\s?(?P<x>\d{1,3})",
    re.IGNORECASE,
)
# “3-5分” is a range; only a sign that no other word or number leads up to makes one negative.
NEGATIVE = phrase(
    r"(?<![a-z\d])[-−－]\d|负\s?(?:\d|[一二两三四五六七八九十])|\bminus \d", re.IGNORECASE
)
WORDS = {"一": 1, "两": 2, "二": 2, "三": 3, "四": 4, "五": 5}
LEAST_PART = 2
# What is said of rewards, and of what was redeemed once: no order, however many points it names.
OPINION = phrase(
    r"太[少多贵低高难]|划算|不值|值不值|不够|没意思|没意义|没用|坑|抠门|小气|[兑换]过"
    r"|\b(?:is|are|was|were) (?:nothing|a joke|too|not|so|only|useless|worth)|\bnot worth"
    r"|\b(?:joke|lol|useless|worthless|what a)\b",
    re.IGNORECASE,
)
IN_THE_PAST = phrase(r"兑换了|换了|兑了|\b(?:redeemed|exchanged|swapped)\b", re.IGNORECASE)
OFFERED = 3


@dataclass(frozen=True)
class Wanted:
    """Which reward is wanted, how many of it, and for how many points if that is said."""

    reward: Reward
    pieces: int
    points: int | None


def wanted_in(text: str, context: Context) -> Wanted | None:
    """Return the reward that a text orders by its full name; None where it orders none."""
    said = folded(normalise(text).text)
    named = [one for one in all_rewards(context.session) if folded(one.name) in said]
    reward = max(named, key=lambda one: (one.active, len(one.name)), default=None)
    if reward is None:
        return None
    beside = _without(folded(reward.name), normalise(text).text)
    return Wanted(reward, _pieces(beside), _price(beside)) if _is_order(beside) else None


def _without(name: str, text: str) -> str:
    """Take a name out of a text, wherever the text has blanks in it."""
    spread = r"\s*".join(map(re.escape, name))
    return re.sub(spread, " ", text, count=1, flags=re.IGNORECASE)


def _is_order(beside: str) -> bool:
    """Tell whether what stands beside a reward's name wants it, and says nothing else."""
    left = PIECES.sub(" ", PRICE.sub(" ", beside))
    return not beside.strip() or (bool(VERB.search(beside)) and not BESIDE.sub("", left))


def require_positive(text: str) -> None:
    """Raise UserError where a text would redeem less than nothing: “-5分”, “-3 张”."""
    if NEGATIVE.search(text):
        raise UserError(
            "兑换的数要大于 0，什么都没有兑换。例如“积分换礼品 20分”。",
            "What is redeemed must be more than 0; nothing was redeemed. "
            "For example “redeem 20 points”.",
        )


def redeem_named(asked: Understanding, context: Context) -> Reply | None:
    """Redeem the reward that a message names; None where it names none. Raises UserError."""
    require_positive(asked.text)
    wanted = wanted_in(asked.text or asked.note or "", context)
    if wanted is None and asked.value is None:
        wanted = _named_in_part(asked.text or asked.note or "", context)
    return None if wanted is None else _redeemed(wanted, asked, context)


def talk_of_redeeming(asked: Understanding, context: Context) -> Reply | None:
    """Tell how to redeem where a message only speaks of it; None for an order.

    “马超兑换了糖果” and “兑换 5分太少了” take nobody's points, and ask nobody how many.
    """
    told = asked.value is None and IN_THE_PAST.search(asked.text)
    of_others = bool(context.lay_out(asked.text).members)
    if not (told or of_others or OPINION.search(asked.text)):
        return None
    text = context.say(
        "什么都没有兑换。要换就说“积分换礼品 20分”，或发“奖品”看能换什么。",
        "Nothing was redeemed. To do it say “redeem 20 points”, or send “rewards” for the list.",
    )
    return Reply(text, intent=Intent.SHOW_POINTS.value)


def reward_choices(balance: int, context: Context) -> tuple[Choice, ...]:
    """Return what a balance reaches, as answers to “how many points?”."""
    reached = [one for one in rewards_offered(context.session) if _is_reached(one, balance)]
    return tuple(
        Choice(
            context.say("{name}（{n} 分）", "{name} ({n})", name=one.name, n=one.cost),
            Understanding(
                intent=Intent.REDEEM_REWARD,
                text=context.say("兑换 {name}", "redeem {name}", name=one.name),
            ),
            also=(one.name,),
        )
        for one in reached[:OFFERED]
    )


def _is_reached(reward: Reward, balance: int) -> bool:
    return reward.remaining != 0 and reward.cost <= balance


def _pieces(text: str) -> int:
    found = PIECES.search(PRICE.sub(" ", text))
    if found is None:
        return 1
    said = next(words for words in found.groups() if words)
    return WORDS.get(said) or int(said)


def _price(text: str) -> int | None:
    found = PRICE.search(text)
    return None if found is None else int(found["n"])


def _named_in_part(text: str, context: Context) -> Wanted | None:
    """Return the only reward that has the words in its name: 半天 for 半天假."""
    said = folded(BESIDE.sub("", normalise(text).text))
    if len(said) < LEAST_PART:
        return None
    found = [one for one in rewards_offered(context.session) if said in folded(one.name)]
    return Wanted(found[0], 1, None) if len(found) == 1 else None


def _redeemed(wanted: Wanted, asked: Understanding, context: Context) -> Reply:
    reward = held_reward(context.session, wanted.reward)
    points = reward.cost * wanted.pieces
    _require_on_the_list(reward, wanted.pieces, context)
    _require_price(reward, wanted, points)
    missing = points - balance_of(context.session, context.person.id)
    if missing > 0:
        raise UserError(
            f"积分不够：{reward.name} 要 {points} 分，还差 {missing} 分。拜访、赢单都得分。",
            f"Not enough points: {reward.name} takes {points}, you need {missing} more. "
            "Visits and wins earn them.",
            code="not_enough_points",
        )
    entry = Entry(context, asked.intent if asked.intent.writes else Intent.REDEEM_REWARD)
    entry.begin()
    name = reward.name if wanted.pieces == 1 else f"{reward.name} × {wanted.pieces}"
    entry.wrote(redeem_points(context.session, context.person, points, context.today, name))
    if reward.remaining is not None:
        reward.remaining -= wanted.pieces
        entry.wrote(reward, reward.name)
        entry.fact("还剩", "Left", str(reward.remaining))
    entry.heading = context.say(
        "已兑换 {name} · {n} 积分", "Redeemed {name} · {n} points", name=name, n=points
    )
    balance = balance_of(context.session, context.person.id)
    entry.private_fact("积分余额", "Balance", str(balance))
    _tell(entry, name, points)
    return confirmed(entry)


def _require_on_the_list(reward: Reward, pieces: int, context: Context) -> None:
    if reward.active and pieces > 0 and (reward.remaining is None or reward.remaining >= pieces):
        return
    others = _others(rewards_offered(context.session), reward)
    if not reward.active:
        raise UserError(
            f"{reward.name} 已下架。{others[0]}", f"{reward.name} is no longer offered. {others[1]}"
        )
    left = reward.remaining or 0
    zh = f"{reward.name} 只剩 {left} 份。" if left else f"{reward.name} 已经换完了。{others[0]}"
    en = f"Only {left} of {reward.name} left." if left else f"{reward.name} is gone. {others[1]}"
    raise UserError(zh, en, code="sold_out")


def _others(offered: Sequence[Reward], reward: Reward) -> tuple[str, str]:
    names = [one.name for one in offered if one.id != reward.id and one.remaining != 0]
    if not names:
        return "", ""
    return (
        f"还可以换：{'、'.join(names[:OFFERED])}。",
        f"Still there: {', '.join(names[:OFFERED])}.",
    )


def _require_price(reward: Reward, wanted: Wanted, points: int) -> None:
    if wanted.points is None or wanted.points in {reward.cost, points}:
        return
    raise UserError(
        f"{reward.name} 要 {points} 分，不是 {wanted.points} 分。要换就说“兑换{reward.name}”。",
        f"{reward.name} takes {points} points, not {wanted.points}. "
        f"To redeem it say “redeem {reward.name}”.",
    )


def _tell(entry: Entry, name: str, points: int) -> None:
    entry.tell(
        entry.context.person.manager_id,
        "{who} 兑换了 {n} 积分：{reward}",
        "{who} redeemed {n} points: {reward}",
        n=points,
        reward=name,
    )
