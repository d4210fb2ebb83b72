"""Chinese letters for machines that have none: one face of the charts' font, for the page."""

from functools import cache
from importlib.resources import files
from io import BytesIO

# The third face of the collection is the simplified Chinese one (“Noto Sans CJK SC”).
SIMPLIFIED_CHINESE = 2


@cache
def chinese_font() -> bytes:
    """Return the face as browsers load it; they refuse collections. Made once a process."""
    from fontTools.ttLib import TTFont

    collection = str(files("noto_cjk_sans_otc") / "NotoSansCJK-Regular.ttc")
    made = BytesIO()
    with TTFont(collection, fontNumber=SIMPLIFIED_CHINESE, lazy=True) as face:
        face.save(made)
    return made.getvalue()
