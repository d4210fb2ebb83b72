"""The settings of an installation, from the environment or `.env`; no other code reads them."""

import os
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any, get_args
from zoneinfo import ZoneInfo

from babel.numbers import list_currencies
from dotenv import dotenv_values

from core.errors import UserError
from core.wording import Language

WECOM_AES_KEY_LENGTH = 43
ENV_FILE = Path(".env")


@dataclass(frozen=True)
class Settings:
    """One installation's settings; every one has a default or may be absent.

    `given` are those that somebody has set.
    """

    database_url: str = "sqlite:///salesbeat.db"
    salesbeat_timezone: str = "Asia/Shanghai"
    salesbeat_language: Language = "zh"
    salesbeat_currency: str = "CNY"

    slack_bot_token: str | None = None
    slack_signing_secret: str | None = None
    slack_app_token: str | None = None
    slack_client_id: str | None = None
    slack_client_secret: str | None = None
    slack_api_url: str = "https://slack.com/api/"

    wecom_corp_id: str | None = None
    wecom_agent_id: str | None = None
    wecom_secret: str | None = None
    wecom_token: str | None = None
    wecom_aes_key: str | None = None
    wecom_api_url: str = "https://qyapi.weixin.qq.com/cgi-bin/"

    given: frozenset[str] = field(default=frozenset(), compare=False)

    @property
    def slack_is_on(self) -> bool:
        return any((self.slack_bot_token, self.slack_signing_secret, self.slack_client_id))

    @property
    def wecom_is_on(self) -> bool:
        return any(self._wecom().values())

    def _wecom(self) -> dict[str, str | None]:
        return {
            "WECOM_CORP_ID": self.wecom_corp_id,
            "WECOM_AGENT_ID": self.wecom_agent_id,
            "WECOM_SECRET": self.wecom_secret,
            "WECOM_TOKEN": self.wecom_token,
            "WECOM_AES_KEY": self.wecom_aes_key,
        }

    def problems(self) -> list[str]:
        """Name every setting that is missing or half, one line each."""
        found = []
        if self.slack_is_on or self.slack_app_token or self.slack_client_secret:
            found += _missing(self._slack_needs())
        if self.wecom_is_on:
            found += _missing(self._wecom())
            if self.wecom_aes_key and len(self.wecom_aes_key) != WECOM_AES_KEY_LENGTH:
                found.append(f"WECOM_AES_KEY: {WECOM_AES_KEY_LENGTH} 个字符 / characters")
            if self.wecom_agent_id and not self.wecom_agent_id.isdecimal():
                found.append("WECOM_AGENT_ID: 应是数字 / must be a number")
        return found

    def problems_of_serving(self) -> list[str]:
        """Name what keeps the bot from answering: what is half, or that no platform is set."""
        if self.slack_is_on or self.wecom_is_on:
            return self.problems()
        none_is_set = (
            "SLACK_BOT_TOKEN + SLACK_SIGNING_SECRET 或 / or WECOM_*: 缺少 / missing "
            "(make demo 不需要 / needs none)"
        )
        return [*self.problems(), none_is_set]

    def _slack_needs(self) -> dict[str, str | None]:
        needs = {"SLACK_SIGNING_SECRET": self.slack_signing_secret}
        if self.slack_client_id or self.slack_client_secret:
            needs["SLACK_CLIENT_ID"] = self.slack_client_id
            needs["SLACK_CLIENT_SECRET"] = self.slack_client_secret
        else:
            needs["SLACK_BOT_TOKEN"] = self.slack_bot_token
        return needs


SETTINGS = tuple(one.name for one in fields(Settings) if one.name != "given")


def _missing(needs: dict[str, str | None]) -> list[str]:
    return [f"{name}: 缺少 / missing" for name, value in needs.items() if not value]


def read_settings(env_file: Path = ENV_FILE, *, to_serve: bool = False) -> Settings:
    """Read and check the settings. Raises UserError that names every bad one, missing ones too.

    `to_serve`: whether a platform is needed.
    """
    set_to = _set_to(env_file)
    given = {name: set_to[name] for name in SETTINGS if name in set_to}
    wrong = _wrong(given)
    right = {name: value for name, value in given.items() if name not in wrong}
    values: dict[str, Any] = {**_tidied(right), "given": frozenset(given)}
    settings = Settings(**values)
    if wrong:
        # Told with what is missing, so that nobody mends, starts and is told of the next one.
        others = settings.problems_of_serving() if to_serve else settings.problems()
        raise settings_error([*wrong.values(), *others])
    return settings


def _set_to(env_file: Path) -> dict[str, str]:
    written = {**dotenv_values(env_file), **os.environ}
    return {name.lower(): value for name, value in written.items() if value}


def language_given(env_file: Path = ENV_FILE) -> Language | None:
    """Return the language that somebody set, none where nobody has or it is no such thing."""
    match _set_to(env_file).get("salesbeat_language"):
        case "zh":
            return "zh"
        case "en":
            return "en"
        case _:
            return None


def _wrong(given: dict[str, str]) -> dict[str, str]:
    """Return, by its name, what to say about each setting that is no such thing."""
    checks = (
        ("salesbeat_timezone", _is_zone, "没有这个时区 / no such time zone"),
        ("salesbeat_language", _is_language, "请写 zh 或 en / write zh or en"),
        ("salesbeat_currency", _is_currency, "没有这种货币 / no such currency"),
    )
    return {
        name: f"{name.upper()}: {words}: {given[name]}"
        for name, is_right, words in checks
        if name in given and not is_right(given[name])
    }


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return False
    return True


def _is_language(name: str) -> bool:
    return name in get_args(Language)


def _is_currency(code: str) -> bool:
    return code.upper() in list_currencies()


def _tidied(given: dict[str, str]) -> dict[str, str]:
    """Write currencies in capitals, and addresses with the slash that paths are put to."""
    tidy = dict(given)
    for name, value in given.items():
        if name.endswith("_api_url"):
            tidy[name] = f"{value.rstrip('/')}/"
        elif name == "salesbeat_currency":
            tidy[name] = value.upper()
    return tidy


def settings_with(database_url: str | None, *, to_serve: bool = False) -> Settings:
    """Read the settings; `--db` overrides DATABASE_URL."""
    settings = read_settings(to_serve=to_serve)
    return settings if database_url is None else replace(settings, database_url=database_url)


def settings_error(lines: list[str]) -> UserError:
    listed = "\n  ".join(lines)
    return UserError(
        f"设置有问题，请在 .env 里改好：\n  {listed}",
        f"These settings need mending in .env:\n  {listed}",
        code="settings",
    )
