# ruff: noqa: E501 - one rule, one line
"""The phrases that ask to be shown something; a line a phrase, the surest first."""

from core.language.understanding import Intent
from core.language.words import table

READS = table(
    (
        Intent.SHOW_HELP,
        r"^\W*(?:帮助|help(?: me)?|菜单|menu|使用说明|指令|命令|功能列表|怎么用|新手指南)\W*$|^\s*\?\s*$|你(?:都)?(?:会|能|可以)(?:干|做|帮我做|帮我)?(?:些)?(?:什么|啥|嘛|哪些)|(?:怎么|如何)(?:使用|用你|用这|操作|记录|录入|录|记|设置|设定|撤销|添加|新增|登记|跟你|写|开始|改|查|补录|兑换)|使用(?:方法|说明|手册|指南|帮助)|有(?:什么|哪些)(?:功能|命令|指令|用法)|支持(?:哪些|什么)(?:命令|指令|功能)|怎么算的|怎么计算|计算方法|算法是什么|口径|\bhow (?:do|can|should|to) (?:i|you|we)? ?(?:use|record|log|add|set|undo|enter|create|change|start|see|write|redeem|get started|register|submit|update)\b|\bwhat (?:can|do) you (?:do|understand|support)\b|\bhow does (?:this|it) work\b|\b(?:list|show)(?: me)? (?:the |all )?(?:commands?|features)\b|\bwhat commands\b|\bwhat are (?:the|your) (?:commands|features)\b|\bhow is (?:this|the|it|that)?.{0,20}(?:computed|calculated)\b|\bshow help\b|\bneed help (?:using|with (?:this|the) (?:bot|app))\b|\buser guide\b|\binstructions\b",
        "help",
    ),
    (
        Intent.SHOW_LOSS_REASONS,
        r"(?:丢|输|失|流|丟)(?:单|标|掉)?(?:的|了)?(?:.{0,6})(?:原因|理由|分析|归因|复盘|统计|情况|都是因为)|(?:为什么|为啥|为何|咋).{0,10}(?:丢|输|没签|没成|没拿下|失)(?!Ⓐ)|怎么(?:老|总|又)?(?:丢|输).{0,4}单|\bloss[- ]?(?:reasons?|analysis)\b|\blost[- ]?reasons?\b|\breasons? (?:for|we|why we|of|behind)\b.{0,16}\b(?:los|lost|loss)|\bwhy (?:are|do|did|have|is|was)\b.{0,24}\b(?:los(?:e|ing|t|s))|\bwhy .{0,16}lost\b|\bwhat (?:are|is|'?s) .{0,12}(?:losing|killing)|\bhow (?:do|did|are) we los|\bwhat (?:do|did) we lose .{0,12}(?:to|on|over)",
        "丢单原因",
    ),
    (
        Intent.SHOW_FUNNEL,
        r"漏斗|阶段.{0,6}(?:流失|掉|卡|最|转化)|流失|各阶段|每个阶段|阶段(?:转化|分布|统计)|卡在(?:哪|什么)(?:个|一)?(?:阶段|环节|步)|瓶颈|管道|\bfunnels?\b|\bbottlenecks?\b|\bstage (?:conversion|breakdown)\b|\bpipeline\b(?!.{0,12}\b(?:deals|list|worth|items)\b)|\bget stuck\b|\bdrop[- ]?off\b|\bconversion (?:by|per|between) stage",
        "漏斗",
    ),
    (
        Intent.SHOW_LEADERBOARD,
        r"排行|排名|榜|龙虎|(?:谁|哪个?(?:人|销售|同事|组|团队|区)?).{0,10}(?:第一|最(?:多|高|好|强|猛|快|厉害)|领先|冠军|垫底|领跑|倒数|业绩最)|第几|名次|前[0-9一二三四五六七八九十Ⓝ]{1,3}(?:名|位|强|甲)?(?:是?谁|有谁|的?(?:销售|人|同事))?(?=$|[,。?!\s])|top\s?Ⓝ|销冠|冠军是|冠亚军|\bleader ?boards?\b|\branki?n?g?s?\b|\bwho'?s?\b.{0,30}\b(?:top|first|best|leading|number one|no\.? ?1|most|highest|ahead|winning|in the lead|last)|\btop (?:Ⓝ|sellers?|reps?|performers?|sales(?:people)?|closers?)|\bstandings?\b|\bbest (?:sellers?|reps?|performers?|Ⓝ)|\bscoreboard\b",
        "排行榜",
    ),
    (
        Intent.SHOW_FORECAST,
        r"预测|预估(?:业绩|收入|销售|一下)?|预计(?:能|可以|会)?(?:做|完成|签|达|成交|收入|业绩|收).{0,10}(?:多少|几)|能(?:做|完成|签|冲|达|收)(?:到|成)?多少|(?:本|这|下)?个?(?:Ⓓ)?.{0,4}(?:能|会)(?:做|签|完成|达到|冲)(?:到|成)?多少|\bforecasts?(?:ed|ing)?\b|\bproject(?:ed|ion)s? (?:revenue|sales|for|bookings|number)|\bpredict(?:ed|ion)?s?\b|\bhow much (?:will|are|can|could) (?:we|i|Ⓢ|Ⓜ).{0,20}(?:close|land|make|book|bring|win|end)|\bwhere will we (?:land|end)\b|\bwhat will we (?:close|land|book)",
        "预测",
    ),
    (
        Intent.SHOW_TREND,
        r"趋势|走势|曲线|变化(?:情况|图|怎么样)?$|折线|同比|环比|涨(?:了)?还是跌|(?:近|最近)?Ⓓ.{0,8}变化|每(?:个月|月|周|天).{0,6}(?:变化|多少)|\btrend(?:s|ing|line)?\b|\bover time\b|\bmonth[- ](?:over|by|on)[- ]month\b|\bweek[- ](?:over|by|on)[- ]week\b|\byear[- ]over[- ]year\b|\bhistory of\b|\bgrowth\b|\bhow .{0,20}\b(?:chang(?:ed|ing)|evolv\w+|develop(?:ed|ing))\b",
        "趋势",
    ),
    (
        Intent.SHOW_REPORT,
        r"周报|日报|月报|季报|年报|战报|简报|报告|报表|汇总|总结(?!一下Ⓐ)|复盘|小结|经营分析|\breports?\b|\bsummar(?:y|ies|ize|ise)\b|\brecap\b|\breview\b(?! (?:the )?contract)|\bdigest\b|\boverview\b|\bdashboard\b",
        "周报",
    ),
    (
        Intent.SHOW_POINTS,
        r"(?:积分|成长值)(?:多少|余额|明细|查询|情况|还有|还剩|剩|有多少|够|记录|清单|账户)?|(?:还有|还剩|有|剩)多少.{0,2}分(?![钟店])|\bpoints?\b.{0,20}\b(?:balance|have|left|total|earned|history)?|\bhow many points\b|\bmy points\b|\breward balance\b",
        "我的积分",
    ),
    (
        Intent.SHOW_FOLLOW_UPS,
        r"跟进(?:计划|清单|列表|事项|任务|提醒|安排|记录)?(?!次数|量|数|目标|率|慢)|待跟进|(?:逾期|到期|过期|超期|未完成|没做|没完成)(?:的)?|(?:该|要|需要|得)(?:跟进|联系|回访|拜访|找|打电话给)(?:谁|哪些|什么|哪|几)|(?:谁|哪些(?:客户|人)?)(?:.{0,4})(?:该|要|需要|没|还没|到期)(?:跟进|联系|回访)|(?:要|该)(?:联系|回访|打给)(?:的)?(?:客户|人)|\bfollow[- ]?ups?\b|\boverdue\b|\breminders?\b|\bwho (?:do|should|must) i (?:call|follow|contact|chase|ping|reach)|\b(?:what'?s|anything|what is) due\b|\btasks? due\b|\bdue (?:today|Ⓓ|this)",
        "逾期跟进",
    ),
    (
        Intent.SHOW_TARGET,
        r"目标|达成|完成率|完成度|完成(?:了)?(?:多少|百分之|几成)|指标|进度|任务(?:量|额)?(?:完成|还差)|还差多少|差多少|差几|缺口|kpi|(?:业绩|销售额|回款|拜访|签单|签约|营收|收入|转化率|满意度|新客户|成交|赢单率?|流水).{0,10}(?:多少|如何|怎么样|怎样|咋样|几|情况|是多少|做了)|(?:签|卖|做|收|拜访|跟进|赢|完成|回款|成交|新增|拿)(?:了|到了)?(?:多少|几)(?:单|钱|个|次|家|业绩|客户|万|款)?|多少(?:业绩|回款|单|销售额|拜访|新客户|客户)|业绩|\btargets?\b|\bgoals?\b|\bquotas?\b|\battainment\b|\bon track\b|\bon pace\b|\bprogress\b|\bhow (?:far|close) (?:am|are|is)\b|\bgap\b|\bkpis?\b|\bhow much (?:have|did|has|revenue|money|cash)\b.{0,40}|\bhow many (?:visits|deals|calls|accounts|new|customers|activities|meetings|demos)\b.{0,40}|\bhow (?:am i|are we|is Ⓜ|is Ⓢ|is the team) (?:doing|tracking|performing)\b|\b(?:revenue|sales|payments|visits|bookings|satisfaction|conversion|win rate)\b",
        "目标完成率",
    ),
    (
        Intent.SHOW_DAY,
        r"(?:我的?|今天|今日|Ⓓ|这周|上午|下午).{0,6}(?:一天|日程|安排|行程|待办|任务|要做|干什么|干啥|做什么|做啥|有什么(?:事|活|要)|工作|计划|事(?:情)?)|^\W*(?:今日|今天|日程|待办|我的一天|行程|早报|todo|to-?do|my day|today|agenda|me|我)\W*$|(?:日程|行程|待办(?:事项|清单)?|工作安排|工作计划)|(?:要|该|得)(?:干|做|忙)(?:什么|啥|嘛|哪些|点)|有(?:什么|啥|哪些)(?:要做|安排|事)|\bmy (?:day|agenda|schedule|to-?dos?|to-?do list|tasks?|calendar)\b|\bon my (?:plate|agenda|schedule|calendar|list)\b|\bwhat(?:'s| is| do i have| should i do| have i got| am i doing)\b.{0,20}(?:Ⓓ|on today|today|scheduled)|\bto-?dos?\b|\bagenda\b|\bschedule\b|\bplan (?:for|my)\b|\bwhat'?s (?:on|next|up for)\b",
        "今天有什么安排",
    ),
    (
        Intent.SHOW_DEALS,
        r"商机|(?:在谈|在跟|未成交|进行中|跟进中|开放|停滞|卡住|赢|丢|输|没签|快签|待签|要签|所有|全部|哪些|几个|多少个?|大)的?(?:单子?|项目|机会|deal)|(?:单子|机会|项目)(?:列表|清单|情况|明细|有哪些|都有|进展|呢|有几)|(?:哪些|几个|多少个?)(?:单|项目|机会|deal)|(?:我|Ⓜ|Ⓢ)(?:手上|手里|名下)?的?(?:单子?|项目|机会|deals?)|\bdeals?\b|\bopportunit(?:y|ies)\b|\bopps?\b|\boppt(?:y|ies)\b|\bpipeline\b|\bin play\b",
        "在谈的单子",
    ),
)
ABOUT_AN_ACCOUNT = table(
    (
        Intent.SHOW_DEALS,
        r"商机|(?:几|多少|哪些|所有|全部|有什么|在谈|进行中|还有|有没有)(?:个|笔|条)?(?:的)?(?:单子?|机会|项目|deals?)|(?:单子|机会|项目|deals?)(?:列表|清单|明细|有哪些|有几)|\b(?:list|show|open|all|which|how many|what|any)\b.{0,20}\b(?:deals|opportunities|opps|pipeline)\b|\bdeals?\b(?=.{0,12}(?:list|do we|open|with|for|at)\b)|^\W*deals?\b",
        "Ⓐ有几个商机",
    ),
    (
        Intent.SHOW_FOLLOW_UPS,
        r"(?:跟进|回访|提醒|待办)(?:计划|清单|安排|事项|提醒|任务)|下次(?:什么时候|何时|哪天)?(?:跟进|联系|拜访|回访)|(?:什么时候|何时|哪天|几号)(?:该|要|再|去)?(?:跟进|联系|拜访|回访|见)|\bnext (?:step|follow|meeting|call|visit|action)|\bfollow[- ]?ups?\b|\bwhen (?:do|should|am|is|are) (?:i|we|my|our|the next).{0,20}(?:follow|call|meet|visit|next)",
        "Ⓐ的跟进计划",
    ),
    (
        Intent.SHOW_ACCOUNT,
        r"情况|详情|资料|档案|信息|进展|进度|状态|历史|记录|近况|怎么样|咋样|怎样|如何|到哪|哪一?步|什么阶段|哪个阶段|谁(?:在)?(?:负责|跟|管|对接)|负责人|谁的客户|联系人|签了(?:吗|没|么)|签(?:下|约)?(?:了)?没|(?:成交|付款|回款|打款|到账|下单|回复|拍板|定|丢|赢)(?:了)?(?:吗|没|么)|(?:上次|最近|最后)(?:一次)?.{0,8}(?:什么时候|何时|哪天|拜访|联系|跟进|聊|见)|多久没|(?:是)?什么(?:情况|状态|级别|等级|行业)|多少钱|金额(?:是)?多少|谈得|聊得|有没有(?:签|回|付|消息|进展)|呢\W*$|介绍|概况|画像|客户卡|故事|有(?:什么)?(?:消息|动静|更新)",
        "Ⓐ什么情况",
    ),
    (
        Intent.SHOW_ACCOUNT,
        r"\b(?:status|details?|info|history|profile|account|summary|update|overview|background|story|card|tell me about|what'?s up with|what about|how'?s|how is|how are|how did|what'?s happening|what'?s going on|where (?:are|do|is)|who (?:owns|is|handles|manages|covers|looks)|who'?s|owner|last (?:contact|visit|time|call|touch|spoke|met)|when did|have (?:we|they)|did (?:we|they)|are they|any (?:news|update|word|progress)|look ?up|show(?: me)?|stage|latest|customer|client|what stage|notes)\b|\b(?:has|did|is|have|was|were|does|will|do) (?:the )?Ⓐ",
        "status of Ⓐ",
    ),
)
SHOWING = table(
    (
        Intent.SHOW_HELP,
        r"^\W*(?:请|麻烦|帮我|帮忙|给我|让我|我想|我要|想|能)*(?:看看?|查看?|查一?下|看一?下|显示|列出?|列一下|打开|调出|拉(?:一?下|个|出)?|发(?:我|一?下|个|份)|来(?:一?份|个|张)|给我|统计|瞅|瞄|瞧|汇报|生成|导出|出(?:一?份|个|张))|^\W*(?:please |pls |can you |could you |i want to |i'd like to |let me |let's )*(?:show|list|see|view|display|give me|pull up|get me|open|look at|check|fetch|bring up|print|send me|tell me|what|who|how|which|where|when|why)\b",
        "看一下Ⓢ漏斗",
    ),
)
NO_READ = table(
    (
        Intent.NONE,
        r"积分商城的|真丑|真难|太难了|好难|压力|加油|冲鸭|冲呀|冲冲冲|好烦|累死|好累|无聊|吐槽|烦死|唉|哎|讨厌|好看|难看|丢了|丑|可爱|好吃|好喝|有意思|笑死|哈哈|呵呵|晚安|早安|早上好|下午好|晚上好|谢谢|多谢|辛苦|收到$|好的$|嗯嗯|开会了|吃饭|下班|上班|迟到|奶茶|咖啡(?!机)|火锅|周末愉快|新年快乐|节日快乐|生日|天气|下雨",
        "积分商城的杯子真丑",
    ),
    (
        Intent.NONE,
        r"\b(?:thanks?|thank you|thx|lol|haha|good (?:morning|night|evening|afternoon)|congrat\w*|happy (?:birthday|new year|friday)|cheers|tired|exhausted|boring|bored|annoying|hate|ugly|hungry|weekend plans|pizza|coffee machine|so (?:ugly|hard|stressful)|stress(?:ed|ful)?)\b",
        "thanks",
    ),
)
