"""a sealed trail of changes, and views for business intelligence."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from core.storage.migrations.views_v1 import create_views, drop_views

revision: str = "0006"
down_revision: str | None = "0005"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    op.add_column("changes", sa.Column("follows", sa.BigInteger(), nullable=True))
    op.add_column("changes", sa.Column("seal", sa.LargeBinary(), nullable=True))
    create_views(op.get_bind())


def downgrade() -> None:
    drop_views(op.get_bind())
    op.drop_column("changes", "seal")
    op.drop_column("changes", "follows")
