"""Connects Slack and WeCom as the settings name them; a platform without settings is absent."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from sqlalchemy import select
from starlette.routing import BaseRoute, Mount

from bot.assemble import Books
from bot.buttons import ButtonSigner
from bot.clock import Clock
from bot.messages import Answer, IncomingMessage
from bot.messenger import Messenger, Outgoing
from bot.settings import Settings
from bot.slack.client import SlackClient
from bot.slack.failures import before_posting
from bot.slack.hearing import Hearing
from bot.slack.listeners import slack_app
from bot.slack.messenger import SlackMessenger
from bot.wecom.app import WeCom, WeComSettings
from bot.wecom.app import connect as connect_wecom
from core.storage.company import FIRST_COMPANY
from core.storage.tables import Person

Receive = Callable[[IncomingMessage], Answer]


@dataclass
class Connections:
    """The platforms of an installation: `messengers` post, `routes` hear and hand to `receive`."""

    settings: Settings
    books: Books
    clock: Clock
    receive: Receive
    slack: SlackClient | None = field(init=False, default=None)
    wecom: WeCom | None = field(init=False, default=None)

    def __post_init__(self) -> None:
        if self.settings.slack_bot_token:
            self.slack = SlackClient(
                self.settings.slack_bot_token, base_url=self.settings.slack_api_url
            )
        if self.settings.wecom_is_on:
            self.wecom = connect_wecom(
                wecom_settings(self.settings),
                self.receive,
                self.signer,
                self.clock,
                self.books.wording,
            )

    @cached_property
    def signer(self) -> ButtonSigner:
        return ButtonSigner(self.books.signing_key)

    def messengers(self) -> dict[str, Messenger]:
        found: dict[str, Messenger] = {}
        if self.slack is not None:
            found["slack"] = OneWorkspace(self.slack, self.signer, self.clock, self.slack_user)
        if self.wecom is not None:
            found["wecom"] = self.wecom.messenger
        return found

    def routes(self) -> list[BaseRoute]:
        """Return what Slack and WeCom call."""
        routes: list[BaseRoute] = []
        if self.slack is not None and self.settings.slack_signing_secret:
            guard = slack_app(self.hearing(self.slack), self.settings.slack_signing_secret)
            routes.append(Mount("/slack/events", guard))
        if self.wecom is not None:
            routes += self.wecom.routes
        return routes

    def hearing(self, slack: SlackClient) -> Hearing:
        """Return what listening to Slack needs, over HTTP and Socket Mode alike."""
        return Hearing(
            receive=self.receive,
            signer=self.signer,
            clock=self.clock,
            wording=self.books.wording,
            client=lambda _team: slack,
            mention=lambda _team, person_id: self.slack_user(person_id),
        )

    def slack_user(self, person_id: int) -> str | None:
        with self.books.database.reading(FIRST_COMPANY) as session:
            return session.scalar(select(Person.slack_user_id).where(Person.id == person_id))


def wecom_settings(settings: Settings) -> WeComSettings:
    return WeComSettings(
        corp_id=settings.wecom_corp_id or "",
        agent_id=settings.wecom_agent_id or "",
        secret=settings.wecom_secret or "",
        token=settings.wecom_token or "",
        aes_key=settings.wecom_aes_key or "",
        api_url=settings.wecom_api_url,
    )


@dataclass
class OneWorkspace:
    """The messenger of the workspace whose token is in the settings.

    Which one that is, Slack says when the first post is sent: starting needs no network.
    """

    client: SlackClient
    signer: ButtonSigner
    clock: Clock
    mention: Callable[[int], str | None]

    @cached_property
    def _messenger(self) -> SlackMessenger:
        with before_posting():
            team, _ = self.client.check()
        return SlackMessenger(self.client, self.signer.within(team), self.clock, self.mention)

    def send(self, outgoing: Outgoing) -> str:
        return self._messenger.send(outgoing)

    def was_sent(self, outgoing: Outgoing, since: datetime) -> bool | None:
        return self._messenger.was_sent(outgoing, since)
