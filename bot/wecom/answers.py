"""What the HTTP answer to a callback may hold: an encrypted text, or a button's new label.

https://developer.work.weixin.qq.com/document/path/90241
"""

import secrets
from datetime import datetime

from bot.wecom.crypto import CallbackCipher


def text_answer(cipher: CallbackCipher, receiver: str, content: str, now: datetime) -> str:
    """Say something to the sender of a message or a menu click."""
    return _sealed(cipher, receiver, "text", f"<Content>{_cdata(content)}</Content>", now)


def button_answer(cipher: CallbackCipher, receiver: str, label: str, now: datetime) -> str:
    """Put a label in place of a card's buttons, which can be pressed no more."""
    button = f"<Button><ReplaceName>{_cdata(label)}</ReplaceName></Button>"
    return _sealed(cipher, receiver, "update_button", button, now)


def _sealed(cipher: CallbackCipher, receiver: str, kind: str, body: str, now: datetime) -> str:
    timestamp = str(int(now.timestamp()))
    encrypted = cipher.seal(
        f"<xml><ToUserName>{_cdata(receiver)}</ToUserName>"
        f"<FromUserName>{_cdata(cipher.corp_id)}</FromUserName>"
        f"<CreateTime>{timestamp}</CreateTime><MsgType>{_cdata(kind)}</MsgType>{body}</xml>"
    )
    nonce = secrets.token_hex(8)
    signature = cipher.signature(timestamp, nonce, encrypted)
    return (
        f"<xml><Encrypt>{_cdata(encrypted)}</Encrypt>"
        f"<MsgSignature>{_cdata(signature)}</MsgSignature>"
        f"<TimeStamp>{timestamp}</TimeStamp><Nonce>{_cdata(nonce)}</Nonce></xml>"
    )


def _cdata(text: str) -> str:
    """Quote a text; what would end the quotation is split over two."""
    return "<![CDATA[" + text.replace("]]>", "]]]]><![CDATA[>") + "]]>"
