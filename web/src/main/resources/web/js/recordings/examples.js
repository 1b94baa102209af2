/** Sounds made on the spot, so that there is something to resynthesise before anything is recorded. */

const RATE_HZ = 24000;

/** A melody as [MIDI note, seconds]. */
const WHISTLED = [[72, 0.35], [74, 0.35], [76, 0.7], [79, 0.5], [76, 0.35], [74, 0.35], [72, 1.1]];
const HUMMED = [[50, 0.6], [53, 0.6], [57, 0.9], [55, 0.5], [53, 0.5], [50, 1.2]];
const SUNG = [[55, 0.8], [57, 0.8], [59, 0.8], [60, 0.8], [59, 1.1]];
const PLUCKED = [[48, 0.45], [55, 0.45], [60, 0.45], [64, 0.45], [67, 0.9], [64, 0.45], [60, 1.2]];

/** Formants of ah, eh, ee, oh, oo: hertz and bandwidths. */
const VOWELS = [
  [[730, 90], [1090, 110], [2440, 170]],
  [[530, 80], [1840, 120], [2480, 170]],
  [[270, 60], [2290, 120], [3010, 190]],
  [[570, 80], [840, 100], [2410, 170]],
  [[300, 60], [870, 100], [2240, 170]],
];

export const EXAMPLES = [
  { title: "A whistled tune", make: () => whistle(WHISTLED) },
  { title: "A hummed line", make: () => sung(HUMMED, () => VOWELS[4]) },
  { title: "Sung vowels", make: () => sung(SUNG, (index) => VOWELS[index % VOWELS.length]) },
];

/** The same and a fourth, where one is wanted for each corner of a pad. */
export const CORNER_EXAMPLES = [...EXAMPLES, { title: "A plucked string", make: () => plucked(PLUCKED) }];

export const EXAMPLE_RATE_HZ = RATE_HZ;

/** A sine that slides from note to note, with a little breath. */
function whistle(melody) {
  const pitch = curve(melody);
  const noise = new Chance(1);
  let phase = 0;
  let breath = 0;
  return finished(pitch, (hertz) => {
    phase += hertz / RATE_HZ;
    breath += 0.2 * (noise.next() - breath);
    return 0.35 * Math.sin(2 * Math.PI * phase) + 0.02 * breath;
  });
}

/** Pulses of a glottis through the resonances of a mouth. */
function sung(melody, vowelOf) {
  const pitch = curve(melody);
  const mouths = melody.map((_, index) => vowelOf(index).map((formant) => new Resonance(...formant)));
  const noise = new Chance(2);
  let phase = 0;
  return finished(pitch, (hertz, index) => {
    phase += hertz / RATE_HZ;
    const pulse = glottis(phase % 1) + 0.01 * noise.next();
    const mouth = mouths[index];
    return 0.9 * mouth.reduce((sum, resonance, i) => sum + resonance.next(pulse) / (i + 1), 0);
  });
}

/**
 * A string of noise that is worn smooth as it goes round: Karplus and Strong, "Digital Synthesis of Plucked-String
 * and Drum Timbres" (1983).
 */
function plucked(melody) {
  const noise = new Chance(3);
  let string = [];
  let last = null;
  let at = 0;
  return finished(curve(melody), (_, index) => {
    if (index !== last) {
      last = index;
      at = 0;
      const period = RATE_HZ / (440 * 2 ** ((melody[index][0] - 69) / 12));
      string = Array.from({ length: Math.round(period - 0.5) }, () => 0.5 * noise.next());
    }
    const next = (at + 1) % string.length;
    const sample = string[at];
    string[at] = 0.498 * (sample + string[next]);
    at = next;
    return sample;
  });
}

/** Opens slowly and closes at once: the slope of Rosenberg's pulse. */
function glottis(phase) {
  if (phase < 0.45) {
    return 0.5 * Math.sin((Math.PI * phase) / 0.45);
  }
  return phase < 0.6 ? -Math.sin((Math.PI * (phase - 0.45)) / 0.15) : 0;
}

/** Pitch in Hz and note by sample: glides between notes, and a vibrato that sets in late. */
function curve(melody) {
  const hertz = [];
  const notes = [];
  let cents = 100 * melody[0][0];
  melody.forEach(([note, seconds], index) => {
    for (let i = 0; i < seconds * RATE_HZ; i++) {
      cents += (100 * note - cents) * 0.0012;
      const vibrato = 18 * Math.min(1, i / (0.5 * RATE_HZ)) * Math.sin((2 * Math.PI * 5.3 * i) / RATE_HZ);
      hertz.push(440 * 2 ** ((cents + vibrato - 6900) / 1200));
      notes.push(index);
    }
  });
  return { hertz, notes };
}

/** A sound with soft ends, at a level that suits listening. */
function finished({ hertz, notes }, next) {
  const samples = Float32Array.from(hertz, (value, i) => next(value, notes[i]));
  const peaks = new Float64Array(notes.at(-1) + 1).fill(1e-9);
  samples.forEach((sample, i) => (peaks[notes[i]] = Math.max(peaks[notes[i]], Math.abs(sample))));
  const edge = 0.06 * RATE_HZ;
  let gain = 0.5 / peaks[0];
  return samples.map((sample, i) => {
    // Each note as loud as the others, whatever its vowel lets through.
    const ahead = notes[Math.min(notes.length - 1, i + 0.05 * RATE_HZ)];
    gain += (0.5 / Math.max(peaks[notes[i]], peaks[ahead]) - gain) * 0.003;
    return sample * gain * Math.min(1, i / edge, (samples.length - 1 - i) / edge);
  });
}

class Resonance {
  #a1;
  #a2;
  #gain;
  #before = 0;
  #last = 0;

  constructor(hertz, bandwidth) {
    const radius = Math.exp((-Math.PI * bandwidth) / RATE_HZ);
    this.#a1 = 2 * radius * Math.cos((2 * Math.PI * hertz) / RATE_HZ);
    this.#a2 = -radius * radius;
    this.#gain = 1 - radius;
  }

  next(input) {
    const output = this.#gain * input + this.#a1 * this.#last + this.#a2 * this.#before;
    this.#before = this.#last;
    this.#last = output;
    return output;
  }
}

/** Numbers of -1 to 1, the same each time. */
class Chance {
  #state;

  constructor(seed) {
    this.#state = seed;
  }

  next() {
    this.#state = (Math.imul(this.#state, 1664525) + 1013904223) >>> 0;
    return this.#state / 2 ** 31 - 1;
  }
}
