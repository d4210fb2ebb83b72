// Draws one message: text, card, pictures. Everything is set as text, never as markup.
const make = (tag, className, text) => {
  const node = document.createElement(tag);
  if (className) node.className = className;
  if (text !== undefined) node.append(...letters(text));
  return node;
};

// A bare Debian has no letters for these, and a win deserves better than a box.
const DRAWN = { "🎉": "/static/party.svg", "🏆": "/static/cup.svg" };
const letters = (text) => text.split(/(🎉|🏆)/u).map((part) => (DRAWN[part] ? emoji(part) : part));
const emoji = (sign) => {
  const image = document.createElement("img");
  image.src = DRAWN[sign]; image.alt = sign; image.className = "emoji";
  return image;
};

const paragraph = (section) => {
  const node = make("p", section.quiet ? "quiet" : "");
  for (const span of section.spans) {
    node.append(make(span.strong ? "b" : "span", span.person ? "mention" : "", span.text));
  }
  return node;
};

const facts = (section) => {
  const node = make("dl");
  for (const [label, value] of section.pairs) node.append(make("dt", "", label), make("dd", "", value));
  return node;
};

// Numbers line up on the right, words on the left.
const NUMBER = /^[-–+¥$]?[A-Z]{0,2}[¥$]?[\d.,]+\s*(%|万|亿|K|M|天|days?|个.*|deals?.*)?$|^–$/;
const alignments = (section) => section.header.map((_, column) => (
  section.rows.every((row) => NUMBER.test(row[column] ?? "")) ? "number" : ""));

const table = (section) => {
  const box = make("div", "table");
  const node = make("table");
  const head = node.createTHead().insertRow();
  const align = alignments(section);
  section.header.forEach((cell, column) => head.append(make("th", align[column], cell)));
  const body = node.createTBody();
  for (const row of section.rows) {
    const line = body.insertRow();
    row.forEach((cell, column) => {
      const place = make("td", align[column], cell);
      place.dataset.label = section.header[column];
      line.append(place);
    });
  }
  box.append(node);
  return box;
};

// How many lines a cell's words take.
const linesOf = (cell) => {
  const words = document.createRange();
  words.selectNodeContents(cell);
  return new Set([...words.getClientRects()].map((line) => Math.round(line.top))).size;
};
const MOST_LINES = 2;
const isCrowded = (box) => [...box.querySelectorAll("tbody td:first-child")].some((name) => linesOf(name) > MOST_LINES);

// A table too wide for the screen is stacked: the name, below it each figure with its label.
export const fitTables = (within) => within.querySelectorAll(".table").forEach((box) => {
  box.classList.remove("stacked");
  box.classList.toggle("stacked", box.scrollWidth > box.clientWidth || isCrowded(box));
});

const ranking = (section) => {
  const node = make("ol", "ranking");
  for (const row of section.rows) {
    const line = make("li", row.mine ? "mine" : "");
    line.append(make("span", `place place-${row.place}`, String(row.place)), make("span", "name", row.name),
      make("span", "value", row.value));
    if (row.detail) line.append(make("span", "detail", row.detail));
    node.append(line);
  }
  return node;
};

const progress = (section) => {
  const node = make("div", "progress");
  node.append(make("span", "label", section.label));
  const bar = make("meter");
  bar.min = 0; bar.max = 1; bar.value = Math.min(Math.max(section.ratio, 0), 1);
  bar.title = section.text;
  node.append(bar, make("span", "text", section.text));
  return node;
};

const sections = { paragraph, facts, table, ranking, progress };

const picture = (shown, text) => {
  const link = make("a", "picture drawing");
  link.href = shown.src; link.target = "_blank"; link.rel = "noopener"; link.dataset.wait = text.drawing;
  const image = make("img");
  let tries = 0;
  image.addEventListener("load", () => link.classList.remove("drawing"));
  image.addEventListener("error", () => {
    if (tries++ < 2) { setTimeout(() => { image.src = `${shown.src}?${tries}`; }, 2000 * tries); return; }
    link.classList.add("lost");
    link.dataset.wait = text.notDrawn;
  });
  image.alt = shown.alt; image.loading = "lazy"; image.src = shown.src;
  link.append(image);
  return link;
};

const card = (content) => {
  const node = make("article", "card");
  node.append(make("h2", "", content.title));
  for (const section of content.sections) node.append(sections[section.kind](section));
  return node;
};

const buttons = (list, press) => {
  const row = make("div", "buttons");
  for (const button of list) {
    const node = make("button", button.style, button.label);
    node.type = "button"; node.title = button.shows;
    node.addEventListener("click", () => press(button));
    row.append(node);
  }
  return row;
};

const file = (shown) => {
  const link = make("a", "file", shown.name);
  link.href = shown.href; link.download = shown.name;
  return link;
};

export const message = (entry, text, press) => {
  const line = make("li", entry.author ? "person" : "bot");
  line.id = `entry-${entry.number}`;
  const head = make("div", "head");
  head.append(make("b", "", entry.author ?? text.bot), make("time", "", entry.at));
  if (entry.private) head.append(make("span", "only", text.onlyYou));
  const body = make("div", entry.error ? "bubble refused" : "bubble");
  if (entry.card) {
    body.append(card(entry.card));
  } else {
    body.append(make("p", "said", entry.text));
  }
  for (const shown of entry.pictures ?? []) body.append(picture(shown, text));
  for (const shown of entry.files ?? []) body.append(file(shown));
  if (entry.card?.buttons.length) body.append(buttons(entry.card.buttons, press));
  line.append(make("div", "face", entry.author ? [...entry.author].at(-1) : "♪"), head, body);
  return line;
};
