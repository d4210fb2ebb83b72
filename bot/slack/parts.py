"""Takes a Slack payload apart without trusting its shape."""

from collections.abc import Mapping
from typing import Literal

from bot.messages import Conversation
from core.files.sent import SentFile

Payload = Mapping[str, object]


class MalformedPayload(Exception):  # noqa: N818 - answered 400, like any bad request
    """A signed payload without something that every real one has."""


def part(payload: Payload, key: str) -> Payload:
    found = payload.get(key)
    if not isinstance(found, Mapping):
        raise MalformedPayload(f"{key} is missing")
    return found


def word(payload: Payload, key: str, default: str | None = None) -> str:
    """Return a text that must be there, or `default` where it may be absent."""
    found = payload.get(key)
    if found is None:
        found = default
    if not isinstance(found, str) or (not found and default is None):
        raise MalformedPayload(f"{key} is missing")
    return found


def conversation_of(channel: str) -> Conversation:
    return Conversation("dm" if channel.startswith("D") else "channel", channel)


def seen_by(conversation: Conversation) -> Literal["sender", "room"]:
    return "sender" if conversation.kind == "dm" else "room"


def files_in(said: Payload) -> tuple[SentFile, ...]:
    """Return the files that came with a message, without what was deleted or is hidden.

    https://docs.slack.dev/reference/objects/file-object
    """
    found = said.get("files")
    files = found if isinstance(found, list) else []
    return tuple(_file(each) for each in files if isinstance(each, Mapping) and each.get("name"))


def _file(file: Payload) -> SentFile:
    size = file.get("size")
    address = file.get("url_private_download") or file.get("url_private")
    link = file.get("permalink")
    return SentFile(
        name=str(file["name"]),
        size=size if isinstance(size, int) else 0,
        source=address if isinstance(address, str) else "",
        link=link if isinstance(link, str) else "",
    )


def has_shape(payload: Payload) -> bool:
    """Tell whether a payload is of a kind that we know, with the parts that tell its kind."""
    match payload.get("type"):
        case None:
            return isinstance(payload.get("command"), str)
        case "event_callback":
            event = payload.get("event")
            return isinstance(event, Mapping) and isinstance(event.get("type"), str)
        case "block_actions":
            actions = payload.get("actions")
            return isinstance(actions, list) and bool(actions) and _is_action(actions[0])
        case "shortcut" | "message_action":
            return isinstance(payload.get("callback_id"), str)
        case "view_submission":
            view = payload.get("view")
            return isinstance(view, Mapping) and isinstance(view.get("callback_id"), str)
        case _:
            return False


def _is_action(action: object) -> bool:
    return isinstance(action, Mapping) and isinstance(action.get("action_id"), str)
