# ruff: noqa: E501 - one sentence, one line
"""How people speak of products: what leaders say of one, and what anybody asks.

What is said of a product begins with the word: “产品 注塑机 库存 12”. “产品不错” says nothing.
"""

import re

from core.language.text.sheet import phrase

_WANTED = r"(?:我要|把|将|更新|设置|登记|记一下|set|update|[,\s])*"
_END = r"[\s,。.!~…]*"
_LETTER = r"[^,。:;!?\s“”\"]"
NAME = rf"(?P<name>{_LETTER}(?:[^,。:;!?“”\"]{{0,38}}?{_LETTER})?)"
_PRODUCT = r"(?:(?:(?:新增|添加|新建|增加|录入|add (?:an? )?(?:new )?)(?:一个)?)?(?:(?:产品|商品)\s?:?\s?|product ))"
# Without the word 产品 its name must be known.
_KNOWN = r"(?P<known>)"
_OF = r"[\s,]*的?\s?"
_IS = r"(?:改为|改成|设为|更新为|变为|变成|只剩|还剩|还有|剩下|剩|是|有|为|:|is\b|now\b|to\b|\s)*"
_UNIT = r"\s?(?:台|件|套|个|箱|吨|只|瓶|盒|支|辆|条|片|units?|pcs|pieces)?"
_UNTIL = r"(?:[\s,(]*(?:有效期?至?到?|截止到?|截至|直到|到|至|until|till|through|ends?)\s?(?P<day>Ⓓ)(?:为止|截止|结束|前)?\)?)?"


