"""How Chinese characters sound, and how much one stretch of them sounds like another."""

import os
import re
from functools import cache

from core.kept import Kept

SAME_SOUND = 0.9
NEAR_SOUND = 0.75
SWAPPED = 0.95
SHORTEST_SWAPPED = 4
READINGS = Kept[str, str]("readings", of_module="pypinyin")


def likeness(window: str, name: str) -> float:
    """Return how much a stretch of the same length sounds like a name; 1 is equal."""
    if window == name:
        return 1.0
    if sorted(window) == sorted(name):
        return SWAPPED if len(name) >= SHORTEST_SWAPPED else 0.0
    return sum(map(_alike, window, name)) / len(name)


def _alike(one: str, other: str) -> float:
    if one == other:
        return 1.0
    a, b = syllable(one), syllable(other)
    if a == b:
        return SAME_SOUND
    return NEAR_SOUND if blurred(a) == blurred(b) else 0.0


@cache
def heard(character: str) -> str:
    """Return a character as it may be heard: 疗 is liao, 张 and 脏 are both zan."""
    return blurred(syllable(character))


@cache
def blurred(sound: str) -> str:
    """Return a syllable as the south hears it: zh/z, ch/c, sh/s, n/l, ang/an, eng/en, ing/in."""
    sound = re.sub(r"^([zcs])h", r"\1", sound)
    sound = re.sub(r"^n(?=[aeiou])", "l", sound)
    return re.sub(r"([aei]n)g$", r"\1", sound)


@cache
def syllable(character: str) -> str:
    """Return the usual reading of one character, without its tone: 疗 → liao."""
    return READINGS.get(character, lambda: _looked_up(character))


def _looked_up(character: str) -> str:
    # Its readings of whole phrases take 45 MB, and are not asked for here.
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")
    os.environ.setdefault("PYPINYIN_NO_DICT_COPY", "true")
    from pypinyin import lazy_pinyin

    return lazy_pinyin(character)[0]
