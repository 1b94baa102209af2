import { fetchRun, fetchRuns, fetchTraining, followRun, resumeRun, stopTraining } from "../api/runs.js";
import { commandList } from "../ui/commands.js";
import { element, fragment } from "../ui/dom.js";
import { agoInWords, durationInWords } from "./curves.js";
import { RunView } from "./run-view.js";
import { sparkline } from "./sparkline.js";
import { StartTraining } from "./start.js";

const POLL_MILLIS = 5000;
const SAMPLES_MILLIS = 30000;
const MOST_SPARKLINES = 12;
const COMMANDS = [
  "./flowtone prepare --recordings recordings/oboe recordings/flute --corpus corpora/winds",
  "./flowtone teach --corpus corpora/winds --run runs/winds-teacher --minutes 120",
  "./flowtone distill --teacher runs/winds-teacher --run runs/winds-student --minutes 240",
];

const MARKUP = `
  <div class="page train">
    <header class="lead">
      <h2>Training</h2>
      <p>Every run of this server's folder: where it stands, how it learns, and whether it came to something.</p>
    </header>
    <div class="start" hidden></div>
    <section class="runs" aria-label="Runs"></section>
    <section class="run" aria-label="The chosen run"></section>
  </div>`;

/**
 * The trainings, and one of them in full, followed while it runs.
 *
 * @param {HTMLElement} root is filled
 * @param {import("../session.js").Session} session
 * @returns {() => void} takes it away again
 */
export function mount(root, session) {
  root.replaceChildren(fragment(MARKUP));
  const panel = new TrainPanel(root, session);
  return () => {
    panel.close();
    root.replaceChildren();
  };
}

class TrainPanel {
  #root;
  #store;
  #say;
  #view;
  #start;
  #sparklines = new Map();
  #shown = null;
  #following = null;
  #timer = 0;
  #heardAtMillis = Date.now();
  #gone = false;
  #unwatch;

  constructor(root, session) {
    this.#root = root;
    this.#store = session.store;
    this.#say = session.say;
    this.#view = new RunView(root.querySelector(".run"), session);
    this.#start = new StartTraining(root.querySelector(".start"), session.say);
    this.#start.addEventListener("started", ({ detail: [first] }) => this.#store.set("run", first));
    this.#view.addEventListener("stop", () => this.#act(stopTraining()));
    this.#view.addEventListener("resume", ({ detail }) => this.#act(resumeRun(detail)));
    this.#unwatch = this.#store.watch("run", () => this.#refresh());
  }

