"""The workspaces that a bot is in: the one of the settings' token, or those that installed it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from starlette.routing import BaseRoute

from bot.buttons import ButtonSigner
from bot.clock import Clock
from bot.delivery_errors import PermanentFailure
from bot.messenger import Messenger, Outgoing
from bot.slack.client import API_URL, SlackClient
from bot.slack.failures import before_posting
from bot.slack.install import Installing
from bot.slack.installations import Installations
from bot.slack.messenger import SlackMessenger
from core.storage.database import Database
from core.wording import Wording


@dataclass(frozen=True)
class Workspaces:
    """Knows the client of each workspace by its team id. `token` is that of the settings."""

    database: Database
    token: str | None = field(default=None, repr=False)
    client_id: str | None = None
    client_secret: str | None = field(default=None, repr=False)
    base_url: str = API_URL

    @cached_property
    def _own(self) -> SlackClient | None:
        return SlackClient(self.token, base_url=self.base_url) if self.token else None

    @cached_property
    def _installed(self) -> Installations | None:
        if not self.client_id or not self.client_secret:
            return None
        return Installations(self.database, self.client_secret, self.base_url)

    def client(self, team: str) -> SlackClient:
        """Return the client of a workspace: the settings' own token, else the installed one."""
        if self._own is not None:
            return self._own
        if self._installed is None:
            raise PermanentFailure("Slack is not set up")
        return self._installed.client(team)

    def first(self) -> SlackClient:
        """Return the client that the company's posts go out through."""
        if self._own is not None or self._installed is None:
            return self.client("")
        return self._installed.client(self._installed.first_team())

    def forget(self, team: str) -> None:
        """Drop the token of a workspace that took the app away."""
        if self._installed is not None:
            self._installed.forget(team)

    def messenger(
        self, signer: ButtonSigner, clock: Clock, mention: Callable[[int], str | None]
    ) -> Messenger:
        return OneWorkspace(self.first, signer, clock, mention)

    def install_routes(self, clock: Clock, wording: Wording) -> Sequence[BaseRoute]:
        """Return where further workspaces install the app, when a client id is set."""
        if self._installed is None:
            return []
        client_id, secret = self.client_id or "", self.client_secret or ""
        installing = Installing(client_id, secret, self._installed, clock, wording, self.base_url)
        return installing.routes()


@dataclass
class OneWorkspace:
    """The messenger of the workspace that the company's posts go out through.

    Which one that is, Slack says when the first post is sent: starting needs no network.
    """

    client: Callable[[], SlackClient]
    signer: ButtonSigner
    clock: Clock
    mention: Callable[[int], str | None]

    @cached_property
    def _messenger(self) -> SlackMessenger:
        client = self.client()
        with before_posting():
            team, _ = client.check()
        return SlackMessenger(client, self.signer.within(team), self.clock, self.mention)

    def send(self, outgoing: Outgoing) -> str:
        return self._messenger.send(outgoing)

    def was_sent(self, outgoing: Outgoing, since: datetime) -> bool | None:
        return self._messenger.was_sent(outgoing, since)
