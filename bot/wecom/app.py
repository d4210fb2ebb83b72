"""One WeCom app put together: its routes for the server, its messenger for delivery."""

from dataclasses import dataclass, field

from starlette.routing import Route

from bot.buttons import ButtonSigner
from bot.clock import Clock
from bot.wecom.callback import Callback, Receive
from bot.wecom.client import DEFAULT_API_URL, WeComApp, WeComClient
from bot.wecom.crypto import CallbackCipher
from bot.wecom.messenger import WeComMessenger
from core.errors import UserError
from core.wording import Wording


@dataclass(frozen=True)
class WeComSettings:
    """What the app's page in WeCom's admin console shows, as it was copied from there."""

    corp_id: str
    agent_id: str
    secret: str = field(repr=False)
    token: str = field(repr=False)
    aes_key: str = field(repr=False)
    api_url: str = DEFAULT_API_URL


@dataclass(frozen=True)
class WeCom:
    """A connected app. `close` gives its connections back."""

    routes: list[Route]
    messenger: WeComMessenger
    client: WeComClient

    def check(self) -> str:
        return self.client.check()

    def close(self) -> None:
        self.client.close()


def connect(
    settings: WeComSettings,
    receive: Receive,
    signer: ButtonSigner,
    clock: Clock,
    wording: Wording,
) -> WeCom:
    """Put the app together; nothing is sent yet. Raises `UserError` for settings that cannot be."""
    cipher, app = _cipher(settings), _app(settings)
    client = WeComClient(app, clock, api_url=settings.api_url)
    own_signer = signer.within(app.corp_id)
    callback = Callback(cipher, app.agent_id, receive, own_signer, clock, wording)
    return WeCom(callback.routes(), WeComMessenger(client, own_signer, clock), client)


def _cipher(settings: WeComSettings) -> CallbackCipher:
    try:
        return CallbackCipher(settings.token, settings.aes_key, settings.corp_id)
    except ValueError:
        raise UserError(
            "WECOM_TOKEN 或 WECOM_AES_KEY 不对：请从应用的“接收消息”页重新复制"
            "（EncodingAESKey 是 43 个字母和数字）。",
            "WECOM_TOKEN or WECOM_AES_KEY is wrong: copy them again from the app's "
            "“receive messages” page (the EncodingAESKey is 43 letters and digits).",
            code="settings",
        ) from None


def _app(settings: WeComSettings) -> WeComApp:
    if not (settings.agent_id.isascii() and settings.agent_id.isdecimal()):
        raise UserError(
            "WECOM_AGENT_ID 应是数字，例如 1000002，见应用详情页。",
            "WECOM_AGENT_ID is a number such as 1000002; see the app's page.",
            code="settings",
        )
    return WeComApp(settings.corp_id, int(settings.agent_id), settings.secret)
