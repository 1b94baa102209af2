/** What measured figures are about, for those who do not know them by their names; less is better unless it is said. */
const MEANINGS = {
  nll: "surprise at the recordings",
  kl: "distance from the teacher",
  stft: "distance from the recordings",
  mel: "distance from them in tone colour",
  energy: "distance from them, variety counted",
  entropy: "how much noise lives; more is more alive",
  frameToneDb: "whistle at the rate of frames, dB",
  loss: "all that is to become less",
  samplesPerSecond: "speed; more is better",
};

/** @param {string} name of a figure, with its group or without: "test/kl" @returns {string} empty where unknown */
export function meaningOf(name) {
  return MEANINGS[name.slice(name.indexOf("/") + 1)] ?? "";
}
