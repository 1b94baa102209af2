const HEADER_BYTES = 44;

/**
 * Writes mono samples as a 16-bit PCM WAV file.
 *
 * @param {Float32Array[]} chunks full scale 1; beyond it they are clipped
 * @param {number} sampleRateHz
 * @returns {Blob}
 */
export function wavFile(chunks, sampleRateHz) {
  const samples = chunks.reduce((count, chunk) => count + chunk.length, 0);
  const view = new DataView(new ArrayBuffer(HEADER_BYTES + 2 * samples));
  writeHeader(view, 2 * samples, sampleRateHz);
  let offset = HEADER_BYTES;
  for (const sample of chunks.flatMap((chunk) => [...chunk])) {
    view.setInt16(offset, Math.round(32767 * Math.min(1, Math.max(-1, sample))), true);
    offset += 2;
  }
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
