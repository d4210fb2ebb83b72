"""The JSON of each kind of message, as WeCom's two sending interfaces want it.

https://developer.work.weixin.qq.com/document/path/90236 (app), 90248 (group chat of an app)
"""

from bot.delivery_errors import PermanentFailure
from bot.messenger import PersonAddress, RoomAddress
from bot.wecom.cards import ButtonCard
from bot.wecom.limits import DUPLICATE_CHECK_SECONDS

Payload = dict[str, object]
Address = PersonAddress | RoomAddress


def text(content: str) -> Payload:
    return {"msgtype": "text", "text": {"content": content}}


def markdown(content: str) -> Payload:
    return {"msgtype": "markdown", "markdown": {"content": content}}


def image(media_id: str) -> Payload:
    return {"msgtype": "image", "image": {"media_id": media_id}}


def file(media_id: str) -> Payload:
    return {"msgtype": "file", "file": {"media_id": media_id}}


def template_card(card: ButtonCard, task_id: str) -> Payload:
    content: Payload = {
        "card_type": "button_interaction",
        "main_title": {"title": card.title},
        "task_id": task_id,
        "button_list": [
            {"text": label, "style": style, "key": key} for label, key, style in card.buttons
        ],
    }
    if card.text:
        content["sub_title_text"] = card.text
    if card.facts:
        content["horizontal_content_list"] = [
            {"keyname": label, "value": value} for label, value in card.facts
        ]
    return {"msgtype": "template_card", "template_card": content}


def to_person(message: Payload, user_id: str, agent_id: int) -> Payload:
    """Address a message to exactly one member; WeCom drops the same one sent again within 4 h."""
    if not user_id or "|" in user_id or user_id.startswith("@"):
        # “@all” and “a|b” would reach people whom nobody meant.
        raise PermanentFailure("not one member's wecom_user_id")
    return {
        "touser": user_id,
        "agentid": agent_id,
        **message,
        "enable_duplicate_check": 1,
        "duplicate_check_interval": DUPLICATE_CHECK_SECONDS,
    }


def to_room(message: Payload, chat_id: str) -> Payload:
    return {"chatid": chat_id, **message}
