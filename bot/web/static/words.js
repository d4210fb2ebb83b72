// Every text of the page itself, in both languages.
export const words = {
  zh: {
    brand: "销售节拍", drawing: "图表绘制中……", who: "我现在是", bot: "销售节拍", direct: "与销售节拍的私信", directNote: "只有你能看到",
    channel: "群", everyone: "群里每个人都能看到 · 用 @销售节拍 或 / 开头对我说",
    placeholder: "说一句话，例如：拜访华东医疗,张总嫌价格高,下周三再跟进", send: "发送",
    other: "English", morning: "明早 9:00", friday: "周五 17:30", day: "+1 天",
    note: "拨快时钟，定时的消息就会到", travelling: "时间正在走……", onlyYou: "仅你可见",
    offline: "连接断了，正在重连……",
    hello: "试试下面的句子，或者直接输入。", quiet: "这里还没有消息。把时钟拨到明早 9:00 看看。",
    role: { rep: "销售", manager: "经理", director: "总监", admin: "管理员" },
  },
  en: {
    brand: "", drawing: "Drawing the chart…", who: "I am", bot: "Salesbeat", direct: "Direct messages with Salesbeat", directNote: "only you can see this",
    channel: "channel", everyone: "everyone here can see it · start with @Salesbeat or /",
    placeholder: "Say something: Visited 华东医疗, price too high, follow up next Wednesday", send: "Send",
    other: "中文", morning: "Next 9:00", friday: "Friday 17:30", day: "+1 day",
    note: "Move the clock and the scheduled posts arrive", travelling: "Time is passing…", onlyYou: "only you can see this",
    offline: "Connection lost, trying again…",
    hello: "Try one of the sentences below, or type your own.", quiet: "Nothing here yet. Move the clock to the next 9:00.",
    role: { rep: "rep", manager: "manager", director: "director", admin: "admin" },
  },
};
