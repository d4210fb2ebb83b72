// Every text of the page itself, in both languages.
export const words = {
  zh: {
    brand: "销售节拍", drawing: "图表绘制中……", notDrawn: "图没画出来，数字见上面的文字。", who: "我现在是", bot: "销售节拍", direct: "与销售节拍的私信", directNote: "只有你能看到",
    channel: "群", everyone: "群里都能看到 · 用 @销售节拍 或 / 开头对我说",
    placeholder: "说一句话，或点上面的例子", send: "发送",
    menu: "打开菜单", closeMenu: "关闭菜单",
    attach: "发文件导入（CSV、XLSX）", dropHere: "松手就发给销售节拍", sending: "正在上传……", tooLarge: "太大了，一次最多 20 MB。", notSent: "没传上去，请再试一次。",
    other: "English",
    note: "拨快时钟，定时的消息就会到", travelling: "时间正在走……", onlyYou: "仅你可见",
    offline: "连接断了，正在重连……",
    hello: "试试下面的句子，或者直接输入。", quiet: "这里还没有消息。把时钟拨到{morning} 看看。",
    role: { rep: "销售", manager: "经理", director: "总监", admin: "管理员" },
  },
  en: {
    brand: "", drawing: "Drawing the chart…", notDrawn: "The chart could not be drawn; the text has its numbers.", who: "I am", bot: "Salesbeat", direct: "Direct messages with Salesbeat", directNote: "only you can see this",
    channel: "channel", everyone: "everyone sees it · start with @Salesbeat or /",
    placeholder: "Say it, or tap an example", send: "Send",
    menu: "Open the menu", closeMenu: "Close the menu",
    attach: "Send a file to import (CSV, XLSX)", dropHere: "Drop it to send it to Salesbeat", sending: "Uploading…", tooLarge: "Too large: 20 MB at a time are the most.", notSent: "It was not sent; please try again.",
    other: "中文",
    note: "Move the clock and the scheduled posts arrive", travelling: "Time is passing…", onlyYou: "only you see this",
    offline: "Connection lost, trying again…",
    hello: "Try one of the sentences below, or type your own.", quiet: "Nothing here yet. Move the clock to {morning}.",
    role: { rep: "rep", manager: "manager", director: "director", admin: "admin" },
  },
};
