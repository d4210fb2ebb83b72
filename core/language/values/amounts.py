# ruff: noqa: E501 - one rule, one line
"""Money in a message: 50万, 五十w, ¥350,000.00, $1.2M, a quarter million dollars, 10万8."""
# fmt: off

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal

from core.language.text.likely import Shortlist, shortlist
from core.language.text.sheet import Found, Mark, Rule, Sheet, rule
from core.language.values.numbers import ARABIC, ENGLISH, ZH, read_number

# Code, what may stand before the number, what may stand behind it. Longer words first.
CURRENCIES = (
    ("HKD", r"hk\$|hkd|港币|港元", r"港币|港元|港纸|hkd|hk dollars?"),
    ("TWD", r"nt\$|twd|新?台币", r"新台币|台币|twd"),
    ("SGD", r"s\$|sgd|新币|新加坡元", r"新加坡元|新币|坡币|sgd|singapore dollars?"),
    ("AUD", r"a\$|au\$|aud|澳元|澳币", r"澳元|澳币|aud|australian dollars?"),
    ("CAD", r"c\$|ca\$|cad|加元|加币", r"加元|加币|cad|canadian dollars?"),
    ("JPY", r"jpy|jp¥|日元|日币", r"日元|日币|日圆|jpy|yen"),
    ("KRW", r"krw|₩|韩元|韩币", r"韩元|韩币|krw"),
    ("EUR", r"€|eur|欧元", r"欧元|欧|€|eur|euros?"),
    ("GBP", r"£|gbp|英镑", r"英镑|£|gbp|pounds?(?: sterling)?|quid"),
    ("CHF", r"chf|瑞郎|瑞士法郎", r"瑞士法郎|瑞郎|chf|swiss francs?"),
    ("INR", r"₹|inr|印度卢比|卢比", r"印度卢比|卢比|inr|rupees?"),
    ("THB", r"฿|thb|泰铢", r"泰铢|thb|baht"),
    ("VND", r"₫|vnd|越南盾", r"越南盾|vnd|dong"),
    ("RUB", r"₽|rub|卢布", r"卢布|rub|rubles?"),
    ("MYR", r"rm|myr|马币|令吉|林吉特", r"马币|林吉特|令吉|myr|ringgit"),
    ("USD", r"us\$|usd\$?|\$|美元|美金", r"美元|美金|美刀|刀|usd|us dollars?|dollars?|bucks|\$"),
    ("CNY", r"¥|cny|rmb|人民币", r"人民币|元人民币|块钱|块|元|圆|rmb|cny|yuan|kuai"),
)
BEFORE = "|".join(before for _, before, _ in CURRENCIES)
BEHIND = "|".join(behind for _, _, behind in CURRENCIES)
LATIN_SCALES = {
    "k": 10**3, "thousand": 10**3, "grand": 10**3, "w": 10**4, "kw": 10**7,
    "m": 10**6, "mn": 10**6, "mm": 10**6, "mil": 10**6, "mio": 10**6, "million": 10**6,
    "lakh": 10**5, "lakhs": 10**5, "lac": 10**5, "lacs": 10**5, "crore": 10**7, "crores": 10**7, "cr": 10**7,
    "bn": 10**9, "billion": 10**9,
}  # fmt: skip
LATIN = "|".join(sorted(LATIN_SCALES, key=len, reverse=True))
# What is counted is no money: 50个, 三千人, 20 visits, 5 pm, 30%.
COUNTED = rule(
    r"\s?(?:人|家|个(?![亿万w])|次|户|台|套|公里|米|平|号|天|年(?!度)|月|周|名|张|条|种|字|步|股|吨|辆|份|分|点|"
    r"倍|页|层|楼|款|批|箱|瓶|积分|%|位|场|通|单|笔|件|小时|度|斤|级|多|来(?!源|自)|余|字|遍|"
    r"(?:kg|km|gb|mb|people|visits?|calls?|points?|pts|days?|weeks?|months?|years?|hours?|minutes?|"
    r"mins?|hrs?|deals?|accounts?|customers?|users?|seats?|units?|times|pages?|percent|"
    r"licen[cs]es|employees|stores?|am|pm|th|st|nd|rd)\b)"
)
NUMERAL = (
    rf"(?:{ARABIC}|[{ZH}十半])"
    rf"(?:[{ZH}十百千万亿]|\d|点(?=[{ZH}])|\.(?=\d)|个(?=[万亿w])|\s(?=[万亿百千]))*"
)
# Without any of these left no number is: most that a message holds belong to its days.
NUMERALS = rule(rf"[\d{ZH}十百千半]")
# “金额改成 -5万” is a slip to refuse; in “30-50万” and “Nova - 50k” the line is no sign.
MINUS = r"(?:(?<=[成为到是至额价款单了标=])\s?|(?<=\bto )|(?<=amount ))-|负"
PLAIN = rule(
    rf"(?:(?P<before>{BEFORE})\s?)?(?P<minus>{MINUS})?(?<![\d.第a-z])(?P<numeral>{NUMERAL})"
    rf"(?:\s?(?P<scale>{LATIN})(?![a-z0-9]))?(?:\+)?(?:\s?(?P<behind>{BEHIND})(?![a-z件]))?"
)
# 18w8 is 188000, as 18万8.
SHORT = rule(
    rf"(?:(?P<before>{BEFORE})\s?)?(?<![\d.第a-z])(?<!型号)(?P<whole>\d{{1,4}})(?P<scale>[wk])(?P<rest>\d)(?![\da-z.%])(?:\s?(?P<behind>{BEHIND})(?![a-z件]))?"
)
TENS_AND_UNITS = rf"(?:{ENGLISH})(?:[- ](?:{ENGLISH}))?"
IN_WORDS = rule(
    rf"(?:(?P<before>{BEFORE})\s?)?\b(?<!hundred )(?<!hundred and )(?P<hundreds>{TENS_AND_UNITS}|an?)(?P<hundred> hundred)?"
    rf"(?:(?: and)? (?P<rest>{TENS_AND_UNITS}))?[- ](?P<scale>thousand|grand|million|mil|billion|k)\b"
    rf"(?:\s?(?P<behind>{BEHIND})\b)?"
)
PART_OF = rule(
    r"\b(?P<part>three quarters|a quarter|quarter|half)(?: of)?(?: an?)? "
    rf"(?P<scale>million|mil|billion|grand|thousand)\b(?:\s?(?P<behind>{BEHIND})\b)?"
)
PARTS = {"half": Decimal("0.5"), "three quarters": Decimal("0.75")}
# 几十万, 上百万, 五十多万, several thousand: said on purpose without a number, so no value.
VAGUE = rule(
    rf"(?:[好上近小大]*[几数][十百千]?|[\d{ZH}十百]{{1,6}}[几多来余][十百千]?|[上近好][十百千]|"
    rf"(?<![{ZH}十百千万个半\d.])(?:[百千]|百[来把]))(?:[万亿]|个亿|w(?![a-z])|[百千]块)(?:多|把|来)?[块元]?"
    r"|\b(?:a few|several|some|tens of|hundreds of|a couple(?: of)?)"
    r"(?: hundred| million| thousand| grand|k\b| bucks| dollars)+"
)


