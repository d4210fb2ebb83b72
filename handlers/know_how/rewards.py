"""“奖品”: what points can be redeemed for; admins put rewards on the list and take them off."""

import re

from core.access import require_admin
from core.errors import NotFoundError, UserError
from core.language.understanding import Intent
from core.reply import Button, Card, Facts, Reply, paragraph
from core.storage.records.points import balance_of
from core.storage.records.rewards import held_reward, reward_called, rewards_offered
from core.storage.tables import Reward
from handlers.confirmation import Entry, confirmed
from handlers.context import Context
from handlers.know_how.redeemed import redeemed_asked
from handlers.know_how.redeeming import VERB, redeem_named, wanted_in
from handlers.know_how.spoken import order, plain, typed
from handlers.recording.no_content import tells_nothing
from handlers.recording.said import Said

OFFERED = order(
    r"(?:新增|添加|上架|设置|增加|加)?(?:一?个)?奖品(?:上架|新增)?[:：]?\s?(?P<zh>.{1,40}?)[:：,，\s]*?(?P<cost>-?\d{1,9}(?:\.\d+)?)\s?(?:积分|分)(?!钟)"
    r"(?:[,，\s]*(?:(?:共|一共|限量?|库存|数量)?\s?(?P<n>-?\d{1,9})\s?[份个张件次名套]|(?:共|限量?|库存|数量)[:：]?\s?(?P<k>\d{1,9}))|[,，\s]*(?P<all>不限量?))?"
    r"|(?:add |new |set )?(?:a )?reward:? (?P<en>.{2,40}?)[, ]+(?:for |at )?"
    r"(?P<points>-?\d{1,9}(?:\.\d+)?) (?:points?|pts)"
    r"(?:[, ]+(?P<m>-?\d{1,9}) (?:pieces?|pcs|available|items?|in stock|of them)"
    r"|[, ]+(?P<any>unlimited))?"
)
TAKEN_OFF = order(
    r"(?:下架|删除|去掉|撤下|取消)奖品[:：]?\s?(?P<zh>.{1,40})|奖品[:：]?\s?(?P<of>.{1,40}?)\s?下架"
    r"|(?:remove|delete|drop) (?:the )?reward:? (?P<en>.{1,40})"
)
# Of a reward that is on the list, without the word.
REPRICED = order(
    r"(?:把|将)?(?P<zh>.{1,40}?)的?(?:积分|价格|分数)?\s?(?:改[成为到]|调[成为到]|涨到|降到|变成)\s?(?P<cost>\d{1,9})\s?(?:积分|分)(?!钟)"
    r"|(?:set|change|reprice) (?:the )?(?P<en>.{1,40}?) to (?P<points>\d{1,9}) (?:points?|pts)"
)
UNLISTED = order(
    r"(?:下架|撤下|把(?=.+下架$))\s?(?P<zh>.{1,40}?)(?:下架)?了?|(?P<of>.{1,40}?)下架了?"
)
# Opinions and wishes name no reward: “奖品 太贵了 50分”, “reward me 50 points”.
NO_REWARD = order(
    r"(?:[太很真好]|不|没|换成|改成|改为|调成|应该|至少|最多|只要|才|就|都|每个?|我|你|他|她|给)(?!打烊).*|.*(?:[贵少多差好行]了?|吗|呢|吧|的)"
    r"|(?:me|you|us|him|her|them|my|your|our|it|is|are|was|\w*sel(?:f|ves)|too|so|very|nothing|none|not|no|should|would|could|only|everyone|everybody|somebody|nobody|this|that|if|needs?|costs?)\b.*"
)
LISTED = order(
    r"(?:看看?|查看?|列出|显示)?\s?(?:所有|全部)?的?(?:奖品|积分商城|礼品)(?:列表|清单|有哪些|都有哪些|有什么)?|有(?:什么|哪些)(?:奖品|礼品)(?:可以?[换兑])?"
    r"|(?:我的?)?积分(?:都)?(?:能|可以?|够)?(?:用来)?(?:兑换|换|兑)(?:点)?(?:什么|啥|哪些)(?:东西|奖品|礼品)?|(?:我)?(?:能|可以)(?:兑换|换|兑)(?:什么|啥|哪些)(?:奖品|礼品)?"
    r"|兑换(?:列表|清单|商城)|(?:show |list |see |the |all |our )*rewards?(?: list)?"
    r"|what (?:can|could) i (?:redeem|get)(?: (?:with|for|my) ?(?:my )?points?)?"
    r"|what (?:can|do|will) (?:my )?points (?:buy|get|give)(?: me)?"
)
HAS_LETTERS = re.compile(r"[^\W\d_]")
MOST_POINTS = 100_000
MOST_PIECES = 100_000
AS_MANY_AS_THERE_ARE = -1
LONGEST_NAME = 30
LONGEST_LABEL = 7
BUTTONS = 3


