"""accounts and deals."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from core.storage import columns

revision: str = "0002"
down_revision: str | None = "0001"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    create_accounts()
    create_deals()
    index_deals()
    create_stage_entries()


def downgrade() -> None:
    with op.batch_alter_table("stage_entries", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_stage_entries_company_id_entered_on_stage_deal_id"))

    op.drop_table("stage_entries")
    with op.batch_alter_table("deals", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_deals_company_id_status"))
        batch_op.drop_index(batch_op.f("ix_deals_company_id_owner_id_status"))
        batch_op.drop_index(batch_op.f("ix_deals_company_id_closed_on"))
        batch_op.drop_index(batch_op.f("ix_deals_company_id_account_id"))

    op.drop_table("deals")
    with op.batch_alter_table("accounts", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_accounts_company_id_owner_id"))

    op.drop_table("accounts")


def create_accounts() -> None:
    op.create_table(
        "accounts",
        sa.Column("company_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("short_name", sa.String(), nullable=True),
        sa.Column("aliases", sa.JSON(), nullable=False),
        sa.Column("region_id", sa.BigInteger(), nullable=True),
        sa.Column("owner_id", sa.BigInteger(), nullable=True),
        sa.Column("tier", sa.String(), nullable=True),
        sa.Column("industry", sa.String(), nullable=True),
        sa.Column("created_on", sa.Date(), nullable=False),
        columns.belongs_to("owner_id", "people", name=op.f("fk_accounts_company_id_owner_id")),
        columns.belongs_to("region_id", "regions", name=op.f("fk_accounts_company_id_region_id")),
        sa.ForeignKeyConstraint(
            ["company_id"], ["companies.id"], name=op.f("fk_accounts_company_id")
        ),
        sa.PrimaryKeyConstraint("company_id", "id", name=op.f("pk_accounts")),
        sa.UniqueConstraint("company_id", "name", name=op.f("uq_accounts_company_id_name")),
    )
    with op.batch_alter_table("accounts", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_accounts_company_id_owner_id"), ["company_id", "owner_id"], unique=False
        )


def create_deals() -> None:
    op.create_table(
        "deals",
        sa.Column("company_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("external_id", sa.String(), nullable=True),
        sa.Column("account_id", sa.BigInteger(), nullable=False),
        sa.Column("title", sa.String(), nullable=True),
        sa.Column("owner_id", sa.BigInteger(), nullable=False),
        sa.Column("stage", sa.String(), nullable=False),
        sa.Column("status", sa.String(), nullable=False),
        sa.Column("amount_minor", sa.BigInteger(), nullable=True),
        sa.Column("currency", sa.String(), nullable=False),
        sa.Column("exchange_rate", columns.ExactNumber(), nullable=False),
        sa.Column("value_minor", sa.BigInteger(), nullable=True),
        sa.Column("product", sa.String(), nullable=True),
        sa.Column("source", sa.String(), nullable=True),
        sa.Column("created_on", sa.Date(), nullable=False),
        sa.Column("expected_close_on", sa.Date(), nullable=True),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("loss_reason", sa.String(), nullable=True),
        sa.Column("competitor", sa.String(), nullable=True),
        sa.Column("closed_team_id", sa.BigInteger(), nullable=True),
        sa.Column("closed_region_id", sa.BigInteger(), nullable=True),
        sa.Column("touched_on", sa.Date(), nullable=False),
        columns.belongs_to("account_id", "accounts", name=op.f("fk_deals_company_id_account_id")),
        *credited_to(),
        columns.belongs_to("owner_id", "people", name=op.f("fk_deals_company_id_owner_id")),
        sa.ForeignKeyConstraint(["company_id"], ["companies.id"], name=op.f("fk_deals_company_id")),
        sa.PrimaryKeyConstraint("company_id", "id", name=op.f("pk_deals")),
        sa.UniqueConstraint(
            "company_id", "external_id", name=op.f("uq_deals_company_id_external_id")
        ),
        sa.UniqueConstraint("company_id", "number", name=op.f("uq_deals_company_id_number")),
    )


def credited_to() -> tuple[sa.ForeignKeyConstraint, sa.ForeignKeyConstraint]:
    """Point a closed deal at the team and the region that its owner was of at the time."""
    region = op.f("fk_deals_company_id_closed_region_id")
    team = op.f("fk_deals_company_id_closed_team_id")
    return (
        columns.belongs_to("closed_region_id", "regions", name=region),
        columns.belongs_to("closed_team_id", "teams", name=team),
    )


def index_deals() -> None:
    with op.batch_alter_table("deals", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_deals_company_id_account_id"), ["company_id", "account_id"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_deals_company_id_closed_on"), ["company_id", "closed_on"], unique=False
        )
        batch_op.create_index(
            batch_op.f("ix_deals_company_id_owner_id_status"),
            ["company_id", "owner_id", "status"],
            unique=False,
        )
        batch_op.create_index(
            batch_op.f("ix_deals_company_id_status"), ["company_id", "status"], unique=False
        )


def create_stage_entries() -> None:
    op.create_table(
        "stage_entries",
        sa.Column("company_id", sa.Integer(), nullable=False),
        sa.Column("deal_id", sa.BigInteger(), nullable=False),
        sa.Column("stage", sa.String(), nullable=False),
        sa.Column("entered_on", sa.Date(), nullable=False),
        columns.belongs_to("deal_id", "deals", name=op.f("fk_stage_entries_company_id_deal_id")),
        sa.ForeignKeyConstraint(
            ["company_id"], ["companies.id"], name=op.f("fk_stage_entries_company_id")
        ),
        sa.PrimaryKeyConstraint("company_id", "deal_id", "stage", name=op.f("pk_stage_entries")),
    )
    with op.batch_alter_table("stage_entries", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_stage_entries_company_id_entered_on_stage_deal_id"),
            ["company_id", "entered_on", "stage", "deal_id"],
            unique=False,
        )
