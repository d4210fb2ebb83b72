"""Customers: found by name, made anew, and compared with names that look alike."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import Select, Text, bindparam, func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from core.errors import UserError
from core.language.names import Name
from core.storage.names import account_added
from core.storage.queries.prepared import COMPANY, records
from core.storage.tables import Account, Activity, Person

ALIKE_PERCENT = 70
SHORTEST_PART = 2
LONGEST_NAME = 80
# What every other company is called too says nothing about likeness.
COMMON_PARTS = (
    "股份有限公司", "有限责任公司", "有限公司", "集团公司", "集团", "公司",
    " co., ltd.", " co ltd", " ltd", " inc", " corp", " gmbh", " llc",
)  # fmt: skip


def account_named(session: Session, name: str) -> Account | None:
    found = records(session, _account_named, name=name)
    return found[0] if found else None


def _account_named() -> Select[Account]:
    named = Account.name == bindparam("name", type_=Text)
    return select(Account).where(Account.company_id == COMPANY, named)


def new_account(session: Session, name: str, owner: Person, today: date) -> Account:
    """Record a customer of `owner`'s, in the owner's region; raises UserError on no real name."""
    account = Account(
        name=clean_name(name),
        short_name=None,
        aliases=[],
        region_id=owner.region_id,
        owner_id=owner.id,
        tier=None,
        industry=None,
        created_on=today,
    )
    try:
        with session.begin_nested():
            session.add(account)
    except IntegrityError:
        # The unique name decides, not a lookup: a colleague may be recording it just now.
        return session.scalars(select(Account).where(Account.name == clean_name(name))).one()
    account_added(session)
    session.flush()
    return account


def clean_name(name: str) -> str:
    """Return a name as it may be kept: printable, on one line, of a sensible length."""
    printable = "".join(letter if letter.isprintable() else " " for letter in name)
    cleaned = " ".join(printable.split())
    if not cleaned or len(cleaned) > LONGEST_NAME:
        raise UserError(
            f"客户名要有 1 到 {LONGEST_NAME} 个字，例如“新客户 启明智造”。",
            f"An account's name has 1 to {LONGEST_NAME} characters, "
            "for example “new account Bright Works”.",
        )
    return cleaned


def look_alikes(known: Iterable[Name], wanted: str, limit: int = 3) -> list[str]:
    """Return the full names of known customers that `wanted` may be meant for, likest first."""
    from rapidfuzz import fuzz, process

    words = {word: name.name for name in known for word in (name.name, *name.aliases)}
    cores = {word: _core(word) for word in words}
    core = _core(wanted)
    found = process.extract(
        core, cores, scorer=fuzz.ratio, score_cutoff=ALIKE_PERCENT, limit=4 * limit
    )
    inside = [word for word, other in cores.items() if _one_holds_the_other(core, other)]
    names = [words[word] for word in (*(key for _, _, key in found), *inside)]
    return list(dict.fromkeys(names))[:limit]


def _core(name: str) -> str:
    core = name.casefold().strip()
    for part in COMMON_PARTS:
        core = core.removesuffix(part)
    return core or name.casefold()


def _one_holds_the_other(one: str, other: str) -> bool:
    shorter, longer = sorted((one, other), key=len)
    return len(shorter) >= SHORTEST_PART and shorter in longer


def recent_accounts(session: Session, person_id: int, limit: int = 3) -> list[str]:
    """Return the names of the customers that a person last had to do with."""
    last = func.max(Activity.recorded_at)
    worked_on = session.scalars(
        select(Account.name)
        .join(Activity, Activity.account_id == Account.id)
        .where(Activity.member_id == person_id)
        .group_by(Account.id, Account.name)
        .order_by(last.desc())
        .limit(limit)
    ).all()
    own = session.scalars(
        select(Account.name)
        .where(Account.owner_id == person_id)
        .order_by(Account.created_on.desc(), Account.name)
        .limit(limit)
    ).all()
    return list(dict.fromkeys((*worked_on, *own)))[:limit]
