"use strict";
// A blind listening test: shuffles the sounds of each recording, counts the answers in localStorage,
// and names the systems only in the table at the end.
(() => {
  const data = JSON.parse(document.getElementById("trials").textContent);
  const key = "flowtone-blind-" + data.id;
  const trialBox = document.getElementById("trial");
  const resultBox = document.getElementById("result");

  const load = () => {
    try {
      const kept = JSON.parse(localStorage.getItem(key));
      return kept && kept.orders.length === data.trials.length ? kept : null;
    } catch {
      return null; // Storage is barred: answers last as long as the page.
    }
  };
  const save = () => {
    try {
      localStorage.setItem(key, JSON.stringify(state));
    } catch {
      // As above.
    }
  };
  const shuffled = (count) => {
    const order = [...Array(count).keys()];
    for (let i = count - 1; i > 0; i--) {
      const j = Math.floor(Math.random() * (i + 1));
      [order[i], order[j]] = [order[j], order[i]];
    }
    return order;
  };
  const fresh = () => ({
    trials: shuffled(data.trials.length),
    orders: data.trials.map((trial) => shuffled(trial.sounds.length)),
    answers: [],
    ended: false,
  });
  const element = (name, properties = {}, ...children) => {
    const made = Object.assign(document.createElement(name), properties);
    made.append(...children);
    return made;
  };
  const letter = (position) => String.fromCharCode(65 + position);

  let state = load() || fresh();

  const choice = (question, name, order) =>
    element("fieldset", {}, element("legend", { textContent: question }),
      ...order.map((sound, position) =>
        element("label", {},
          element("input", { type: "radio", name, value: String(sound), required: true }),
          " " + letter(position) + " ")));

  const showTrial = () => {
    const number = state.answers.length;
    const trial = data.trials[state.trials[number]];
    const order = state.orders[state.trials[number]];
    const players = element("div", { className: "pair" },
      ...order.map((sound, position) =>
        element("figure", { className: "player" },
          element("figcaption", { textContent: letter(position) }),
          element("audio", { controls: true, preload: "auto", src: trial.sounds[sound].file }))));
    const form = element("form", { id: "answer" },
      choice("Which is the recording?", "recording", order),
      choice("Which do you prefer?", "preferred", order),
      element("p", {},
        element("button", { type: "submit", textContent: "Next" }), " ",
        element("button", { type: "button", id: "end", textContent: "Show what I heard",
          hidden: number === 0, onclick: () => { state.ended = true; save(); show(); } })));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const given = new FormData(form);
      state.answers.push({ recording: Number(given.get("recording")), preferred: Number(given.get("preferred")) });
      state.ended = state.answers.length === data.trials.length;
      save();
      show();
    });
    trialBox.replaceChildren(
      element("h2", { textContent: `Recording ${number + 1} of ${data.trials.length}` }), players, form);
  };

  const count = (system, question) =>
    state.answers.filter((answer, number) =>
      data.trials[state.trials[number]].sounds[answer[question]].system === system).length;

  const table = (caption, heads, rows) =>
    element("div", { className: "wide" }, element("table", {},
      element("caption", { textContent: caption }),
      element("thead", {}, element("tr", {}, ...heads.map((head) => element("th", { scope: "col", textContent: head })))),
      element("tbody", {}, ...rows.map(([first, ...cells]) =>
        element("tr", {}, element("th", { scope: "row", textContent: first }),
          ...cells.map((cell) => element("td", { textContent: cell })))))));

  const showResult = () => {
    const systems = new Map(data.trials.flatMap((trial) => trial.sounds.map((sound) => [sound.system, sound.title])));
    const heard = (system) =>
      state.answers.filter((_, number) =>
        data.trials[state.trials[number]].sounds.some((sound) => sound.system === system)).length;
    const rows = [...systems].map(([system, title]) =>
      [title, count(system, "recording"), count(system, "preferred"), heard(system)]);
    const details = state.answers.map((answer, number) => {
      const trial = data.trials[state.trials[number]];
      const names = state.orders[state.trials[number]]
        .map((sound, position) => `${letter(position)} ${trial.sounds[sound].title}`).join(", ");
      return [trial.place, names, trial.sounds[answer.recording].title, trial.sounds[answer.preferred].title];
    });
    resultBox.replaceChildren(
      element("h2", { textContent: "What you heard" }),
      table("How often each was chosen", ["", "taken for the recording", "preferred", "heard"], rows),
      table("Recording by recording", ["recording", "sounds", "taken for the recording", "preferred"], details),
      element("p", {}, element("button", { type: "button", id: "again", textContent: "Begin again",
        onclick: () => { state = fresh(); save(); show(); } })));
  };

  const show = () => {
    trialBox.replaceChildren();
    resultBox.replaceChildren();
    if (state.ended) {
      showResult();
    } else {
      showTrial();
    }
  };
  show();
})();
