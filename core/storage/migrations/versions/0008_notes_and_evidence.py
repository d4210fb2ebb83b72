"""what points were for, and what proves a visit."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from core.storage import columns

revision: str = "0008"
down_revision: str | None = "0007"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    op.add_column("points", sa.Column("note", sa.String(), nullable=True))
    op.create_table(
        "visit_evidence",
        sa.Column("company_id", sa.Integer(), nullable=False),
        sa.Column("activity_id", sa.BigInteger(), nullable=False),
        sa.Column("place", sa.String(), nullable=True),
        sa.Column("photo", sa.String(), nullable=True),
        sa.Column("minutes", sa.BigInteger(), nullable=True),
        columns.belongs_to(
            "activity_id", "activities", name=op.f("fk_visit_evidence_company_id_activity_id")
        ),
        sa.ForeignKeyConstraint(
            ["company_id"], ["companies.id"], name=op.f("fk_visit_evidence_company_id")
        ),
        sa.PrimaryKeyConstraint("company_id", "activity_id", name=op.f("pk_visit_evidence")),
    )


def downgrade() -> None:
    op.drop_table("visit_evidence")
    op.drop_column("points", "note")
