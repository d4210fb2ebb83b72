"""The company: its people, teams, regions, channels and workspaces."""

from datetime import datetime

from sqlalchemy import JSON, Boolean, Integer, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from core.storage.columns import Base, InCompany, Recorded, belongs_to


class Company(Base):
    """One company of the installation.

    `names_version` grows whenever a name that sentences may hold changes, so that every process
    knows when its index of names is out of date. `last_deal_number` numbers the deals.
    """

    __tablename__ = "companies"

    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    name: Mapped[str]
    timezone: Mapped[str] = mapped_column(default="Asia/Shanghai")
    language: Mapped[str] = mapped_column(default="zh")
    currency: Mapped[str] = mapped_column(default="CNY")
    signing_key: Mapped[bytes] = mapped_column(LargeBinary)
    names_version: Mapped[int] = mapped_column(default=0)
    last_deal_number: Mapped[int] = mapped_column(default=0)
    settings: Mapped[dict[str, object]] = mapped_column(JSON, default=dict)


class Workspace(InCompany, Base):
    """A Slack workspace or WeCom corp that speaks for the company; the token is encrypted."""

    __tablename__ = "workspaces"
    __table_args__ = (UniqueConstraint("platform", "tenant"),)

    platform: Mapped[str] = mapped_column(primary_key=True)
    tenant: Mapped[str] = mapped_column(primary_key=True)
    sealed_token: Mapped[bytes | None] = mapped_column(LargeBinary)
    installed_at: Mapped[datetime]


class OauthState(Base):
    """A state handed to a browser that is installing the app; used once, then gone."""

    __tablename__ = "oauth_states"

    state: Mapped[str] = mapped_column(primary_key=True)
    expires_at: Mapped[datetime]


class Region(Recorded, Base):
    """A sales region with its canonical key and its names in both languages."""

    __tablename__ = "regions"
    __table_args__ = (UniqueConstraint("company_id", "key"),)

    key: Mapped[str]
    zh: Mapped[str]
    en: Mapped[str]
    aliases: Mapped[list[str]] = mapped_column(JSON, default=list)


class Team(Recorded, Base):
    """A team of people; `region_id` is the region that it works in."""

    __tablename__ = "teams"
    __table_args__ = (
        UniqueConstraint("company_id", "name"),
        belongs_to("region_id", "regions"),
    )

    name: Mapped[str]
    aliases: Mapped[list[str]] = mapped_column(JSON, default=list)
    region_id: Mapped[int | None]


class Person(Recorded, Base):
    """A member of the company: role rep, manager, director or admin."""

    __tablename__ = "people"
    __table_args__ = (
        UniqueConstraint("company_id", "name"),
        UniqueConstraint("company_id", "slack_user_id"),
        UniqueConstraint("company_id", "wecom_user_id"),
        belongs_to("team_id", "teams"),
        belongs_to("region_id", "regions"),
        belongs_to("manager_id", "people"),
    )

    name: Mapped[str]
    aliases: Mapped[list[str]] = mapped_column(JSON, default=list)
    role: Mapped[str]
    team_id: Mapped[int | None]
    region_id: Mapped[int | None]
    manager_id: Mapped[int | None]
    slack_user_id: Mapped[str | None]
    wecom_user_id: Mapped[str | None]
    email: Mapped[str | None]
    language: Mapped[str | None]
    active: Mapped[bool] = mapped_column(Boolean, default=True)


class Channel(Recorded, Base):
    """A room that posts go to: whose (`scope`), where, and what for (`purposes`)."""

    __tablename__ = "channels"
    __table_args__ = (UniqueConstraint("company_id", "platform", "channel_id"),)

    scope: Mapped[str]
    scope_id: Mapped[int] = mapped_column(default=0)
    platform: Mapped[str]
    channel_id: Mapped[str]
    purposes: Mapped[list[str]] = mapped_column(JSON, default=list)
