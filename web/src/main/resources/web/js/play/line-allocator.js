/**
 * Gives notes to a few monophonic lines: a note takes the line that has been free the longest, or, where
 * none is, joins the line whose note is the oldest. With one line all notes share it.
 */
export class LineAllocator {
  #notesByLine;
  #order;

  /** @param {number} lines how many there are */
  constructor(lines) {
    this.#notesByLine = Array.from({ length: lines }, () => new Set());
    this.#order = this.#notesByLine.map((_, line) => line);
  }

  /** @returns {number} the line that is to play this note */
  press(note) {
    const line = this.#order.find((each) => this.#notesByLine[each].size === 0) ?? this.#order[0];
    this.#notesByLine[line].add(note);
    this.#touch(line);
    return line;
  }

  /** @returns {number} the line that plays this note, which is over; -1 if none does */
  release(note) {
    const line = this.#notesByLine.findIndex((notes) => notes.delete(note));
    if (line >= 0) {
      this.#touch(line);
    }
    return line;
  }

  /** @returns {number} the line that plays this note; -1 if none does */
  lineOf(note) {
    return this.#notesByLine.findIndex((notes) => notes.has(note));
  }

  #touch(line) {
    this.#order = [...this.#order.filter((each) => each !== line), line];
  }
}
