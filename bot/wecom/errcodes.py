"""What WeCom's error codes mean for a post: try again, or leave it until somebody mends it.

https://developer.work.weixin.qq.com/document/path/90313 (codes), 90312 (limits)
"""

from dataclasses import dataclass

OK = 0
BUSY = -1
# “task_id 不合法”: ours are always well made, so it can only mean that the card was posted before.
TASK_USED = 42014
POSTED = frozenset({OK, TASK_USED})
SECRET_REFUSED = frozenset({40001, 40091})
TOKEN_REFUSED = frozenset({40014, 42001})
MEDIA_EXPIRED = 40007
NO_SUCH_RECEIVER = 81013
TOO_OFTEN = 45009
TOO_MANY_AT_ONCE = 45033
PASSING = frozenset({BUSY, TOO_OFTEN, TOO_MANY_AT_ONCE})

# What the person who runs the bot should do; unknown codes are named by their number alone.
_NO_CHAT = "没有这个群，请核对 channel_id / no such group chat: check channel_id"
REMEDIES = {
    40001: "请核对 WECOM_SECRET 和 WECOM_CORP_ID / check WECOM_SECRET and WECOM_CORP_ID",
    40013: "请核对 WECOM_CORP_ID / check WECOM_CORP_ID",
    40050: _NO_CHAT,
    40056: "请核对 WECOM_AGENT_ID / check WECOM_AGENT_ID",
    40091: "请核对 WECOM_SECRET，应用可能已停用 / check WECOM_SECRET; the app may be disabled",
    48002: "应用没有这个接口的权限 / the app may not use this interface",
    60011: "成员不在应用可见范围 / the member is outside the app's visible range",
    60020: "请把本机 IP 加入应用的可信 IP / add this server's address to the app's trusted IPs",
    60111: "没有这个成员，请核对 wecom_user_id / no such member: check wecom_user_id",
    81013: "成员不存在或不在应用可见范围 / unknown member, or outside the app's visible range",
    86001: _NO_CHAT,
    86003: _NO_CHAT,
    86008: "群不是本应用建的 / the group chat was not made by this app",
    301002: "WECOM_AGENT_ID 与 WECOM_SECRET 不是同一应用 / not the app of WECOM_SECRET",
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
