"""The settings of an installation, from the environment or `.env`; no other code reads them."""

from pathlib import Path
from zoneinfo import ZoneInfo

from babel.numbers import list_currencies
from pydantic import ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from core.errors import UserError
from core.wording import Language

WECOM_AES_KEY_LENGTH = 43


class Settings(BaseSettings):
    """One installation's settings; every one has a default or may be absent."""

    # The defaults are ours, and right: checking them would load every currency there is.
    model_config = SettingsConfigDict(
        env_file=".env", extra="ignore", env_ignore_empty=True, validate_default=False
    )

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

    @field_validator("salesbeat_timezone")
    @classmethod
    def _known_zone(cls, name: str) -> str:
        try:
            ZoneInfo(name)
        except (KeyError, ValueError, OSError):
            raise ValueError(f"没有这个时区 / no such time zone: {name}") from None
        return name

    @field_validator("salesbeat_currency")
    @classmethod
    def _known_currency(cls, code: str) -> str:
        if code.upper() not in list_currencies():
            raise ValueError(f"没有这种货币 / no such currency: {code}")
        return code.upper()

    @field_validator("slack_api_url", "wecom_api_url")
    @classmethod
    def _ends_with_slash(cls, url: str) -> str:
        return url if url.endswith("/") else f"{url}/"

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

    def _slack_needs(self) -> dict[str, str | None]:
        needs = {"SLACK_SIGNING_SECRET": self.slack_signing_secret}
        if self.slack_client_id or self.slack_client_secret:
            needs["SLACK_CLIENT_ID"] = self.slack_client_id
            needs["SLACK_CLIENT_SECRET"] = self.slack_client_secret
        else:
            needs["SLACK_BOT_TOKEN"] = self.slack_bot_token
        return needs


def _missing(needs: dict[str, str | None]) -> list[str]:
    return [f"{name}: 缺少 / missing" for name, value in needs.items() if not value]


def read_settings(env_file: Path | None = None) -> Settings:
    """Read and check the settings. Raises UserError that names every bad one."""
    try:
        return Settings(_env_file=env_file or ".env")  # type: ignore[call-arg]
    except ValidationError as problem:
        lines = [
            f"{'.'.join(map(str, e['loc'])).upper()}: {e['msg'].removeprefix('Value error, ')}"
            for e in problem.errors()
        ]
        raise settings_error(lines) from None


def settings_with(database_url: str | None) -> Settings:
    """Read the settings; `--db` overrides DATABASE_URL."""
    settings = read_settings()
    if database_url is None:
        return settings
    return settings.model_copy(update={"database_url": database_url})


def settings_error(lines: list[str]) -> UserError:
    listed = "\n  ".join(lines)
    return UserError(
        f"设置有问题，请在 .env 里改好：\n  {listed}",
        f"These settings need mending in .env:\n  {listed}",
        code="settings",
    )