@dataclass(frozen=True)
class Money:
    """An amount as stated; `currency` is None when the message does not say."""

    amount: Decimal
    currency: str | None = None


Reader = Callable[[re.Match[str]], Found[Money] | None]


def find_amounts(sheet: Sheet) -> list[Found[Money]]:
    """Find what is surely money: a number with a scale or a currency; in order of the text."""
    for pattern in LIKELY_VAGUE.among(sheet.tokens):
        vague = [Found(*m.span(), None) for m in pattern.finditer(sheet.text)]
        sheet.cover_found(Mark.IGNORED, vague)
    found: list[Found[Money]] = []
    for pattern, read in _readers(sheet):
        amounts = [money for m in pattern.finditer(sheet.text) if (money := read(m)) is not None]
        found += sheet.cover_found(Mark.MONEY, amounts)
    return sorted(found, key=lambda item: item.start)


def _readers(sheet: Sheet) -> Iterable[tuple[Rule, Reader]]:
    likely = LIKELY if NUMERALS.search(sheet.text) else LIKELY_IN_WORDS
    return likely.among(sheet.tokens)


def find_bare_numbers(sheet: Sheet) -> list[Found[Decimal]]:
    """Find numbers that nothing else has taken: “金额改成95000”, “top 5”, “目标40”."""
    if not NUMERALS.search(sheet.text):
        return []
    found = []
    for match in BARE.finditer(sheet.text):
        number = read_number(match[0].lstrip("负- "))
        if number is not None:
            found.append(Found(*match.span(), -number if match["minus"] else number))
    return sheet.cover_found(Mark.NUMBER, found)


