import { element } from "./dom.js";

/**
 * Commands one below the other, each with a button that copies it.
 *
 * @param {string[]} commands @param {(message: string) => void} say
 * @returns {HTMLOListElement}
 */
export function commandList(commands, say) {
  return element("ol", { className: "command-list" }, ...commands.map((command) => item(command, say)));
}

function item(command, say) {
  const button = element("button", { type: "button", "aria-label": `Copy: ${command}` }, "Copy");
  button.addEventListener("click", () =>
    navigator.clipboard.writeText(command).then(
      () => (button.textContent = "Copied"),
      () => say("The browser does not let pages copy here: mark the command and copy it by hand"),
    ),
  );
  return element("li", {}, element("code", {}, command), button);
}
