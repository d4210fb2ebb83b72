"""What is said when a file cannot be fetched or worked on."""

from dataclasses import dataclass

from core.reply import Reply
from core.wording import Wording


@dataclass(frozen=True)
class Failure:
    """One way in which work on a file fails: its code, and what to do, in both languages."""

    code: str
    zh: str
    en: str


NO_ACCESS = Failure(
    "no_access",
    "我没有权限读 {names}。请管理员给应用加上 files:read 权限、重新安装，再发一次。",
    "I am not allowed to read {names}. Ask an admin to give the Salesbeat app the scope "
    "files:read and to install it again; then send the file again.",
)
NOT_FETCHED = Failure(
    "not_fetched",
    "{names} 下载不下来，请再发一次。",
    "{names} could not be fetched; please send it again.",
)
BROKEN = Failure(
    "broken",
    "{names} 没有处理成，什么都没有写入。请再发一次；还不行就请管理员看日志。",
    "{names} could not be worked on, and nothing was written. Please send it again; if it "
    "fails again, ask an admin to look at the log.",
)


def failure_reply(failure: Failure, names: str, wording: Wording) -> Reply:
    text = wording.say(failure.zh, failure.en, names=names)
    return Reply(text, error_code=failure.code, private=True)
