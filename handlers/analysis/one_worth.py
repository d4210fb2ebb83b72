"""“华东医疗的RFM”: one customer's three scores with the numbers behind them, and its CLV."""

from fractions import Fraction
from re import Match

from core.access import default_scope, require_account_books
from core.errors import UserError
from core.figures.scope import ScopeRef
from core.figures.worth import Buying, Lifetime, Worth, worths_of
from core.language.text.ways import Phrases
from core.language.understanding import Intent
from core.money import minor_units
from core.reply import Button, Card, Facts, Reply, paragraph
from core.scopes import own_scope, scope_of
from core.storage.queries.worth import buying_of, buyings_by_team
from core.storage.tables import Account, Person
from handlers.analysis.words import days_ago, follow_up_button, scores_words
from handlers.confirmation import day_words
from handlers.context import Context
from handlers.figure_replies.questions import past_three_years, topic_of
from handlers.figure_replies.scene import Scene
from handlers.figure_replies.words import scope_words
from handlers.recording.named import account_said
from handlers.recording.said import Said

_WHAT = r"(?:rfm|(?:客户|终身|生命周期)*价值|clv|ltv|cltv)(?:分析|评分|得分|打分|分数)?"
_WHAT_EN = r"(?:rfm|(?:customer |lifetime )*value|worth|clv|ltv)(?: scores?)?"
# What only the asker knows: the margin, and what winning the customer cost.
_COSTS = (
    r"(?P<margin>[,\s]*(?:按|at|with)?\s?(?:毛利率?|利润率|(?:a )?margin(?: of)?)\s?:?\s?Ⓟ)?"
    r"(?P<cac>[,\s]*(?:and )?(?:(?:获客)?成本|(?:a )?cac(?: of)?)\s?:?\s?Ⓥ)?"
)
_TIER = r"(?:[几哪]一?级|什么(?:等级|级别))"
TOPIC = Phrases.of(
    rf"(?:客户)?Ⓐ\s?(?:应该?|该|建议)(?:定|调|是)?(?:为|成|到)?{_TIER}",
    rf"(?:客户)?Ⓐ\s?的?\s?{_WHAT}{_COSTS}",
    rf"{_WHAT}\s?Ⓐ{_COSTS}",
    rf"(?:{_WHAT_EN}(?: of| for)? Ⓐ|Ⓐ(?:'s?)? {_WHAT_EN}|how valuable is Ⓐ){_COSTS}",
)  # fmt: skip


def one_worth_asked(said: Said, context: Context) -> Reply | None:
    """Explain what one customer is worth; None for what asks something else."""
    topic = topic_of(said)
    found = TOPIC.fullmatch(topic)
    if found is None:
        return None
    account = account_said(said, context)
    if isinstance(account, Reply):
        return account
    require_account_books(context.session, context.person, account)
    bought = buying_of(context.session, account, past_three_years(context.today))
    if bought is None:
        return _no_wins(account, context)
    margin, cost = _costs(said, found, context)
    return _reply(account, Lifetime(bought.minor, margin, cost), bought, context)


def _costs(said: Said, found: Match[str], context: Context) -> tuple[Fraction | None, int | None]:
    """Return the margin and the cost in minor units that the question names."""
    told = found.groupdict()
    margin = Fraction(said.scene.percents[0].value) if told.get("margin") else None
    if not told.get("cac"):
        return margin, None
    cost = said.scene.money[0].value
    currency = context.company.currency
    if cost.currency not in {None, currency} or cost.amount <= 0:
        raise UserError(
            f"获客成本要写大于 0 的 {currency} 金额，例如“获客成本 3万”。",
            f"The cost is an amount above 0 in {currency}, such as “CAC 30k”.",
        )
    return margin, minor_units(cost.amount, currency)


def _no_wins(account: Account, context: Context) -> Reply:
    text = context.say(
        "{n} 近三年没有赢单，还评不出 RFM。先看看：“客户详情 {n}”。",
        "{n} has won nothing in 3 years, so there is no RFM. See “account {n}”.",
        n=account.name,
    )
    return Reply(text, private=True, intent=Intent.SHOW_ACCOUNT.value)