def rewards_said(said: Said, context: Context) -> Reply | None:
    """List the rewards, change the list, or redeem one by its name; None for other talk."""
    text = plain(said)
    if (reply := _asked(text, context)) is not None:
        return reply
    if said.scene.mood.asks or typed(said).endswith(("?", "？", "吗", "呢")):
        return None
    if (reply := _list_changed(text, said, context)) is not None:
        return reply
    if not VERB.search(text) or wanted_in(typed(said), context) is None:
        return None
    return redeem_named(said.asked, context)


def _asked(text: str, context: Context) -> Reply | None:
    if LISTED.fullmatch(text):
        return _listed(context)
    return redeemed_asked(text.rstrip("？"), context)


def _list_changed(text: str, said: Said, context: Context) -> Reply | None:
    if found := TAKEN_OFF.fullmatch(text):
        return _taken_off(_name(found["zh"] or found["of"] or found["en"]), context)
    if (found := UNLISTED.fullmatch(text)) and _is_listed(found["zh"] or found["of"], context):
        return _taken_off(_name(found["zh"] or found["of"]), context)
    if found := OFFERED.fullmatch(text):
        return _offered(found, said, context)
    if (found := REPRICED.fullmatch(text)) and _is_listed(found["zh"] or found["en"], context):
        return _repriced(found, context)
    return None


def _name(words: str) -> str:
    return words.strip(" “”\"'：:,，")


def _listed(context: Context) -> Reply:
    offered = rewards_offered(context.session)
    balance = balance_of(context.session, context.person.id)
    title = context.say("奖品 · 你有 {n} 分", "Rewards · you have {n:point|points}", n=balance)
    if not offered:
        return Reply(_no_rewards(title, context), private=True, intent=Intent.SHOW_POINTS.value)
    rows = tuple((one.name, _line(one, balance, context)) for one in offered)
    reached = [one for one in offered if one.cost <= balance and one.remaining != 0]
    hint = _hint(offered, reached, balance, context)
    buttons = tuple(_button(one, context) for one in reversed(reached[-BUTTONS:]))
    text = "\n".join((title, *(f"{name}: {line}" for name, line in rows), hint))
    card = Card(title, (Facts(rows), paragraph(hint, quiet=True)), buttons)
    return Reply(text, card, private=True, intent=Intent.SHOW_POINTS.value)


def _hint(offered: list[Reward], reached: list[Reward], balance: int, context: Context) -> str:
    """Say how to redeem what the points are enough for; else how many are missing, and for what."""
    left = [one for one in offered if one.remaining != 0]
    if reached or not left:
        name = (reached or offered)[0].name
        return context.say("要换就说“兑换{name}”。", "Say “redeem {name}”.", name=name)
    next_one = min(left, key=lambda one: one.cost)
    return context.say(
        "还差 {n} 分就能换{name}。拜访、按时跟进、推进阶段和赢单都得积分，说“我的积分”看怎么得分。",
        "{n:point is|points are} missing for {name}. Visits, follow-ups on time, moved deals and "
        "wins earn points: say “my points”.",
        n=next_one.cost - balance,
        name=next_one.name,
    )


def _no_rewards(title: str, context: Context) -> str:
    if context.person.role == "admin":
        return context.say(
            "{title}。还没有奖品，可以说“奖品 半天假 50分”或“奖品 咖啡券 20分 10份”。",
            "{title}. None offered yet: say “reward half day off 50 points”, or “reward coffee "
            "20 points, 10 pieces”.",
            title=title,
        )
    return context.say(
        "{title}。还没有奖品，请管理员加一个；也可以说“积分换礼品 20分”。",
        "{title}. None offered yet; ask an admin to add one, or say “redeem 20 points”.",
        title=title,
    )


def _line(reward: Reward, balance: int, context: Context) -> str:
    parts = [context.say("{n} 分", "{n:point|points}", n=reward.cost)]
    if reward.remaining is not None:
        left = ("剩 {n} 份", "{n} left") if reward.remaining else ("已换完", "gone")
        parts.append(context.say(*left, n=reward.remaining))
    missing = reward.cost - balance
    if missing > 0:
        parts.append(context.say("还差 {n} 分", "{n} more needed", n=missing))
    elif reward.remaining != 0:
        parts.append(context.say("可以换", "yours to take"))
    return " · ".join(parts)


