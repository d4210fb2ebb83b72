"""The workspaces that installed the app: their tokens, encrypted, and the states of installs.

slack_sdk's own stores let one state be used twice in a race and keep tokens in clear, so these are
ours. The key to the tokens comes from the settings and is never in the database.
"""

import base64
import hashlib
from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import delete, select

from bot.delivery_errors import PermanentFailure
from bot.slack.client import API_URL, SlackClient
from core.storage.company import FIRST_COMPANY
from core.storage.database import Database
from core.storage.tables import OauthState, Workspace

PLATFORM = "slack"


@dataclass(frozen=True)
class Installations:
    """Keeps each workspace's token. `secret` is the app's client secret."""

    database: Database
    secret: str = field(repr=False)
    base_url: str = API_URL
    _clients: dict[str, SlackClient] = field(default_factory=dict, repr=False)

    def open_state(self, state: str, expires: datetime) -> None:
        """Remember a state that one browser was given."""
        with self.database.writing(FIRST_COMPANY) as session:
            session.add(OauthState(state=state, expires_at=expires))

    def use_state(self, state: str, now: datetime) -> bool:
        """Tell whether the state is good, once: the delete decides, so no race can use it twice."""
        used = delete(OauthState).where(OauthState.state == state).returning(OauthState.expires_at)
        with self.database.writing(FIRST_COMPANY) as session:
            expires = session.scalar(used)
            session.execute(delete(OauthState).where(OauthState.expires_at <= now))
        return expires is not None and now < expires

    def keep(self, team: str, token: str, now: datetime) -> None:
        """Keep a workspace's token; a workspace that installs again has its new one."""
        # A library of several megabytes, which most bots never need.
        from cryptography.fernet import Fernet

        sealed = Fernet(self._key()).encrypt(token.encode())
        with self.database.writing(FIRST_COMPANY) as session:
            session.merge(
                Workspace(
                    company_id=FIRST_COMPANY,
                    platform=PLATFORM,
                    tenant=team,
                    sealed_token=sealed,
                    installed_at=now,
                )
            )
        self._clients.pop(team, None)

    def forget(self, team: str) -> None:
        """Drop a workspace's token: the app was removed, or its token revoked."""
        with self.database.writing(FIRST_COMPANY) as session:
            session.execute(
                delete(Workspace).where(Workspace.platform == PLATFORM, Workspace.tenant == team)
            )
        self._clients.pop(team, None)

    def first_team(self) -> str:
        """Return the workspace that was installed first. Raises `PermanentFailure` for none."""
        wanted = (
            select(Workspace.tenant)
            .where(Workspace.platform == PLATFORM)
            .order_by(Workspace.installed_at)
            .limit(1)
        )
        with self.database.reading(FIRST_COMPANY) as session:
            team = session.scalar(wanted)
        if team is None:
            raise PermanentFailure("not installed")
        return team

    def client(self, team: str) -> SlackClient:
        """Return the client of a workspace. Raises `PermanentFailure` where none is installed."""
        known = self._clients.get(team)
        if known is None:
            known = self._clients[team] = SlackClient(self._token(team), base_url=self.base_url)
        return known

    def _token(self, team: str) -> str:
        wanted = select(Workspace.sealed_token).where(
            Workspace.platform == PLATFORM, Workspace.tenant == team
        )
        with self.database.reading(FIRST_COMPANY) as session:
            sealed = session.scalar(wanted)
        if sealed is None:
            raise PermanentFailure("not installed")
        from cryptography.fernet import Fernet, InvalidToken

        try:
            return Fernet(self._key()).decrypt(sealed).decode()
        except InvalidToken:
            raise PermanentFailure("token was sealed with another client secret") from None

    def _key(self) -> bytes:
        key = hashlib.sha256(b"slack tokens\0" + self.secret.encode()).digest()
        return base64.urlsafe_b64encode(key)
