"""One form for what people type: width, case, traditional characters; keeps the way back."""

import unicodedata
from dataclasses import dataclass
from functools import cache

from core.language.text.compiled import compiled

MAX_CHARACTERS = 20_000

# Only characters with one simplified form in business writing; 乾, 著 or 後/后 as a surname stay.
TRADITIONAL = dict(
    zip(
        "訪電話會議報價簽單贏輸丟錢萬億兩個點週後這華東醫療業績標題務實際總經理將來對導開門關車"
        "達團隊組績進階獲續項約談聯繫給說請問見時間過還沒買賣產品質競爭預測當節國慶無為與從"
        "區試現應該讓覺錄記補調輪換積趨勢類強張楊陳劉趙孫齊馬羅蘇許鄭歐陽遠雲環聖誕歲號數據"
        "線網絡機場廠銀設備備參觀親師長處級專檔撤銷員發郵訊簡輯審決資訂購貨款結匯償還幣餘額",
        "访电话会议报价签单赢输丢钱万亿两个点周后这华东医疗业绩标题务实际总经理将来对导开门关车"
        "达团队组绩进阶获续项约谈联系给说请问见时间过还没买卖产品质竞争预测当节国庆无为与从"
        "区试现应该让觉录记补调轮换积趋势类强张杨陈刘赵孙齐马罗苏许郑欧阳远云环圣诞岁号数据"
        "线网络机场厂银设备备参观亲师长处级专档撤销员发邮讯简辑审决资订购货款结汇偿还币余额",
        strict=True,
    )
)
# Characters that only steer how text is shown, or that smuggle: NUL, zero width, bidi marks.
INVISIBLE = frozenset(["Cc", "Cf", "Cs", "Co", "Cn"])
# 签啦 is 签了, said with joy.
SPELLED = {
    "啦": "了",
    "喽": "了",
    "咯": "了",
    "。": "。",
    "“": '"',
    "”": '"',
    "‘": "'",
    "’": "'",
    "–": "-",
    "—": "-",
    "〜": "~",
    "−": "-",
}


# What a Chinese keyboard makes of the words that matter; as long as what was meant.
MISTYPED = {
    wrong: right
    for right, all_wrong in {
        "拜访": "白访 拜放 百访 拜仿 拜坊 摆访 败访 拜防 拜房",
        "跟进": "跟尽 根进",
        "演示": "眼示",
        "赢单": "赢丹",
        "丢单": "丢丹",
        "回款": "回宽",
        "合同": "河同",
        "漏斗": "漏豆 漏抖",
        "排行榜": "排行板",
        "预计": "预记",
        "商机": "商鸡",
        "成交": "成绞",
        "目标": "目彪",
    }.items()
    for wrong in all_wrong.split()
}
# A cheque's numerals; as a surname 伍 and 陆 stay.
CHEQUE = compiled("[壹贰叁肆伍陆柒捌玖拾佰仟零]+(?=[万亿元圆])")
PLAIN_NUMERALS = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟", "一二三四五六七八九十百千")
MISTYPED_WORD = compiled("|".join(MISTYPED))


@dataclass(frozen=True)
class NormalText:
    """A message in normal form, lower case, with each character's place in the original."""

    original: str
    text: str
    cased: str
    places: tuple[int, ...]

    def written(self, start: int, end: int) -> str:
        """Return what stands at `start:end` of the normal text, as the person wrote it."""
        if start >= end:
            return ""
        return self.original[self.places[start] : self.places[end - 1] + 1].strip()


# Most names are written as they are looked for: nothing in them has another form.
SAME_AS_WRITTEN = compiled(r"[\u4e00-\u9fff]+")
OTHER_FORM = frozenset((*TRADITIONAL, *SPELLED, *"".join(MISTYPED), *"壹贰叁肆伍陆柒捌玖拾佰仟零"))


def folded(name: str) -> str:
    """Return a name as it would stand in a normalised message."""
    if SAME_AS_WRITTEN.fullmatch(name) and OTHER_FORM.isdisjoint(name):
        return name
    return " ".join(normalise(name).text.split())


def normalise(original: str) -> NormalText:
    """Read at most 20,000 characters; longer text is cut."""
    original = unicodedata.normalize("NFC", original[:MAX_CHARACTERS])
    plain = [_plain(character) for character in original]
    joined = "".join(plain)
    places = _places(plain, len(joined))
    joined = CHEQUE.sub(lambda m: m[0].translate(PLAIN_NUMERALS), joined)
    joined = MISTYPED_WORD.sub(lambda m: MISTYPED[m[0]], joined)
    return NormalText(original, _lower(joined), joined, places)


def _places(plain: list[str], length: int) -> tuple[int, ...]:
    if len(plain) == length and "" not in plain:
        return tuple(range(length))
    return tuple(place for place, one in enumerate(plain) for _ in one)


@cache
def _plain(character: str) -> str:
    if character in "\n\r\u2028\u2029":
        return "\n"
    if character.isspace():
        return " "
    if unicodedata.category(character) in INVISIBLE:
        return ""
    compatible = unicodedata.normalize("NFKC", character)
    return "".join(TRADITIONAL.get(c, SPELLED.get(c, c)) for c in compatible)


def _lower(text: str) -> str:
    """Lower the case without changing the length ("İ" would become two characters)."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
