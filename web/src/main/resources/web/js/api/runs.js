import { json } from "./answer.js";

/** Every training run, as the server lists it. */
export function fetchRuns() {
  return json("api/runs");
}

/** One run: {summary, metrics: [{step, ...}]}. */
export function fetchRun(id) {
  return json(`api/runs/${encodeURIComponent(id)}`);
}
