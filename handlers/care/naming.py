"""What an order about a customer names: the customer, and a text in which it alone is marked."""

import re

from core.errors import NotFoundError
from core.language.sentence.scene import Owners, Scene
from core.language.text.sheet import Found, phrase
from core.storage.tables import Account
from handlers.context import Context
from handlers.recording.said import Said, customer_said

PLEASE = phrase(
    r"(?:麻烦(?:你|帮我|帮忙)?|请(?:帮我|帮忙)?|帮我|帮忙|给我|劳驾"
    r"|please|pls|could you|can you|[,\s])+",
    re.IGNORECASE,
)
AROUND = " \n。.!！?？~～,，、"


def plain_order(text: str) -> str:
    """Return an order without the courtesies around it."""
    polite = PLEASE.match(text)
    return text[polite.end() if polite else 0 :].strip(AROUND)


def customers_marked(said: Said) -> str:
    """Return the message as written, with a mark for each customer and for nothing else.

    A name, a phone number or a word of any trade is read here by the order itself: 王磊 may be a
    colleague of ours and the buyer of theirs.
    """
    return plain_order(_marked(said.scene, said.scene.accounts, "Ⓐ"))


def people_marked(said: Said) -> str:
    """Return the message as written, with a mark for each colleague and for nothing else."""
    return plain_order(_marked(said.scene, said.scene.members, "Ⓜ"))


def _marked(scene: Scene, found: list[Found[Owners]], mark: str) -> str:
    text = scene.sheet.normal.cased
    for one in sorted(found, key=lambda one: -one.start):
        text = f"{text[: one.start]}{mark}{text[one.end :]}"
    return text


def customer_named(said: Said, context: Context) -> Account:
    """Return the customer that is named, or was spoken of just now; raises NotFoundError."""
    found = said.scene.accounts
    if found and len(found[0].value) > 1:
        names = found[0].value
        raise NotFoundError(
            f"哪个客户：{'、'.join(names)}？请写全名。",
            f"Which account: {', '.join(names)}? Please write the full name.",
        )
    account = customer_said(said, context)
    if account is None:
        raise NotFoundError(
            "哪个客户？请在句子里写上客户名。", "Which account? Please name it in the sentence."
        )
    return account
