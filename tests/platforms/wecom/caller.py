"""WeCom's side of the callback: encrypts, signs and reads answers with wechatpy, the reference."""

import hashlib
import re
import struct
from base64 import b64decode, b64encode
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode
from xml.sax.saxutils import escape

from wechatpy.crypto.cryptography import WeChatCipher
from wechatpy.enterprise.crypto import PrpCrypto, WeChatCrypto

TOKEN = "QDG6eK"
AES_KEY = "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C"
CORP_ID = "wx5823bf96d3bd56c7"
AGENT_ID = 218
NONCE = "1372623149"


@dataclass(frozen=True)
class Call:
    """One HTTP request as WeCom makes it."""

    query: dict[str, str]
    body: bytes = b""

    @property
    def url(self) -> str:
        return "/wecom/callback?" + urlencode(self.query)


@dataclass(frozen=True)
class Caller:
    """WeCom, as far as it calls one app."""

    token: str = TOKEN
    aes_key: str = AES_KEY
    corp_id: str = CORP_ID
    agent_id: int = AGENT_ID

    @property
    def key(self) -> bytes:
        return b64decode(self.aes_key + "=")

    def encrypt(self, plain: str) -> str:
        return PrpCrypto(self.key).encrypt(plain, self.corp_id).decode()

    def sign(self, timestamp: str, nonce: str, encrypted: str) -> str:
        parts = sorted([self.token, timestamp, nonce, encrypted])
        return hashlib.sha1("".join(parts).encode()).hexdigest()

    def check(self, echo: str, at: datetime) -> Call:
        """The URL check."""
        encrypted = self.encrypt(echo)
        return Call({**self.query(encrypted, at), "echostr": encrypted})

    def post(self, fields: dict[str, object], at: datetime) -> Call:
        return self.post_encrypted(self.encrypt(message_xml(fields)), at)

    def post_encrypted(self, encrypted: str, at: datetime) -> Call:
        body = (
            f"<xml><ToUserName><![CDATA[{self.corp_id}]]></ToUserName>"
            f"<Encrypt><![CDATA[{encrypted}]]></Encrypt>"
            f"<AgentID><![CDATA[{self.agent_id}]]></AgentID></xml>"
        )
        return Call(self.query(encrypted, at), body.encode())

    def query(self, encrypted: str, at: datetime) -> dict[str, str]:
        timestamp = str(int(at.timestamp()))
        signature = self.sign(timestamp, NONCE, encrypted)
        return {"msg_signature": signature, "timestamp": timestamp, "nonce": NONCE}

    def text(self, content: str, at: datetime, **more: object) -> Call:
        return self.post({**self._head(at, "text"), "Content": content, "MsgId": 7001, **more}, at)

    def event(self, name: str, at: datetime, **more: object) -> Call:
        return self.post({**self._head(at, "event"), "Event": name, **more}, at)

    def _head(self, at: datetime, kind: str) -> dict[str, object]:
        return {
            "ToUserName": self.corp_id,
            "FromUserName": "ZhangSan",
            "CreateTime": int(at.timestamp()),
            "MsgType": kind,
            "AgentID": self.agent_id,
        }

    def read_answer(self, document: str) -> str:
        """Decrypt a passive answer with the reference, signature and all; its inner XML."""
        found = {
            name: re.search(rf"<{name}>(?:<!\[CDATA\[)?(.*?)(?:\]\]>)?</{name}>", document)[1]
            for name in ("MsgSignature", "TimeStamp", "Nonce")
        }
        crypto = WeChatCrypto(self.token, self.aes_key, self.corp_id)
        return crypto.decrypt_message(
            document, found["MsgSignature"], found["TimeStamp"], found["Nonce"]
        )

    def encrypt_frame(self, frame: bytes) -> str:
        """Encrypt raw bytes: for frames that are signed well and made badly."""
        return b64encode(WeChatCipher(self.key).encrypt(frame)).decode()

    def frame(self, message: bytes, *, length: int | None = None, receiver: str = "") -> bytes:
        """The plain frame before padding; `length` and `receiver` may lie."""
        size = len(message) if length is None else length
        return b"r" * 16 + struct.pack(">I", size) + message + (receiver or self.corp_id).encode()


def padded(frame: bytes) -> bytes:
    count = 32 - len(frame) % 32
    return frame + bytes([count]) * count


def message_xml(fields: dict[str, object]) -> str:
    inner = "".join(f"<{name}>{escape(str(value))}</{name}>" for name, value in fields.items())
    return f"<xml>{inner}</xml>"
