import { fetchPlayed } from "./voices.js";

/**
 * A line of notes that the voice plays into an <audio> element.
 *
 * @param {HTMLFormElement} form with an input "notes", a submit button and an <audio>
 * @param {() => {voice: string, labels: object, temperature: number,
 *   noiseMix: object}} settings as they are now
 * @param {(message: string) => void} onError told in words what went wrong
 */
export function scoreBox(form, settings, onError) {
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    form.toggleAttribute("aria-busy", true);
    const { voice, ...mix } = settings();
    await fetchPlayed(voice, { notes: form.elements.notes.value, ...mix })
      .then((wav) => play(form.querySelector("audio"), wav))
      .catch((error) => onError(error.message));
    form.removeAttribute("aria-busy");
  });
}

function play(audio, wav) {
  URL.revokeObjectURL(audio.src);
  audio.src = URL.createObjectURL(wav);
  audio.hidden = false;
  return audio.play();
}