  close() {
    this.#gone = true;
    clearTimeout(this.#timer);
    this.#following?.abort();
    this.#unwatch();
    this.#view.close();
  }

  #act(asked) {
    asked.catch((error) => this.#say(error.message)).finally(() => this.#refresh());
  }

  #refresh() {
    clearTimeout(this.#timer);
    const again = () => !this.#gone && (this.#timer = setTimeout(() => this.#refresh(), POLL_MILLIS));
    if (document.hidden) {
      again();
      return;
    }
    this.#show()
      .then(again)
      .catch((error) => this.#gone || this.#say(error.message, { button: "Try again", act: () => this.#refresh() }));
  }

  async #show() {
    const [runs, training] = await Promise.all([fetchRuns(), fetchTraining()]);
    if (this.#gone) {
      return;
    }
    this.#start.show(training);
    this.#root.querySelector(".page").toggleAttribute("data-empty", runs.length === 0);
    if (runs.length === 0) {
      this.#root.querySelector(".runs").replaceChildren(nothingYet(this.#say));
      return;
    }
    const chosen = runs.find(({ id }) => id === this.#store.get("run")) ?? newest(runs);
    this.#showRows(runs, chosen);
    await this.#showRun(chosen, runs);
    this.#view.training = training;
    await this.#drawSparklines(runs);
  }

  #showRows(runs, chosen) {
    const list = this.#root.querySelector(".runs");
    const focused = list.contains(document.activeElement) ? document.activeElement.dataset.run : null;
    list.replaceChildren(...runs.map((run) => this.#row(run, run === chosen)));
    list.querySelector(`[data-run="${CSS.escape(focused ?? "")}"]`)?.focus();
  }

  #row(run, chosen) {
    const made = row(run, chosen);
    made.addEventListener("click", () => this.#store.set("run", run.id));
    const line = this.#sparklines.get(run.id);
    if (line) {
      made.querySelector(".hint").before(line);
    }
    return made;
  }

  /** Draws a run anew where it is another, and otherwise leaves it to what is heard of it. */
  async #showRun(chosen, runs) {
    if (this.#shown === chosen.id) {
      this.#view.updateState(chosen);
      await this.#hearNewSamples(chosen);
      return;
    }
    this.#following?.abort();
    this.#following = new AbortController();
    const { signal } = this.#following;
    const run = await fetchRun(chosen.id);
    if (!signal.aborted && !this.#gone) {
      this.#shown = chosen.id;
      this.#view.show(run, runs);
      this.#follow(chosen.id, signal);
    }
  }

  /** Sounds are made rarely: now and then is soon enough. */
  async #hearNewSamples({ id, state }) {
    if (state === "running" && Date.now() - this.#heardAtMillis > SAMPLES_MILLIS) {
      this.#heardAtMillis = Date.now();
      const { samples } = await fetchRun(id);
      if (this.#shown === id && !this.#gone) {
        this.#view.updateSamples(samples);
      }
    }
  }

  async #follow(id, signal) {
    let known = true; // What comes first is what is shown already.
    let rollbacks = null;
    try {
      for await (const { name, data } of await followRun(id, signal)) {
        if (name === "state") {
          this.#view.updateState(data);
          // Where it went astray is marked in the curves: they are drawn anew.
          this.#shown = rollbacks !== null && data.rollbacks > rollbacks ? null : this.#shown;
          rollbacks = data.rollbacks;
        } else if (name === "metrics") {
          this.#view.updateMetrics({ ...data, anew: data.anew || known });
          known = false;
        }
      }
    } catch {
      // The list is asked for again and again, and says what is wrong; the run is then shown anew.
    }
    if (!signal.aborted) {
      this.#shown = null;
    }
  }

  async #drawSparklines(runs) {
    for (const { id } of runs.slice(0, MOST_SPARKLINES)) {
      if (!this.#sparklines.has(id) && !this.#gone) {
        const line = sparkline((await fetchRun(id)).metrics);
        this.#sparklines.set(id, line);
        if (line) {
          this.#root.querySelector(`[data-run="${CSS.escape(id)}"] .hint`)?.before(line);
        }
      }
    }
  }
}

function newest(runs) {
  return runs.reduce((best, run) => (run.heartbeatEpochMillis > best.heartbeatEpochMillis ? run : best));
}

function row({ id, kind, state, step, targetSteps, secondsTrained, heartbeatEpochMillis }, chosen) {
  const made = element(
    "button",
    { type: "button", className: "run-row", "aria-pressed": chosen },
    element("span", { className: "name" }, id),
    element("span", { className: "chip" }, state),
    element("span", { className: "hint" }, `${kind}, ${step.toLocaleString("en")} steps, ${durationInWords(secondsTrained)}; heard of ${agoInWords(Date.now() - heartbeatEpochMillis)}`),
  );
  made.dataset.run = id;
  made.querySelector(".chip").dataset.state = state;
  if (targetSteps > 0) {
    const progress = element("progress", { max: targetSteps, value: step });
    progress.setAttribute("aria-label", `${id}: steps done`);
    made.append(progress);
  }
  return made;
}

function nothingYet(say) {
  return element(
    "div",
    { className: "card commands" },
    element("h3", {}, "Nothing has been trained yet"),
    element("p", {}, "Three commands make a voice of a folder of recordings for each instrument. What they do shows here."),
    commandList(COMMANDS, say),
  );
}
