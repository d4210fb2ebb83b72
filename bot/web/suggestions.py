"""Sentences to start with, fitting the person who is played."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.storage.tables import Account, Person

Suggestions = dict[str, list[str]]
FIGURES_ZH = ["/漏斗 华东", "排行榜 本月", "本季度目标完成得怎么样", "预测本季度", "丢单原因"]
FIGURES_EN = [
    "/funnel east",
    "/leaderboard",
    "how is the target going this quarter?",
    "forecast this quarter",
    "why do we lose deals?",
]


def suggestions(session: Session, person_id: int) -> Suggestions:
    """Return a few messages in both languages that this person could send now."""
    person = session.scalars(select(Person).where(Person.id == person_id)).one()
    if person.role == "rep":
        return _for_rep(_customer_of(session, person_id))
    if person.role == "manager":
        return _for_manager(_customer_of(session, _first_rep_of(session, person_id)))
    if person.role == "admin":
        return {"zh": ["怎么导入", *FIGURES_ZH], "en": ["how to import", *FIGURES_EN]}
    return {"zh": FIGURES_ZH, "en": FIGURES_EN}


def _for_manager(customer: str) -> Suggestions:
    return {
        "zh": [f"拜访{customer},张总嫌价格高,下周三再跟进", *FIGURES_ZH],
        "en": [
            f"Visited {customer}, Mr Zhang says the price is too high, follow up next Wednesday",
            *FIGURES_EN,
        ],
    }


def _for_rep(customer: str) -> Suggestions:
    return {
        "zh": [
            f"拜访{customer},张总嫌价格高,下周三再跟进",
            f"{customer}谈到报价50万",
            "我的漏斗",
            "今天要做什么",
            "我的目标",
            "撤销",
        ],
        "en": [
            f"Visited {customer}, Mr Zhang says the price is too high, follow up next Wednesday",
            f"{customer} is at proposal now, 500k",
            "my funnel",
            "what do I have to do today?",
            "how is my target?",
            "undo",
        ],
    }


def _first_rep_of(session: Session, manager_id: int) -> int:
    found = session.scalar(
        select(Person.id).where(Person.manager_id == manager_id).order_by(Person.id).limit(1)
    )
    return found or manager_id


def _customer_of(session: Session, person_id: int) -> str:
    """Return the short name of the customer that this person has had longest."""
    found = session.execute(
        select(Account.short_name, Account.name)
        .where(Account.owner_id == person_id)
        .order_by(Account.id)
        .limit(1)
    ).first()
    return "华东医疗" if found is None else found.short_name or found.name
