# ruff: noqa: E501 - one rule, one line
"""Which words are trades that one can be good at: industries, kinds of customers, skills of sale."""

import re
from collections.abc import Collection

from core.language.text.sheet import phrase
from core.storage.records.specialties import is_about

_TRADE = phrase(
    r".*(?:医疗|医药|制药|药[品店企]|医院|器械|保健|生物|教育|学校|高校|培训|制造|机械|机床|设备|注塑|模具|仪器|仪表|检测|汽车|汽配|零部件|新能源|能源|电力|光伏|电池|储能|石油|石化|化工|材料"
    r"|钢铁|冶金|矿|金融|银行|保险|证券|基金|食品|饮料|餐饮|快消|零售|商超|电商|服装|纺织|家电|家居|家具|建材|建筑|地产|房产|物业|工程|物流|运输|仓储|航空|航天|船舶|铁路|交通|农业|化肥|畜牧|水产"
    r"|政府|政企|国企|央企|军工|公安|事业单位|外企|民企|通信|电信|运营商|互联网|软件|硬件|信息化|数据|芯片|半导体|电子|人工智能|自动化|机器人|安防|环保|水务|旅游|酒店|传媒|广告|文化|印刷|包装|跨境|外贸|进出口|海外"
    r"|大客户|小客户|新客户|老客户|重点客户|中小企业|渠道|经销|代理|招投?标|投标|标书|谈判|报价|议价|逼单|促单|关单|成交|签约|方案|演示|讲解|陌拜|拜访|电话销售|电销|直销|获客|回款|催款|续约|续签|售前|售后|客情|客户关系|异议|商务"
    r"|合同|跟单|需求挖掘|大单|英语|日语|德语|韩语|谈单|市场).*"
    r"|.*\b(?:health ?care|medical|medicine|pharma\w*|hospitals?|biotech|education|schools?|manufactur\w+|machine\w*|mou?lding|equipment|instruments?|automotive|cars|energy|power|solar|batter\w+|oil|chemicals?|materials|steel"
    r"|mining|financ\w+|bank\w*|insurance|food|beverages?|catering|retail|e-?commerce|textiles?|furniture|construction|real estate|engineering|logistics|transport|aviation|shipping|agricultur\w+|government|telecoms?|internet|software|hardware|data"
    r"|semiconductors?|chips|electronics|ai|automation|robot\w*|security|environment|hotels?|tourism|media|advertising|packaging|printing|export|overseas|key accounts?|channels?|dealers|distributors?|tenders?|bids?|bidding|negotiat\w+|quot\w+"
    r"|closing|proposals?|demos?|presentations?|presenting|cold call\w*|prospecting|visits|collections?|renewals?|objections?|sales|selling|contracts?|english|german|japanese)\b.*",
    re.IGNORECASE,
)


def is_trade(word: str, own: Collection[str]) -> bool:
    """Tell whether a word is a trade, by itself or as one of the company's customers."""
    return _TRADE.fullmatch(word) is not None or any(is_about(word, one) for one in own)
