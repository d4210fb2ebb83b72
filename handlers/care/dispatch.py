# ruff: noqa: E501 - one rule, one line
"""Who should take a customer: the three best suited reps with the reasons, a button for each.

Nothing is assigned without a press. The rule is that of `core/figures/dispatch.py`.
"""

from core.access import members_of, require_account, visible_owner_ids
from core.errors import NotAllowedError, NotFoundError
from core.figures.dispatch import (
    LOOKED_BACK_DAYS,
    SPECIALTY,
    Candidate,
    Suitability,
    best_suited,
    weights_for,
)
from core.figures.record_keeping import FEWEST_RECORDED
from core.language.text.sheet import phrase
from core.language.text.ways import Phrases
from core.language.understanding import Intent
from core.reply import Button, Card, Reply, Table, paragraph
from core.scopes import region_scope
from core.storage.queries.candidates import candidates_for, matters_of
from core.storage.queries.people import home_of
from core.storage.records.specialties import specialties_among
from core.storage.tables import Account, Person
from handlers.care.naming import plain_order
from handlers.context import Context
from handlers.figure_replies.scene import decimal
from handlers.recording.said import Said, customer_named

_TO_WHOM = r"(?:谁|哪位|哪个(?:销售|同事|人))(?:来|去|跟进|负责|接手|跟|比较|最|更|合适|好)*"
ASKED = Phrases.of(
    r"(?:新?客户)?Ⓐ(?:应该|该|适合|最好)?(?:派谁(?:来|去)?(?:跟进|负责|跟)?|给谁(?:来|去)?(?:跟进|负责|跟))(?:合适|好)?[呢啊]?",
    rf"(?:新?客户)?Ⓐ(?:这个客户|这家)?(?:应该|该|适合|最好|要|可以|现在)*(?:分派|分配|派|分|交|转)给{_TO_WHOM}[呢啊]?",
    r"(?:谁|哪位|哪个(?:销售|同事|人))(?:最|比较|更)?(?:来|去|适合|合适|应该|该|能)+(?:来|去)?(?:跟进|负责|接手|接|跟)(?:新?客户)?Ⓐ[呢啊]?",
    r"(?:新?客户)?Ⓐ(?:应该|该|适合)?(?:由)?(?:谁|哪位)(?:来|去)(?:跟进|负责|接手|接|跟)(?:比较?好|合适)?[呢啊]?",
    r"(?:智能)?(?:分派|派单|分配)(?:一下)?(?:新?客户)?\s?Ⓐ|(?:给|为|把)?Ⓐ(?:智能)?(?:分派|派单|分配)(?:一下)?",
    r"(?:给|为)?Ⓐ?推荐(?:一个|一位|几个|几位)?(?:负责人|销售|同事|人选)(?:给)?Ⓐ?",
    r"who(?:m)? should (?:take|get|own|handle|look after|have|(?:i|we) (?:give|assign|hand)) (?:the )?(?:account )?Ⓐ(?: to)?",
    r"who (?:is|would be) (?:the )?best (?:for|to take|to handle) Ⓐ|dispatch Ⓐ",
    r"(?:suggest|recommend|find) (?:someone|somebody|an owner|a rep|a new owner) for Ⓐ",
)
OF_NOBODY = phrase(r"谁来?(?:跟进|负责|接手)新客户\s?(?P<name>[^Ⓐ?？]{2,30})")
SHOWN = 3


def dispatch_asked(said: Said, context: Context) -> Reply | None:
    """Say who should take a customer; None for what asks something else."""
    text = plain_order(said.text)
    if found := OF_NOBODY.fullmatch(text):
        _require_leader(context)
        raise NotFoundError(
            f"还没有客户“{found['name']}”。先说“新客户 {found['name']}”，再问派给谁。",
            f"There is no account “{found['name']}” yet. Say “new account {found['name']}” first.",
        )
    if "Ⓐ" not in text or not ASKED.fullmatch(text):
        return None
    _require_leader(context)
    account = customer_named(said, context)
    require_account(context.session, context.person, account)
    return _suggested(account, context)


def _require_leader(context: Context) -> None:
    """Who sells does not hand out customers; they hear who does."""
    if context.person.role != "rep":
        return
    boss = context.session.get(Person, (context.company.id, context.person.manager_id or 0))
    zh, en = (f"（{boss.name}）", f" ({boss.name})") if boss is not None else ("", "")
    raise NotAllowedError(
        f"派给谁由经理{zh}、总监或管理员决定，请问他们。你可以看“公海客户”，自己领取。",
        f"Who takes an account is for managers{en}, directors and admins to say; please ask them. "
        "You can look at the “customer pool” and claim one.",
    )


