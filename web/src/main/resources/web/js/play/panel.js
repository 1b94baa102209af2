import { bindSlider, fragment } from "../ui/dom.js";
import { whileSounding } from "../ui/while-sounding.js";
import { bendWheel } from "./bend-wheel.js";
import { ComputerKeys } from "./computer-keys.js";
import { Demo } from "./demo.js";
import { drawers } from "./drawers.js";
import { featureSliders } from "./features.js";
import { Keyboard } from "./keyboard.js";
import { showMeasurements } from "./measurement-strip.js";
import { midiButton } from "./midi-button.js";
import { Mix } from "./mix.js";
import { noteName } from "./pitch.js";
import { labelsInMix, rangeInWords } from "./range.js";
import { Spectrogram } from "./spectrogram.js";
import { MARKUP } from "./view.js";

const RINGING_MILLIS = 400;

/**
 * The instrument: what sounds, what it is mixed of, and the keys.
 *
 * @param {HTMLElement} root is filled
 * @param {import("../session.js").Session} session
 * @returns {() => void} takes it away again
 */
export function mount(root, session) {
  root.replaceChildren(fragment(MARKUP));
  const byId = (id) => root.querySelector(`#${id}`);
  const undo = [];
  undo.push(...mountStage(byId, session));
  undo.push(...mountKeys(byId, session));
  undo.push(...mountMix(byId, session));
  undo.push(...mountControls(byId, session));
  undo.push(drawers(byId, session));
  return () => {
    session.held.releaseAll();
    undo.reverse().forEach((step) => step());
    root.replaceChildren();
  };
}

function mountStage(byId, { output, held }) {
  const canvas = byId("spectrogram");
  const axes = canvas.parentElement.querySelector(".axes");
  const spectrogram = new Spectrogram(canvas, axes, output.analyser);
  const note = byId("note");
  const leaving = new AbortController();
  // What still rings when the panel opens is none of its own: the picture would stay empty.
  const begun = performance.now();
  const heard = () => {
    if (performance.now() - begun > RINGING_MILLIS) {
      byId("invitation").hidden = true;
    }
  };
  output.addEventListener("level", heard, { signal: leaving.signal });
  const { signal } = leaving;
  held.addEventListener("noteOn", ({ detail }) => showNote(note, detail.note, true), { signal });
  held.addEventListener("noteOff", ({ detail }) => showNote(note, detail.note, false), { signal });
  return [
    () => leaving.abort(),
    () => spectrogram.close(),
    whileSounding(output, (nowMillis) => spectrogram.draw(nowMillis)),
  ];
}

/** The note large: bright while it sounds, faint after. */
function showNote(element, note, on) {
  const name = noteName(note);
  if (on) {
    element.textContent = name;
    element.dataset.sounding = true;
  } else if (element.textContent === name) {
    delete element.dataset.sounding;
  }
}

function mountKeys(byId, session) {
  const { held, store, instrument, say } = session;
  const piano = new Keyboard(byId("piano"), held);
  const keys = new ComputerKeys(held);
  wireOctaves(byId, piano, keys);
  keys.addEventListener("touch", ({ detail }) =>
    store.set("touch", Math.min(1, Math.max(0.05, store.get("touch") + detail))),
  );
  const refused = ({ detail }) => say(rangeInWords(detail, session.voice, store.get("mix")));
  held.addEventListener("refused", refused);
  bendWheel(byId("bend"), (cents) => (instrument.bend = cents));
  return [
    mountDemo(byId, session, piano),
    () => piano.close(),
    () => keys.close(),
    () => held.removeEventListener("refused", refused),
    store.watch("touch", (velocity) => (keys.velocity = velocity)),
    session.watchVoice(({ labels }) => {
      piano.setRange(Math.min(...labels.map(({ low }) => low)), Math.max(...labels.map(({ high }) => high)));
      const [first] = labelsInMix(labels, store.get("mix"));
      piano.centre(first.low, first.high);
      keys.centre(first.low, first.high);
    }),
    midiButton(byId, { held, instrument, say }),
  ];
}

/** Which part of the piano is shown, and which the computer's keys play. */
function wireOctaves(byId, piano, keys) {
  keys.addEventListener("moved", () => {
    piano.setCaptions(keys.captions());
    piano.reveal(keys.lowest);
    byId("octave").value = noteName(keys.lowest);
  });
  piano.addEventListener("shown", ({ detail: { canGoDown, canGoUp } }) => {
    byId("lower").hidden = byId("higher").hidden = !canGoDown && !canGoUp;
    byId("lower").disabled = !canGoDown;
    byId("higher").disabled = !canGoUp;
  });
  byId("lower").addEventListener("click", () => piano.shift(-1));
  byId("higher").addEventListener("click", () => piano.shift(1));
  byId("octave-down").addEventListener("click", () => keys.shift(-1));
  byId("octave-up").addEventListener("click", () => keys.shift(1));
}

function mountDemo(byId, session, piano) {
  const demo = new Demo(byId("demo"), session);
  demo.addEventListener("note", ({ detail: { note, on } }) => {
    piano.light(note, on);
    showNote(byId("note"), note, on);
  });
  return () => demo.stop();
}

function mountMix(byId, session) {
  const { store } = session;
  const mix = new Mix({
    tiles: byId("mix").querySelector(".tiles"),
    pad: byId("mix").querySelector(".mix-pad"),
    sliders: byId("shares"),
  });
  mix.addEventListener("change", ({ detail }) => store.set("mix", detail));
  return [
    session.watchVoice(({ labels }) => mix.setLabels(labels, store.get("mix"))),
    () => mix.close(),
  ];
}

function mountControls(byId, session) {
  const { store, held, instrument } = session;
  const [solo, chords] = [byId("solo"), byId("chords")];
  for (const choice of [solo, chords]) {
    choice.addEventListener("change", () => store.set("chords", chords.checked));
  }
  const sustain = byId("sustain");
  sustain.addEventListener("click", () => {
    const down = sustain.getAttribute("aria-pressed") !== "true";
    sustain.setAttribute("aria-pressed", down);
    held.sustain = down;
  });
  const modulation = byId("modulation");
  modulation.addEventListener("input", () => (instrument.modulation = Number(modulation.value)));
  const seed = byId("seed");
  seed.addEventListener("change", () =>
    store.set("seed", seed.value === "" ? null : Math.max(0, Math.round(Number(seed.value)))),
  );
  const measured = () => showMeasurements(byId("measurements"));
  instrument.addEventListener("measured", measured);
  return [
    store.watch("chords", (on) => ((chords.checked = on), (solo.checked = !on))),
    store.watch("seed", (value) => (seed.value = value ?? "")),
    bindSlider(byId("breath"), store, "breath"),
    bindSlider(byId("touch"), store, "touch"),
    featureSliders(byId("modulation").closest(".wheels"), session),
    () => instrument.removeEventListener("measured", measured),
    () => ((instrument.modulation = 0), (instrument.bend = 0)),
  ];
}
