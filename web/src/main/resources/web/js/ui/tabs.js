/** The panels, one at a time: links in a bar, each the panel's own address. */
export class Tabs {
  #main;
  #panels;
  #session;
  #say;
  #links;
  #unmount = null;
  #shown = null;

  /**
   * @param {object} parts
   * @param {HTMLElement} parts.nav with a link a panel, "#play"
   * @param {HTMLElement} parts.main is filled with the panel
   * @param {Object<string, () => Promise<{mount: Function}>>} parts.panels by name
   */
  constructor({ nav, main, store, panels, session, say }) {
    this.#main = main;
    this.#panels = panels;
    this.#session = session;
    this.#say = say;
    this.#links = [...nav.querySelectorAll("a")];
    nav.addEventListener("click", (event) => {
      const link = event.target.closest("a");
      if (link && !event.metaKey && !event.ctrlKey) {
        event.preventDefault();
        store.set("tab", link.hash.slice(1));
      }
    });
    store.watch("tab", (tab) => this.#show(tab in panels ? tab : "play"));
  }

  #titleOf(name) {
    return this.#links.find(({ hash }) => hash === `#${name}`).textContent.trim();
  }

  async #show(name) {
    if (this.#shown === name) {
      return;
    }
    this.#shown = name;
    for (const link of this.#links) {
      link.hash === `#${name}`
        ? link.setAttribute("aria-current", "page")
        : link.removeAttribute("aria-current");
    }
    try {
      const { mount } = await this.#panels[name]();
      if (this.#shown === name) {
        this.#unmount?.();
        this.#main.dataset.panel = name;
        document.title = `${this.#titleOf(name)} – Flowtone`;
        this.#unmount = mount(this.#main, this.#session);
        scrollTo(0, 0);
      }
    } catch (error) {
      this.#shown = null;
      this.#say(`This part of the page did not load. ${error.message}`, {
        button: "Try again",
        act: () => this.#show(name),
      });
    }
  }
}
