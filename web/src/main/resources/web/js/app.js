import { AudioOutput } from "./audio-output.js";
import { bendWheel } from "./bend-wheel.js";
import { ComputerKeys } from "./computer-keys.js";
import { HeldNotes } from "./held-notes.js";
import { Instrument } from "./instrument.js";
import { Keyboard } from "./keyboard.js";
import { LabelMix } from "./label-mix.js";
import { LevelMeter } from "./level-meter.js";
import { measurements } from "./measurements.js";
import { showMeasurements } from "./measurement-strip.js";
import { NoisePad } from "./noise-pad.js";
import { Notices } from "./notices.js";
import { Recorder } from "./recorder.js";
import { Scope } from "./scope.js";
import { scoreBox } from "./score-box.js";
import { Spectrogram } from "./spectrogram.js";
import { themeButton } from "./theme.js";
import { fetchInstruments, inWords } from "./voices.js";

const byId = (id) => document.getElementById(id);
const notices = new Notices(byId("notice"));

/** Wires the page: what is played goes to the instrument, what it says and measures to the page. */
async function begin() {
  const voices = await fetchInstruments();
  if (voices.length === 0) {
    throw new Error("The server has no instrument yet: train one, or start it with --voices DIR");
  }
  const output = await AudioOutput.open(voices[0].sampleRateHz);
  const instrument = new Instrument(output);
  const mix = new LabelMix(byId("mix"));
  const held = new HeldNotes();
  wireInstrument(instrument);
  wireKeys(held, instrument);
  wireOutput(output);
  wireVoices(voices, instrument, mix, wirePiano(held), held);
  // For tests and the curious: the figures, and the sound itself by output.tap(true).
  window.flowtone = { measurements, output };
}

function wireInstrument(instrument) {
  onValue("temperature", (value) => (instrument.temperature = value));
  byId("chords").addEventListener("change", ({ target }) => (instrument.chords = target.checked));
  new NoisePad(byId("noise")).addEventListener(
    "change",
    ({ detail: angles }) => (instrument.noiseMix = angles),
  );
  bendWheel(byId("bend"), (cents) => instrument.bend(cents));
  instrument.addEventListener("error", ({ detail }) => notices.say(inWords(detail)));
  instrument.addEventListener("measured", () => showMeasurements(byId("measurements")));
  instrument.addEventListener("connection", ({ detail }) => showConnection(detail));
  scoreBox(byId("score"), () => settings(instrument), (message) => notices.say(message));
}

function settings(instrument) {
  const { weights, temperature, noiseMix } = instrument;
  return { voice: byId("voice").value, labels: weights, temperature, noiseMix };
}

function wireKeys(held, instrument) {
  held.addEventListener("noteOn", ({ detail: { note, velocity, atMillis } }) =>
    instrument.noteOn(note, velocity, atMillis),
  );
  held.addEventListener("noteOff", ({ detail }) => instrument.noteOff(detail.note));
  addEventListener("blur", () => held.releaseAll());
}

/** @returns {(labels: object[]) => void} fits both kinds of keys to the labels of a voice */
function wirePiano(held) {
  const piano = new Keyboard(byId("piano"), held);
  const computerKeys = new ComputerKeys(held);
  computerKeys.addEventListener("moved", () => {
    piano.setCaptions(computerKeys.captions());
    piano.reveal(computerKeys.lowest);
  });
  piano.addEventListener("shown", ({ detail }) => showShift(detail));
  byId("lower").addEventListener("click", () => piano.shift(-1));
  byId("higher").addEventListener("click", () => piano.shift(1));
  onValue("touch", (value) => (computerKeys.velocity = value));
  return (labels) => {
    const low = Math.min(...labels.map((label) => label.low));
    piano.setRange(low, Math.max(...labels.map((label) => label.high)));
    computerKeys.centre(labels[0].low, labels[0].high);
  };
}

function wireOutput(output) {
  onValue("volume", (value) => output.setVolume(value ** 2));
  new Recorder(byId("record"), output);
  const scope = new Scope(byId("scope"), output.analyser);
  const spectrogram = new Spectrogram(byId("spectrogram"), output.analyser);
  themeButton(byId("theme"), () => spectrogram.clear());
  animate(scope, spectrogram, new LevelMeter(byId("level"), output.analyser));
  startOnFirstGesture(output);
}

function animate(scope, spectrogram, meter) {
  const frame = (nowMillis) => {
    scope.draw();
    spectrogram.draw(nowMillis);
    measurements.peakDb = meter.draw(nowMillis);
    requestAnimationFrame(frame);
  };
  requestAnimationFrame(frame);
}

function startOnFirstGesture(output) {
  const show = () => (byId("asleep").hidden = output.running);
  for (const type of ["pointerdown", "pointerup", "keydown"]) {
    addEventListener(type, () => output.running || output.start(), { capture: true });
  }
  output.context.addEventListener("statechange", show);
  show();
}

function wireVoices(voices, instrument, mix, fitKeys, held) {
  const menu = byId("voice");
  menu.replaceChildren(...voices.map((voice) => new Option(voice.title, voice.name)));
  const chosen = () => voices.find(({ name }) => name === menu.value);
  const choose = () => {
    const { labels } = chosen();
    mix.setLabels(labels.map(({ name }) => name));
    held.allow(rangeOf(labels, mix.weights()));
    fitKeys(labels);
    instrument.play(chosen().name, chosen().sampleRateHz, mix.weights());
  };
  menu.addEventListener("change", choose);
  mix.addEventListener("change", ({ detail: weights }) => {
    held.allow(rangeOf(chosen().labels, weights));
    instrument.weights = weights;
  });
  choose();
}

/** Whether a note was recorded for at least one label that is in the mix. */
function rangeOf(labels, weights) {
  const inUse = labels.filter(({ name }) => weights[name] > 0);
  return (note) => inUse.some(({ low, high }) => note >= low && note <= high);
}

/** Calls back with a slider's value now and whenever it moves, and prints it beside the slider. */
function onValue(id, listener) {
  const slider = byId(id);
  const printed = slider.parentElement.querySelector("output");
  const tell = () => {
    printed.value = Number(slider.value).toFixed(2);
    listener(Number(slider.value));
  };
  slider.addEventListener("input", tell);
  tell();
}

function showConnection(words) {
  const pill = byId("connection");
  pill.dataset.state = measurements.connection;
  pill.textContent = words;
}

function showShift({ canGoDown, canGoUp }) {
  byId("lower").hidden = byId("higher").hidden = !canGoDown && !canGoUp;
  byId("lower").disabled = !canGoDown;
  byId("higher").disabled = !canGoUp;
}

begin().catch((error) => {
  measurements.connection = "waiting";
  showConnection("Not playing");
  notices.say(error.message);
});
