"""Who may see and do what: the one place of rights.

Raises NotAllowedError with what may be asked instead; the caller keeps the refusal for the audit.
"""

from typing import Literal

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.errors import NotAllowedError
from core.figures.scope import ScopeLevel, ScopeRef
from core.language.understanding import Scope
from core.scopes import default_scope, scope_named
from core.storage.queries.people import (
    home_of,
    leads,
    members_of,
    people_led_by,
    region_of_team,
    regions_led_by,
    teams_led_by,
)
from core.storage.records.account_members import is_helper
from core.storage.tables import Account, Channel, Person

__all__ = [
    "FigureKind",
    "Scope",
    "ScopeLevel",
    "ScopeRef",
    "default_scope",
    "may_see_account",
    "may_see_figures",
    "may_write_account",
    "members_of",
    "require_account",
    "require_account_books",
    "require_admin",
    "require_figures",
    "require_import",
    "require_leader",
    "require_target_write",
    "require_write",
    "room_may_see",
    "scope_named",
    "sees_records_of",
    "visible_owner_ids",
]

# `records` are the rows themselves and everything told from them (deals, forecast, losses).
FigureKind = Literal["funnel", "trend", "board", "attainment", "forecast", "losses", "records"]
TEAM_TOTALS = frozenset({"funnel", "trend"})
REGION_TOTALS = frozenset({"funnel", "trend", "board", "attainment"})


def require_figures(session: Session, person: Person, scope: ScopeRef, kind: FigureKind) -> None:
    """Raise NotAllowedError unless the person may see figures of this kind and scope."""
    if not may_see_figures(session, person, scope, kind):
        raise _figures_refused(person, scope)


def may_see_figures(session: Session, person: Person, scope: ScopeRef, kind: FigureKind) -> bool:
    if scope == _self(person) or (kind == "board" and _is_public_board(session, person, scope)):
        return True
    match person.role:
        case "admin":
            return True
        case "director":
            return _in_regions(session, person, scope)
        case "manager":
            return _in_teams(session, person, scope, kind)
        case _:
            return kind in TEAM_TOTALS and scope.kind == "team" and scope.id == person.team_id


def _self(person: Person) -> ScopeRef:
    return ScopeRef("member", person.id, person.name)


def _is_public_board(session: Session, person: Person, scope: ScopeRef) -> bool:
    """The company's board and those of one's own region and team hang where everyone passes."""
    team_id, region_id = home_of(session, person)
    own = {("company", 0), ("region", region_id), ("team", team_id)}
    return (scope.kind, scope.id) in own


def _in_teams(session: Session, manager: Person, scope: ScopeRef, kind: FigureKind) -> bool:
    match scope.kind:
        case "company":
            return False
        case "region":
            return kind in REGION_TOTALS and scope.id == home_of(session, manager)[1]
        case "team":
            return scope.id in teams_led_by(session, manager)
        case "member":
            return scope.id in people_led_by(session, manager)


def _in_regions(session: Session, director: Person, scope: ScopeRef) -> bool:
    match scope.kind:
        case "company":
            return False
        case "region":
            return scope.id in regions_led_by(session, director)
        case "team":
            return _leads_all(session, director, scope)
        case "member":
            return scope.id in people_led_by(session, director)


def _leads_all(session: Session, director: Person, team: ScopeRef) -> bool:
    """A team is a director's when its region is, or when every one of its people is."""
    if region_of_team(session, team.id) in regions_led_by(session, director):
        return True
    people = set(members_of(session, team))
    return bool(people) and people <= people_led_by(session, director)


def visible_owner_ids(session: Session, person: Person) -> tuple[int, ...] | None:
    """Return whose records a person sees; None means everyone's."""
    match person.role:
        case "admin":
            return None
        case "manager" | "director":
            return tuple(sorted(people_led_by(session, person)))
        case _:
            return (person.id,)


def sees_records_of(session: Session, person: Person, owner_id: int) -> bool:
    """Tell of one owner what `visible_owner_ids` tells of all."""
    if person.role in {"manager", "director"}:
        return owner_id == person.id or leads(session, person, owner_id)
    return person.role == "admin" or owner_id == person.id


def may_see_account(session: Session, person: Person, account: Account) -> bool:
    """Tell whether a person may see a customer's story: whoever may write it, and its helpers.

    What its deals are worth is not the helpers' to see (docs/decisions/0017).
    """
    return may_write_account(session, person, account) or is_helper(session, account, person)


def may_write_account(session: Session, person: Person, account: Account) -> bool:
    if account.owner_id is None or account.owner_id == person.id:
        return True
    return sees_records_of(session, person, account.owner_id)


def require_account(session: Session, person: Person, account: Account) -> None:
    """Raise NotAllowedError unless the person may see this customer's story."""
    if not may_see_account(session, person, account):
        raise NotAllowedError(
            f"{account.name} 由同事负责，你看不到它的记录。可以问“我的客户”，或请负责人转给你。",
            f"{account.name} belongs to a colleague, so its records are not yours to see. "
            "Ask for “my accounts”, or have its owner hand it over.",
        )


def require_account_books(session: Session, person: Person, account: Account) -> None:
    """Raise NotAllowedError unless the person may see a customer's deals, money and history."""
    require_account(session, person, account)
    if not may_write_account(session, person, account):
        raise NotAllowedError(
            f"你是 {account.name} 的协作人，可以看“客户详情 {account.name}”、记跟进；"
            "商机金额和回款请问负责人。",
            f"You help with {account.name}: see “account {account.name}” and record activities. "
            "For its deals and payments, ask its owner.",
        )


