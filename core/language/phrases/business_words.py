"""The words of a salesperson's notes, of which the rest of a weak reading may be made.

Not one of them writes anything: they are what explains a word beside a value, see `residue`.
"""

CHINESE = """
    客户 公司 对方 他们 我们 咱们 我司 那边 这边 人家 自己 大家 老板 领导 采购 技术 财务 法务
    董事会 董事长 总部 部门 团队 工厂 预算 报价 价格 价钱 方案 合同 订单 商机 项目 单子 大单 小单
    金额 总价 单价 折扣 优惠 打折 降价 便宜 成本 费用 账期 付款 回款 打款 尾款 首款 定金 发票
    货款 需求 功能 产品 系统 平台 服务 实施 交付 质量 性能 接口 集成 定制 版本 模块 安全 界面
    操作 流程 审批 立项 招标 投标 竞标 决策 拍板 评估 比较 对比 考虑 犹豫 纠结 顾虑 担心 异议
    问题 不够 没有 不足 不满 不满足 不符合 不支持 不匹配 不合适 不着急 不急 太贵 贵 偏高 太高 高
    低 少 多 长 慢 难 差 短 砍 压 冻结 紧张 有限 超 超出 超支 竞品 对手 友商 别家 同行 用友 金蝶
    供应商 合作 续约 续签 续费 签约 签单 签字 盖章 成交 中标 赢单 丢单 输单 拿下 拜访 走访 回访
    上门 登门 跟进 联系 沟通 电话 微信 邮件 演示 会议 开会 见面 面谈 交流 对接 来电 视频 培训
    考察 参观 接待 资料 样品 样机 合同书 标书 报价单 觉得 认为 反馈 表示 反映 提出 提到 强调 要求
    希望 嫌弃 嫌 说是 说 讲 问 提 听 看 想 等 要 给 发 送 找 做 谈 聊 见 用 换 选 买 卖 定 签 付
    打 走 跑 约 改 催 推 收 批 拖 缓 算 报 停 时间 时机 明年 今年 下半年 上半年 季度 年底 年后
    年前 最近 目前 现在 暂时 阶段 意向 计划 安排 提醒 进度 情况 结果 目标 业绩 指标 任务 销售
    销售额 拜访量 新客户 签单额 今天 昨天 上午 下午 中午 晚上 早上 今早 刚才 刚刚 这周 本周 上周
    周期 工期 再说 一下 一次 一点 有点 非常 特别 还是 觉着 主要 就是 因为 所以 但是 不过 而且
    已经 可能 需要 可以 应该 如果 太 很 最 更 挺 好 大 小 新 老 原定 临时 有事 改约 另约 事 挪 延
    趟 回顾 年度 厂 厂里 加 顺路 顺便 暂缓 融资 取消 原因 丢 输 先 放 记 记录 错 搞错 写错
    不好意思 意思 准确 试用 结束 决定 复杂 交期 交付慢 接 客人 响应 售后 库存 压力 整体 加油
    移动端 具体 参数 样 寄 必须 第一 第二 首次 首付 全款 分期 到账 收到 完成 确认 同意 满意 批准
    通过 推迟 延期 提前 顺延 改到 改成 搁置 调整 更新 推进 进入 处于 预计 估计 左右 以内 之前 之后
    以后 前 后 内 的 了 是 在 和 跟 与 及 或 也 都 还 又 再 就 才 把 被 将 向 从 对 为 于 到 去
    来 上 下 里 中 外 不 没 无 未 别 这 那 个 些 家 人 位 条 笔 次 份 套 台 年 月 日 周 天 号 点
    分 元 块 万 亿 吧 啊 呢 吗 呀 哦 哈 嘛 啦 嗯 着 过 得 地 之 其 而 但 若 则 以 所 让 叫 请 帮
    我 你 您 他 她 它 谁 一 两 三 四 五 六 七 八 九 十 几 半 每 各 另 共 只 仅 总 经理 主任 科长
    处长 主管 遗憾 可惜 不幸 消息 进展 比价 拿我们 工 能 会 该 有 起 出 进 开 回 住 完 成 行
"""
ENGLISH = """
    a an the and or but so as at by for from in into of on out over to up with without about
    after before until till than then that this these those there here it its is are was were be
    been being am i me my mine we us our you your he him his she her they them their who what
    which not no yes too very quite bit little still just also again now today only more less
    most all any some one two three once do does did done have has had can could will would
    should must may might need needs want wants ask asks asked get got give gave go going went
    come came make made take took let put account accounts customer client clients company deal
    deals opportunity opp lead pipeline project contract order po proposal quote quotation offer
    price prices pricing priced cost costs expensive pricey cheap cheaper high higher low lower
    discount budget budgets amount value worth size total objection objections concern concerns
    worried worry concerned feels feel felt thinks think thought says said say told tells finds
    found complains complained complaining pushback pushed back objected product products feature
    features missing lacks lack fit fits integration integrations api demo demos call calls
    called meeting meetings met meet visit visits visited email emails emailed sent send talk
    talked spoke chat follow followup sync competitor competitors vendor vendors supplier rival
    comparing compare compared evaluating considering switching using sap oracle salesforce time
    timing timeline later next quarter year month week day fiscal hold delay delayed wait waiting
    postponed frozen freeze cut cuts tight limited slow long longer enough sign signed signing
    signs closing close closed won win lost lose payment payments paid pay invoice deposit
    received money trial pilot renewal renew approval approved approve board boss cfo ceo cto
    legal procurement team manager decision decide formal reschedule rescheduled revisit
    testimonial pushing push moved moving snooze postpone fu re ve don sending survey site lah
    lor leh liao alr ring first off date wrong meant bump change move rest submit report
    discussion review lunch dinner noon try otherwise walk target targets goal goals quota
    revenue sales set per new old big small good bad ready interested likes like liked because
    due since around approx please pls ok okay thanks sorry actually
"""
