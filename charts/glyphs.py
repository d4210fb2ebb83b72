"""The shapes of letters: Noto Sans in its Simplified Chinese face, DejaVu Sans for other scripts.

Importing this file imports matplotlib, so it is imported where letters are first needed. Text is
drawn as outlines: `$` is never mathematics, the fonts and settings of the machine do not matter,
and what was measured is what is drawn.
"""

import re
from functools import lru_cache
from pathlib import Path

from matplotlib import get_data_path
from matplotlib.font_manager import FontEntry, FontProperties, fontManager
from matplotlib.ft2font import FT2Font
from matplotlib.path import Path as Outline
from matplotlib.textpath import text_to_path
from noto_cjk_sans_otc import FONT_PATH

# One collection holds a face per country; the same character looks different in each.
SIMPLIFIED_CHINESE_FACE = 2
LEFT_TO_RIGHT = "\u200e"
_RTL_LETTERS = r"[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefe]+"
_RIGHT_TO_LEFT = re.compile(rf"{_RTL_LETTERS}(?:\s+{_RTL_LETTERS})*")
_EM = 100
_CJK = str(FONT_PATH)
_OTHER = str(Path(get_data_path(), "fonts", "ttf", "DejaVuSans.ttf"))

# Names of our own, so that a font of the machine is never taken instead.
fontManager.ttflist.append(FontEntry(_CJK, SIMPLIFIED_CHINESE_FACE, "Salesbeat CJK"))
fontManager.ttflist.append(FontEntry(_OTHER, 0, "Salesbeat Other"))
_LETTERS = FontProperties(family=["Salesbeat CJK", "Salesbeat Other"], size=_EM)
_FACES = (FT2Font(_CJK, face_index=SIMPLIFIED_CHINESE_FACE), FT2Font(_OTHER))


@lru_cache(maxsize=8192)
def has_glyph(character: str) -> bool:
    return any(face.get_char_index(ord(character)) for face in _FACES)


@lru_cache(maxsize=8192)
def width(text: str, size: float) -> float:
    """Return how wide the line is, in the unit of `size`."""
    across, _, _ = text_to_path.get_text_width_height_descent(_laid(text), _LETTERS, ismath=False)
    return float(across) * size / _EM


def _laid(text: str) -> str:
    """Keep the line running from left to right around an Arabic or Hebrew name.

    Otherwise the figure beside such a name is drawn on its wrong side, and its unit on the other.
    """
    return _RIGHT_TO_LEFT.sub(rf"{LEFT_TO_RIGHT}\g<0>{LEFT_TO_RIGHT}", text)


def outline(text: str, size: float) -> Outline:
    """Return the line's shape, its baseline starting at (0, 0), upwards positive."""
    vertices, codes = text_to_path.get_text_path(_LETTERS, _laid(text), ismath=False)
    if not len(vertices):
        return Outline([(0.0, 0.0)])
    return Outline([(x * size / _EM, y * size / _EM) for x, y in vertices], codes)
