import { Microphone } from "../audio/microphone.js";
import { resampled } from "../audio/resampler.js";
import { wavFile } from "../audio/wav.js";
import { EXAMPLE_RATE_HZ, EXAMPLES } from "./examples.js";

const LONGEST_RECORDING_SECONDS = 60;
const LARGEST_FILE_BYTES = 64 * 2 ** 20;

/**
 * Where a recording comes from: a file that is opened or dropped, the microphone, an example.
 *
 * @param {HTMLElement} root the panel
 * @param {(sound: {samples: Float32Array, file: Blob, title: string}) => void} onSound told each one;
 *     its samples are at the output's rate
 * @returns {() => void} stops listening
 */
export function sources(root, { output, say }, onSound) {
  const byId = (id) => root.querySelector(`#${id}`);
  const open = (file) => read(file, output).then(onSound, (error) => say(error.message));
  byId("file").addEventListener("change", ({ target }) => target.files[0] && open(target.files[0]));
  for (const button of root.querySelectorAll("[data-example]")) {
    button.addEventListener("click", () => onSound(example(button.dataset.example, output)));
  }
  const stopDropping = dropZone(root, open);
  const stopMicrophone = microphoneButton(byId, { output, say }, onSound);
  return () => {
    stopDropping();
    stopMicrophone();
  };
}

/** The sound in a file; throws a sentence where there is none. */
async function read(file, output) {
  if (file.size > LARGEST_FILE_BYTES) {
    throw new Error("Expected a recording of at most 64 MB; this one is larger");
  }
  try {
    const buffer = await output.context.decodeAudioData(await file.arrayBuffer());
    return { samples: mono(buffer), file, title: file.name };
  } catch {
    throw new Error(`Expected a recording (WAV, AIFF, FLAC, MP3 or Ogg); ${file.name} is none that can be read`);
  }
}

function example(index, output) {
  const { title, make } = EXAMPLES[index];
  const made = make();
  const samples = resampled(made, EXAMPLE_RATE_HZ, output.sampleRateHz);
  return { samples, file: wavFile(made, EXAMPLE_RATE_HZ), title };
}

/** Files may be dropped anywhere while the panel shows. */
function dropZone(root, open) {
  const leaving = new AbortController();
  const { signal } = leaving;
  const onDrop = (event) => {
    event.preventDefault();
    delete root.dataset.over;
    if (event.dataTransfer.files[0]) {
      open(event.dataTransfer.files[0]);
    }
  };
  addEventListener("dragover", (event) => (event.preventDefault(), (root.dataset.over = true)), { signal });
  addEventListener("dragleave", () => delete root.dataset.over, { signal });
  addEventListener("drop", onDrop, { signal });
  return () => leaving.abort();
}

function microphoneButton(byId, { output, say }, onSound) {
  const microphone = new Microphone(output, LONGEST_RECORDING_SECONDS);
  const button = byId("microphone");
  const hint = byId("listening");
  const explained = hint.textContent;
  const invitation = button.querySelector(".word").textContent;
  const show = (recording) => {
    button.setAttribute("aria-pressed", recording);
    button.querySelector(".word").textContent = recording ? "Stop" : invitation;
    button.style.removeProperty("--level");
    hint.textContent = explained;
    hint.toggleAttribute("data-listening", recording);
  };
  const start = () =>
    microphone
      .start()
      .then(() => show(true))
      .catch((error) => say(error.message, { button: "Try again", act: start }));
  button.addEventListener("click", () => (microphone.recording ? microphone.stop() : start()));
  microphone.addEventListener("level", ({ detail: { peak, seconds } }) => {
    button.style.setProperty("--level", Math.min(1, Math.sqrt(peak)));
    hint.textContent = `Listening, ${Math.floor(seconds)} s of at most ${LONGEST_RECORDING_SECONDS} s`;
  });
  microphone.addEventListener("take", ({ detail: { samples, sampleRateHz } }) => {
    show(false);
    onSound({ samples, file: wavFile(samples, sampleRateHz), title: "From the microphone" });
  });
  return () => microphone.stop();
}

/** All channels as one. */
function mono(buffer) {
  const samples = buffer.getChannelData(0).slice();
  for (let channel = 1; channel < buffer.numberOfChannels; channel++) {
    buffer.getChannelData(channel).forEach((sample, i) => (samples[i] += sample));
  }
  return samples.map((sample) => sample / buffer.numberOfChannels);
}
