"""split credit for helpers."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from core.storage import columns
from core.storage.migrations.credit_view import create_credit_view, drop_credit_view

revision: str = "0007"
down_revision: str | None = "0006"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    op.create_table(
        "deal_credits",
        sa.Column("company_id", sa.Integer(), nullable=False),
        sa.Column("deal_id", sa.BigInteger(), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("percent", sa.BigInteger(), nullable=False),
        columns.belongs_to("deal_id", "deals", name=op.f("fk_deal_credits_company_id_deal_id")),
        columns.belongs_to(
            "person_id", "people", name=op.f("fk_deal_credits_company_id_person_id")
        ),
        sa.ForeignKeyConstraint(
            ["company_id"], ["companies.id"], name=op.f("fk_deal_credits_company_id")
        ),
        sa.PrimaryKeyConstraint("company_id", "deal_id", "person_id", name=op.f("pk_deal_credits")),
    )
    op.create_index(
        op.f("ix_deal_credits_company_id_person_id"), "deal_credits", ["company_id", "person_id"]
    )
    create_credit_view(op.get_bind())


def downgrade() -> None:
    drop_credit_view(op.get_bind())
    op.drop_index(op.f("ix_deal_credits_company_id_person_id"), table_name="deal_credits")
    op.drop_table("deal_credits")
