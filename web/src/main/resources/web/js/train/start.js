import { addRecording, fetchTraining, startTraining } from "../api/runs.js";
import { element, fragment } from "../ui/dom.js";

const MARKUP = `
  <details class="card start-training">
    <summary>Train a voice</summary>
    <form>
      <fieldset><legend>Recordings: a folder for each instrument or speaker</legend><div class="folders"></div></fieldset>
      <div class="fields">
        <label class="pick">Name <input name="voice" required pattern="[A-Za-z0-9][A-Za-z0-9_-]*" autocomplete="off" /></label>
        <label class="pick">Kind <select name="kind"><option value="instrument">Instrument</option><option value="vocoder">Vocoder</option></select></label>
        <label class="pick">Hours <input name="hours" type="number" min="0.1" max="100" step="0.1" value="4" /></label>
        <button type="submit" class="primary">Start</button>
      </div>
    </form>
    <form class="add">
      <div class="fields">
        <label class="pick">Into the folder <input name="folder" required pattern="[A-Za-z0-9][A-Za-z0-9._-]*" autocomplete="off" /></label>
        <label class="button file">Add recordings<input name="files" type="file" accept="audio/*,.wav,.aiff,.flac,.mp3,.ogg" multiple /></label>
        <p class="hint added" aria-live="polite"></p>
      </div>
    </form>
    <p class="hint last-words" aria-live="polite"></p>
  </details>`;

/**
 * Starts trainings where the server allows it. Dispatches "started" (detail: the runs' ids).
 */
export class StartTraining extends EventTarget {
  #root;
  #say;

  /** @param {HTMLElement} root is filled @param {(message: string) => void} say */
  constructor(root, say) {
    super();
    this.#root = root;
    this.#say = say;
  }

  /** @param {{allowed: boolean, recordings: string[], trainer: object}} training */
  show({ allowed, recordings, trainer }) {
    this.#root.hidden = !allowed;
    if (!allowed) {
      return;
    }
    if (!this.#root.firstChild) {
      this.#root.append(fragment(MARKUP));
      this.#root.querySelector("form").addEventListener("submit", (event) => this.#start(event));
      this.#root.querySelector("[name=files]").addEventListener("change", (event) => this.#add(event.target));
    }
    this.#showFolders(recordings);
    this.#root.querySelector("[type=submit]").disabled = trainer.running;
    this.#root.querySelector(".last-words").textContent = wordsOf(trainer);
  }

  #showFolders(names) {
    const place = this.#root.querySelector(".folders");
    const chosen = new Set([...place.querySelectorAll(":checked")].map(({ value }) => value));
    place.replaceChildren(
      ...names.map((name) =>
        element("label", { className: "switch" }, element("input", { type: "checkbox", value: name, checked: chosen.has(name) }), name),
      ),
      ...(names.length === 0 ? [element("p", { className: "hint" }, "There is no folder yet: add recordings below.")] : []),
    );
  }

  async #start(event) {
    event.preventDefault();
    const form = event.target;
    const recordings = [...form.querySelectorAll(".folders :checked")].map(({ value }) => value);
    if (recordings.length === 0) {
      this.#say("Expected at least one folder of recordings; none is chosen");
      return;
    }
    try {
      const { voice, kind, hours } = Object.fromEntries(new FormData(form));
      const { runs } = await startTraining({ recordings, voice, kind, hours: Number(hours) });
      this.dispatchEvent(new CustomEvent("started", { detail: runs }));
    } catch (error) {
      this.#say(error.message);
    }
  }

  async #add(input) {
    const folder = this.#root.querySelector("[name=folder]");
    const added = this.#root.querySelector(".added");
    if (!folder.reportValidity()) {
      input.value = "";
      return;
    }
    let count = 0;
    for (const file of input.files) {
      added.textContent = `Adding ${file.name}`;
      await addRecording(folder.value, file).then(() => count++).catch((error) => this.#say(`${file.name}: ${error.message}`));
    }
    added.textContent = `${count} of ${input.files.length} added to ${folder.value}`;
    input.value = "";
    this.show(await fetchTraining());
  }
}

function wordsOf({ running, exitCode, lastLines }) {
  if (running) {
    return `Training: ${lastLines.at(-1) ?? "it begins"}`;
  }
  return exitCode ? `The last training ended: ${lastLines.join(" ")}` : "";
}
