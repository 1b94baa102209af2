/**
 * The server-sent events of a response, as they come. Ends with the response; leaving it early cancels it.
 *
 * @param {Response} response
 * @returns {AsyncGenerator<{name: string, data: object}>}
 */
export async function* eventsOf(response) {
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) {
        return;
      }
      const blocks = (text + value).split("\n\n");
      text = blocks.pop();
      yield* blocks.map(parsed).filter(Boolean);
    }
  } finally {
    reader.cancel().catch(() => {});
  }
}

/** An event; null for what only keeps the connection alive. */
function parsed(block) {
  const fields = Object.fromEntries(
    block.split("\n").map((line) => [line.slice(0, line.indexOf(":")), line.slice(line.indexOf(":") + 2)]),
  );
  return fields.data === undefined ? null : { name: fields.event ?? "message", data: JSON.parse(fields.data) };
}
