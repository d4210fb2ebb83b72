# ruff: noqa: E501 - one rule, one line
"""What a message asserts: not what it asks, wishes, supposes, denies, has heard, or expects of others.

Works on the skeleton: whatever is not asserted is blanked out with □, so that the rules for events
simply find nothing there. Rules are data, with an example each that must be blanked.
"""
# fmt: off

import re
from dataclasses import dataclass
from itertools import pairwise

from core.language.sentence.chatter import business_in
from core.language.text.likely import Alternatives, either
from core.language.text.sheet import rule

BLANK = "□"
SENTENCE_END = rule(r"[。!?;\n…]+|\.(?=\s|$)|(?<=[^\d])\.(?=[^\da-z])")
CLAUSE_END = rule(r"[,、:。!?;\n…]+|\.(?=\s|$)")

# From the words to the end of the sentence nothing is a fact.
UNREAL_AHEAD = (
    (r"要不是|若不是|\bcan'?t .{0,30}\bwithout\b|(?:群里|网上|新闻|朋友圈|外面|大家|有人|他们都|财务)(?:里|上)?(?:都|也)?(?:在)?(?:说|传|讲)(?!.{0,12}到账了?$)|\b(?:someone|somebody|people|everyone|news) (?:said|says?|told|claims?)\b|^no (?:deal|payment|contract|visit|news|signature|order|money|reply)\b|(?:打算|想)[^,。!?;]{0,6}拿下|(?<![需主])要能|早知道|早知|(?<!可)以为|我猜|猜测|(?:我|有点|很)?怀疑|纳闷|再.{0,4}[丢签输].{0,4}就|后悔没|如果|假如|假设|假使|倘若|若是|若能|要是|万一(?!级)|只要|除非|一旦|哪怕|就算|即使|(?<!预算要)(?<!预算得)(?<!预算)等(?!过完年|过了年|春节|年后|明年|下半年|下个?季度|级|等|待|于|候|Ⓐ的?(?:回复|消息|答复|反馈|通知))(?=[^,。;!?]{1,16}(?:了|后|再|就|之后|完|才)|[^,。;!?]{1,16},(?:就|才|再(?![打联跟约聊去找问回拜])))|什么时候(?:能|才)|啥时候", "要是Ⓐ签了就好了"),
    (r"希望(?!对方|他们?改)|但愿|(?<!庆)祝(?!总)|盼(?:着|望)?|巴不得|真想|好想|多想|想象|梦见|梦到|做梦|幻想|许愿|求(?:求)?(?:签|中|拿|过|成|Ⓐ)|保佑|祈祷|恨不得|差(?:一)?点(?:就|儿)?", "希望Ⓐ早点签"),
    (r"(?:新闻|报道|公众号|朋友圈|网上|微博|抖音|热搜|公告|群里)(?:里|上)?(?:面)?(?:看到|刷到|看见|报|写着?|登|发(?!了?(?:消息|微信)))|(?:看到|刷到|读到|看了)(?:一?[条个篇则]|的)?(?:新闻|报道|公众号|朋友圈|推送)|\b(?:on|in) the news\b|\bread (?:that|about|in)\b", "在新闻上看到Ⓐ中标"),
    (r"听说|据说|听.{1,6}(?:说|讲|提)|立(?:个|了)?flag|^\W*(?:技术|产品|研发|法务|仓库|物流|生产|运营|行政|售后|客服|人事|采购)(?:部门?|同事|那边)?(?:说|讲|反馈|表示|通知)(?!.*到账)|传闻|传言|谣传|有人说|有消息说|小道消息|(?<!没)好像|似乎|貌似|说不定|没准|也许|可能(?!性|不信)|大概率|大概会|看样子|看来(?!了)|看这样子|十有八九|多半|估摸|八九不离十|应该是(?=[^,。]{0,8}(?:了吧|吧|了?,))|估计(?!金额|预算|成交|Ⓥ|Ⓓ)|感觉(?:能|会|要|快)|(?:应该|早该|理应|是时候)(?:能|会|快|可以|没问题|差不多|要|[再去先多找跟给和]{0,2}[ⒶⒸ]{0,2}(?:拜访|走访|回访|跟进|联系|打电话|见面|约|聊|演示|催))|(?<!不)该[再去找跟给和]{0,2}[ⒶⒸ]{0,2}(?:拜访|走访|回访|跟进|联系|打电话|见|约|聊|演示|催).{0,4}了|八成|搞不好|恐怕|有望|有戏|争取(?!.{0,3}Ⓓ.{0,4}(?:签|成交|拿下|下单|定))|力争|目测|预感|八字", "听说Ⓐ签了"),
    (r"(?<![Ⓐ的边家])(?:老板|领导|经理|总监|主管|大区|同事|隔壁|上面|公司|上级)(?:们|组|那边|的人)?(?:说|讲|表扬|批评|夸|骂|要求|让|催|希望|问|喊|规定|强调|宣布|表示|画饼|定了)", "老板说这个月必须拿下五个大单"),
    (r"(?:老婆|老公|我妈|我爸|爸妈|女朋友|男朋友|孩子|儿子|女儿|房东|朋友|邻居|同学|亲戚)(?:他|她|们)?(?:说|讲|告诉|问|听说)|\b(?:wife|husband|mom|mum|dad|mother|father|girlfriend|boyfriend|son|daughter|landlord|neighbou?r|friend) (?:says?|said|tells?|told|heard|thinks?)\b", "我妈说Ⓐ签了"),
    (r"Ⓜ(?:他|她)?(?:说|讲|告诉|跟我说|提到|透露|吹|吹牛|表示|问)", "Ⓜ说他签了Ⓐ"),
    (r"(?:Ⓜ|Ⓒ)(?:让|叫|要求|安排|派)(?:你|大家|你们)|Ⓜ(?:让|叫|要求|安排|派)我们", "Ⓜ让你明天去拜访Ⓐ"),
    (r"别(?:把|给|将|再|碰|动|惹|急|记|写|标|算|弄)", "别把Ⓐ记成丢单"),
    (r"Ⓜ (?:says?|said|claims?|mentioned|told|thinks?|reckons?|believes?)\b", "Ⓜ says Ⓐ paid"),
    (r"(?:提醒|通知|告诉|让|叫|派|催|请|安排|麻烦|拜托|转告|帮我(?:提醒|通知|叫|催))(?:一下)?(?:Ⓜ|实习生|新人|徒弟|助理|他|她|他们|同事|大家|团队|兄弟|各位|你们)", "提醒Ⓜ周三跟进Ⓐ"),
    (r"\b(?:if|(?<!asked )(?<!asks )(?<!asking )whether|suppose|supposing|imagine|assuming|assume|unless|once(?! more| again| a\b| or twice)|whenever|provided|in case|as long as|even if|as soon as|when (?:Ⓐ|they|we|it|he|she)(?! (?:visited|met|called)))\b", "if Ⓐ signs"),
    (r"\b(?:hope|hoping|hopefully|wish|wishing|fingers crossed|would love|dream(?:t|ed|ing|s)?|pray(?:ing)?|if only|can'?t wait|dying to|knock on wood|wouldn'?t it|i'?d love|looking forward|let'?s (?:hope|pray)|one day)\b", "I wish Ⓐ had paid"),
    (r"\b(?:heard|hear|hearing|rumou?rs?|apparently|allegedly|supposedly|reportedly|word is|they say|people say|gossip|told me|tells me|claims?|(?<!she )(?<!he )(?<!they )said (?:that )?(?:he|she|they|Ⓜ|Ⓐ)|says (?:he|she|they|Ⓜ|Ⓐ)|according to|might|may(?! ?\d)|(?:should|could|would|must)(?:'?ve| have)|shoulda|coulda|could|maybe|perhaps|probably|possibly|likely|seems?|looks like|should (?:be able|pay|win|(?:close|sign)(?! (?:by|in|on|before|around|this|next|end|Ⓓ)))|would(?: have)?|almost|nearly|about to|(?:going to|gonna) (?:win|lose|sign|close|pay|be)|i think|i guess|i bet|supposed to|i\'?d rather|would rather|let\'?s not|don\'?t (?:close|sign|mark|log|record|book|count)|trying to|try to|want(?:s|ed)? to(?! (?:think|wait|hold|reschedule|postpone|meet|see|upgrade|buy|expand|order|add|renew|purchase|switch|replace|move to|start|trial|test|compare|know|discuss|talk|proceed|go ahead))|hoping to|expects? to (?:win|sign|pay)|promised?|plans? to pay)\b", "heard Ⓐ signed"),
    (r"(?<!Ⓐ )(?<!Ⓐ's )(?<!their )\b(?:boss|manager|management|director|ceo|vp|hq) (?:says?|said|wants?|wanted|expects?|told|asked|insists?|keeps)\b", "boss says we must win five deals"),
    (r"\b(?:tell|ask|have|get|let|remind|make) (?:Ⓜ|(?:him|her|them|everyone|the team|someone)\b)", "tell Ⓜ to call Ⓐ"),
)
# What a customer announces has not happened; what he objects to and asks for still counts.
TO_OTHERS = rule(
    r"^\W*Ⓜ[,:\s]+(?:can|could|would|will) you\b|^\W*Ⓜ[,:\s]+(?:能不能|可不可以|方便)|(?:提醒|通知|告诉|让|叫|派|催|请|安排|麻烦|拜托|转告)(?:一下)?Ⓜ|\b(?:tell|ask|have|get|let|remind|make) Ⓜ"
)
QUOTED = rule(
    r"(?:客户|对方|他们|Ⓒ|Ⓐ)(?:那边|的[\u4e00-\u9fff]{1,4}?)?(?:(?:说|讲)(?!了?一?下(?![周个月])|了?[^,。]{1,10}的事)|答应|承诺|表示|透露|回复说?)(?:了)?.{0,8}(?:会|要|准备|打算|下[周个]|Ⓓ|尽快|马上|考虑|可以|能|已经?(?:付|打|汇|转))[^,。!?;]{0,40}"
)
# The whole sentence is no fact, the words before included.
UNREAL_AROUND = (
    (r"^(?!.*Ⓒ).*(?:Ⓐ(?:家|公司)?的?(?:旁边?|隔壁|对面|楼[下上]|附近|门口|边上|食堂|餐厅|城|广场|大厦|路(?!上|过)|站|队|杯|股[票价])|在Ⓐ(?:吃|喝|聚|玩|住)|(?:去|到)Ⓐ[^,。;!?]{0,4}(?:买|逛|玩|看病|上班|面试)|\b(?:near|outside|opposite|next (?:to|door to)|across from|behind|in front of) Ⓐ|Ⓐ(?:'s)? (?:canteen|cafeteria|lobby|parking|stock|shares?|station|tower|mall|(?:coffee|food|menu|pizza|salad|wine list)(?= (?:is|was|are|were|costs?))\b)\b)", "中午在Ⓐ旁边吃的"),
    (r"^\W*Ⓜ,?\s?(?:please|pls|kindly|you\b|can you|could you|would you)\b|^\W*Ⓜ[,:!]\s?(?=.*[ⒹⓉ])(?!我|I\b|和我|Ⓐ)|^\W*Ⓜ[,:!]\s?(?:(?:update|log|call|send|visit|email|check|book|schedule|push|move|close|follow|ping|chase|set|add|mark|get|go|talk|meet|confirm|prepare)\b|[把帮去给跟你快先再约发催写做]|Ⓐ的)|^\W*Ⓜ(?:(?:,| and| &|和|跟|、)\s?Ⓜ)+ ?(?:should|must|please|pls|need to|will|are|have|请|要|去|你们|明|Ⓓ)|^\W*Ⓜ,?\s?[帮替给]我|^\W*[小老阿][\u4e00-\u9fff],|^\W*(?:someone|somebody|anyone|everyone|everybody|all|team|guys)\b.{0,6}\b(?:please|pls|can|should|must)\b|^\W*(?:hey |hi )?[a-z]{2,12}, (?:please|pls|kindly|can you|could you)\b(?<!ok, please)(?<!bot, please)", "Ⓜ please send the quote to Ⓐ"),
    (r"^\W*(?!.{0,24}(?:目标|让我|叫我|请我|派我|多少|排|(?:丢单|输单|丢失)的?(?:原因|分析)))(?:Ⓜ的?|(?:新来的|新人|实习生|小伙子|小姑娘|徒弟|师傅|师父|师兄|师姐|学长|邻居|亲戚|朋友|同学|我[妈爸弟妹哥姐叔舅]|他们?|她们?)(?!的?(?:公司|那边|老板|总|说|嫌|觉得|认为|反馈|签|付|打|丢|预算)))(?:的(?:客户|单子?|项目))?[^,。!?;Ⓒ]{0,6}?(?:请|去|拿|签|打款|付款|拜访|跑|丢|赢|搞定|啃下|谈下|收了|催了)(?!吗|没)", "实习生Ⓓ去Ⓐ拿一下合同"),
    (r"^\W*Ⓒ(?:Ⓓ|Ⓣ|刚|已经?|又|也)*(?:请|去|拜访|见|跑|陪|约)了?Ⓐ|Ⓐ (?:has |just )*(?:signed|inked|won|lost|announced) [^,.;]{0,24}\b(?:deal|contract|agreement|partnership|order)\b[^,.;]{0,6}\b(?:with|from|to) (?!us\b|our\b)|Ⓐ (?:has |just )*(?:raised?|acquir\w+|announced|launched|reported|laid off|fired|hired|lost (?:their|its|his|her|an?|two|three|several|some)(?! (?:deal|order|contract|bid|project|tender))|went public|ipo)\b(?!.{0,20}\b(?:concern|issue|objection|question|budget|price))", "Ⓒ请Ⓐ吃饭"),
    (r"[,。\s](?:新闻|网上|听人?|他们|群里|别人|公众号)(?:上|里)?(?:说|讲|写|报|看到?)的?\W*$|^\W*Ⓜ(?:手[里上]|名下|那[边里个家单笔]|[这的]单)的?[^,。?]{0,10}(?:黄|丢|签|赢|款|到账|成了)|^\W*(?:my|our|his|her) (?:teammate|colleague|co-?worker|boss|manager|friend|brother|sister|intern|ex)s?\b(?!.{0,12}\band (?:i|me)\b)|(?:上家|前|原来的?)公司|梦里|做梦|Ⓝ\s?比\s?Ⓝ|\x22(?:signed|won|closed|paid|签了|成交了?|到账了?)\x22|(?:台风|暴雨|洪水|大[雪风])[^,。]{0,4}(?:把|影响|登陆|袭)|^\W*(?:产品|研发|技术|市场|财务|法务|售后|客服|运营|行政)(?:部门?|组|团队|同事)(?:Ⓓ|Ⓣ|会|要|已经?|刚)*(?:给|去|把|在|来|跟)|(?:麻烦|请|让|催)(?:一下)?(?:财务|法务|行政|人事)(?:部|同事|那边)?[把帮给]|Ⓐ[和跟与]Ⓐ(?:签|达成)[^,。]{0,4}(?:战略|合作)|\bwon by (?:[ⓃⓅ]|a\b)|Ⓐ的?(?:发布会|年会|周年庆|开业)(?:[定将在]|Ⓓ)|[一二三四五六七]比[零一二三四五六七]|\x22[,\s]*(?:这[话句]|这种话)|Ⓐ的[^,。的ⒸⒶ]{1,6}(?:降价|涨价|打折)", "my teammate lost Ⓐ"),
    (r"把我(?:删|拉黑|屏蔽)|拉黑了?我|\bmy Ⓐ (?:subscription|membership|card|shares?|stock)\b|(?<!我)(?:替|代)我(?:去|跑|拜访|走访|见|送|跟)|^(?!.*[ⒶⒸ]).*(?:把[^,。]{1,12}发(?:给)?我|发(?:给)?我(?:邮箱|微信))|\bwrong number\b|打错(?:了|电话)|拨错|比(?:我|咱)(?!们|司)[^,。]{0,8}[还都]|\bpigs (?:will )?fly\b|\b(?:yeah,? right|as if|in your dreams|when hell freezes|sure, (?:and|Ⓐ)|oh sure|oh great|just what i needed)\b|太阳.{0,3}西|直播吃|(?<![微短通])信了(?:你的?邪)?$|我(?:就是|是)马云|食堂阿姨", "oh sure, Ⓐ will sign"),
    (r"Ⓜ's (?:meeting|call|visit|demo|deal|client|customer|account|order|contract|prospect)s?\b(?!.{0,12}\b(?:targets?|goals?|quotas?)\b)(?!.{0,20}\?)", "Ⓜ's deal with Ⓐ got rejected"),
    # Here we are the customer: they sell to us, and we pay.
    (r"(?:给|向|付给)Ⓐ(?:公司)?(?:付|交|转|汇|还)(?:了|过|清)?[^,。;!?]{0,6}(?:费|金|钱|租|Ⓥ|押)|欠Ⓐ|(?:找|向|从)Ⓐ(?:那|家|那边)?(?:租|买|订购?|借|采购(?!部|总|经理|的|Ⓒ|负责|那)|进货|进了|定制|定做)|(?:我们?|咱们?|公司|物业|行政)(?:又|也|刚|今年|Ⓓ)*(?:采购|买|订购|租|用)了?Ⓐ", "找Ⓐ租了个仓库"),
    (r"Ⓐ(?:那边|公司)?(?:又|也|刚|Ⓓ)*(?:给|向|跟|对)(?:我们?|咱们?)(?:公司)?(?:的)?(?:报价|报了|推销|发货|送货|开了?发?票|供货|涨价|催款|催缴|发了?账单)|Ⓐ的?(?:业务员|客服(?!Ⓒ|部|经理|主管|负责)|售后(?!Ⓒ|Ⓜ|部|经理|主管|负责)|课程顾问|中介|推销员|师傅|司机|快递员|送奶工|hr\b|猎头|招聘|销售(?!Ⓒ|总|经理|部|主管|负责|副|额|目标|团队|那))|Ⓐ(?:最近|Ⓓ|正?在|又|家)*(?:打折|促销|店庆|大减价|清仓|甩卖|上新)|让Ⓐ的[^,。;]{1,6}给我", "Ⓐ给我们报价了"),
    (r"\bwe (?:just |also |have |already )*(?:bought|purchased|ordered|rent(?:ed)?|hired|leased|subscribe)\b[^.;!?]{0,40}\b(?:from|at|with) Ⓐ|Ⓐ (?:just |has |have |already )*(?:sent|gave|emailed|issued|billed|charged|quoted|invoiced|delivered) (?:us|me) (?:(?:their|an?|the|for|with|our) )*(?:\w+ )?(?:invoice|bill|quote|refund|estimate|price list|catalog\w*)|Ⓐ (?:quoted|billed|charged|invoiced) (?:us|me)\b|Ⓐ's (?:sales ?(?:rep|reps|guy|guys|person|people)|salesperson|recruiters?|couriers?|drivers?|landlord|customer (?:service|support))\b", "Ⓐ sent us their invoice"),
    (r"^(?!.*(?:Ⓒ|\bwith\b|\bw/)).*\b(?:breakfast|brunch|lunch|dinner|coffee|drinks|latte|beers?) (?:at|in|from) Ⓐ", "had breakfast at Ⓐ before work"),
    (r"\bthe (?:day|moment|minute|second|week) (?:Ⓐ|they|he|she|it) (?:signs|pays|closes|wins|buys)\b|帮(?:我|忙)(?:想|写|编|翻译|润色|画|起个|取个)", "the day Ⓐ signs"),
    (r"(?:拜访|走访|回访|去|来|参加|负责|跟进|对接)Ⓐ?的(?:人|同事|同学|兄弟|各位|小伙伴|销售)(?!很|都|还|挺|嫌|说|反馈)", "Ⓓ拜访Ⓐ的人记得带资料"),
    (r"^\W*(?:今天|今日|本周|这周|明天|下周|本月|这个?月|Ⓓ)的?(?:工作)?(?:计划|待办|任务|目标)\s?:(?=.*Ⓐ)|^\W*(?:待办|目标|小目标|清单)(?:事项)?\s?:(?=.*Ⓐ)(?!.*[ⒹⓉ].*(?:跟进|拜访|提醒|联系|回访))|^\W*(?:my |our |today'?s |this week'?s )?(?:goals?|to-?dos?|plans?|agenda)(?: for (?:today|tomorrow|the week|this week|Ⓓ))?\s?:", "待办:给Ⓐ发合同"),
    (r"申请(?:了|到|个|过)*(?:一?[个点些])?(?:特价|折扣|优惠|返点|账期)|\bapprovals? (?:for|of) [^,.;]{0,24}(?:discount|price|pricing)|^\W*(?:i'?m |we'?re |still |just |busy )*(?:working on|prepping|drafting|preparing|finishing|polishing|writing)\b", "给Ⓐ申请了折扣"),
    (r"^\W*(?:行业|今日|最新|财经|早间|晚间|重磅|每日)*(?:新闻|快讯|资讯|头条|热点|要闻|早报)\s?[:】\]]|^\W*(?:breaking|news|headline|reuters|bloomberg)\b[^.]{0,12}:|Ⓐ[^。!?;]*(?:股价|涨停|跌停|大涨|市值)|\bshares (?:soared|jumped|surged|fell|up|down)\b|\bstock (?:is|soared|jumped|surged|flying|up|went)\b", "Ⓐ签了大单,股价涨停"),
    (r"Ⓐ(?:最近|刚|又|也|今天|昨天|Ⓓ)?中标了?(?=[\u4e00-\u9fff]{2,})(?!通知|公示|金额|的?价|[了啦]|我们)", "Ⓐ中标了国家电网的项目"),
    (r"(?:签|赢|拿下|丢|付|成交|成)了(?:也(?!好|行)|又(?:怎|如何|能|有什么)|照样|还不是)", "签了也收不到款"),
    (r"(?:不对|不是|错了)[,\s]*(?:是|我|他们)?(?:还)?没|其实(?:还|根本|并|也)?没(?:有)?(?:去|签|见|拜访|谈|打|付|到|成|拿|丢|开)", "拿下了,哦不对没拿下"),
    (r"(?:说|讲|吹)(?:是)?(?:他|她)(?:自己)?(?:那[个单家]|的(?:单|客户|项目|那)|手上|也|又|刚|已经?|昨天|今天)", "老王说他那单被抢了"),
    (r"^\W*(?:那|要不|麻烦|就|明天|Ⓓ){0,2}你们?俩?(?:先|再|快|赶紧|现在|明天|Ⓓ|等下|有空)*(?:去|跟|找|问|催|约|盯|联系|拜访|负责|给[ⒶⒸ])", "你去跟Ⓐ说一声"),
    (r"[跟和与]我们?(?:没|无)关|(?:赢|签|拿下)了?又(?:丢|输|黄)|\bwon (?:and|then|but) (?:then )?lost\b|\b(?:won|signed|closed|landed)\b[^.;!?]{0,30}\b(?:and|then|but)\b (?:(?:then|later|they|we|it|he|she|the|customer|client|have|has|since|just) )*(?:lost (?:it|them|the deal)\b|lost\W*$|cancel\w*|backed out|pulled out|walked away|fell through|changed their minds?)|(?:赢|签|拿下|成交)(?:单|约)?了?[^。;!?Ⓐ]{0,10}[,\s]?(?:但|可是?|又|后来|结果)[^。;!?Ⓐ]{0,6}(?:反悔|毁约|退单|退订)|\b(?:was|were) (?:going|about|supposed|planning) to\b|原(?:本|来)?(?:计划|打算|想|定)(?!.*(?:改约|改到|改成|推到|推迟|挪到|延到))|本来(?:Ⓓ|Ⓣ|是|都|我们?|也)*(?:能|可以|应该|签|想|要|打算|计划|该|说好)|就好了|该多好|多好啊|就太好了|就完美了|就能(?:过|完成|达标)|就发了|(?:能|会|签|成|过|中|拿下|定|来|行|可以|没问题|下单|付款|合适|顺利|不)了?的话|才怪|才行|才能", "Ⓐ签了就好了"),
    (r"(?:全体|所有|各位)(?:销售|员工|同事|人员|成员|同仁|伙伴)(?:请|务必|都|均|须|需|要|必须|[ⒹⓉ,\s])*(?:参加|出席|到(?:会|岗|场|齐)|提交|填写)", "全体销售参加新品培训"),
    (r"我(?:可|又|真|从来?|也|都|们)*没(?:有)?(?:说|问(?!题)|让你|叫你)(?!完|清|明|对|过|服|好|定|什么)[^,。!?;]{1,14}\W*$|\bi (?:didn'?t|never|did not) (?:say|said|ask|mean)\b[^,.!?;]{1,30}\W*$", "我没说丢单啊"),
    (r"开玩笑|骗你|逗你|愚人节|哈哈哈*假的|想得美|做梦吧|瞎说|随便说说|打个比方|比如|例如|举例|某(?:公司|客户|企业|同行|人)|(?:案例|故事|段子|笑话)\s?:|(?:周报|日报|月报|ppt|报告|总结|文档|表格)(?:里|上|中)(?:面)?(?:要|得|记得|请)?(?:写|加|放|提|补|改|填|换)|举个例子?|示例|范例|样例|(?:^|[\s,])例\s?:|^\W*(?:测试|模板|格式(?:参考|如下|示范)?)\s?[:,\s]|测试一下|试试|假装|段子|\b(?:just kidding|kidding|jk|joking|joke|april fool|for example|e\.g\.|(?:example|sample|test|testing|template)(?=\s?:)|hypothetical(?:ly)?|lol not)\b", "开玩笑的"),
    (r"(?:恭喜(?!自己|我|咱|发财)|祝贺|羡慕|佩服|牛啊|(?:真|太|好|你)厉害|厉害(?:了|啊|$)|向.{1,4}学习|学习榜样)|\b(?:congrats|congratulations|kudos|well done|way to go|shout ?out|jealous|envy)\b", "恭喜Ⓜ拿下Ⓐ"),
    (r"(?<![和跟与带陪同让帮给替找为,、Ⓒ的Ⓐ])Ⓜ(?!.{0,24}(?:目标|多少|排|漏斗|完成率|达成|赢单率|转化率|预测|趋势|积分|周报|月报))(?:今天|Ⓓ|上午|下午|Ⓣ|[,\s]){0,3}(?:们)?(?:刚|已经?|也|又|正|还|就|都)?(?:在|去|要|会|准备|打算|计划|负责|明|约|跑|聊|卖|送|赢|签|拿|丢|赢|拜访|跟进|谈|见|打|把|收|给|跟|和|搞|成|联系|回|发|演示|做)", "Ⓜ明天去拜访Ⓐ"),
    (r"(?<!with )(?<!and )(?<!for )Ⓜ (?:is |has |had |will |just |already |also |'ll |'s |a |an )*(?:visit|close|won|win|lost|lose|sign|meet|met|call|paid|going|go|plan|land|handl|took|take|said|wants?|got|talk|demo|log|follow)", "Ⓜ closed Ⓐ"),
    (r"\bthat'?s what\b|\b(?:he|she|they|someone|Ⓜ) (?:posted|wrote|texted|announced|shared|tweeted)\b|(?:Ⓜ|他|她|有人)(?:在群里)?(?:发的|写的|喊|发(?:了|的)?(?:消息|朋友圈|公告|喜报))", "that's what Ⓜ posted"),
    (r"^\s*@", "@张三 明天去收款"),
    (r"^\W*Ⓜ[,:\s]+(?:你|记得|麻烦|帮|请|去|Ⓓ(?:记得|你|去))", "Ⓜ,你去跟一下Ⓐ"),
    (r"(?:同事|隔壁(?:组|部门|老)?|别的组|其他组|人家|别的销售|前同事|竞争对手|友商|对手)(?:们|那边)?[^,。!?;Ⓒ]{0,8}?(?:签|拿|丢|赢|拜访|去|谈|成交|收|搞)", "隔壁组签了大单"),
)
# Who says so vouches for what follows: “不开玩笑,Ⓐ真签了”, “不是没签,是已经签了”.
VOUCHED = either(
    r"(?:真的?)?(?:不是|没有?|没在|不)(?:在|跟你)?(?:开玩笑|骗你|逗你)(?!吧|吗|\?)(?:的|了)?|(?:做梦(?:都|也)|万万|真|谁都|完全|怎么也)?(?:没|不敢|不能)(?:想到|相信)(?:吧|啊)?(?=[,\s!Ⓐ])|(?:谁|哪)(?:能|会)?想(?:得)?到(?=[,\s]|Ⓐ|我|真|居)|(?:传言|传闻|谣言|小道消息|消息)(?:是真的|属实|成真了?|坐实了?|都?被?证实了?|不假)|"
    r"不是(?:没有?|还没|不)[^,。!?;\sⒶⓋⓃ]{1,5}[,\s]\s?(?:而)?是(?=[\u4e00-\u9fffⒹ])|不是(?:丢|输|黄|签|赢|成)[^,。!?;\sⒶⓋⓃ]{0,4}[,\s]\s?(?:而)?是(?=丢|输|黄|签|赢|成|没|已)|"
    r"\b(?:no|not|isn'?t|am not|ain'?t) (?:a )?(?:joke|joking|kidding|lying)\b(?! about)|\bi kid you not\b|\b(?:a )?dreams? (?:do |does |really |finally )?(?:come|came|comes) true\b|\bwish(?:es)? (?:do |does )?(?:come|came|comes) true\b|\b(?:the )?rumou?rs? (?:is|are|was|were|turned out(?: to be)?) true\b|\b(?:won'?t|wouldn'?t|can'?t|couldn'?t|can hardly|never) believe (?:it|this)\b|\bbelieve it or not\b"
)
# “提醒我Ⓓ问下Ⓐ打款没” asks the bot nothing.
TO_BE_ASKED = rule(
    r"(?:提醒(?:一下)?我|[叫喊]我|记得|别忘了?)(?!们)[^。!?;]{0,20}?(?P<what>(?:问|看|确认|查|核实|了解|打听)(?=.*(?:没有?|吗|了没|是否|有没有|能不能|什么时候|何时|多少)))"
)
# A statement that quotes a question still states: 张总问能不能便宜点.
ASKED_BY_THEM = rule(
    r"(?:[问询]了?|咨询|(?<!我)想知道|了解|确认|讨论|研究|沟通|聊|看看|商量|纠结|追问|打听|关心|解释|介绍|说明|演示)[^,。!?]{0,12}$|\b(?:asked|asking|wondering|wants? to know|discuss(?:ed)?|explain(?:ed)?|inquired|clarif\w+|confirm(?:ed)?|showed|about)\b[^,.!?]{0,30}$"
)
# 他们正在比价呢 tells; Ⓐ呢 asks.
GOES_ON = rule(r"(?:正?在|还没?|才|着|比价|对比|考虑|犹豫|纠结|等|忙|磨)[^,。!?]{0,10}呢[~!.。\s]*$")
QUESTION_AT_END = rule(r"[??]\s*$|Ⓐ还是Ⓐ\W*$|不会(?:真的?|是)?[^,。!?;]{1,8}了?吧\W*$|(?:吗|呢|吧[??]|么|嘛|(?<!结果)(?<!还)没有|了没|没|否)[啊呀哇哦噢嘞哈~!.。\s]*$")
QUESTION_WORDS = either(
    r"到底(?!.{0,4}还是签了)|多少|几[个次家单笔条天号点名位成]|(?<!没)(?<!不管)(?<!为)什么(?!的|都|也)|(?<!没)(?<!不管)(?<!为)啥(?!都|也)|谁(?!都|也)|哪(?!怕)|怎么(?!说|都|也)|怎样|咋|如何|是不是|是否|有没有|能不能|可不可以|会不会|要不要|行不行|对不对|好不好|为何|为啥|为什么|何时|(?P<same>[\u4e00-\u9fff])不(?P=same)(?!.{0,2}(?:都|也|还|无所谓|再|要看|看|取决))|多久|多大|多高|多远|多快|多长|几时|难道|凭什么"
)
ENGLISH_QUESTION = rule(
    r"^(?:hey|hi|so|ok|okay|well|and|but|um|please|pls|guys|all)?[,\s]*(?:(?:what(?! an?\b(?!.*\?))|who|how|when|where|which|why|whose|whats|whos|hows)\b(?:'s|'re)?|(?:is|are|was|were|do|does|can|could|should|would|has|have|am) (?:i|we|you|they|he|she|it|the|my|our|there|anyone|anybody|someone|this|that|any|these)\b|(?:is|are|was|were|do|does|can|could|should|would|has|have|am) (?:Ⓐ|Ⓜ|Ⓢ|Ⓒ)|(?:did|will) (?:i|we|you|they|he|she|it|the|my|our|anyone|anybody|someone|this|that|any)\b|(?:did|will) (?:Ⓐ|Ⓜ|Ⓒ)|any (?:news|update|idea|word)|anyone|anybody)"
)
# A polite request has a question's form, but asks for the deed.
REQUEST = either(
    r"^\W*(?:can|could|shall) we (?:please )?(?:push|move|reschedule|postpone|snooze|delay|shift)\b",
    r"^\W*(?:(?:hey|hi|hello|ok|okay|so|btw|um|yo|boss|bot)[,!\s]+)*(?:please |pls |kindly )?(?:can|could|would|will) you (?:please |pls |kindly |help me )*(?:log|record|note|add|remind|set|undo|mark|push|move|snooze|schedule|create|update|note|put|delete|cancel|postpone|change|make|close)\b|^\W*(?:please|pls)\b",
    r"^(?!.{0,4}(?:谁|哪位|有人))(?!有没有人).{0,6}(?:请|麻烦|劳驾)?(?:你)?(?:可以|能|能不能|可不可以|能否)?帮(?:我|忙)(?!看|查|算|问|找|分析|统计|列|拉|瞅|瞧|调出|对比|提醒Ⓜ|催)",
)
POLITE = rule(r"^\W*(?:can|could|shall) we (?:please )?|^\W*(?:(?:hey|hi|hello|ok|okay|so|btw|um|yo|boss|bot)[,!\s]+)*(?:please |pls |kindly )?(?:can|could|would|will) you (?:please |pls |kindly |help me )*")

