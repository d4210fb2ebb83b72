"""Our client of WeCom's API: tokens, uploads and messages, and what its refusals mean.

The access token has to travel in the address, so no address is ever logged or put into an error
text. `debug=1` is never asked for (5 calls a minute).
"""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import NoReturn

import structlog

from bot.clock import Clock
from bot.delivery_errors import PermanentFailure, TemporaryFailure
from bot.wecom import errcodes
from bot.wecom.errcodes import Outcome
from bot.wecom.limits import MAX_FILE_BYTES, MAX_IMAGE_BYTES, MIN_MEDIA_BYTES
from bot.wecom.pauses import Pauses
from bot.wecom.token import ASK_AGAIN_SECONDS, SecretRefusedError, TokenCache
from bot.wecom.wire import Target, Wire

log = structlog.get_logger(__name__)

DEFAULT_API_URL = "https://qyapi.weixin.qq.com/cgi-bin/"
# “建议重试次数不超过 3 次”, for -1 alone.
BUSY_PAUSES = (0.5, 1.0, 2.0)
CROWDED_SECONDS = 5.0
TOKEN_AGAIN_SECONDS = 30.0
DEFAULT_TOKEN_SECONDS = 7200
NOT_RECEIVING = ("invaliduser", "unlicenseduser")
Payload = Mapping[str, object]


class MediaExpiredFailure(TemporaryFailure):
    """A picture was uploaded too long ago; it has to be uploaded again."""


@dataclass(frozen=True)
class WeComApp:
    """One self-built app of one company, as its settings name it."""

    corp_id: str
    agent_id: int
    secret: str = field(repr=False)


class WeComClient:
    """Calls WeCom as one app. Safe to share between threads."""

    def __init__(
        self,
        app: WeComApp,
        clock: Clock,
        *,
        api_url: str = DEFAULT_API_URL,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.app = app
        self._clock = clock
        self._sleep = sleep
        self._wire = Wire(api_url)
        self._token = TokenCache(self._fetch_token, clock)
        self._pauses = Pauses(clock)

    def check(self) -> str:
        """Return the app's name, which only the right secret, agent and address can read.

        Raises `DeliveryError`.
        """
        query = {"agentid": str(self.app.agent_id)}
        outcome = self._call("agent/get", lambda at: self._wire.get(at, query))
        return outcome.fields.get("name", "")

    def send_to_person(self, payload: Payload) -> Outcome:
        """Post one app message. Raises `DeliveryError`."""
        outcome = self._call("message/send", lambda at: self._wire.post_json(at, payload))
        # With several receivers a refused one is no error; we have one, so it is.
        if any(outcome.fields.get(name) for name in NOT_RECEIVING):
            raise PermanentFailure(Outcome(errcodes.NO_SUCH_RECEIVER, {}).reason())
        return outcome

    def send_to_room(self, payload: Payload) -> Outcome:
        """Post one message to a group chat that the app made. Raises `DeliveryError`."""
        return self._call("appchat/send", lambda at: self._wire.post_json(at, payload))

    def upload_image(self, image: bytes) -> str:
        """Upload a picture and return its media id, good for three days. Raises `DeliveryError`."""
        if not MIN_MEDIA_BYTES <= len(image) <= MAX_IMAGE_BYTES:
            raise PermanentFailure("the picture is empty or larger than 10 MB")
        return _media_id(self._call("media/upload", lambda at: self._wire.post_image(at, image)))

    def upload_file(self, name: str, content: bytes) -> str:
        """Upload a file under an ASCII name; returns its media id. Raises `DeliveryError`."""
        if not MIN_MEDIA_BYTES <= len(content) <= MAX_FILE_BYTES:
            raise PermanentFailure("the file is empty or larger than 20 MB")
        return _media_id(
            self._call("media/upload", lambda at: self._wire.post_file(at, name, content))
        )

    def close(self) -> None:
        self._wire.close()

    def _call(self, path: str, post: Callable[[Target], Outcome]) -> Outcome:
        self._pauses.check(path)
        token = self._token.get()
        outcome = self._patiently(lambda: post(Target(path, token)))
        if outcome.code in errcodes.TOKEN_REFUSED:
            # One refresh and one repetition: going on would flood WeCom with requests for tokens.
            self._token.discard(token)
            fresh = self._token.get()
            outcome = self._patiently(lambda: post(Target(path, fresh)))
        if outcome.code not in errcodes.POSTED:
            self._refuse(path, outcome)
        self._pauses.clear(path)
        return outcome

    def _patiently(self, attempt: Callable[[], Outcome]) -> Outcome:
        outcome = attempt()
        for pause in BUSY_PAUSES:
            if outcome.code != errcodes.BUSY:
                break
            self._sleep(pause)
            outcome = attempt()
        return outcome

    def _refuse(self, path: str, outcome: Outcome) -> NoReturn:
        log.warning("WeCom refused a call", path=path, errcode=outcome.code)
        reason = outcome.reason()
        match outcome.code:
            case errcodes.BUSY:
                raise TemporaryFailure(reason)
            case errcodes.TOO_OFTEN:
                raise TemporaryFailure(reason, retry_after=self._pauses.begin(path))
            case errcodes.TOO_MANY_AT_ONCE:
                raise TemporaryFailure(reason, retry_after=CROWDED_SECONDS)
            case errcodes.MEDIA_EXPIRED:
                raise MediaExpiredFailure(reason)
            case code if code in errcodes.TOKEN_REFUSED:
                raise TemporaryFailure(reason, retry_after=TOKEN_AGAIN_SECONDS)
            case code if code in errcodes.SECRET_REFUSED:
                self._token.close(reason)
                raise TemporaryFailure(reason, retry_after=ASK_AGAIN_SECONDS)
            case _:
                raise PermanentFailure(reason)

    def _fetch_token(self) -> tuple[str, int]:
        outcome = self._patiently(lambda: self._wire.get_token(self.app.corp_id, self.app.secret))
        if outcome.code in errcodes.PASSING:
            self._refuse("gettoken", outcome)
        token = outcome.fields.get("access_token", "")
        if outcome.code != errcodes.OK or not token:
            raise SecretRefusedError(outcome.reason())
        return token, int(outcome.fields.get("expires_in", DEFAULT_TOKEN_SECONDS))


def _media_id(outcome: Outcome) -> str:
    media_id = outcome.fields.get("media_id", "")
    if not media_id:
        raise TemporaryFailure("WeCom named no media id")
    return media_id