def _place(bought: Buying, context: Context) -> tuple[Worth, int, ScopeRef]:
    """Return a customer's place among those of its owner's team, whoever asks."""
    session, scope = context.session, default_scope(context.session, context.person)
    owner = session.get(Person, (context.company.id, bought.owner_id or 0))
    if owner is not None:
        scope = own_scope(owner)
    days = past_three_years(context.today)
    by_team = buyings_by_team(session, scope, days, context.today)
    others = by_team.get(None if owner is None else owner.team_id, ())
    if owner is not None and owner.team_id is not None:
        scope = scope_of(session, "team", owner.team_id)
    among = tuple(one for one in others if one.account_id != bought.account_id)
    worths = worths_of((*among, bought))
    [worth] = (one for one in worths if one.buying == bought)
    return worth, len(worths), scope


def _reply(account: Account, lifetime: Lifetime, bought: Buying, context: Context) -> Reply:
    scene = Scene.of(context)
    worth, count, scope = _place(bought, context)
    title = scene.say("{n} · 客户价值", "{n} · customer value", n=account.name)
    group = worth.group.say(scene.wording.language)
    verdict = scene.say(
        "{rfm} = {sum} 分，{group}客户", "{rfm} = {sum}, group: {group}",
        rfm=scores_words(worth), sum=worth.total, group=group,
    )  # fmt: skip
    facts = (*_scores(worth, context), _tier(worth, scene), *_lifetime(lifetime, scene))
    how = scene.say(
        "在{scope}近三年有成交的 {n} 家里各分五档，5 最高。"
        "CLV 是近三年赢单收入 × 毛利率（没写按全额）。",
        "In fifths among the {n} customers of {scope} that bought in 3 years, 5 the best. CLV is "
        "3 years' revenue × margin (all of it where none is given).",
        scope=scope_words(scene, scope), n=count,
    )  # fmt: skip
    sections = (paragraph(verdict), Facts(facts), paragraph(how, quiet=True))
    lines = [f"{label}: {value}" for label, value in facts]
    card = Card(title, sections, _buttons(account, worth, scene))
    return Reply(
        "\n".join((title, verdict, *lines)), card, private=True, intent=Intent.SHOW_ACCOUNT.value
    )


def _scores(worth: Worth, context: Context) -> tuple[tuple[str, str], ...]:
    bought, scene = worth.buying, Scene.of(context)
    last = scene.say(
        "{d}（{day}）→ {n}", "{d} ({day}) → {n}",
        d=days_ago(scene, bought.last_on), day=day_words(bought.last_on, context),
        n=worth.recency,
    )  # fmt: skip
    wins = scene.how_many(bought.wins, "次", "win", "wins")
    return (
        (scene.say("R 最近赢单", "R last win"), last),
        (scene.say("F 赢单次数", "F wins"), f"{wins} → {worth.frequency}"),
        (scene.say("M 金额", "M revenue"), f"{scene.money(bought.minor)} → {worth.money}"),
    )


def _tier(worth: Worth, scene: Scene) -> tuple[str, str]:
    now = worth.buying.tier
    label = scene.say("建议等级", "Suggested tier")
    if now == worth.tier:
        return label, scene.say("{t}（和现在一样）", "{t} (as now)", t=worth.tier)
    if now is None:
        return label, scene.say("{t}（还没定）", "{t} (none yet)", t=worth.tier)
    return label, scene.say("{t}（现在 {n}）", "{t} (now {n})", t=worth.tier, n=now)


def _lifetime(lifetime: Lifetime, scene: Scene) -> tuple[tuple[str, str], ...]:
    value = (scene.say("终身价值 CLV", "CLV"), scene.money(lifetime.value_minor))
    if lifetime.to_cost is None:
        return (value,)
    verdict = (
        scene.say("健康", "healthy")
        if lifetime.is_healthy
        else scene.say("不超过 3 : 1，投入偏高", "not over 3 : 1, it costs too much")
    )
    times = round(float(lifetime.to_cost), 2)
    return value, ("CLV : CAC", f"{times:g} : 1 · {verdict}")


def _buttons(account: Account, worth: Worth, scene: Scene) -> tuple[Button, ...]:
    name, follow_up = account.name, follow_up_button(scene, account.name)
    if worth.tier == worth.buying.tier:
        return (follow_up,)
    order = scene.say("{n} {t}级", "{n} tier {t}", n=name, t=worth.tier)
    label = scene.say("定 {t} 级", "Set tier {t}", t=worth.tier)
    return Button(label, order), follow_up