def require_write(session: Session, person: Person, owner_id: int | None, what: str) -> None:
    """Raise NotAllowedError unless the person may change `what` (its name) of this owner."""
    if owner_id is None or sees_records_of(session, person, owner_id):
        return
    raise NotAllowedError(
        f"{what} 由同事负责，你不能修改。请负责人本人或其经理来改；"
        "你自己的可以问“我的客户”或“我的商机”。",
        f"{what} belongs to a colleague, so you cannot change it. Ask its owner or their manager "
        "to do it; for your own, ask for “my accounts” or “my deals”.",
    )


def require_admin(person: Person, zh: str, en: str) -> None:
    """Raise NotAllowedError, in the words given, unless the person looks after the bot."""
    if person.role != "admin":
        raise NotAllowedError(zh, en)


def require_leader(person: Person, zh: str, en: str) -> None:
    """Raise NotAllowedError, in the words given, for whoever leads nobody."""
    if person.role == "rep":
        raise NotAllowedError(zh, en)


def require_import(session: Session, person: Person) -> None:
    """Raise NotAllowedError, with whom to ask, unless the person may import files."""
    if person.role == "admin" and person.active:
        return
    admins = session.scalars(
        select(Person.name)
        .where(Person.active, Person.role == "admin")
        .order_by(Person.id)
        .limit(2)
    ).all()
    zh = f"（{'、'.join(admins)}）" if admins else ""
    en = f" ({', '.join(admins)})" if admins else ""
    raise NotAllowedError(
        f"导入文件由管理员来做，请把文件发给管理员{zh}。一条记录直接说就行，例如“拜访华东医疗”。",
        f"Files are imported by an admin; please send yours to them{en}. A single record you can "
        "just say, such as “visited Acme”.",
    )


def require_target_write(session: Session, person: Person, scope: ScopeRef) -> None:
    """Raise NotAllowedError unless the person may set targets for this scope."""
    if person.role == "admin":
        return
    allowed = {"manager": ("team", "member"), "director": ("region", "team", "member")}
    if scope.kind in allowed.get(person.role, ()) and may_see_figures(
        session, person, scope, "records"
    ):
        return
    raise NotAllowedError(
        f"你不能设定{_scope_zh(scope)}的目标。经理设定本团队的，总监设定本区域的，管理员设定全公司的；"
        "你可以问“我的目标”。",
        f"You cannot set targets for {_scope_en(scope)}. Managers set their team's, directors "
        "their region's, admins the company's. You can ask for “my target”.",
    )


def room_may_see(
    session: Session, platform: str, room_id: str, scope: ScopeRef, kind: FigureKind
) -> bool:
    """Tell whether every member of a channel may see figures of this kind and scope.

    Reps are in every channel, so a channel sees what a rep of its scope sees. A channel that no
    one registered may hold anybody and sees nothing.
    """
    channel = session.scalars(
        select(Channel).where(Channel.platform == platform, Channel.channel_id == room_id)
    ).first()
    if channel is None or scope.kind == "member":
        return False
    return channel_may_see(session, channel, scope, kind)


def channel_may_see(session: Session, channel: Channel, scope: ScopeRef, kind: FigureKind) -> bool:
    """Tell whether every member of a registered channel may see figures of this kind and scope."""
    same = (channel.scope, channel.scope_id) == (scope.kind, scope.id)
    if kind == "board":
        return same or scope.kind == "company" or _is_region_of(session, scope, channel)
    return same and scope.kind == "team" and kind in TEAM_TOTALS


def _is_region_of(session: Session, scope: ScopeRef, channel: Channel) -> bool:
    if channel.scope != "team" or scope.kind != "region":
        return False
    people = set(members_of(session, ScopeRef("team", channel.scope_id, "")))
    return bool(people) and people <= set(members_of(session, scope))


def _scope_zh(scope: ScopeRef) -> str:
    return "全公司" if scope.kind == "company" else scope.name


def _scope_en(scope: ScopeRef) -> str:
    if scope.kind == "company":
        return "the whole company"
    return (scope.key or scope.name).capitalize() if scope.kind == "region" else scope.name


INSTEAD = {
    "rep": (
        "“我的漏斗”、“我的目标”、“我们组的漏斗”或“公司排行榜”",
        "“my funnel”, “my target”, “my team's funnel” or “company leaderboard”",
    ),
    "manager": (
        "“我们组的漏斗”、“我们组的预测”、“本区域的漏斗”或“我们区域的排行榜”",
        "“our team's funnel”, “our team's forecast” or “our region's leaderboard”",
    ),
    "director": (
        "“本区域的漏斗”、“本区域的预测”，或“漏斗”加上本区域任何团队、成员的名字",
        "“our region's funnel”, “our region's forecast”, or “funnel” with any team or member of it",
    ),
}


def _figures_refused(person: Person, scope: ScopeRef) -> NotAllowedError:
    instead_zh, instead_en = INSTEAD.get(person.role, INSTEAD["rep"])
    return NotAllowedError(
        f"你不能查看{_scope_zh(scope)}的这项数据。可以问：{instead_zh}。",
        f"You cannot see these figures of {_scope_en(scope)}. You can ask for {instead_en}.",
    )