STOCK = phrase(
    rf"{_WANTED}{_PRODUCT}{NAME}{_OF}(?:库存|现货|存货|stock)(?:数量?)?{_IS}(?P<value>[-负]?\s?(?:[ⓃⓋⒹ][万千百]?|[\d零一二三四五六七八九十百千万][\d,.零一二三四五六七八九十百千万]*)){_UNIT}了?{_END}",
    re.IGNORECASE,
)
STOCK_OF = phrase(
    rf"{_WANTED}{_KNOWN}{NAME}{_OF}(?:(?:库存|现货|存货|stock)(?:数量?)?{_IS}|(?:现在|目前|仓库)*(?:只剩|还剩|剩下|剩|还有)下?|(?:is |has )?(?:down to|only) )\s?(?P<value>(?:Ⓝ|\d+|[一二三四五六七八九十百千万两]+)){_UNIT}(?:in stock|left)?了?{_END}",
    re.IGNORECASE,
)
SOLD_OUT = phrase(
    rf"{_WANTED}(?:{_PRODUCT}|{_KNOWN}){NAME}\s?(?:已经?|现在|都|全)*(?:缺货|断货|没货|售罄|卖完|卖光|无货|没有货|(?:is )?out of stock|(?:is )?sold out)了?{_END}",
    re.IGNORECASE,
)
_GAIN = r"(?P<value>(?:[ⓃⓅⓋ\d]|[一二三四五六七八九半特买满立打清送]).{0,30}?)"
PROMOTION_SHORT = phrase(
    rf"{_WANTED}(?:{_PRODUCT}|{_KNOWN}){NAME}{_OF}{_GAIN}\s?(?:的?(?:促销|优惠))(?:活动|政策)?{_UNTIL}{_END}",
    re.IGNORECASE,
)
PROMOTION_OF = phrase(
    rf"{_WANTED}{_KNOWN}{NAME}{_OF}(?:促销|优惠|promotion:?|discount:?)(?:活动|政策)?{_IS}{_GAIN}{_UNTIL}{_END}",
    re.IGNORECASE,
)
# What a promotion gives; “没意思” and “would help” are opinions.
GIVES = phrase(
    r"[\dⓃⓅⓋ%％折减送赠免买价返抵优惠券半特]|清仓|试用|延保|包邮|分期|\b(?:off|free|buy|gift|discount|sale|bundle|half|price|trial|instal|extra|voucher|cash ?back)",
    re.IGNORECASE,
)
OPINION = phrase(
    r"(?:[很太真好]|不太|不怎么|不够|没).{0,10}|.{0,8}(?:不[多少好大明清行够]|说不).{0,8}|.{0,6}(?:什么时候|怎么|为什么|有没有|哪些|多少).*|.{0,10}(?:一般|意思|够呛|还行)"
    r"|(?:would|could|should|might|may|will|can|is|was|isn't|sucks?|stinks|helps?|when|where|why|how|who|what|too|not|never|nobody|needs?|please|good|bad|great|weak|poor|awful)\b.*",
    re.IGNORECASE,
)
PROMOTION = phrase(
    rf"{_WANTED}{_PRODUCT}{NAME}{_OF}(?:促销|优惠|promotion|promo|discount|offer)(?:活动|政策)?{_IS}(?P<value>\S.{{0,78}}?){_UNTIL}{_END}",
    re.IGNORECASE,
)
PITCH = phrase(
    rf"{_WANTED}{_PRODUCT}{NAME}{_OF}(?:卖点|亮点|客户价值|价值|pitch|selling points?|value|worth){_IS}(?P<value>\S.{{1,148}}?){_END}",
    re.IGNORECASE,
)
ENDED = phrase(
    rf"{_WANTED}{_PRODUCT}{NAME}{_OF}(?:促销|优惠)(?:活动)?(?:已经?)?(?:结束|取消|停止|停|没有|下线)了?{_END}"
    rf"|{_WANTED}(?:取消|结束|停止)(?:产品|商品)\s?(?P<name2>{_LETTER}.{{0,39}}?){_OF}(?:促销|优惠)(?:活动)?{_END}"
    rf"|{_WANTED}(?:end|cancel|stop) (?:the )?promotion (?:of|for|on) product (?P<name3>{_LETTER}.{{0,39}}?){_END}",
    re.IGNORECASE,
)
ADDED = phrase(
    rf"{_WANTED}(?:新增|添加|新建|增加|录入)(?:一个)?(?:产品|商品)\s?:?\s?{NAME}{_END}"
    rf"|{_WANTED}add (?:an? )?(?:new )?product (?P<name2>{_LETTER}.{{0,39}}?){_END}",
    re.IGNORECASE,
)
REMOVED = phrase(
    rf"{_WANTED}(?:删除|删掉|下架|移除)(?:产品|商品)\s?:?\s?{NAME}{_END}"
    rf"|{_WANTED}(?:delete|remove) product (?P<name2>{_LETTER}.{{0,39}}?){_END}",
    re.IGNORECASE,
)
_SHOW = r"(?:看|查|一?下|show|tell me about|\s)*"
_TAIL = r"[呢啊呀]?[\s,。.!~]*"
# What is asked of one product; without the word 产品 its name must be known.
SHEET = phrase(
    rf"{_SHOW}(?:产品|商品|product )(?P<gap>\s?:?\s?){NAME}(?:的?(?:资料|信息|详情|介绍|怎么样))?{_TAIL}",
    re.IGNORECASE,
)
_P = r"(?:(?:产品|商品)\s?:?\s?|product )?"
STOCK_ASKED = phrase(
    rf"{_SHOW}{_P}{NAME}(?:现在|目前|还)*有(?:没有)?(?:现货|货|库存)(?:吗|没有?|不)?{_TAIL}"
    rf"|{_SHOW}{_P}(?P<name2>{_LETTER}.{{0,39}}?){_OF}(?:库存|存货|现货)(?:还?有|还?剩|是|情况|\s)*(?:多少|几[台件套个])?{_TAIL}"
    rf"|(?:is |are )?(?P<name3>{_LETTER}.{{0,39}}?) (?:still )?in stock{_TAIL}"
    rf"|(?:do|have) we (?:have |got )?(?:any )?(?P<name4>{_LETTER}.{{0,39}}?) in stock{_TAIL}"
    rf"|(?:what is |what's |show )?(?:the )?stock of (?P<name5>{_LETTER}.{{0,39}}?){_TAIL}",
    re.IGNORECASE,
)
PROMOTION_ASKED = phrase(
    rf"{_SHOW}{_P}{NAME}(?:现在|目前|最近)*(?:有)?(?:没有)?(?:什么|哪些|啥)?(?:促销|优惠|折扣)(?:活动|政策)?(?:吗|没有?)?{_TAIL}"
    rf"|(?:is there |are there )?(?:any |what )?(?:promotions?|discounts?|offers?)(?: is there| are there)? (?:on|for|of) (?P<name2>{_LETTER}.{{0,39}}?){_TAIL}",
    re.IGNORECASE,
)
PITCH_ASKED = phrase(
    rf"{_SHOW}{_P}{NAME}{_OF}(?:有)?(?:什么|哪些|啥)?(?:卖点|亮点|优势|客户价值)(?:是什么|有哪些|是啥)?{_TAIL}"
    rf"|(?:what is |what's )?(?:the )?(?:pitch|selling points?|value) (?:of|for) (?P<name2>{_LETTER}.{{0,39}}?){_TAIL}",
    re.IGNORECASE,
)
LISTED = phrase(
    rf"{_SHOW}(?:我们|公司)?(?:有)?(?:哪些|什么|所有|全部)?的?(?:产品|商品)(?:列表|清单|目录|库存|资料)?(?:有?哪些)?{_TAIL}"
    rf"|(?:show |list |what )?(?:all )?(?:the |our )?products?(?: list| do we have| catalogue)?{_TAIL}",
    re.IGNORECASE,
)
PROMOTIONS = phrase(
    rf"{_SHOW}(?:我们|公司)?(?:现在|目前|最近|本月)?(?:有)?(?:什么|哪些|啥|所有|全部)?的?(?:产品)?(?:在)?(?:促销|优惠)(?:活动|的产品|列表)?(?:有?哪些)?{_TAIL}"
    rf"|(?:show |list |what )?(?:all |running |current )*promotions?(?: are running| do we have)?{_TAIL}",
    re.IGNORECASE,
)
# No product is called this: “产品的库存”, “这个产品”.
NO_NAME = phrase(
    r"(?:的|是|了|我们?|你们?|他们?|客户|这[个款]|那[个款]|哪[个些款]|什么|所有|全部|质量|价格|不.*|很.*|太.*|没.*|our|the|it|we|they|is|not .*)",
    re.IGNORECASE,
)

# More than a name was said, and not understood.
SAYS_MORE = phrase(r"库存|现货|促销|优惠|卖点|\b(?:stock|promotion|pitch)\b", re.IGNORECASE)


def name_group(found: re.Match[str]) -> str:
    """Return which group of a match holds the product's name."""
    groups = found.re.groupindex
    return next(name for name in groups if name.startswith("name") and found[name])