def _people(account: Account, context: Context) -> tuple[str, set[int] | None]:
    """Return where candidates are looked for, and who is there of those whom the asker leads."""
    session = context.session
    visible = visible_owner_ids(session, context.person)
    region_id = account.region_id or home_of(session, context.person)[1]
    if region_id is None:
        return context.say("全公司", "company"), None if visible is None else set(visible)
    scope = region_scope(session, region_id)
    people = set(members_of(session, scope))
    led = people if visible is None else people & set(visible)
    return scope.say(context.wording.language), led


def _suggested(account: Account, context: Context) -> Reply:
    where, people = _people(account, context)
    found = candidates_for(context.session, account, people, context.today)
    if not found:
        raise NotFoundError(
            f"{where}没有你带的、可以接手 {account.name} 的销售。请问该区域的总监，或说“把{account.name}转给 同事名”。",
            f"You lead no rep in {where} who could take {account.name}. Ask its director, or say "
            f"“hand over {account.name} to NAME”.",
        )
    best = best_suited(found, account.tier)[:SHOWN]
    matters = context.wording.listed(matters_of(context.session, account))
    about = " · ".join(part for part in (where, account.tier or "", matters) if part)
    title = context.say(
        "派给谁 · {name}（{about}）",
        "Who takes it · {name} ({about})",
        name=account.name,
        about=about,
    )
    return _reply(title, account, best, context)


def _reply(title: str, account: Account, best: tuple[Suitability, ...], context: Context) -> Reply:
    lines = [
        f"{place}. {one.candidate.name}{context.say('：', ': ')}{_reason(one, context)}"
        for place, one in enumerate(best, start=1)
    ]
    small = _small_print(account, context)
    now = _owner_words(account, context)
    heads = (("姓名", "Name"), ("理由", "Why"))
    rows = tuple((one.candidate.name, _reason(one, context)) for one in best)
    table = Table(tuple(context.say(*head) for head in heads), rows)
    return Reply(
        "\n".join((title, now, *lines, small)),
        Card(
            title,
            (paragraph(now), table, paragraph(small, quiet=True)),
            _buttons(account, best, context),
        ),
        private=True,
        intent=Intent.SHOW_ACCOUNT.value,
    )


def _owner_words(account: Account, context: Context) -> str:
    """Say who has the customer now; whoever asks this leads somebody."""
    owner = context.session.get(Person, (context.company.id, account.owner_id or 0))
    if owner is None:
        return context.say("现在在公海，没有负责人。", "It is in the pool: nobody has it now.")
    return context.say("现在由 {who} 负责。", "{who} has it now.", who=owner.name)


def _buttons(
    account: Account, best: tuple[Suitability, ...], context: Context
) -> tuple[Button, ...]:
    return tuple(
        Button(
            context.say("派给{n}", "Give it to {n}", n=one.candidate.name),
            context.say(
                "把{a}转给{n}", "hand over {a} to {n}", a=account.name, n=one.candidate.name
            ),
        )
        for one in best
    )


def _reason(one: Suitability, context: Context) -> str:
    """Say what speaks for somebody: “专长医疗 · 在谈 3 单 · 录入及时 96%（25 条） · 86 分”."""
    candidate, say = one.candidate, context.say
    parts = (
        *_specialty_words(candidate, context),
        say("在谈 {n} 单", "open deals: {n}", n=candidate.open_deals),
        _kept_words(candidate, context),
        say("{n} 分", "{n} points", n=round(one.points)),
    )
    return " · ".join(parts)


def _specialty_words(candidate: Candidate, context: Context) -> tuple[str, ...]:
    """Say whether somebody's specialties fit; nothing of who has none recorded."""
    if candidate.specialties:
        words = context.wording.listed(candidate.specialties)
        return (context.say("专长{w}", "good at {w}", w=words),)
    if not specialties_among(context.session, [candidate.person_id]):
        return ()
    return (context.say("专长不符", "no fitting specialty"),)


def _kept_words(candidate: Candidate, context: Context) -> str:
    if candidate.recorded < FEWEST_RECORDED or candidate.in_time is None:
        return context.say(
            "录入 {n} 条（不足 {few} 条不计）", "{n} recorded (below {few}, not counted)",
            n=candidate.recorded, few=FEWEST_RECORDED,
        )  # fmt: skip
    return context.say(
        "录入及时 {p}（{n} 条）", "{p} recorded in time (of {n})",
        p=context.wording.percent(decimal(candidate.in_time)), n=candidate.recorded,
    )  # fmt: skip


def _small_print(account: Account, context: Context) -> str:
    kept, time = weights_for(account.tier)
    return context.say(
        "满分 100：专长对口 {s}，近 {days} 天 48 小时内录入 {k}，在谈少 {t}。只比较你带的人；按了按钮才交接。",
        "Of 100: {s} for a fitting specialty, {k} for recording within 48 hours in the last {days} days, "
        "{t} for few open deals. Only people you lead; nothing is handed over without a press.",
        s=SPECIALTY, k=kept, t=time, days=LOOKED_BACK_DAYS,
    )  # fmt: skip
