"""From the words for a scope to the scope that is meant, as the books know it."""

from collections.abc import Iterable, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.errors import NotFoundError
from core.figures.scope import MYSELF, ScopeRef
from core.language.text.compiled import compiled
from core.language.understanding import Scope
from core.storage.names import short_of_team
from core.storage.queries.people import home_of, regions_led_by, teams_led_by
from core.storage.queries.prepared import COMPANY as COMPANY_ASKED
from core.storage.queries.prepared import AnySelect, run
from core.storage.sessions import company_of
from core.storage.tables import Person, Region, Team

COMPANY = ScopeRef("company", 0, "")
_NAMES_SHOWN = 8
TEAM_ENDING = compiled(r"(?:销售)?(?:[大小]?[队组部]|团队|战队)$")


def default_scope(session: Session, person: Person) -> ScopeRef:
    """Return what a person answers for: a rep themselves, others their team, region, company."""
    match person.role:
        case "admin":
            return COMPANY
        case "director":
            region_id = home_of(session, person)[1]
            return own_scope(person) if region_id is None else region_scope(session, region_id)
        case "manager":
            return _own_team(session, person)
        case _:
            return own_scope(person)


def member_scope(person: Person) -> ScopeRef:
    """Return the scope of one member, whoever asks."""
    return ScopeRef("member", person.id, person.name)


def own_scope(person: Person) -> ScopeRef:
    """Return the asker's own scope: it is told as “me”."""
    return ScopeRef("member", person.id, person.name, key=MYSELF)


def scope_named(session: Session, person: Person, asked: Scope | None) -> ScopeRef:
    """Return the scope that a message names, or the person's default when it names none.

    A team or region without a name is the person's own. Raises NotFoundError with the names
    that exist.
    """
    if asked is None:
        return default_scope(session, person)
    match asked.kind:
        case "me":
            return own_scope(person)
        case "company":
            return COMPANY
        case "region":
            return _region(session, person, asked.name)
        case "team":
            return _team(session, person, asked.name)
        case "member":
            return own_scope(person) if asked.name is None else _member(session, asked.name)


def board_scope(session: Session, scope: ScopeRef) -> ScopeRef:
    """Return the scope on whose board one stands: a member stands on their team's."""
    if scope.kind != "member":
        return scope
    person = session.get_one(Person, (company_of(session), scope.id))
    team_id, region_id = home_of(session, person)
    if team_id is not None:
        return team_scope(session, team_id)
    return COMPANY if region_id is None else region_scope(session, region_id)


def region_scope(session: Session, region_id: int) -> ScopeRef:
    region = session.get_one(Region, (company_of(session), region_id))
    return ScopeRef("region", region.id, region.zh, region.key, region.en)


def team_scope(session: Session, team_id: int) -> ScopeRef:
    team = session.get_one(Team, (company_of(session), team_id))
    return ScopeRef("team", team.id, team.name)


def scope_of(session: Session, kind: str, scope_id: int) -> ScopeRef:
    """Return the scope that a stored row (channel, target) means by its level and id."""
    match kind:
        case "company":
            return COMPANY
        case "region":
            return region_scope(session, scope_id)
        case "team":
            return team_scope(session, scope_id)
        case _:
            return member_scope(session.get_one(Person, (company_of(session), scope_id)))


def _own_team(session: Session, person: Person) -> ScopeRef:
    if person.team_id is not None:
        return team_scope(session, person.team_id)
    led = sorted(teams_led_by(session, person))
    return team_scope(session, led[0]) if led else own_scope(person)


def _region(session: Session, person: Person, name: str | None) -> ScopeRef:
    if name is None:
        region_id = home_of(session, person)[1]
        if region_id is None:
            raise _unknown("区域", "region", "", _region_names(session))
        return region_scope(session, region_id)
    for region in run(session, _regions):
        if _same(name, (region.key, region.zh, region.en, *region.aliases)):
            return ScopeRef("region", region.id, region.zh, region.key, region.en)
    raise _unknown("区域", "region", name, _region_names(session))


