import { ScoreDrawer } from "./score/drawer.js";

/**
 * What lies below the piano and is opened when it is wanted: the score, and what is advanced.
 *
 * @param {(id: string) => HTMLElement} byId @param {import("../session.js").Session} session
 * @returns {() => void} closes them
 */
export function drawers(byId, session) {
  const { output, store, instrument, say } = session;
  let score = null;
  const manner = () => ({
    voice: session.voice.name,
    labels: store.get("mix"),
    features: instrument.featureOffsets,
    temperature: store.get("breath"),
    seed: store.get("seed") ?? undefined,
  });
  const toggle = (button, drawer, onOpen = () => {}) =>
    button.addEventListener("click", () => {
      drawer.hidden = !drawer.hidden;
      button.setAttribute("aria-expanded", !drawer.hidden);
      if (!drawer.hidden) {
        onOpen();
        drawer.scrollIntoView({ block: "nearest", behavior: "auto" });
      }
    });
  toggle(byId("score-toggle"), byId("score-drawer"), () => {
    score ??= new ScoreDrawer(byId("score-drawer"), { output, manner, say });
  });
  toggle(byId("advanced-toggle"), byId("advanced"));
  return () => score?.close();
}
