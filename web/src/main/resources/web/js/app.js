import { fetchVoices, isPlayable } from "./api/voices.js";
import { AudioOutput } from "./audio/output.js";
import { Dock } from "./dock/dock.js";
import { measurements } from "./play/measurements.js";
import { Session } from "./session.js";
import { Meter } from "./ui/meter.js";
import { Notices } from "./ui/notices.js";
import { openStore, shareInAddress } from "./ui/settings.js";
import { showStatus, Status } from "./ui/status.js";
import { pageStyles } from "./ui/stylesheets.js";
import { Tabs } from "./ui/tabs.js";
import { themeButton } from "./ui/theme.js";

const FIRST_RETRY_MILLIS = 1000;
const LONGEST_RETRY_MILLIS = 8000;

const byId = (id) => document.getElementById(id);
const store = openStore();
const notices = new Notices(byId("notice"));
const say = (message, remedy) => notices.say(message, remedy);
const status = new Status();

/** Panels are loaded when they are first shown, and so is how they look. */
const PANELS = {
  play: () => import("./play/panel.js"),
  resynthesize: () => styled(import("./resynthesize/panel.js")),
  compare: () => styled(import("./compare/panel.js")),
  train: () => styled(import("./train/panel.js")),
  voices: () => styled(import("./voices/panel.js")),
};

async function styled(module) {
  const [panel] = await Promise.all([module, pageStyles()]);
  return panel;
}

async function begin() {
  themeButton(byId("theme"), store);
  showStatus(status, { pill: byId("connection"), banner: byId("trouble") });
  status.report("connection", { short: "Connecting", words: "Connecting to the server", quiet: true });
  const output = await openOutput();
  if (!output) {
    return;
  }
  const voices = await voicesWhenThere();
  const session = new Session({ store, status, output, voices, say });
  wireVoices(session);
  new Dock(byId("dock"), session);
  new Meter(byId("level"), output, (peakDb) => (measurements.peakDb = peakDb));
  // For tests and the curious: the figures, and the sound itself by output.tap(true).
  window.flowtone = { measurements, output, store };
  new Tabs({ nav: byId("tabs"), main: byId("panel"), store, panels: PANELS, session, say });
  shareInAddress(store, session);
}

/** The way to the speakers; null where the browser has none. */
async function openOutput() {
  try {
    const output = await AudioOutput.open();
    wasAwake = output.running;
    output.addEventListener("availability", ({ detail }) => showAvailability(output, detail));
    for (const type of ["pointerdown", "pointerup", "keydown"]) {
      addEventListener(type, () => output.running || output.start(), { capture: true });
    }
    return output;
  } catch (error) {
    status.report("audio", {
      short: "No sound",
      words: error.message || "This browser gives pages no sound",
      button: "Try again",
      act: () => location.reload(),
    });
    return null;
  }
}

let wasAwake = false;

function showAvailability(output, availability) {
  wasAwake ||= availability === "running";
  const wake = { button: "Wake the sound", act: () => output.start() };
  status.report("asleep", availability === "asleep" && wasAwake
    ? { short: "Sound asleep", words: "The browser put the sound to sleep", ...wake }
    : null);
  status.report("audio", availability === "failed"
    ? { short: "No sound", words: "No sound device answers: connect one, or close what keeps it busy", ...wake, button: "Try again" }
    : null);
}

/** Asks until there are voices; says meanwhile what is in the way. */
async function voicesWhenThere() {
  for (let wait = FIRST_RETRY_MILLIS; ; wait = Math.min(2 * wait, LONGEST_RETRY_MILLIS)) {
    try {
      const voices = await fetchVoices();
      if (voices.some(isPlayable)) {
        status.report("voices", null);
        return voices;
      }
      await troubled("No instruments", "The server has no instrument yet: train one, or start it with --voices DIR", wait);
    } catch (error) {
      await troubled("Not connected", `The list of voices is not to be had. ${error.message}`, wait);
    }
  }
}

/** Reports what is wrong with the voices, and waits for the button, the network or some time. */
function troubled(short, words, waitMillis) {
  return new Promise((resolve) => {
    status.report("voices", { short, words, button: "Try now", act: resolve });
    addEventListener("online", resolve, { once: true });
    setTimeout(resolve, waitMillis);
  });
}

function wireVoices(session) {
  const menu = byId("voice");
  menu.replaceChildren(...session.instruments.map(({ title, name }) => new Option(title, name)));
  menu.disabled = false;
  menu.addEventListener("change", () => session.choose(menu.value));
  session.watchVoice(({ name }) => (menu.value = name));
}

begin()
  .catch((error) =>
    status.report("audio", {
      short: "Not playing",
      words: error.message,
      button: "Try again",
      act: () => location.reload(),
    }),
  )
  // The page opens without its server, too, once it has been there; browsers that forbid that do without.
  .then(() => navigator.serviceWorker?.register("service-worker.js"))
  .catch(() => {});
