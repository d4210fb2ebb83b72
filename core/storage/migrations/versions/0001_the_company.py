"""the company."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from core.storage import columns

revision: str = "0001"
down_revision: str | None = None
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    create_companies()
    create_oauth_states()
    create_channels()
    create_regions()
    create_workspaces()
    create_teams()
    create_people()


def downgrade() -> None:
    op.drop_table("people")
    op.drop_table("teams")
    op.drop_table("workspaces")
    op.drop_table("regions")
    op.drop_table("channels")
    op.drop_table("oauth_states")
    op.drop_table("companies")


def create_companies() -> None:
    op.create_table(
        "companies",
        sa.Column("id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("timezone", sa.String(), nullable=False),
        sa.Column("language", sa.String(), nullable=False),
        sa.Column("currency", sa.String(), nullable=False),
        sa.Column("signing_key", sa.LargeBinary(), nullable=False),
        sa.Column("names_version", sa.BigInteger(), nullable=False),
        sa.Column("last_deal_number", sa.BigInteger(), nullable=False),
        sa.Column("settings", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_companies")),
    )


def create_oauth_states() -> None:
    op.create_table(
        "oauth_states",
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("expires_at", columns.UtcDateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("state", name=op.f("pk_oauth_states")),
    )


def create_channels() -> None:
    op.create_table(
        "channels",
        sa.Column("company_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("scope", sa.String(), nullable=False),
        sa.Column("scope_id", sa.BigInteger(), nullable=False),
        sa.Column("platform", sa.String(), nullable=False),
        sa.Column("channel_id", sa.String(), nullable=False),
        sa.Column("purposes", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["company_id"], ["companies.id"], name=op.f("fk_channels_company_id")
        ),
        sa.PrimaryKeyConstraint("company_id", "id", name=op.f("pk_channels")),
        sa.UniqueConstraint(
            "company_id",
            "platform",
            "channel_id",
            name=op.f("uq_channels_company_id_platform_channel_id"),
        ),
    )


def create_regions() -> None:
    op.create_table(
        "regions",
        sa.Column("company_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("zh", sa.String(), nullable=False),
        sa.Column("en", sa.String(), nullable=False),
        sa.Column("aliases", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(
            ["company_id"], ["companies.id"], name=op.f("fk_regions_company_id")
        ),
        sa.PrimaryKeyConstraint("company_id", "id", name=op.f("pk_regions")),
        sa.UniqueConstraint("company_id", "key", name=op.f("uq_regions_company_id_key")),
    )


def create_workspaces() -> None:
    op.create_table(
        "workspaces",
        sa.Column("company_id", sa.Integer(), nullable=False),
        sa.Column("platform", sa.String(), nullable=False),
        sa.Column("tenant", sa.String(), nullable=False),
        sa.Column("sealed_token", sa.LargeBinary(), nullable=True),
        sa.Column("installed_at", columns.UtcDateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["company_id"], ["companies.id"], name=op.f("fk_workspaces_company_id")
        ),
        sa.PrimaryKeyConstraint("company_id", "platform", "tenant", name=op.f("pk_workspaces")),
        sa.UniqueConstraint("platform", "tenant", name=op.f("uq_workspaces_platform_tenant")),
    )


def create_teams() -> None:
    op.create_table(
        "teams",
        sa.Column("company_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("aliases", sa.JSON(), nullable=False),
        sa.Column("region_id", sa.BigInteger(), nullable=True),
        columns.belongs_to("region_id", "regions", name=op.f("fk_teams_company_id_region_id")),
        sa.ForeignKeyConstraint(["company_id"], ["companies.id"], name=op.f("fk_teams_company_id")),
        sa.PrimaryKeyConstraint("company_id", "id", name=op.f("pk_teams")),
        sa.UniqueConstraint("company_id", "name", name=op.f("uq_teams_company_id_name")),
    )


def create_people() -> None:
    op.create_table(
        "people",
        sa.Column("company_id", sa.Integer(), nullable=False),
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("aliases", sa.JSON(), nullable=False),
        sa.Column("role", sa.String(), nullable=False),
        sa.Column("team_id", sa.BigInteger(), nullable=True),
        sa.Column("region_id", sa.BigInteger(), nullable=True),
        sa.Column("manager_id", sa.BigInteger(), nullable=True),
        sa.Column("slack_user_id", sa.String(), nullable=True),
        sa.Column("wecom_user_id", sa.String(), nullable=True),
        sa.Column("email", sa.String(), nullable=True),
        sa.Column("language", sa.String(), nullable=True),
        sa.Column("active", sa.Boolean(), nullable=False),
        columns.belongs_to("manager_id", "people", name=op.f("fk_people_company_id_manager_id")),
        columns.belongs_to("region_id", "regions", name=op.f("fk_people_company_id_region_id")),
        columns.belongs_to("team_id", "teams", name=op.f("fk_people_company_id_team_id")),
        sa.ForeignKeyConstraint(
            ["company_id"], ["companies.id"], name=op.f("fk_people_company_id")
        ),
        sa.PrimaryKeyConstraint("company_id", "id", name=op.f("pk_people")),
        sa.UniqueConstraint("company_id", "name", name=op.f("uq_people_company_id_name")),
        sa.UniqueConstraint(
            "company_id", "slack_user_id", name=op.f("uq_people_company_id_slack_user_id")
        ),
        sa.UniqueConstraint(
            "company_id", "wecom_user_id", name=op.f("uq_people_company_id_wecom_user_id")
        ),
    )