BARE = rule(
    rf"(?P<minus>{MINUS})?(?<![\d.a-z#第])(?<!(?<![成为到是至额价款单了= ])-)(?:{ARABIC})(?![\d]|\.\d)|(?:(?<=[标设定到为成用至])|(?<![第每{ZH}十百千])(?=[{ZH}]?[十百千]))[{ZH}十百千]{{1,9}}(?=[个次家单笔分名条积场通])"
)


def _read_plain(match: re.Match[str]) -> Found[Money] | None:
    numeral, scale = match["numeral"], match["scale"]
    currency = _currency(match["before"], match["behind"])
    sign = -1 if match["minus"] else 1
    end = match.end()
    if currency is None and COUNTED.match(match.string, end):
        # In “10万2个点” the 2 belongs to what follows; in “50万台” all of it does.
        shorter = re.fullmatch(r"(.*[万亿])[^万亿]", numeral)
        if scale or shorter is None:
            return None
        numeral, end = shorter[1], match.start("numeral") + len(shorter[1])
    scaled = scale is not None or bool(re.search(r"[千万亿]", numeral))
    if not scaled and currency is None:
        return None
    return _money(Found(match.start(), end, numeral), scale, currency, sign)


def _money(
    numeral: Found[str], scale: str | None, currency: str | None, sign: int
) -> Found[Money] | None:
    plain = re.sub(r"[个\s]", "", numeral.value).replace("半", "0.5")
    number = read_number(plain)
    if number is None:
        return None
    amount = sign * number * LATIN_SCALES.get(scale or "", 1)
    return Found(numeral.start, numeral.end, Money(amount.normalize() + 0, currency))


def _read_words(match: re.Match[str]) -> Found[Money] | None:
    hundreds = read_number(match["hundreds"].replace(" ", "-")) or Decimal(0)
    rest = read_number((match["rest"] or "").replace(" ", "-")) or Decimal(0)
    number = hundreds * (100 if match["hundred"] else 1) + rest
    currency = _currency(match["before"], match["behind"])
    return Found(*match.span(), Money(number * LATIN_SCALES[match["scale"]], currency))


def _read_part(match: re.Match[str]) -> Found[Money] | None:
    amount = PARTS.get(match["part"], Decimal("0.25")) * LATIN_SCALES[match["scale"]]
    return Found(*match.span(), Money(amount, _currency(None, match["behind"])))


def _read_short(match: re.Match[str]) -> Found[Money] | None:
    number = Decimal(f"{match['whole']}.{match['rest']}") * LATIN_SCALES[match["scale"]]
    currency = _currency(match["before"], match["behind"])
    return Found(*match.span(), Money(number.normalize() + 0, currency))


def _currency(before: str | None, behind: str | None) -> str | None:
    for code, prefix, suffix in CURRENCIES:
        if behind and re.fullmatch(suffix, behind):
            return code
        if not behind and before and re.fullmatch(prefix, before):
            return code
    return None


WRITTEN_OUT = ((PART_OF, _read_part), (IN_WORDS, _read_words))
READERS = ((SHORT, _read_short), *WRITTEN_OUT, (PLAIN, _read_plain))
LIKELY, LIKELY_IN_WORDS = (
    Shortlist([(pattern, (pattern, read)) for pattern, read in readers])
    for readers in (READERS, WRITTEN_OUT)
)
LIKELY_VAGUE = shortlist((VAGUE,))
