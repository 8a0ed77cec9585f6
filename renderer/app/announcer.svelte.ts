/** What a screen reader is told without being asked: verdicts, due dates, refusals, never the timer. */
export class Announcer {
  #words = $state("");

  get words(): string {
    return this.#words;
  }

  say(words: string): void {
    // The same sentence twice is only read twice when it differs.
    this.#words = words === this.#words ? `${words}\u00a0` : words;
  }
}
