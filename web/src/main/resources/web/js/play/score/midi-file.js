const PERCUSSION_CHANNEL = 9;
const DEFAULT_TEMPO_MICROS = 500000;

/**
 * The notes of a standard MIDI file, its tempo changes heeded, percussion left out.
 *
 * @param {ArrayBuffer} buffer
 * @returns {{note: number, start: number, duration: number, velocity: number}[]} in seconds
 * @throws {Error} with a sentence where it is no such file
 */
export function readMidiFile(buffer) {
  const view = new DataView(buffer);
  if (buffer.byteLength < 14 || view.getUint32(0) !== 0x4d546864) {
    throw new Error("Expected a MIDI file; this is something else");
  }
  const division = view.getUint16(12);
  if (division & 0x8000) {
    throw new Error("Expected a MIDI file timed in beats; this one is timed in film frames");
  }
  const events = tracksOf(view).flatMap((track) => eventsOf(track));
  events.sort((one, other) => one.tick - other.tick);
  const notes = notesOf(events, division);
  if (notes.length === 0) {
    throw new Error("Expected a MIDI file with notes; this one has none");
  }
  return notes;
}

function tracksOf(view) {
  const tracks = [];
  let offset = 8 + view.getUint32(4);
  while (offset + 8 <= view.byteLength) {
    const length = Math.min(view.getUint32(offset + 4), view.byteLength - offset - 8);
    if (view.getUint32(offset) === 0x4d54726b) {
      tracks.push(new Uint8Array(view.buffer, offset + 8, length));
    }
    offset += 8 + length;
  }
  return tracks;
}

/** The events of a track that matter: notes and tempi, each at its tick. */
function eventsOf(bytes) {
  const reader = new TrackReader(bytes);
  const events = [];
  while (!reader.over) {
    const event = reader.next();
    event && events.push(event);
  }
  return events;
}

class TrackReader {
  #bytes;
  #at = 0;
  #tick = 0;
  #running = 0;

  constructor(bytes) {
    this.#bytes = bytes;
  }

  get over() {
    return this.#at >= this.#bytes.length;
  }

  /** The next event; null for one that means nothing here. */
  next() {
    this.#tick += this.#varying();
    const status = this.#bytes[this.#at] & 0x80 ? this.#bytes[this.#at++] : this.#running;
    if (status === 0xff) {
      return this.#meta();
    }
    if (status >= 0xf0) {
      this.#skip(this.#varying());
      return null;
    }
    this.#running = status;
    return this.#channelEvent(status);
  }

  #meta() {
    const type = this.#bytes[this.#at++];
    const length = this.#varying();
    const [high, middle, low] = this.#bytes.subarray(this.#at, this.#at + 3);
    this.#skip(length);
    return type === 0x51 ? { tick: this.#tick, type: "tempo", micros: (high << 16) | (middle << 8) | low } : null;
  }

  #channelEvent(status) {
    const kind = status & 0xf0;
    const note = this.#bytes[this.#at++];
    const second = kind === 0xc0 || kind === 0xd0 ? 0 : this.#bytes[this.#at++];
    if (kind !== 0x90 && kind !== 0x80) {
      return null;
    }
    const type = kind === 0x90 && second > 0 ? "on" : "off";
    return { tick: this.#tick, type, channel: status & 0x0f, note, velocity: second / 127 };
  }

  #skip(bytes) {
    this.#at += bytes;
  }

  /** A number of seven bits a byte. */
  #varying() {
    let value = 0;
    let byte;
    do {
      byte = this.#bytes[this.#at++];
      value = (value << 7) | (byte & 0x7f);
    } while (byte & 0x80);
    return value;
  }
}

function notesOf(events, division) {
  const notes = [];
  const sounding = new Map();
  let [seconds, tick, micros] = [0, 0, DEFAULT_TEMPO_MICROS];
  for (const event of events) {
    seconds += ((event.tick - tick) / division) * (micros / 1e6);
    tick = event.tick;
    const key = `${event.channel} ${event.note}`;
    if (event.type === "tempo") {
      micros = event.micros;
    } else if (event.channel !== PERCUSSION_CHANNEL) {
      const begun = sounding.get(key);
      if (begun) {
        begun.duration = seconds - begun.start;
        sounding.delete(key);
      }
      if (event.type === "on") {
        const note = { note: event.note, start: seconds, duration: 0, velocity: event.velocity };
        notes.push(note);
        sounding.set(key, note);
      }
    }
  }
  sounding.forEach((note) => (note.duration = Math.max(0, seconds - note.start)));
  return notes.filter(({ duration }) => duration > 0);
}
