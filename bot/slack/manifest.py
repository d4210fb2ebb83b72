"""The app manifest to paste at api.slack.com/apps: everything the bot needs there, and no more.

https://docs.slack.dev/reference/app-manifest
"""

import json
import re

from bot.slack.shortcuts import LOG_MESSAGE, TYPE_COMMAND
from core.errors import UserError

EXAMPLE = "https://salesbeat.example.com"
# Slack calls nothing but HTTPS, at a name or address with or without a port and a path.
ADDRESS = re.compile(r"https://[\w.-]+\w(:\d{1,5})?(/[\w./~-]*)?", re.ASCII)

# Command, what it is for in both languages, and what to type after it.
COMMANDS = (
    ("/sales", "什么都可以说 / Say anything", "拜访华东医疗，下周三再跟进"),
    ("/visit", "记一次拜访 / Log a visit", "华东医疗 张总嫌价格高"),
    ("/deal", "商机 / Deals", "华东医疗 50万 报价"),
    ("/followup", "跟进计划 / Follow-ups", "华东医疗 下周三"),
    ("/funnel", "销售漏斗 / The funnel", "east"),
    ("/leaderboard", "排行榜 / The leaderboard", "本月"),
    ("/target", "目标进度 / Targets", "本月"),
    ("/me", "我的一天 / My day", ""),
)
# What each is for: answering, pictures, files to import, commands, mentions, direct messages (to
# read, to open), and finding out whether a post arrived when Slack's answer was lost.
SCOPES = (
    "chat:write", "files:write", "files:read", "commands", "app_mentions:read", "im:history",
    "im:write", "channels:history", "groups:history", "users:read",
)  # fmt: skip
EVENTS = ("app_mention", "message.im", "app_uninstalled", "tokens_revoked")


def slack_manifest(url: str) -> str:
    """Return the manifest as JSON; `url` is where Slack reaches the bot.

    Raises UserError for what is no such address.
    """
    if not ADDRESS.fullmatch(url):
        raise UserError(
            f"“{url}”不是 Slack 能访问的地址，请写 --url https://你的域名",
            f"“{url}” is no address that Slack can call. Write --url https://your.host",
        )
    base = url.rstrip("/")
    return json.dumps(_manifest(base), ensure_ascii=False, indent=2)


def _manifest(base: str) -> dict[str, object]:
    events_url = f"{base}/slack/events"
    return {
        "display_information": {
            "name": "Salesbeat",
            "description": "销售节拍：说一句，就记好 / Say it once, it is in the books",
            "background_color": "#1d3557",
        },
        "features": {
            "app_home": {
                "home_tab_enabled": False,
                "messages_tab_enabled": True,
                "messages_tab_read_only_enabled": False,
            },
            "bot_user": {"display_name": "Salesbeat", "always_online": True},
            "shortcuts": _shortcuts(),
            "slash_commands": [_command(*command, events_url) for command in COMMANDS],
        },
        "oauth_config": {
            "redirect_urls": [f"{base}/slack/oauth_redirect"],
            "scopes": {"bot": list(SCOPES)},
        },
        "settings": {
            "event_subscriptions": {"request_url": events_url, "bot_events": list(EVENTS)},
            "interactivity": {"is_enabled": True, "request_url": events_url},
            "org_deploy_enabled": False,
            "socket_mode_enabled": False,
            "token_rotation_enabled": False,
        },
    }


def _command(command: str, description: str, hint: str, url: str) -> dict[str, object]:
    entry: dict[str, object] = {
        "command": command,
        "description": description,
        "should_escape": False,
        "url": url,
    }
    return entry | {"usage_hint": hint} if hint else entry


def _shortcuts() -> list[dict[str, str]]:
    return [
        {
            "name": "记一笔 / Log it",
            "type": "global",
            "callback_id": TYPE_COMMAND,
            "description": "打开一个输入框 / Opens a box to type in",
        },
        {
            "name": "记下这条 / Log this",
            "type": "message",
            "callback_id": LOG_MESSAGE,
            "description": "把这条消息记到销售节拍 / Logs this message in Salesbeat",
        },
    ]
