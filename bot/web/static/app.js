// The page: keeps what the server says and shows the room that is open.
import { fitTables, message } from "./card.js";
import { listenForFiles } from "./files.js";
import { words } from "./words.js";

const at = (id) => document.getElementById(id);
const state = { people: [], person: null, rooms: [], room: null, entries: new Map(), unread: new Map(), suggestions: {}, jumps: {},
  language: localStorage.getItem("language") ?? "zh", travelling: false };
const text = () => words[state.language];
let socket;

const send = (message) => socket.readyState === WebSocket.OPEN && socket.send(JSON.stringify(message));
const direct = () => `dm:${state.person}`;

function connect() {
  socket = new WebSocket(`${location.protocol === "https:" ? "wss" : "ws"}://${location.host}/socket`);
  socket.addEventListener("open", () => {
    document.body.classList.remove("offline");
    send({ do: "start" });
    if (state.person) send({ do: "become", person: state.person });
  });
  socket.addEventListener("message", (event) => {
    const said = JSON.parse(event.data);
    heard[said.kind]?.(said);
  });
  socket.addEventListener("close", () => {
    document.body.classList.add("offline");
    at("room-note").textContent = text().offline;
    setTimeout(connect, 1000);
  });
}

const heard = {
  people(said) {
    state.people = said.people;
    if (said.language !== state.language) send({ do: "language", language: state.language });
  },
  rooms(said) {
    const changed = state.person !== said.person;
    state.person = said.person;
    state.rooms = said.rooms;
    state.suggestions = said.suggestions;
    state.entries = new Map(said.entries.map((entry) => [entry.number, entry]));
    if (changed) state.unread.clear();
    if (changed || !state.room) state.room = direct();
    document.body.dataset.person = state.person;
    show();
    if (state.unsaid) send({ do: "say", room: state.room, text: state.unsaid });
    state.unsaid = null;
  },
  entry(said) {
    const known = state.entries.has(said.entry.number);
    state.entries.set(said.entry.number, said.entry);
    if (said.entry.room === state.room) {
      place(said.entry);
    } else if (!known) {
      state.unread.set(said.entry.room, (state.unread.get(said.entry.room) ?? 0) + 1);
      showRooms();
    }
  },
  clock(said) {
    state.travelling = false;
    state.now = said.now;
    state.jumps = said.jumps;
    // What an empty room says names the clock's next jump.
    if (at("entries").querySelector(".hint")) showEntries();
    showClock();
  },
  travelling() {
    state.travelling = true;
    showClock();
  },
};

function show() {
  document.documentElement.lang = state.language === "zh" ? "zh-CN" : "en";
  const t = text();
  at("brand").textContent = t.brand;
  at("language").textContent = t.other;
  at("who-label").textContent = t.who;
  at("text").placeholder = t.placeholder;
  at("send").textContent = t.send;
  at("menu").setAttribute("aria-label", t.menu);
  at("close-menu").setAttribute("aria-label", t.closeMenu);
  at("clip").title = t.attach;
  at("clip").setAttribute("aria-label", t.attach);
  document.body.dataset.drop = t.dropHere;
  at("clock-note").textContent = t.note;
  at("people").replaceChildren(...state.people.map((person) => {
    const place = person.team ?? (state.language === "zh" ? person.region_zh : person.region_en);
    const option = new Option(`${person.name} · ${t.role[person.role]}${place ? ` · ${place}` : ""}`, person.id);
    option.selected = String(person.id) === state.person;
    return option;
  }));
  showRooms();
  showEntries();
  showSuggestions();
  showClock();
}

const nameOf = (room) => (room.key === direct() ? text().bot : `# ${state.language === "zh" ? room.name_zh : room.name_en}`);
const allRooms = () => [{ key: direct() }, ...state.rooms];

function showRooms() {
  at("rooms").replaceChildren(...allRooms().map((room) => {
    const node = document.createElement("button");
    node.type = "button";
    node.dataset.room = room.key;
    node.textContent = nameOf(room);
    node.className = room.key === state.room ? "open" : "";
    const unread = state.unread.get(room.key);
    if (unread) node.dataset.unread = unread;
    node.addEventListener("click", () => enter(room.key));
    return node;
  }));
}

