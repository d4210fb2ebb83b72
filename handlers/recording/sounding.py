"""A customer written in pinyin in an English sentence: “visited Wantong” may mean 上海万通网络."""

from sqlalchemy import select

from core.language.spelling.sound_keys import joined_pinyin
from core.language.text.compiled import compiled
from core.storage.tables import Account
from handlers.context import Context

SHORTEST = 5
FIRST_WORD = compiled(r"[a-z]+")
CHINESE = compiled(r"[\u4e00-\u9fff]+")
# 万通, or 上海万通: the telling part comes first, or behind the place.
BEGINS_AT = (0, 2)
LENGTHS = (2, 3, 4)


def sounding_like(name: str, context: Context) -> list[str]:
    """Return the sender's own customers that a word in Latin letters may stand for by its sound."""
    word = FIRST_WORD.match(name.lower())
    if word is None or len(word[0]) < SHORTEST:
        return []
    mine = select(Account.name).where(Account.owner_id == context.person.id).order_by(Account.name)
    return [one for one in context.session.scalars(mine) if _sounds(one, word[0])]


def _sounds(name: str, word: str) -> bool:
    characters = CHINESE.match(name)
    if characters is None:
        return False
    parts = (characters[0][at : at + length] for at in BEGINS_AT for length in LENGTHS)
    return any(len(part) > 1 and joined_pinyin(part) == word for part in parts)
