"""Connects Slack and WeCom as the settings name them; a platform without settings is absent."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from typing import Protocol

from sqlalchemy import select
from starlette.routing import BaseRoute

from bot.assemble import Books
from bot.buttons import ButtonSigner
from bot.clock import Clock
from bot.files.loop import Fetchers
from bot.messages import Answer, IncomingMessage
from bot.messenger import Messenger
from bot.settings import Settings
from bot.slack.hearing import Hearing, Workspace
from core.storage.company import FIRST_COMPANY
from core.storage.tables import Person
from core.wording import Wording

Receive = Callable[[IncomingMessage], Answer]


class Connected(Protocol):
    """A platform that is connected: where it is heard, and how it posts."""

    @property
    def routes(self) -> Sequence[BaseRoute]: ...

    @property
    def messenger(self) -> Messenger: ...

    def check(self) -> object: ...

    def close(self) -> None: ...


class SlackSide(Protocol):
    """Slack's Web API, in each workspace that we are in."""

    def client(self, team: str) -> Workspace: ...

    def forget(self, team: str) -> None: ...

    def messenger(
        self, signer: ButtonSigner, clock: Clock, mention: Callable[[int], str | None]
    ) -> Messenger: ...

    def install_routes(self, clock: Clock, wording: Wording) -> Sequence[BaseRoute]: ...


@dataclass
class Connections:
    """The platforms of an installation: `messengers` post, `routes` hear and hand to `receive`."""

    settings: Settings
    books: Books
    clock: Clock
    receive: Receive
    wecom: Connected | None = field(init=False, default=None)

    def __post_init__(self) -> None:
        if self.settings.wecom_is_on:
            self.wecom = self._wecom()

    @cached_property
    def slack(self) -> SlackSide:
        # With Slack's client of its Web API: what is answered in the request itself needs none.
        from bot.slack.workspaces import Workspaces

        settings = self.settings
        return Workspaces(
            self.books.database,
            settings.slack_bot_token,
            settings.slack_client_id,
            settings.slack_client_secret,
            settings.slack_api_url,
        )

    @cached_property
    def signer(self) -> ButtonSigner:
        return ButtonSigner(self.books.signing_key)

    def warm_up(self) -> None:
        """Load what other requests need than the first ones."""
        if self.settings.slack_is_on:
            import bot.slack.workspaces  # noqa: F401

    def messengers(self) -> dict[str, Messenger]:
        found: dict[str, Messenger] = {}
        if self.settings.slack_is_on:
            found["slack"] = self.slack.messenger(self.signer, self.clock, self.slack_user)
        if self.wecom is not None:
            found["wecom"] = self.wecom.messenger
        return found

    def fetchers(self) -> Fetchers:
        """Return what gets the files that people sent; WeCom hands none on."""
        if not self.settings.slack_is_on:
            return {}
        return {"slack": lambda team, address: self.slack.client(team).download(address)}

    def routes(self) -> list[BaseRoute]:
        """Return what Slack and WeCom call."""
        routes: list[BaseRoute] = []
        if self.settings.slack_is_on and self.settings.slack_signing_secret:
            # With Bolt, which no other platform needs.
            from bot.slack.http import slack_routes

            routes += slack_routes(self.hearing(), self.settings.slack_signing_secret)
        if self.settings.slack_client_id:
            routes += self.slack.install_routes(self.clock, self.books.wording)
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
            client=self._client,
            mention=lambda _team, person_id: self.slack_user(person_id),
            removed=self._forget,
        )

    def _client(self, team: str) -> Workspace:
        return self.slack.client(team)

    def _forget(self, team: str) -> None:
        self.slack.forget(team)

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
