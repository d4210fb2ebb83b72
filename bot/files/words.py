"""What is said when a file cannot be fetched or worked on."""

from core.reply import Reply
from core.wording import Wording


def no_access_reply(names: str, wording: Wording) -> Reply:
    return Reply(
        wording.say(
            "我没有权限读 {names}。请管理员给应用加上 files:read 权限、重新安装，再发一次。",
            "I am not allowed to read {names}. Ask an admin to give the Salesbeat app the scope "
            "files:read and to install it again; then send the file again.",
            names=names,
        ),
        error_code="no_access",
        private=True,
    )


def lost_reply(names: str, wording: Wording) -> Reply:
    return Reply(
        wording.say(
            "{names} 下载不下来，请再发一次。",
            "{names} could not be fetched; please send it again.",
            names=names,
        ),
        error_code="not_fetched",
        private=True,
    )


def failed_reply(names: str, wording: Wording) -> Reply:
    return Reply(
        wording.say(
            "{names} 没有处理成，什么都没有写入。请再发一次；还不行就请管理员看日志。",
            "{names} could not be worked on, and nothing was written. Please send it again; if it "
            "fails again, ask an admin to look at the log.",
            names=names,
        ),
        error_code="broken",
        private=True,
    )
