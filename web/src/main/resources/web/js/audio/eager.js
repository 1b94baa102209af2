/**
 * Receives a sound as fast as it comes, while another reads it as slowly as it plays.
 *
 * @param {AsyncIterable<Float32Array>} source
 * @param {(samples: number) => void} onProgress told how many have come
 * @returns {{chunks: AsyncGenerator<Float32Array>, all: Promise<Float32Array[]>}} the same chunks to
 *     play, and all of them once they are there
 */
export function eager(source, onProgress) {
  const received = [];
  let over = false;
  let wake = () => {};
  const receive = async () => {
    let count = 0;
    for await (const chunk of source) {
      received.push(chunk);
      count += chunk.length;
      onProgress(count);
      wake();
    }
    return received;
  };
  const all = receive().finally(() => {
    over = true;
    wake();
  });
  async function* chunks() {
    for (let next = 0; next < received.length || !over; ) {
      if (next < received.length) {
        yield received[next++].slice();
      } else {
        await new Promise((resolve) => (wake = resolve));
      }
    }
  }
  return { chunks: chunks(), all };
}