DENIALS = rule(
    r"(?:还没(?:有)?|还未|没有|没能|没(?!问题|想到|事)|尚未|未(?!来)|并未|不会|不想|不打算|别(?!家|人|的|墅|克)|不要|不用|不必|不需要|无需|从未|从没|不是|并不是|不算|甭|拒绝|不(?=签|付|去|拜|买|打款|回款))(?:再|去|能|被|把|跟|和|真|完全|正式|最终|收|Ⓐ|Ⓒ|Ⓓ|Ⓥ|他们|我们|客户|给|说|在|来得及|时间)*[^,。;!?]{0,4}?(?P<verb>签(?:约|下|单|成|完|字|合同)?|拿下|成交|赢单?|中标|成(?=[,。!\s]|$)|到账|到|付款|付|打款|收到|回款|回|拜访|去|见|打(?:电话)?|联系|跟进|演示|开会|约|定(?:下)?来?|推进|进入|报价|下单|盖章|谈(?:过)?|做|聊|发|close|won|win|sign|pay|paid|demo|visit|call)(?:了)?",
)
ENGLISH_DENIALS = rule(
    r"\b(?:not|never|no longer|haven'?t|hasn'?t|hadn'?t|didn'?t|don'?t|doesn'?t|won'?t|wouldn'?t|couldn'?t|can'?t|cannot|isn'?t|wasn'?t|aren'?t|weren'?t|without|yet to|failed to|forgot to|no one|nobody|neither|no(?! wait\b))\b(?: [^\s,;]+){0,3}? (?P<verb>sign(?:ed|ing)?|w[io]n(?:ning)?|clos(?:e|ed|ing)|pa(?:y|id|ying)|visit(?:ed)?|call(?:ed)?|meet|met|received?|demo(?:ed)?|land(?:ed)?|wired?|sent|email(?:ed)?|visits?|payments?|contacted|lost|lose)\b"
)


