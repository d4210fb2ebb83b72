"""Cases: how deals were won or lost and things are done well, told for all colleagues.

People call a case by a number. It is the place of the case among all that were ever recorded,
taken from the trail, so that neither a removal nor an undo gives another case its number.
"""

from sqlalchemy import ColumnElement, exists, func, select
from sqlalchemy.orm import Session

from core.storage.sessions import company_of
from core.storage.tables import CaseStudy, ChangeRow
from core.vocabulary import Term


class CaseKind(Term):
    """What a case tells of."""

    WON = "won", "赢单", "Won", "成功 签单 win"
    LOST = "lost", "丢单", "Lost", "失败 教训 loss"
    HOW_TO = "how_to", "做法", "How to", "经验 心得 方法 lesson"


class CaseTopic(Term):
    """What a case is filed under: a stage, a loss reason or an objection."""

    LEAD = "lead", "潜在客户", "Lead", "线索 获客 潜在"
    QUALIFIED = "qualified", "初步意向", "Qualified", "意向 需求挖掘"
    PROPOSAL = "proposal", "报价/方案", "Proposal", "报价方案 提案 quote"
    CONTRACT = "contract", "合同签署", "Contract", "合同 签约 谈判"
    PRICE = "price", "价格", "Price", "价格高 降价 折扣 pricing"
    PRODUCT_FIT = "product_fit", "产品不符", "Product fit", "产品 功能 需求 product"
    SLOW_FOLLOW_UP = "slow_follow_up", "跟进慢", "Slow follow-up", "跟进 跟进不及时 follow-up"
    BUDGET = "budget", "预算", "Budget", "预算不足"
    LONG_DECISION = "long_decision", "决策太久", "Long decision", "决策 决策链 decision"
    TIMING = "timing", "时机", "Timing", "时机不对"
    COMPETITOR = "competitor", "竞品", "Competitor", "竞争对手 对手 竞争 rival"


def add_case(session: Session, case: CaseStudy) -> int:
    """Write a new case; returns the number that people call it by."""
    session.add(case)
    session.flush()
    return number_of(session, case)


def number_of(session: Session, case: CaseStudy) -> int:
    return 1 + sum(one < case.id for one in _ever_recorded(session))


def numbers_of(session: Session) -> dict[int, int]:
    """Return what people call the cases by, by their ids; those removed keep theirs."""
    return {case_id: number for number, case_id in enumerate(_ever_recorded(session), 1)}


def case_numbered(session: Session, number: int) -> CaseStudy | None:
    """Return the case of a number, held for a change; None when there is none any more."""
    ids = _ever_recorded(session)
    if not 0 < number <= len(ids):
        return None
    wanted = select(CaseStudy).where(CaseStudy.id == ids[number - 1]).with_for_update()
    return session.scalars(wanted).one_or_none()


def _ever_recorded(session: Session) -> list[int]:
    mine = ChangeRow.company_id == company_of(session)
    of_cases = ChangeRow.table_name == CaseStudy.__tablename__
    keys = session.scalars(select(ChangeRow.row_key).where(mine, of_cases).distinct())
    return sorted(map(int, keys))


def about(topic: str) -> ColumnElement[bool]:
    """Choose the cases of a topic."""
    return CaseStudy.topic == topic


def telling(words: str) -> ColumnElement[bool]:
    """Choose the cases in whose story words stand, in capitals or not."""
    return func.lower(CaseStudy.story).contains(words.lower(), autoescape=True)


def cases_where(session: Session, *conditions: ColumnElement[bool], limit: int) -> list[CaseStudy]:
    """Return cases, the newest first."""
    mine = CaseStudy.company_id == company_of(session)
    wanted = select(CaseStudy).where(mine, *conditions).order_by(CaseStudy.id.desc())
    return list(session.scalars(wanted.limit(limit)))


def has_cases(session: Session, topic: str) -> bool:
    """Tell whether there is a case of a topic, by one look at the index."""
    mine = CaseStudy.company_id == company_of(session)
    return bool(session.scalar(select(exists().where(mine, about(topic)))))


def told_already(session: Session, author_id: int, story: str) -> CaseStudy | None:
    """Return the case that an author has told in the very same words."""
    same = (CaseStudy.author_id == author_id, CaseStudy.story == story)
    found = cases_where(session, *same, limit=1)
    return found[0] if found else None
