"""Connects Slack and WeCom as the settings name them; a platform without settings is absent."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Protocol

from sqlalchemy import select
from starlette.routing import BaseRoute

from bot.assemble import Books
from bot.buttons import ButtonSigner
from bot.clock import Clock
from bot.delivery_errors import PermanentFailure
from bot.files.loop import Fetchers
from bot.messages import Answer, IncomingMessage
from bot.messenger import Messenger, Outgoing
from bot.settings import Settings
from bot.slack.client import SlackClient
from bot.slack.failures import before_posting
from bot.slack.hearing import Hearing
from bot.slack.http import slack_routes
from bot.slack.install import Installing
from bot.slack.installations import Installations
from bot.slack.messenger import SlackMessenger
from core.storage.company import FIRST_COMPANY
from core.storage.tables import Person

Receive = Callable[[IncomingMessage], Answer]


class Connected(Protocol):
    """A platform that is connected: where it is heard, and how it posts."""

    @property
    def routes(self) -> Sequence[BaseRoute]: ...

    @property
    def messenger(self) -> Messenger: ...

    def check(self) -> object: ...

    def close(self) -> None: ...


@dataclass
class Connections:
    """The platforms of an installation: `messengers` post, `routes` hear and hand to `receive`."""

    settings: Settings
    books: Books
    clock: Clock
    receive: Receive
    slack: SlackClient | None = field(init=False, default=None)
    installations: Installations | None = field(init=False, default=None)
    wecom: Connected | None = field(init=False, default=None)

    def __post_init__(self) -> None:
        settings = self.settings
        if settings.slack_bot_token:
            self.slack = SlackClient(settings.slack_bot_token, base_url=settings.slack_api_url)
        if settings.slack_client_id and settings.slack_client_secret:
            self.installations = Installations(
                self.books.database, settings.slack_client_secret, settings.slack_api_url
            )
        if settings.wecom_is_on:
            self.wecom = self._wecom()

    @cached_property
    def signer(self) -> ButtonSigner:
        return ButtonSigner(self.books.signing_key)

    def warm_up(self) -> None:
        """Load what other requests need than the first ones."""
        if self.settings.slack_is_on:
            import bot.slack.listeners  # noqa: F401

    def messengers(self) -> dict[str, Messenger]:
        found: dict[str, Messenger] = {}
        if self.settings.slack_is_on:
            found["slack"] = OneWorkspace(
                self.first_workspace, self.signer, self.clock, self.slack_user
            )
        if self.wecom is not None:
            found["wecom"] = self.wecom.messenger
        return found

    def fetchers(self) -> Fetchers:
        """Return what gets the files that people sent; WeCom hands none on."""
        if not self.settings.slack_is_on:
            return {}
        return {"slack": lambda team, address: self.slack_client(team).download(address)}

    def routes(self) -> list[BaseRoute]:
        """Return what Slack and WeCom call."""
        routes: list[BaseRoute] = []
        if self.settings.slack_is_on and self.settings.slack_signing_secret:
            routes += slack_routes(self.hearing(), self.settings.slack_signing_secret)
        if self.installations is not None:
            routes += self._installing(self.installations).routes()
        if self.wecom is not None:
            routes += self.wecom.routes
        return routes

    def hearing(self) -> Hearing:
        """Return what listening to Slack needs, over HTTP and Socket Mode alike."""
        return Hearing(
            receive=self.receive,
            signer=self.signer,
            clock=self.clock,
            wording=self.books.wording,
            client=self.slack_client,
            mention=lambda _team, person_id: self.slack_user(person_id),
            removed=self.installations.forget if self.installations else lambda _team: None,
        )

    def slack_client(self, team: str) -> SlackClient:
        """Return the client of a workspace: the settings' own token, else the installed one."""
        if self.slack is not None:
            return self.slack
        if self.installations is None:
            raise PermanentFailure("Slack is not set up")
        return self.installations.client(team)

    def first_workspace(self) -> SlackClient:
        """Return the client that the company's posts go out through."""
        if self.slack is not None or self.installations is None:
            return self.slack_client("")
        return self.installations.client(self.installations.first_team())

    def slack_user(self, person_id: int) -> str | None:
        with self.books.database.reading(FIRST_COMPANY) as session:
            return session.scalar(select(Person.slack_user_id).where(Person.id == person_id))

    @contextmanager
    def open(self) -> Iterator[None]:
        """Keep Socket Mode connected while it is wanted, and give connections back at the end."""
        with ExitStack() as opened:
            if self.wecom is not None:
                opened.callback(self.wecom.close)
            if self.settings.slack_app_token:
                from bot.slack.socket_mode import SocketMode

                socket = SocketMode(
                    self.hearing(),
                    self.settings.slack_app_token,
                    base_url=self.settings.slack_api_url,
                )
                socket.start()
                opened.callback(socket.stop)
            yield

    def _wecom(self) -> Connected:
        # A bot for Slack alone needs none of it, nor the HTTP client that comes with it.
        from bot.wecom.app import WeComSettings, connect

        settings = self.settings
        app = WeComSettings(
            corp_id=settings.wecom_corp_id or "",
            agent_id=settings.wecom_agent_id or "",
            secret=settings.wecom_secret or "",
            token=settings.wecom_token or "",
            aes_key=settings.wecom_aes_key or "",
            api_url=settings.wecom_api_url,
        )
        return connect(app, self.receive, self.signer, self.clock, self.books.wording)

    def _installing(self, store: Installations) -> Installing:
        settings = self.settings
        return Installing(
            settings.slack_client_id or "",
            settings.slack_client_secret or "",
            store,
            self.clock,
            self.books.wording,
            settings.slack_api_url,
        )


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
