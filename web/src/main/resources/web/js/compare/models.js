/** The models that compete, in the order of their lanes: how each is named here, who waits for whom in it, what a sound costs. */
export const MODELS = [
  { id: "nice", title: "NICE", hue: 3, waits: "halves", cost: "one pass" },
  { id: "realnvp", title: "Real NVP", hue: 4, waits: "halves", cost: "one pass" },
  { id: "mintnet", title: "MintNet", hue: 5, waits: "guesses", cost: "a pass a guess" },
  { id: "teacher-textbook", title: "Teacher, textbook", hue: 0, waits: "chain", cost: "a pass a sample" },
  { id: "teacher-cached", title: "Teacher, cached", hue: 1, waits: "chain", cost: "a pass a frame" },
  { id: "student", title: "Student", hue: 2, waits: "none", cost: "one pass" },
];

/** A row's name, whether it is compared or not. */
export function titleOf(id) {
  return MODELS.find((model) => model.id === id)?.title ?? { maf: "MAF", iaf: "IAF" }[id] ?? id;
}

/** A row's hue, 0 to 5; that of the teacher for its family. */
export function hueOf(id) {
  return MODELS.find((model) => model.id === id)?.hue ?? { maf: 1, iaf: 2 }[id] ?? 0;
}