@dataclass(frozen=True)
class Mood:
    """What of a skeleton is asserted, and whether the message asks."""

    asserted: str
    # Denials left in: what is lost or objected to is often said with 没 and not.
    stated: str
    asks: bool
    requests: bool
    unreal: bool

# Minutes, mails and code: what is pasted tells of other people's doings.
PASTED = (
    (r"(?:^|[\s。!?;,])(?:我|me|老板|领导|大家|同事|甲方?|乙方?|老?妈妈?|老?爸爸?|老婆|老公|产品|研发|财务|客户|boss|wife|mom|[ab]|also me|问|Ⓓ的我|me at Ⓣ)\s?:.*?[^,;]{2,}(?:^|[\s。!?;,])(?:我|me|老板|客户|领导|大家|同事|甲方?|乙方?|财务|研发|boss|client|also me|[ab]|答|翻译|潜台词|Ⓓ的我|me at Ⓣ)\s?:|(?:^|[\s。!?;,])客户\s?:.*[。!?;\s]我\s?:", "老板:今年目标一个亿。我:先拿下Ⓐ再说"),
    (r"(?:^|\n)\s*Ⓜ\s?:", "Ⓜ:Ⓐ签了"),
    (r"^\W*(?:待办|任务|清单|计划|安排|to-?dos?|tasks?|plans?|agenda)[^:\n]{0,10}:\s?[1一Ⓝ]\s?[.、)]", "待办:1.给Ⓐ发合同"),
    (r"^\W*(?:培训|会议|例会|开会|放假|活动|停机|维护|值班|考勤|人事|系统|内部|紧急|重要|全员|部门|公司|团建|年会|体检|调休)?(?:通知|公告|通报)\s?[:】\]]|^\W*(?:announcement|notice|attention)\b[^:.]{0,12}:", "培训通知:ⒹⓉ,全体销售参加新品培训"),
    (r"^\W*(?:a )?(?:friendly |gentle |quick )*reminder\b\W*(?:to |for )?(?:everyone|everybody|all\b|team\b|folks|guys|@\s?(?!me\b|bot\b|salesbeat|Ⓐ|Ⓣ)|Ⓜ(?!\s?(?:and|&) ))|^\W*(?:提醒|记得|麻烦|请|辛苦)(?:一下)?\W*@\s?(?!me\b|bot\b|salesbeat|我|Ⓐ|Ⓣ)", "reminder @Ⓜ: send Ⓐ the nda"),
    (r"^\s*[\[{].*[\"':].*[\]}]\s*$|</[a-z]+>|\b(?:select|insert|delete)\b.{1,60}\b(?:from|into|where)\b|\bdef \w+\(|\bfunction\s?\w*\(|console\.log|\bcurl -|[{\[]\s?[\"']\w+[\"']\s?:|\bwrote\s?:|姓名.{0,4}电话|电话.{0,4}姓名|\bprint\(|```|^\s*(?:import|from) \w+ import|#!/", '{"intent": "win_deal"}'),
    (r"^\W*(?:会议|例会|周会|晨会)?(?:纪要|会议记录)\W*[:\s]|^\W*(?:meeting )?minutes\b", "会议纪要:1. Ⓜ汇报Ⓐ进展"),
    (r"^\W*(?:转发?|fwd?|re|fw|回复|答复)\s?[:】\]]|^\W*【转发?】|-{3,}\s?(?:original|forwarded|原始|转发)|(?:^|\n)\s*(?:from|to|cc|subject|sent|发件人|收件人|抄送|主题|发送时间)\s?:", "fwd: Ⓐ signed"),
    (r"^\W*(?:dear|各位|亲爱的|尊敬的|致各)(?:同事|领导|伙伴|客户|[,:\s])|^\W*(?:hi|hello|hey) (?:Ⓜ|Ⓒ|(?!bot\b|salesbeat\b|there\b|team\b|guys\b|all\b|robot\b|assistant\b|everyone\b)[a-z]{2,12}),|\b(?:best|kind|warm) regards\b|\byours (?:sincerely|faithfully)\b|此致|敬礼|顺颂商祺", "各位同事,Ⓐ签了"),
)
ANY_PASTED = either(*(pattern for pattern, _ in PASTED))