def _button(reward: Reward, context: Context) -> Button:
    name = reward.name
    short = name if len(name) <= LONGEST_LABEL else f"{name[:LONGEST_LABEL]}…"
    label = context.say("兑换 {name}", "Redeem {name}", name=short)
    return Button(label, context.say("兑换 {name}", "redeem {name}", name=name))


def _require_admin(context: Context) -> None:
    require_admin(
        context.person,
        "奖品由管理员设置。你可以说“奖品”看看能换什么。",
        "Rewards are kept by an admin. Say “rewards” to see what there is.",
    )


def _is_listed(name: str, context: Context) -> bool:
    known = reward_called(context.session, _name(name))
    return known is not None and known.active


def _repriced(found: re.Match[str], context: Context) -> Reply:
    _require_admin(context)
    cost = _whole(found["cost"] or found["points"], MOST_POINTS, ("积分", "points"))
    return _put_on_list(_name(found["zh"] or found["en"]), cost, AS_MANY_AS_THERE_ARE, context)


def _offered(found: re.Match[str], said: Said, context: Context) -> Reply | None:
    name = _as_typed(_name(found["zh"] or found["en"]), said)
    if not HAS_LETTERS.search(name) or NO_REWARD.fullmatch(name) or tells_nothing(name):
        return None
    _require_admin(context)
    cost = _whole(found["cost"] or found["points"], MOST_POINTS, ("积分", "points"))
    pieces = found["n"] or found["k"] or found["m"]
    if len(name) > LONGEST_NAME:
        raise UserError(
            f"奖品名太长了，请在 {LONGEST_NAME} 个字以内。",
            f"Please keep the name of a reward within {LONGEST_NAME} characters.",
        )
    if pieces is not None:
        remaining = _whole(pieces, MOST_PIECES, ("份数", "pieces"))
        return _put_on_list(name, cost, remaining, context)
    # A new price alone leaves as many as there are.
    stock = None if found["all"] or found["any"] else AS_MANY_AS_THERE_ARE
    return _put_on_list(name, cost, stock, context)


def _as_typed(name: str, said: Said) -> str:
    """Return a name with the capitals that it was typed with."""
    at = typed(said).casefold().find(name.casefold())
    return typed(said)[at : at + len(name)] if at >= 0 else name


def _whole(digits: str, most: int, what: tuple[str, str]) -> int:
    number = float(digits)
    if not number.is_integer() or not 0 < number <= most:
        raise UserError(
            f"{what[0]}要是 1 到 {most:,} 的整数，例如“奖品 咖啡券 20分 10份”。",
            f"The {what[1]} must be a whole number from 1 to {most:,}, for example “reward coffee "
            "20 points, 10 pieces”.",
        )
    return int(number)


def _put_on_list(name: str, cost: int, remaining: int | None, context: Context) -> Reply:
    entry = Entry(context, Intent.REDEEM_REWARD)
    entry.begin()
    known = reward_called(context.session, name)
    if known is None:
        remaining = None if remaining == AS_MANY_AS_THERE_ARE else remaining
        reward = Reward(name=name, cost=cost, remaining=remaining, active=True)
        context.session.add(reward)
    else:
        reward = held_reward(context.session, known)
        if reward.cost != cost:
            entry.fact("原来", "Before", context.say("{n} 分", "{n:point|points}", n=reward.cost))
        if remaining == AS_MANY_AS_THERE_ARE:
            remaining = reward.remaining if reward.active else None
        reward.cost, reward.remaining, reward.active = cost, remaining, True
    entry.wrote(reward, reward.name)
    entry.heading = context.say(
        "奖品 · {name} {n} 分", "Reward · {name}, {n} points", name=reward.name, n=cost
    )
    unlimited = context.say("不限", "as many as wanted")
    entry.fact("数量", "How many", unlimited if remaining is None else str(remaining))
    return confirmed(entry)


def _taken_off(name: str, context: Context) -> Reply:
    _require_admin(context)
    known = reward_called(context.session, name)
    if known is None or not known.active:
        offered = "、".join(one.name for one in rewards_offered(context.session)) or "–"
        raise NotFoundError(
            f"没有奖品“{name}”。现有：{offered}。",
            f"There is no reward “{name}”. Offered: {offered}.",
        )
    entry = Entry(context, Intent.REDEEM_REWARD)
    entry.begin()
    reward = held_reward(context.session, known)
    reward.active = False
    entry.wrote(reward, reward.name)
    entry.heading = context.say("已下架 · {name}", "Taken off · {name}", name=reward.name)
    entry.remark("已兑换的不受影响。", "What was redeemed stays redeemed.")
    return confirmed(entry)