function enter(room) {
  state.room = room;
  state.unread.delete(room);
  closeMenu();
  show();
  at("text").focus();
}

function showEntries() {
  const room = allRooms().find((one) => one.key === state.room) ?? allRooms()[0];
  const isDirect = room.key === direct();
  at("room-name").textContent = isDirect ? text().direct : nameOf(room);
  at("room-note").textContent = isDirect ? text().directNote : text().everyone;
  at("entries").replaceChildren();
  const shown = [...state.entries.values()].filter((entry) => entry.room === state.room);
  if (!shown.length) {
    const hint = document.createElement("li");
    hint.className = "hint";
    hint.textContent = isDirect ? text().hello : text().quiet.replace("{morning}", state.jumps.morning?.label ?? "9:00");
    at("entries").append(hint);
  }
  shown.forEach(place);
}

function place(entry) {
  at("entries").querySelector(".hint")?.remove();
  const drawn = message(entry, text(), (button) => press(entry.room, button));
  const old = at(`entry-${entry.number}`);
  if (old) old.replaceWith(drawn); else at("entries").append(drawn);
  fitTables(drawn);
  drawn.querySelectorAll("img").forEach((image) => image.addEventListener("load", down));
  down();
}

const down = () => at("entries").scrollTo({ top: at("entries").scrollHeight });
const press = (room, button) => send({ do: "press", room, seal: button.seal, label: button.label });

function showSuggestions() {
  at("suggestions").replaceChildren(...(state.suggestions[state.language] ?? []).map((sentence) => {
    const node = document.createElement("button");
    node.type = "button";
    node.textContent = sentence;
    node.addEventListener("click", () => { at("text").value = sentence; fit(); at("text").focus(); });
    return node;
  }));
}

function showClock() {
  at("now").textContent = state.travelling ? text().travelling : state.now ?? "";
  at("jumps").replaceChildren(...Object.entries(state.jumps).map(([name, jump]) => {
    const node = document.createElement("button");
    node.type = "button";
    node.dataset.jump = name;
    node.textContent = jump.label;
    node.title = jump.to;
    node.disabled = state.travelling;
    node.addEventListener("click", () => { closeMenu(); send({ do: "jump", to: name }); });
    return node;
  }));
}

function showMenu(open) {
  document.body.classList.toggle("menu", open);
  at("menu").setAttribute("aria-expanded", String(open));
}

function closeMenu() {
  showMenu(false);
}

function submit() {
  const typed = at("text").value;
  if (!typed.trim()) return;
  // Between two people there is no room yet; what is typed meanwhile is said when there is.
  if (state.room) send({ do: "say", room: state.room, text: typed }); else state.unsaid = typed;
  at("text").value = "";
  fit();
}

const fit = () => { at("text").style.height = "auto"; at("text").style.height = `${Math.min(at("text").scrollHeight, 140)}px`; };

// The answer to a file comes by direct message, whatever room is open.
listenForFiles({ whose: () => state.person, words: text, sent: () => { if (state.room !== direct()) enter(direct()); } });
window.addEventListener("resize", () => fitTables(at("entries")));
at("composer").addEventListener("submit", (event) => { event.preventDefault(); submit(); });
at("text").addEventListener("input", fit);
at("text").addEventListener("keydown", (event) => {
  // While Chinese is being composed, Enter picks a word.
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) { event.preventDefault(); submit(); }
});
at("people").addEventListener("change", (event) => { state.room = null; closeMenu(); send({ do: "become", person: event.target.value }); });
at("menu").addEventListener("click", () => showMenu(true));
at("close-menu").addEventListener("click", closeMenu);
document.addEventListener("keydown", (event) => { if (event.key === "Escape") closeMenu(); });
// Beside the open drawer lies a veil, and it belongs to the body.
document.body.addEventListener("click", (event) => { if (event.target === document.body) closeMenu(); });
at("language").addEventListener("click", () => {
  state.language = state.language === "zh" ? "en" : "zh";
  localStorage.setItem("language", state.language);
  send({ do: "language", language: state.language });
});
// Chromium keeps the boxes of text that was painted before its letters had arrived.
const letters = document.fonts.load('1em "Salesbeat Chinese"', "销售节拍");
Promise.race([letters, new Promise((done) => setTimeout(done, 4000))]).finally(connect);
