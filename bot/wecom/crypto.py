"""WeCom's signature and cipher: the only file that knows wechatpy, with the checks it leaves out.

wechatpy compares signatures with `!=`, does not look at padding or lengths, and fails on broken
ciphertext with whatever exception comes first; here every refusal is a `CallbackRefusedError`.
The scheme: https://developer.work.weixin.qq.com/document/path/91144
"""

import base64
import binascii
import hmac
import re
import struct

AES_KEY_LENGTH = 43
BLOCK = 32
RANDOM_BYTES = 16
LENGTH_BYTES = 4
HEAD_BYTES = RANDOM_BYTES + LENGTH_BYTES
# AES itself works on 16 bytes; only the padding counts in 32.
CIPHER_BLOCK = 16
UNAUTHORIZED = 401
MALFORMED = 400
TOO_LARGE = 413


class CallbackRefusedError(Exception):
    """A request that WeCom would not have sent; `status` is the HTTP answer to it."""

    def __init__(self, status: int, reason: str) -> None:
        super().__init__(reason)
        self.status = status
        self.reason = reason


class CallbackCipher:
    """What one app shares with WeCom: its token, its key and its company's id."""

    def __init__(self, token: str, aes_key: str, corp_id: str) -> None:
        """Keep the app's secrets.

        Raises:
            ValueError: the token or company is empty, or the key is not one WeCom hands out.
        """
        if not token or not corp_id:
            raise ValueError("WeCom needs a callback token and a corp id.")
        if not re.fullmatch(r"[A-Za-z0-9+/]{43}", aes_key):
            raise ValueError(f"The WeCom EncodingAESKey has {AES_KEY_LENGTH} letters and digits.")
        # wechatpy brings its whole API client along: a third of a second, only where WeCom is used.
        from wechatpy.enterprise.crypto import PrpCrypto
        from wechatpy.utils import WeChatSigner

        self.corp_id = corp_id
        self._token = token
        self._signer = WeChatSigner
        self._cipher = PrpCrypto(base64.b64decode(aes_key + "="))

    def __repr__(self) -> str:
        return f"CallbackCipher(corp_id={self.corp_id!r})"

    def signature(self, timestamp: str, nonce: str, encrypted: str) -> str:
        signer = self._signer()
        signer.add_data(self._token, timestamp, nonce, encrypted)
        return str(signer.signature)

    def check_signature(self, given: str, timestamp: str, nonce: str, encrypted: str) -> None:
        """Refuse what was not signed with our token, in the same time for every wrong guess."""
        expected = self.signature(timestamp, nonce, encrypted)
        if not hmac.compare_digest(expected.encode(), given.encode(errors="replace")):
            raise CallbackRefusedError(UNAUTHORIZED, "wrong signature")

    def open(self, encrypted: str) -> str:
        """Decrypt one message, and refuse it unless every byte of its frame is as it should be."""
        frame = _without_padding(self._decrypted(encrypted))
        (length,) = struct.unpack(">I", frame[RANDOM_BYTES:HEAD_BYTES])
        if length > len(frame) - HEAD_BYTES:
            raise CallbackRefusedError(MALFORMED, "wrong length")
        receiver = frame[HEAD_BYTES + length :]
        if not hmac.compare_digest(receiver, self.corp_id.encode()):
            raise CallbackRefusedError(UNAUTHORIZED, "meant for another company")
        try:
            return frame[HEAD_BYTES : HEAD_BYTES + length].decode()
        except UnicodeDecodeError:
            raise CallbackRefusedError(MALFORMED, "not UTF-8") from None

    def seal(self, text: str) -> str:
        """Encrypt one message to this company, the way WeCom does."""
        return bytes(self._cipher.encrypt(text, self.corp_id)).decode("ascii")

    def _decrypted(self, encrypted: str) -> bytes:
        try:
            ciphertext = base64.b64decode(encrypted, validate=True)
        except (binascii.Error, ValueError):
            raise CallbackRefusedError(MALFORMED, "not base64") from None
        if not ciphertext or len(ciphertext) % CIPHER_BLOCK:
            raise CallbackRefusedError(MALFORMED, "not whole blocks")
        return bytes(self._cipher.cipher.decrypt(ciphertext))


def _without_padding(plain: bytes) -> bytes:
    padding = plain[-1]
    well_padded = 1 <= padding <= BLOCK and plain.endswith(bytes([padding]) * padding)
    if not well_padded or len(plain) - padding < HEAD_BYTES:
        raise CallbackRefusedError(MALFORMED, "wrong padding")
    return plain[:-padding]