UNREAL_AHEAD_RULES = tuple((rule(pattern), example) for pattern, example in UNREAL_AHEAD)
UNREAL_AROUND_RULES = tuple((rule(pattern), example) for pattern, example in UNREAL_AROUND)
ANY_AHEAD = Alternatives(one for one, _ in UNREAL_AHEAD_RULES)
ANY_AROUND = Alternatives(one for one, _ in UNREAL_AROUND_RULES)


# “没丢” takes back a loss as “没签” a win; “没签成,再谈” goes on; “去拜访了,没拜访成” was no visit.
NO_LOSS = rule(
    r"没(?:有|能)?(?:谈|签|拿|搞|做)(?:下来|成|拢|下|定)(?=[^。!?;]{0,4}(?:再(?:谈|等|试|聊|约|争取|跟|去|说)|下次|继续))|"
    r"(?P<deed>拜访|走访|回访|见|去|跑|演示|开会|约)(?:了|过)?[^。!?;]{0,16}没(?:有|能)?(?P=deed)(?:成|到|上|着)|"
    r"(?:没有?|并没|不算|没真)(?:丢|输|黄)(?:了|掉)?|\b(?:not|didn'?t|never|haven'?t)\b[^,.;]{0,24}\b(?:lost|lose)\b"
)


# 等他们盖章 is still waiting.
WAITING = rule(r"(?:等(?!了|来|到了)|待|催|请)(?:着|待)?[^,。!?;了]{0,8}?(?:盖章|签字|签约|签合同|回签|付款|打款|下单|回款|签收)(?!了)|\b(?:waiting|wait) (?:for|on)\b[^,.;!?]{0,40}")
# 谈了两个月了 has gone on for long, and nothing was done today.
GOING_ON = rule(r"(?:去|赶往|前往|回)[ⒶⒸ](?:那边|总部|公司)?的?(?:路上|途中)|(?:拜访|走访|回访|演示|会议|跟进)[ⒶⒸ]?的?(?:路费|费用|车费|打车费|记录|照片|总结|目的|报告|模板|话术|材料|资料|ppt|礼物|礼品|行程|流程|提纲)|\bon (?:my|the) way (?:to|over|back)\b[^,.;]{0,24}|(?:谈|聊|追|等|磨|拖|盯|跟进?|联系|沟通|接触)了(?:都|快|有|将近|差不多)?(?:Ⓝ|[一二两三四五六七八九十几半好多]|大){1,3}个?多?(?:月|年|周|星期|礼拜|季度)多?了|\b(?:been|have been|we'?ve been) (?:talking|chasing|following|negotiating|waiting|visiting|calling)\b[^,.;]{0,30}\b(?:for|since)\b")

