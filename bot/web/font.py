"""Chinese letters for machines that have none: one face of the charts' font, for the page."""

import tempfile
from functools import cache
from importlib.resources import files
from pathlib import Path

# The third face of the collection is the simplified Chinese one (“Noto Sans CJK SC”).
SIMPLIFIED_CHINESE = 2


@cache
def chinese_font() -> Path:
    """Return a file that browsers load; they refuse collections. Written once a process."""
    from fontTools.ttLib import TTFont

    collection = str(files("noto_cjk_sans_otc") / "NotoSansCJK-Regular.ttc")
    path = Path(tempfile.mkdtemp(prefix="salesbeat-font-")) / "chinese.otf"
    with TTFont(collection, fontNumber=SIMPLIFIED_CHINESE, lazy=True) as face:
        face.save(path)
    return path
