"""activities and money."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from core.storage import columns

revision: str = "0003"
down_revision: str | None = "0002"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    create_targets()
    create_points()
    create_activities()
    index_activities()
    create_follow_ups()
    index_follow_ups()
    create_payments()


def downgrade() -> None:
    with op.batch_alter_table("payments", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_payments_company_id_paid_on"))

    op.drop_table("payments")
    with op.batch_alter_table("follow_ups", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_follow_ups_company_id_member_id_done_on_due_on"))
        batch_op.drop_index(batch_op.f("ix_follow_ups_company_id_done_on_due_on"))
        batch_op.drop_index(batch_op.f("ix_follow_ups_company_id_account_id"))

    op.drop_table("follow_ups")
    with op.batch_alter_table("activities", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_activities_company_id_occurred_on"))
        batch_op.drop_index(batch_op.f("ix_activities_company_id_member_id_occurred_on"))
        batch_op.drop_index(batch_op.f("ix_activities_company_id_account_id_occurred_on"))

    op.drop_table("activities")
    with op.batch_alter_table("points", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_points_company_id_person_id"))

    op.drop_table("points")
    with op.batch_alter_table("targets", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_targets_company_id_metric_first_day_last_day"))

    op.drop_table("targets")


def create_targets() -> None:
    op.create_table(
        "targets",
        sa.Column("company_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("scope", sa.String(), nullable=False),
        sa.Column("scope_id", sa.BigInteger(), nullable=False),
        sa.Column("metric", sa.String(), nullable=False),
        sa.Column("period", sa.String(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("last_day", sa.Date(), nullable=False),
        sa.Column("value", columns.ExactNumber(), nullable=False),
        sa.ForeignKeyConstraint(
            ["company_id"], ["companies.id"], name=op.f("fk_targets_company_id")
        ),
        sa.PrimaryKeyConstraint("company_id", "id", name=op.f("pk_targets")),
        sa.UniqueConstraint(
            "company_id",
            "scope",
            "scope_id",
            "metric",
            "period",
            name=op.f("uq_targets_company_id_scope_scope_id_metric_period"),
        ),
    )
    with op.batch_alter_table("targets", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_targets_company_id_metric_first_day_last_day"),
            ["company_id", "metric", "first_day", "last_day"],
            unique=False,
        )


def create_points() -> None:
    op.create_table(
        "points",
        sa.Column("company_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("person_id", sa.BigInteger(), nullable=False),
        sa.Column("points", sa.BigInteger(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("source", sa.String(), nullable=True),
        sa.Column("source_id", sa.BigInteger(), nullable=True),
        sa.Column("day", sa.Date(), nullable=False),
        columns.belongs_to("person_id", "people", name=op.f("fk_points_company_id_person_id")),
        sa.ForeignKeyConstraint(
            ["company_id"], ["companies.id"], name=op.f("fk_points_company_id")
        ),
        sa.PrimaryKeyConstraint("company_id", "id", name=op.f("pk_points")),
    )
    with op.batch_alter_table("points", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_points_company_id_person_id"), ["company_id", "person_id"], unique=False
        )


def create_activities() -> None:
    op.create_table(
        "activities",
        sa.Column("company_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("type", sa.String(), nullable=False),
        sa.Column("account_id", sa.BigInteger(), nullable=False),
        sa.Column("deal_id", sa.BigInteger(), nullable=True),
        sa.Column("member_id", sa.BigInteger(), nullable=False),
        sa.Column("occurred_at", columns.UtcDateTime(timezone=True), nullable=False),
        sa.Column("occurred_on", sa.Date(), nullable=False),
        sa.Column("contact", sa.String(), nullable=True),
        sa.Column("score", sa.BigInteger(), nullable=True),
        sa.Column("objection", sa.String(), nullable=True),
        sa.Column("note", sa.String(), nullable=True),
        sa.Column("recorded_at", columns.UtcDateTime(timezone=True), nullable=False),
        columns.belongs_to(
            "account_id", "accounts", name=op.f("fk_activities_company_id_account_id")
        ),
        columns.belongs_to("deal_id", "deals", name=op.f("fk_activities_company_id_deal_id")),
        columns.belongs_to("member_id", "people", name=op.f("fk_activities_company_id_member_id")),
        sa.ForeignKeyConstraint(
            ["company_id"], ["companies.id"], name=op.f("fk_activities_company_id")
        ),
        sa.PrimaryKeyConstraint("company_id", "id", name=op.f("pk_activities")),
    )


def index_activities() -> None:
    with op.batch_alter_table("activities", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_activities_company_id_account_id_occurred_on"),
            ["company_id", "account_id", "occurred_on"],
            unique=False,
        )
        batch_op.create_index(
            batch_op.f("ix_activities_company_id_member_id_occurred_on"),
            ["company_id", "member_id", "occurred_on"],
            unique=False,
        )
        batch_op.create_index(
            batch_op.f("ix_activities_company_id_occurred_on"),
            ["company_id", "occurred_on"],
            unique=False,
        )


def create_follow_ups() -> None:
    op.create_table(
        "follow_ups",
        sa.Column("company_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("account_id", sa.BigInteger(), nullable=False),
        sa.Column("deal_id", sa.BigInteger(), nullable=True),
        sa.Column("member_id", sa.BigInteger(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("due_at", sa.String(), nullable=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("activity", sa.String(), nullable=True),
        sa.Column("note", sa.String(), nullable=True),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("done_at", columns.UtcDateTime(timezone=True), nullable=True),
        sa.Column("created_at", columns.UtcDateTime(timezone=True), nullable=False),
        columns.belongs_to(
            "account_id", "accounts", name=op.f("fk_follow_ups_company_id_account_id")
        ),
        columns.belongs_to("deal_id", "deals", name=op.f("fk_follow_ups_company_id_deal_id")),
        columns.belongs_to("member_id", "people", name=op.f("fk_follow_ups_company_id_member_id")),
        sa.ForeignKeyConstraint(
            ["company_id"], ["companies.id"], name=op.f("fk_follow_ups_company_id")
        ),
        sa.PrimaryKeyConstraint("company_id", "id", name=op.f("pk_follow_ups")),
    )


def index_follow_ups() -> None:
    with op.batch_alter_table("follow_ups", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_follow_ups_company_id_account_id"),
            ["company_id", "account_id"],
            unique=False,
        )
        batch_op.create_index(
            batch_op.f("ix_follow_ups_company_id_done_on_due_on"),
            ["company_id", "done_on", "due_on"],
            unique=False,
        )
        batch_op.create_index(
            batch_op.f("ix_follow_ups_company_id_member_id_done_on_due_on"),
            ["company_id", "member_id", "done_on", "due_on"],
            unique=False,
        )


def create_payments() -> None:
    op.create_table(
        "payments",
        sa.Column("company_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("deal_id", sa.BigInteger(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("amount_minor", sa.BigInteger(), nullable=False),
        sa.Column("paid_on", sa.Date(), nullable=True),
        sa.Column("paid_amount_minor", sa.BigInteger(), nullable=True),
        sa.Column("paid_value_minor", sa.BigInteger(), nullable=True),
        columns.belongs_to("deal_id", "deals", name=op.f("fk_payments_company_id_deal_id")),
        sa.ForeignKeyConstraint(
            ["company_id"], ["companies.id"], name=op.f("fk_payments_company_id")
        ),
        sa.PrimaryKeyConstraint("company_id", "id", name=op.f("pk_payments")),
        sa.UniqueConstraint(
            "company_id", "deal_id", "due_on", name=op.f("uq_payments_company_id_deal_id_due_on")
        ),
    )
    with op.batch_alter_table("payments", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_payments_company_id_paid_on"), ["company_id", "paid_on"], unique=False
        )
