// Sends files to the bot: picked with the paper clip, or dropped anywhere on the page.
const MOST_BYTES = 20 * 1024 * 1024;
const at = (id) => document.getElementById(id);

const upload = async (files, person) => {
  const told = files.map((file) => [encodeURIComponent(file.name), file.size]);
  const answer = await fetch("/files", {
    method: "POST", body: new Blob(files), headers: { "X-Files": JSON.stringify(told), "X-Person": person },
  });
  if (!answer.ok) throw new Error(String(answer.status));
};

// `whose` names the person who is played, `words` the page's texts; `sent` opens the room of the answer.
export const listenForFiles = ({ whose, words, sent }) => {
  const note = (text) => { at("file-note").textContent = text; at("file-note").hidden = !text; };
  const send = async (list) => {
    const files = [...list];
    if (!files.length || !whose()) return;
    if (files.reduce((sum, file) => sum + file.size, 0) > MOST_BYTES) { note(words().tooLarge); return; }
    note(words().sending);
    try {
      sent();
      await upload(files, whose());
      note("");
    } catch {
      note(words().notSent);
    }
  };
  at("clip").addEventListener("click", () => at("file").click());
  at("file").addEventListener("change", () => { send(at("file").files); at("file").value = ""; });
  const holdsFiles = (event) => [...(event.dataTransfer?.types ?? [])].includes("Files");
  for (const kind of ["dragenter", "dragover"]) {
    document.addEventListener(kind, (event) => {
      if (!holdsFiles(event)) return;
      event.preventDefault();
      document.body.classList.add("dropping");
    });
  }
  document.addEventListener("dragleave", (event) => { if (!event.relatedTarget) document.body.classList.remove("dropping"); });
  document.addEventListener("drop", (event) => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    document.body.classList.remove("dropping");
    send(event.dataTransfer.files);
  });
};
