import { formatLink, parseLink } from "./link.js";
import { Store } from "./store.js";

const DEFAULTS = {
  tab: "play",
  theme: null,
  voice: null,
  voiceShown: null,
  mix: {},
  mixes: {},
  volume: 0.85,
  touch: 0.75,
  breath: 1,
  seed: null,
  chords: false,
  run: null,
  compared: null,
  resynthesis: { voice: null, weights: null, semitones: 0, stretch: 1 },
};
const REMEMBERED = ["theme", "voice", "mixes", "volume", "touch", "breath", "chords", "resynthesis"];
const SHARED_BY_TAB = {
  play: ["voice", "mix", "breath", "seed", "chords"],
  compare: ["compared"],
  train: ["run"],
};
const WRITE_AFTER_MILLIS = 250;

/** The page's state: as it was left, and over that what the address says. */
export function openStore() {
  const store = new Store(DEFAULTS, { memory: memory(), remembered: REMEMBERED });
  follow(store, location.hash);
  return store;
}

/** Keeps the address telling the state, so that it can be shared, and the state following the address. */
export function shareInAddress(store, session) {
  let timer = 0;
  const link = () => {
    const tab = store.get("tab");
    const shared = (SHARED_BY_TAB[tab] ?? []).filter((key) => !isDefault(key, store.get(key)));
    return formatLink(tab, Object.fromEntries(shared.map((key) => [key, store.get(key)])));
  };
  store.addEventListener("change", ({ detail: { key } }) => {
    clearTimeout(timer);
    if (key === "tab") {
      history.pushState(null, "", link());
    } else {
      timer = setTimeout(() => history.replaceState(null, "", link()), WRITE_AFTER_MILLIS);
    }
  });
  addEventListener("popstate", () => {
    const voice = store.get("voice");
    follow(store, location.hash);
    const wanted = store.get("voice");
    if (wanted !== voice && session.instruments.some(({ name }) => name === wanted)) {
      session.choose(wanted);
    }
  });
  history.replaceState(null, "", link());
}

function follow(store, hash) {
  const { tab, values } = parseLink(hash);
  Object.entries(values).forEach(([key, value]) => store.set(key, value));
  if (tab) {
    store.set("tab", tab);
  }
}

function isDefault(key, value) {
  return key !== "voice" && key !== "mix" && Object.is(DEFAULTS[key], value);
}

/** Where settings are kept; nowhere where the browser forbids it. */
function memory() {
  try {
    return localStorage;
  } catch {
    return { getItem: () => null, setItem: () => {} };
  }
}
