/** The server's HTTP side. Failures throw an Error whose message is a sentence for people. */

/** What a request could not be: the server was not reached at all. */
export class Unreachable extends Error {}

/** A request's response; throws the server's sentence, and its status, where it refused, and says where it is away. */
export async function answer(path, options) {
  let response;
  try {
    response = await fetch(path, options);
  } catch (error) {
    if (error.name === "AbortError") {
      throw error;
    }
    throw new Unreachable(
      navigator.onLine ? "The server does not answer" : "This computer is offline",
    );
  }
  if (!response.ok) {
    const problem = await response.json().catch(() => ({}));
    const { status } = response;
    throw Object.assign(new Error(inWords(problem) || `The server answered ${status}`), { status });
  }
  return response;
}

/** The JSON that a request is answered with. */
export async function json(path) {
  return (await answer(path)).json();
}

/** A problem document (RFC 9457), or an error message of the stream, as one line. */
export function inWords({ title, detail }) {
  return [title, detail].filter(Boolean).join(": ");
}
