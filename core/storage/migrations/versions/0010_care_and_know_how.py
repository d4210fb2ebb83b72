"""contacts, helpers, service orders and credit; products, cases, rules and rewards."""

from collections.abc import Mapping, Sequence
from typing import Any

import sqlalchemy as sa
from alembic import op

from core.storage import columns

revision: str = "0010"
down_revision: str | None = "0009"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None

Column = sa.Column[Any]
TABLES = (
    "products", "rewards", "loss_rules", "specialties", "account_members", "contacts",
    "credit_limits", "service_orders", "case_studies",
)  # fmt: skip


def upgrade() -> None:
    make_what_the_company_knows()
    make_what_looks_after_customers()
    make_what_is_learnt()


def downgrade() -> None:
    for name in reversed(TABLES):
        op.drop_table(name)


def make_what_the_company_knows() -> None:
    _table(
        "products", text("name"), whole("stock", optional=True), text("pitch", optional=True),
        text("promotion", optional=True), day("promotion_ends_on", optional=True),
        unique=("name",),
    )  # fmt: skip
    _table(
        "rewards", text("name"), whole("cost"), whole("remaining", optional=True),
        sa.Column("active", sa.Boolean(), nullable=False), unique=("name",),
    )  # fmt: skip
    _table(
        "specialties", whole("person_id"), text("word"),
        refers={"person_id": "people"}, unique=("person_id", "word"),
    )  # fmt: skip


def make_what_looks_after_customers() -> None:
    _table(
        "contacts", whole("account_id"), text("name"), text("position", optional=True),
        text("part", optional=True), text("phone", optional=True),
        refers={"account_id": "accounts"}, unique=("account_id", "name"),
    )  # fmt: skip
    _table(
        "account_members", whole("account_id"), whole("person_id"),
        refers={"account_id": "accounts", "person_id": "people"}, key=("account_id", "person_id"),
    )  # fmt: skip
    _index("account_members", "person_id")
    _table(
        "credit_limits", whole("account_id"), whole("limit_minor"),
        refers={"account_id": "accounts"}, key=("account_id",),
    )  # fmt: skip
    _table(
        "service_orders", whole("account_id"), text("order_kind"), text("matter"),
        whole("assignee_id"), moment("opened_at"), moment("answer_by"),
        moment("closed_at", optional=True), text("result", optional=True),
        refers={"account_id": "accounts", "assignee_id": "people"},
    )  # fmt: skip
    _index("service_orders", "account_id")
    _index("service_orders", "closed_at", "answer_by")


def make_what_is_learnt() -> None:
    _table(
        "case_studies", whole("author_id"), text("case_kind"), text("topic", optional=True),
        whole("deal_id", optional=True), text("story"), day("created_on"),
        refers={"author_id": "people", "deal_id": "deals"},
    )  # fmt: skip
    _index("case_studies", "topic")
    _table(
        "loss_rules", whole("author_id"), text("scope"), whole("scope_id"), text("loss_reason"),
        text("rule"), day("started_on"), day("ended_on", optional=True),
        refers={"author_id": "people"},
    )  # fmt: skip
    _index("loss_rules", "scope", "scope_id")


def text(name: str, *, optional: bool = False) -> Column:
    return Column(name, sa.String(), nullable=optional)


def whole(name: str, *, optional: bool = False) -> Column:
    return Column(name, sa.BigInteger(), nullable=optional)


def day(name: str, *, optional: bool = False) -> Column:
    return Column(name, sa.Date(), nullable=optional)


def moment(name: str, *, optional: bool = False) -> Column:
    return Column(name, columns.UtcDateTime(timezone=True), nullable=optional)


def _table(
    name: str,
    *own: Column,
    refers: Mapping[str, str] | None = None,
    unique: Sequence[str] = (),
    key: Sequence[str] = ("id",),
) -> None:
    """Make a table of a company's rows; one whose key is `id` has it beside its own columns."""
    company = sa.Column("company_id", sa.Integer(), nullable=False)
    identity = [whole("id")] if tuple(key) == ("id",) else []
    rules: list[sa.Constraint] = [
        columns.belongs_to(column, table, name=op.f(f"fk_{name}_company_id_{column}"))
        for column, table in (refers or {}).items()
    ]
    if unique:
        named = op.f(f"uq_{name}_company_id_{'_'.join(unique)}")
        rules.append(sa.UniqueConstraint("company_id", *unique, name=named))
    owned = sa.ForeignKeyConstraint(
        ["company_id"], ["companies.id"], name=op.f(f"fk_{name}_company_id")
    )
    primary = sa.PrimaryKeyConstraint("company_id", *key, name=op.f(f"pk_{name}"))
    op.create_table(name, company, *identity, *own, *rules, owned, primary)


def _index(table: str, *of: str) -> None:
    op.create_index(op.f(f"ix_{table}_company_id_{'_'.join(of)}"), table, ["company_id", *of])