def _regions() -> AnySelect:
    columns = (Region.id, Region.key, Region.zh, Region.en, Region.aliases)
    return select(*columns).where(Region.company_id == COMPANY_ASKED).order_by(Region.id)


def _region_names(session: Session) -> list[tuple[str, str]]:
    return [(region.zh, region.key) for region in run(session, _regions)]


def _team(session: Session, person: Person, name: str | None) -> ScopeRef:
    if name is None and (team := _own_team(session, person)).kind == "team":
        return team
    teams = session.scalars(select(Team).order_by(Team.name)).all()
    for team_row in teams:
        if name is not None and _same(name, (team_row.name, *team_row.aliases)):
            return ScopeRef("team", team_row.id, team_row.name)
    sounding = _teams_sounding(name or "", teams)
    if len(sounding) == 1:
        return ScopeRef("team", sounding[0].id, sounding[0].name)
    known = [(team.name, team.name) for team in _teams_told(session, person, teams)]
    raise _unknown("团队", "team", name or "", known)


def _teams_sounding(name: str, teams: Sequence[Team]) -> list[Team]:
    """Return the teams whose own name is written in pinyin: “Shanghai team” is 上海队."""
    if not name.isascii():
        return []
    from core.language.spelling.sound_keys import joined_pinyin, squeezed

    written = squeezed(name.casefold())
    return [
        team
        for team in teams
        if written and joined_pinyin(TEAM_ENDING.sub("", team.name)) == written
    ]


def _teams_told(session: Session, person: Person, teams: Sequence[Team]) -> list[Team]:
    """Return the teams that a person may be told of: those of their own region, an admin all."""
    if person.role == "admin":
        return list(teams)
    regions = {home_of(session, person)[1], *regions_led_by(session, person)} - {None}
    led = {person.team_id, *teams_led_by(session, person)}
    return [team for team in teams if team.region_id in regions or team.id in led]


def _member(session: Session, name: str) -> ScopeRef:
    people = session.scalars(select(Person).order_by(Person.active.desc(), Person.id)).all()
    found = [person for person in people if _same(name, (person.name,))]
    found = found or [person for person in people if _same(name, _also_called(person))]
    # Who left gives way to a colleague of the same name.
    found = [person for person in found if person.active] or found
    if len(found) == 1:
        return member_scope(found[0])
    if found:
        full = [person.name for person in found[:_NAMES_SHOWN]]
        raise NotFoundError(
            f"“{name}”可能是{'、'.join(full)}。请写全名。",
            f"“{name}” may be {', '.join(full)}. Write the full name.",
        )
    raise NotFoundError(
        f"没有找到叫“{name}”的成员。请写全名，或写“我”。",
        f"There is no member called “{name}”. Write the full name, or “me”.",
    )


def _also_called(person: Person) -> tuple[str, ...]:
    return (*person.aliases, *short_of_team(person.name))


def _same(asked: str, names: Iterable[str]) -> bool:
    return asked.casefold() in {name.casefold() for name in names}


def _unknown(zh: str, en: str, name: str, known: list[tuple[str, str]]) -> NotFoundError:
    shown = known[:_NAMES_SHOWN]
    names_zh = "、".join(zh for zh, _ in shown) or "–"
    names_en = ", ".join(en for _, en in shown) or "–"
    if len(known) > len(shown):
        names_zh += f" 等 {len(known)} 个"
        names_en += f" and {len(known) - len(shown)} more"
    if not name:
        return NotFoundError(
            f"你没有自己的{zh}，请写出名称：{names_zh}。",
            f"You have no {en} of your own; please name one: {names_en}.",
        )
    return NotFoundError(
        f"没有找到{zh}“{name}”。现有：{names_zh}。",
        f"There is no {en} “{name}”. Known: {names_en}.",
    )