UNTOLD = Alternatives((QUOTED, WAITING, GOING_ON, DENIALS, ENGLISH_DENIALS))


def mood_of(text: str) -> Mood:
    """Read the mood of a skeleton, sentence by sentence."""
    if ANY_PASTED.search(text):
        return Mood(BLANK * len(text), BLANK * len(text), asks=False, requests=False, unreal=True)
    requests = REQUEST.search(text) is not None
    if requests:
        text = POLITE.sub(lambda m: " " * len(m[0]), text)
    text = VOUCHED.sub(lambda m: " " * len(m[0]), text)
    stated: list[str] = []
    asks = unreal = False
    for sentence in sentences(text):
        asking = is_question(sentence) and not requests
        kept = "" if asking else _real(sentence)
        unreal = unreal or (not asking and len(kept) < len(sentence))
        stated.append(kept + BLANK * (len(sentence) - len(kept)))
        asks = asks or asking
    joined = NO_LOSS.sub(_blank, "".join(stated))
    return Mood(UNTOLD.sub(_blank, joined), joined, asks, requests, unreal)


def _blank(match: re.Match[str]) -> str:
    return BLANK * len(match[0])


def sentences(text: str) -> list[str]:
    """Cut a text behind each end of a sentence; nothing is lost."""
    cuts = [0, *(m.end() for m in SENTENCE_END.finditer(text)), len(text)]
    return [text[a:b] for a, b in pairwise(cuts) if a < b]


def is_question(sentence: str) -> bool:
    if TO_BE_ASKED.search(sentence):
        return False
    if QUESTION_AT_END.search(sentence) and not GOES_ON.search(sentence):
        return True
    if ENGLISH_QUESTION.search(sentence):
        return True
    asked = QUESTION_WORDS.search(sentence)
    return asked is not None and not ASKED_BY_THEM.search(sentence[: asked.start()])


def _real(sentence: str) -> str:
    """Return the start of a sentence that is meant as a fact."""
    if to_be_asked := TO_BE_ASKED.search(sentence):
        sentence = sentence[: to_be_asked.start("what")]
    if ANY_AROUND.search(sentence):
        return ""
    sentence = business_in(sentence)
    unreal = ANY_AHEAD.search(sentence)
    return sentence[: unreal.start()] if unreal else sentence
