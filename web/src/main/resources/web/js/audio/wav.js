const HEADER_BYTES = 44;

/**
 * Writes mono samples as a 16-bit PCM WAV file.
 *
 * @param {Float32Array} samples full scale 1; beyond it they are clipped
 * @param {number} sampleRateHz
 * @returns {Blob}
 */
export function wavFile(samples, sampleRateHz) {
  const view = new DataView(new ArrayBuffer(HEADER_BYTES + 2 * samples.length));
  writeHeader(view, 2 * samples.length, sampleRateHz);
  samples.forEach((sample, index) => {
    const value = Math.round(32767 * Math.min(1, Math.max(-1, sample)));
    view.setInt16(HEADER_BYTES + 2 * index, value, true);
  });
  return new Blob([view], { type: "audio/wav" });
}

function writeHeader(view, dataBytes, sampleRateHz) {
  writeText(view, 0, "RIFF");
  view.setUint32(4, HEADER_BYTES - 8 + dataBytes, true);
  writeText(view, 8, "WAVEfmt ");
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true); // PCM
  view.setUint16(22, 1, true); // mono
  view.setUint32(24, sampleRateHz, true);
  view.setUint32(28, 2 * sampleRateHz, true);
  view.setUint16(32, 2, true); // bytes a sample
  view.setUint16(34, 16, true); // bits a sample
  writeText(view, 36, "data");
  view.setUint32(40, dataBytes, true);
}

function writeText(view, offset, text) {
  [...text].forEach((letter, i) => view.setUint8(offset + i, letter.charCodeAt(0)));
}

/**
 * Reads a 16-bit mono WAV, as the server writes it, while it arrives.
 *
 * @param {Response} response
 * @returns {Promise<{sampleRateHz: number, samples: number, chunks: AsyncGenerator<Float32Array>}>}
 *     samples: how many there will be
 */
export async function readWav(response) {
  const reader = response.body.getReader();
  let bytes = new Uint8Array(0);
  const more = async () => {
    const { done, value } = await reader.read();
    bytes = done ? bytes : appended(bytes, value);
    return !done;
  };
  while (bytes.length < HEADER_BYTES && (await more())) {
    // The header may come in pieces.
  }
  const header = new DataView(bytes.buffer, bytes.byteOffset, HEADER_BYTES);
  bytes = bytes.slice(HEADER_BYTES);
  async function* chunks() {
    do {
      const whole = bytes.length - (bytes.length % 2);
      if (whole > 0) {
        const chunk = floats(bytes.subarray(0, whole));
        bytes = bytes.slice(whole);
        yield chunk;
      }
    } while (await more());
  }
  return {
    sampleRateHz: header.getUint32(24, true),
    samples: header.getUint32(40, true) / 2,
    chunks: chunks(),
  };
}

function appended(first, second) {
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}

function floats(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Float32Array.from({ length: bytes.length / 2 }, (_, i) => view.getInt16(2 * i, true) / 32768);
}

/** Offers a blob to be saved. */
export function download(blob, name) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
