"""Every table, so that importing this package knows the whole schema."""

from core.storage.columns import Base
from core.storage.tables.care import AccountMember, Contact, CreditLimit, ServiceOrder
from core.storage.tables.company import (
    Channel,
    Company,
    OauthState,
    Person,
    Region,
    Team,
    Workspace,
)
from core.storage.tables.delivery import Occurrence, OutboxPost, Schedule
from core.storage.tables.files import FileDrop, KeptFile
from core.storage.tables.history import Change, ChangeRow, Refusal
from core.storage.tables.know_how import CaseStudy, LossRule, Product, Reward, Specialty
from core.storage.tables.learning import Phrase
from core.storage.tables.messages import Draft, InboxMessage
from core.storage.tables.sales import (
    Account,
    Activity,
    Deal,
    DealCredit,
    FollowUp,
    Payment,
    Point,
    StageEntry,
    Target,
    VisitEvidence,
)

__all__ = [
    "Account",
    "AccountMember",
    "Activity",
    "Base",
    "CaseStudy",
    "Change",
    "ChangeRow",
    "Channel",
    "Company",
    "Contact",
    "CreditLimit",
    "Deal",
    "DealCredit",
    "Draft",
    "FileDrop",
    "FollowUp",
    "InboxMessage",
    "KeptFile",
    "LossRule",
    "OauthState",
    "Occurrence",
    "OutboxPost",
    "Payment",
    "Person",
    "Phrase",
    "Point",
    "Product",
    "Refusal",
    "Region",
    "Reward",
    "Schedule",
    "ServiceOrder",
    "Specialty",
    "StageEntry",
    "Target",
    "Team",
    "VisitEvidence",
    "Workspace",
]
