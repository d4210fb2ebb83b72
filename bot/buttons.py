"""Buttons carry typed commands, sealed so that only we can have written them.

A seal ties the command to an expiry, to the company and, where the button is one person's own, to
that person. Opening proves no permission: the command is understood and checked like a typed one.
"""

import base64
import hmac
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from core.errors import UserError

# Cards stay on the screen for days; whoever may no longer do a thing is refused when it is done.
LIFETIME = timedelta(days=14)
SIGNATURE_CHARACTERS = 20  # 120 bits
PERSON_CHARACTERS = 8
ANYBODY = "-"
VERSION = "s1"


@dataclass(frozen=True)
class ButtonSigner:
    """Seals commands with one secret key."""

    key: bytes = field(repr=False)

    def within(self, company: str) -> "ButtonSigner":
        """Return the signer of one company; what it sealed opens nowhere else."""
        return ButtonSigner(hmac.digest(self.key, f"company\0{company}".encode(), "sha256"))

    def seal(self, command: str, *, person: str | None, expires: datetime) -> str:
        """Return the command as a button may carry it: 43 characters longer, text left readable."""
        owner = self._tag(person) if person is not None else ANYBODY
        sealed = f"{owner}.{int(expires.timestamp()):x}.{command}"
        return f"{VERSION}.{self._signature(sealed)}.{sealed}"

    def open(self, token: str, *, person: str, now: datetime) -> str:
        """Return the command, or raise `UserError`: forged, somebody else's, or too old."""
        signature, sealed = _split(token)
        expected = self._signature(sealed)
        if not hmac.compare_digest(signature.encode(errors="replace"), expected.encode()):
            raise _forged()
        owner, expires, command = sealed.split(".", 2)
        if owner != ANYBODY and not hmac.compare_digest(owner, self._tag(person)):
            raise UserError(
                "这个按钮是给别人的。请自己输入一次。",
                "This button belongs to somebody else. Please type it yourself.",
                code="button_not_yours",
            )
        if now >= datetime.fromtimestamp(int(expires, 16), UTC):
            raise UserError(
                "这个按钮已过期。请重新输入。",
                "This button is too old. Please type it again.",
                code="button_expired",
            )
        return command

    def _signature(self, sealed: str) -> str:
        return self._digest(f"text\0{sealed}")[:SIGNATURE_CHARACTERS]

    def _tag(self, person: str) -> str:
        return self._digest(f"person\0{person}")[:PERSON_CHARACTERS]

    def _digest(self, text: str) -> str:
        digest = hmac.digest(self.key, text.encode(errors="surrogatepass"), "sha256")
        return base64.urlsafe_b64encode(digest).decode()


def _split(token: str) -> tuple[str, str]:
    version, _, rest = token.partition(".")
    signature, _, sealed = rest.partition(".")
    if version != VERSION:
        raise _forged()
    return signature, sealed


def _forged() -> UserError:
    return UserError(
        "这个按钮无法识别。请重新输入。",
        "I do not recognise this button. Please type it instead.",
        code="button_invalid",
    )
