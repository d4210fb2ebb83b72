"""What a chart without data looks like and says."""

from charts.numerals import words
from charts.sheet import INNER, MARGIN, PALE_BLUE, SUBTITLE, TINT_BLUE, WIDTH, Box, Ink, Sheet
from core.wording import Language, Wording

_SAID = Ink(15, bold=True)


def blank_sheet(title: str, subtitle: str, language: Language) -> Sheet:
    """Return a quiet card that says that nothing is there yet and what brings the first figures."""
    sheet = Sheet()
    sheet.header(title, subtitle)
    top, say = sheet.height, Wording(language).say
    sheet.add(Box(MARGIN, top, INNER, 132, "#f6f8fb", radius=10))
    for column, tall in enumerate((16, 26, 20)):
        color = PALE_BLUE if column == 1 else TINT_BLUE
        sheet.add(Box(WIDTH / 2 - 23 + column * 17, top + 50 - tall, 12, tall, color, radius=3))
    middle = WIDTH / 2
    sheet.text(middle, top + 80, say("还没有数据", "No data yet"), _SAID, "center")
    hint = say("有了记录，这里就会出图", "It fills up with the first records")
    sheet.text(middle, top + 103, hint, SUBTITLE, "center")
    sheet.height = top + 132 + MARGIN
    return sheet


def describe_blank(title: str, subtitle: str, language: Language) -> str:
    say = Wording(language).say
    return heading(title, subtitle, language) + say("还没有数据。", "No data yet.")


def heading(title: str, subtitle: str, language: Language) -> str:
    """Begin a text twin: “本季漏斗（华东）：”, “Funnel this quarter (East): ”."""
    say = Wording(language).say
    name, rest = words(title), words(subtitle)
    if not rest:
        return say("{name}：", "{name}: ", name=name)
    return say("{name}（{rest}）：", "{name} ({rest}): ", name=name, rest=rest)
