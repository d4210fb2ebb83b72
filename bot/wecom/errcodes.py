"""What WeCom's error codes mean for a post: try again, or leave it until somebody mends it.

https://developer.work.weixin.qq.com/document/path/90313 (codes), 90312 (limits)
"""

from dataclasses import dataclass

OK = 0
BUSY = -1
SECRET_REFUSED = frozenset({40001, 40091})
TOKEN_REFUSED = frozenset({40014, 42001})
MEDIA_EXPIRED = 40007
NO_SUCH_RECEIVER = 81013
TOO_OFTEN = 45009
TOO_MANY_AT_ONCE = 45033
PASSING = frozenset({BUSY, TOO_OFTEN, TOO_MANY_AT_ONCE})

# What the person who runs the bot should do; unknown codes are named by their number alone.
REMEDIES = {
    40001: "WECOM_SECRET is wrong, or WECOM_CORP_ID is not its company",
    40013: "WECOM_CORP_ID is wrong",
    40056: "WECOM_AGENT_ID is wrong",
    40091: "WECOM_SECRET is wrong, or the app is disabled",
    48002: "the app may not use this interface",
    60011: "the person is outside the app's visible range",
    60020: "add this server's address to the app's trusted IPs",
    60111: "no such member: check wecom_user_id",
    81013: "the person is unknown or outside the app's visible range",
    40050: "no such group chat: check channel_id",
    86001: "no such group chat: check channel_id",
    86003: "no such group chat: check channel_id",
    86008: "the group chat was not made by this app",
    301002: "WECOM_AGENT_ID is not the app of WECOM_SECRET",
}


@dataclass(frozen=True)
class Outcome:
    """What WeCom answered: `code` 0 is success; `fields` are the texts beside it."""

    code: int
    fields: dict[str, str]

    def reason(self) -> str:
        """Name the code and the remedy; the vendor's own text may quote what we sent."""
        remedy = REMEDIES.get(self.code)
        return f"WeCom error {self.code}" + (f": {remedy}" if remedy else "")
