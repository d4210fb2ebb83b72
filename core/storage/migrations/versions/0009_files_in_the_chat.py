"""files on their way through the chat."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from core.storage import columns

revision: str = "0009"
down_revision: str | None = "0008"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    op.create_table(
        "file_drops",
        sa.Column("company_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("told", sa.JSON(), nullable=False),
        sa.Column("holder", sa.String(), nullable=True),
        sa.Column("held_until", columns.UtcDateTime(timezone=True), nullable=True),
        sa.Column("attempts", sa.BigInteger(), nullable=False),
        sa.Column("expires_at", columns.UtcDateTime(timezone=True), nullable=False),
        columns.belongs_to("person_id", "people", name=op.f("fk_file_drops_company_id_person_id")),
        sa.ForeignKeyConstraint(
            ["company_id"], ["companies.id"], name=op.f("fk_file_drops_company_id")
        ),
        sa.PrimaryKeyConstraint("company_id", "id", name=op.f("pk_file_drops")),
    )
    op.create_index(op.f("ix_file_drops_company_id_state"), "file_drops", ["company_id", "state"])
    create_kept_files()


def downgrade() -> None:
    op.drop_index(op.f("ix_kept_files_company_id_drop_id"), table_name="kept_files")
    op.drop_table("kept_files")
    op.drop_index(op.f("ix_file_drops_company_id_state"), table_name="file_drops")
    op.drop_table("file_drops")


def create_kept_files() -> None:
    op.create_table(
        "kept_files",
        sa.Column("company_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("drop_id", sa.BigInteger(), nullable=True),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("packed", sa.LargeBinary(), nullable=False),
        sa.Column("expires_at", columns.UtcDateTime(timezone=True), nullable=False),
        columns.belongs_to("person_id", "people", name=op.f("fk_kept_files_company_id_person_id")),
        columns.belongs_to("drop_id", "file_drops", name=op.f("fk_kept_files_company_id_drop_id")),
        sa.ForeignKeyConstraint(
            ["company_id"], ["companies.id"], name=op.f("fk_kept_files_company_id")
        ),
        sa.PrimaryKeyConstraint("company_id", "id", name=op.f("pk_kept_files")),
    )
    op.create_index(
        op.f("ix_kept_files_company_id_drop_id"), "kept_files", ["company_id", "drop_id"]
    )
