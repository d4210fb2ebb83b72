"""history and delivery."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from core.storage import columns

revision: str = "0004"
down_revision: str | None = "0003"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    create_changes()
    create_inbox()
    create_occurrences()
    create_outbox()
    create_refusals()
    create_schedules()
    create_change_rows()
    create_drafts()


def downgrade() -> None:
    op.drop_table("drafts")
    with op.batch_alter_table("change_rows", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_change_rows_company_id_table_name_row_key"))

    op.drop_table("change_rows")
    op.drop_table("schedules")
    op.drop_table("refusals")
    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_outbox_company_id_state_not_before"))

    op.drop_table("outbox")
    op.drop_table("occurrences")
    op.drop_table("inbox")
    with op.batch_alter_table("changes", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_changes_company_id_actor_id_made_at"))

    op.drop_table("changes")


def create_changes() -> None:
    op.create_table(
        "changes",
        sa.Column("company_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("actor_id", sa.BigInteger(), nullable=True),
        sa.Column("on_behalf_of_id", sa.BigInteger(), nullable=True),
        sa.Column("platform", sa.String(), nullable=False),
        sa.Column("message_id", sa.String(), nullable=False),
        sa.Column("intent", sa.String(), nullable=False),
        sa.Column("summary", sa.String(), nullable=False),
        sa.Column("made_at", columns.UtcDateTime(timezone=True), nullable=False),
        sa.Column("undoes", sa.BigInteger(), nullable=True),
        sa.Column("undone_by", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["company_id"], ["companies.id"], name=op.f("fk_changes_company_id")
        ),
        sa.PrimaryKeyConstraint("company_id", "id", name=op.f("pk_changes")),
    )
    with op.batch_alter_table("changes", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_changes_company_id_actor_id_made_at"),
            ["company_id", "actor_id", "made_at"],
            unique=False,
        )


def create_inbox() -> None:
    op.create_table(
        "inbox",
        sa.Column("company_id", sa.Integer(), nullable=False),
        sa.Column("platform", sa.String(), nullable=False),
        sa.Column("message_id", sa.String(), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=True),
        sa.Column("received_at", columns.UtcDateTime(timezone=True), nullable=False),
        sa.Column("reply", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["company_id"], ["companies.id"], name=op.f("fk_inbox_company_id")),
        sa.PrimaryKeyConstraint("company_id", "platform", "message_id", name=op.f("pk_inbox")),
    )


def create_occurrences() -> None:
    op.create_table(
        "occurrences",
        sa.Column("company_id", sa.Integer(), nullable=False),
        sa.Column("job", sa.String(), nullable=False),
        sa.Column("scope", sa.String(), nullable=False),
        sa.Column("local_date", sa.Date(), nullable=False),
        sa.Column("slot", sa.String(), nullable=False),
        sa.Column("ran_at", columns.UtcDateTime(timezone=True), nullable=False),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(
            ["company_id"], ["companies.id"], name=op.f("fk_occurrences_company_id")
        ),
        sa.PrimaryKeyConstraint(
            "company_id", "job", "scope", "local_date", "slot", name=op.f("pk_occurrences")
        ),
    )


def create_outbox() -> None:
    op.create_table(
        "outbox",
        sa.Column("company_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("lane", sa.String(), nullable=False),
        sa.Column("reply", sa.Text(), nullable=False),
        sa.Column("change_id", sa.BigInteger(), nullable=True),
        sa.Column("created_at", columns.UtcDateTime(timezone=True), nullable=False),
        sa.Column("not_before", columns.UtcDateTime(timezone=True), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("attempts", sa.BigInteger(), nullable=False),
        sa.Column("leased_until", columns.UtcDateTime(timezone=True), nullable=True),
        sa.Column("leased_by", sa.String(), nullable=True),
        sa.Column("attempted_at", columns.UtcDateTime(timezone=True), nullable=True),
        sa.Column("sent_at", columns.UtcDateTime(timezone=True), nullable=True),
        sa.Column("receipt", sa.String(), nullable=True),
        sa.Column("problem", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["company_id"], ["companies.id"], name=op.f("fk_outbox_company_id")
        ),
        sa.PrimaryKeyConstraint("company_id", "id", name=op.f("pk_outbox")),
        sa.UniqueConstraint("company_id", "key", name=op.f("uq_outbox_company_id_key")),
    )
    with op.batch_alter_table("outbox", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_outbox_company_id_state_not_before"),
            ["company_id", "state", "not_before"],
            unique=False,
        )


def create_refusals() -> None:
    op.create_table(
        "refusals",
        sa.Column("company_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("intent", sa.String(), nullable=False),
        sa.Column("wanted", sa.String(), nullable=False),
        sa.Column("refused_at", columns.UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["company_id"], ["companies.id"], name=op.f("fk_refusals_company_id")
        ),
        sa.PrimaryKeyConstraint("company_id", "id", name=op.f("pk_refusals")),
    )


def create_schedules() -> None:
    op.create_table(
        "schedules",
        sa.Column("company_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("job", sa.String(), nullable=False),
        sa.Column("local_time", sa.String(), nullable=False),
        sa.Column("weekday", sa.BigInteger(), nullable=True),
        sa.Column("effective_on", sa.Date(), nullable=False),
        sa.Column("enabled", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["company_id"], ["companies.id"], name=op.f("fk_schedules_company_id")
        ),
        sa.PrimaryKeyConstraint("company_id", "id", name=op.f("pk_schedules")),
        sa.UniqueConstraint("company_id", "job", name=op.f("uq_schedules_company_id_job")),
    )


def create_change_rows() -> None:
    op.create_table(
        "change_rows",
        sa.Column("company_id", sa.Integer(), nullable=False),
        sa.Column("change_id", sa.BigInteger(), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("table_name", sa.String(), nullable=False),
        sa.Column("row_key", sa.String(), nullable=False),
        sa.Column("before", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("after", sa.JSON(none_as_null=True), nullable=True),
        columns.belongs_to(
            "change_id", "changes", name=op.f("fk_change_rows_company_id_change_id")
        ),
        sa.ForeignKeyConstraint(
            ["company_id"], ["companies.id"], name=op.f("fk_change_rows_company_id")
        ),
        sa.PrimaryKeyConstraint("company_id", "change_id", "position", name=op.f("pk_change_rows")),
    )
    with op.batch_alter_table("change_rows", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_change_rows_company_id_table_name_row_key"),
            ["company_id", "table_name", "row_key"],
            unique=False,
        )


def create_drafts() -> None:
    op.create_table(
        "drafts",
        sa.Column("company_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("conversation", sa.String(), nullable=False),
        sa.Column("asks_for", sa.String(), nullable=False),
        sa.Column("understood", sa.JSON(), nullable=False),
        sa.Column("options", sa.JSON(), nullable=False),
        sa.Column("expires_at", columns.UtcDateTime(timezone=True), nullable=False),
        columns.belongs_to("person_id", "people", name=op.f("fk_drafts_company_id_person_id")),
        sa.ForeignKeyConstraint(
            ["company_id"], ["companies.id"], name=op.f("fk_drafts_company_id")
        ),
        sa.PrimaryKeyConstraint("company_id", "id", name=op.f("pk_drafts")),
    )
