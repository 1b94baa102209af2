import { fetchRun, fetchRuns } from "../api/runs.js";
import { commandList } from "../ui/commands.js";
import { element, fragment } from "../ui/dom.js";
import { agoInWords, durationInWords } from "./curves.js";
import { RunView } from "./run-view.js";

const POLL_MILLIS = 5000;
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
    <section class="runs" aria-label="Runs"></section>
    <section class="run" aria-label="The chosen run"></section>
  </div>`;

/**
 * The trainings, and one of them in full; asked for again while one runs.
 *
 * @param {HTMLElement} root is filled
 * @param {import("../session.js").Session} session
 * @returns {() => void} takes it away again
 */
export function mount(root, { store, say }) {
  root.replaceChildren(fragment(MARKUP));
  const list = root.querySelector(".runs");
  const view = new RunView(root.querySelector(".run"));
  let timer = 0;
  let gone = false;

  const show = async () => {
    const runs = await fetchRuns();
    if (gone) {
      return;
    }
    if (runs.length === 0) {
      root.querySelector(".page").dataset.empty = true;
      list.replaceChildren(nothingYet(say));
      return;
    }
    delete root.querySelector(".page").dataset.empty;
    const chosen = runs.find(({ id }) => id === store.get("run")) ?? newest(runs);
    list.replaceChildren(...runs.map((run) => row(run, run === chosen, store)));
    const run = await fetchRun(chosen.id);
    if (!gone) {
      view.show(run, runs);
    }
    if (runs.some(({ state }) => state === "running")) {
      timer = setTimeout(refresh, POLL_MILLIS);
    }
  };
  const refresh = () => {
    clearTimeout(timer);
    if (document.hidden) {
      timer = setTimeout(refresh, POLL_MILLIS);
      return;
    }
    show().catch((error) => say(error.message, { button: "Try again", act: refresh }));
  };

  const unwatch = store.watch("run", refresh);
  return () => {
    gone = true;
    clearTimeout(timer);
    unwatch();
    view.close();
    root.replaceChildren();
  };
}

function newest(runs) {
  return runs.reduce((best, run) => (run.heartbeatEpochMillis > best.heartbeatEpochMillis ? run : best));
}

function row(run, chosen, store) {
  const { id, kind, state, step, targetSteps, secondsTrained, heartbeatEpochMillis } = run;
  const made = element(
    "button",
    { type: "button", className: "run-row", "aria-pressed": chosen },
    element("span", { className: "name" }, id),
    element("span", { className: "chip" }, state),
    element("span", { className: "hint" }, `${kind}, ${step.toLocaleString("en")} steps, ${durationInWords(secondsTrained)}; heard of ${agoInWords(Date.now() - heartbeatEpochMillis)}`),
  );
  made.querySelector(".chip").dataset.state = state;
  if (targetSteps > 0) {
    const progress = element("progress", { max: targetSteps, value: step });
    progress.setAttribute("aria-label", `${id}: steps done`);
    made.append(progress);
  }
  made.addEventListener("click", () => store.set("run", id));
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
