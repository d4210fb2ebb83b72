"""phrases not understood."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from core.storage import columns

revision: str = "0005"
down_revision: str | None = "0004"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    op.create_table(
        "phrases",
        sa.Column("company_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("count", sa.BigInteger(), nullable=False),
        sa.Column("first_seen", columns.UtcDateTime(timezone=True), nullable=False),
        sa.Column("last_seen", columns.UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["company_id"], ["companies.id"], name=op.f("fk_phrases_company_id")
        ),
        sa.PrimaryKeyConstraint("company_id", "text", name=op.f("pk_phrases")),
    )


def downgrade() -> None:
    op.drop_table("phrases")
