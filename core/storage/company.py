"""The company row, its regions, and which company a workspace speaks for."""

import secrets

from sqlalchemy import select
from sqlalchemy.orm import Session

from core.storage.columns import new_id, table_of
from core.storage.tables import Company, Region, Workspace
from core.vocabulary import Region as RegionTerm

FIRST_COMPANY = 1
SIGNING_KEY_BYTES = 32


def ensure_company(
    session: Session, *, timezone: str, language: str, currency: str, name: str = "Salesbeat"
) -> Company:
    """Return the first company, made with its eight regions when the database is empty."""
    company = session.get(Company, FIRST_COMPANY)
    if company is not None:
        return company
    company = Company(
        id=FIRST_COMPANY,
        name=name,
        timezone=timezone,
        language=language,
        currency=currency,
        signing_key=secrets.token_bytes(SIGNING_KEY_BYTES),
    )
    session.add(company)
    session.flush()
    # The regions come with the product; they are no one's change, so the hook is passed by.
    session.execute(
        table_of(Region).insert(),
        [
            {"company_id": FIRST_COMPANY, "id": new_id(), "key": region.value}
            | {"zh": region.zh, "en": region.en, "aliases": []}
            for region in RegionTerm
        ],
    )
    return company


def company_of_workspace(session: Session, platform: str, tenant: str) -> int:
    """Return the company a workspace or corp speaks for: the first one unless registered."""
    found = session.scalar(
        select(Workspace.company_id).where(
            Workspace.platform == platform, Workspace.tenant == tenant
        )
    )
    return FIRST_COMPANY if found is None else found
