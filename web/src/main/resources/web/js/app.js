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
import { Notices } from "./notices.js";
import { Recorder } from "./recorder.js";
import { Scope } from "./scope.js";
import { scoreBox } from "./score-box.js";
import { Spectrogram } from "./spectrogram.js";
import { themeButton } from "./theme.js";
import { fetchVoices, inWords } from "./voices.js";

const byId = (id) => document.getElementById(id);
const notices = new Notices(byId("notice"));

/** Wires the page: what is played goes to the instrument, what it says and measures to the page. */
async function begin() {
  const voices = await fetchVoices();
  if (voices.length === 0) {
    throw new Error("The server has no voice yet: train one, or start it with --voices DIR");
  }
  const output = await AudioOutput.open(voices[0].sampleRateHz);
  const instrument = new Instrument(output);
  const mix = new LabelMix(byId("mix"));
  const held = new HeldNotes();
  wireInstrument(instrument, mix, held);
  wireKeys(held, instrument);
  wireOutput(output);
  wireVoices(voices, instrument, mix, wirePiano(held));
  window.flowtone = { measurements, output };
}

function wireInstrument(instrument, mix, held) {
  mix.addEventListener("change", ({ detail }) => (instrument.weights = detail));
  onValue("temperature", (value) => (instrument.temperature = value));
  bendWheel(byId("bend"), (cents) => instrument.bend(cents));
  instrument.addEventListener("error", ({ detail }) => notices.say(inWords(detail)));
  instrument.addEventListener("measured", () => showMeasurements(byId("measurements")));
  instrument.addEventListener("connection", ({ detail }) => showConnection(detail));
  scoreBox(byId("score"), () => settings(instrument), (message) => notices.say(message));
  addEventListener("blur", () => held.releaseAll());
}

function settings(instrument) {
  const { weights, temperature } = instrument;
  return { voice: byId("voice").value, labels: weights, temperature };
}

function wireKeys(held, instrument) {
  held.addEventListener("noteOn", ({ detail: { note, velocity, atMillis } }) =>
    instrument.noteOn(note, velocity, atMillis),
  );
  held.addEventListener("noteOff", ({ detail }) => instrument.noteOff(detail.note));
}

/** @returns {(low: number, high: number) => void} sets the range of both kinds of keys */
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
  return (low, high) => {
    piano.setRange(low, high);
    computerKeys.setRange(low, high);
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

function wireVoices(voices, instrument, mix, setRange) {
  const menu = byId("voice");
  menu.replaceChildren(...voices.map((voice) => new Option(voice.title, voice.name)));
  const choose = () => {
    const voice = voices.find(({ name }) => name === menu.value);
    mix.setLabels(voice.labels);
    setRange(voice.low, voice.high);
    instrument.play(voice, mix.weights());
  };
  menu.addEventListener("change", choose);
  choose();
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
