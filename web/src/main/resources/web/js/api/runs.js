import { answer, json } from "./answer.js";
import { eventsOf } from "./events.js";

const path = (id) => `api/runs/${encodeURIComponent(id)}`;

/** Every training run, as the server lists it. */
export function fetchRuns() {
  return json("api/runs");
}

/** One run: {summary, metrics, config, command, rollbacks, samples}, as openapi.json tells of it. */
export function fetchRun(id) {
  return json(path(id));
}

/**
 * What becomes of a run: "state" and "metrics" events, until it is aborted or the server ends.
 *
 * @param {string} id @param {AbortSignal} signal
 */
export async function followRun(id, signal) {
  return eventsOf(await answer(`${path(id)}/events`, { signal }));
}

/** A sound of a run's samples, as a file. */
export async function fetchSample(id, file) {
  return (await answer(`${path(id)}/samples/${encodeURIComponent(file)}`)).arrayBuffer();
}

/** Whether the page may train: {allowed, recordings: string[], trainer: {running, arguments, ...}}. */
export function fetchTraining() {
  return json("api/training");
}

/** @param {{recordings: string[], voice: string, kind: string, hours: number}} request */
export async function startTraining(request) {
  const headers = { "Content-Type": "application/json" };
  return (await answer("api/training", { method: "POST", headers, body: JSON.stringify(request) })).json();
}

/** Has the training end once it has saved where it is. */
export function stopTraining() {
  return answer("api/training", { method: "DELETE" });
}

/** Goes on with a run by the command that trained it. */
export function resumeRun(id) {
  return answer(`${path(id)}/resume`, { method: "POST" });
}

/** Puts a recording into a folder that may be trained on. @param {File} file */
export function addRecording(folder, file) {
  const name = file.name.replace(/[^A-Za-z0-9._-]+/g, "_").replace(/^[._-]+/, "");
  return answer(`api/training/recordings/${encodeURIComponent(folder)}/${encodeURIComponent(name)}`, {
    method: "POST",
    body: file,
  });
}
