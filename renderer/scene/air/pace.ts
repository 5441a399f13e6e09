/** A frame that takes longer than this, s, is felt in the panels. */
const slowFrame = 0.09;
/** So many in a row that last so long together, s, are no hiccup. */
const fewest = 3;
const patience = 1.2;
/** A frame after a pause says nothing of the pause's length, s. */
const longest = 0.5;

/** Watches how long frames take while the air runs, and says when the machine cannot keep up. */
export class Pace {
  #slow = 0;
  #lost = 0;

  /** True once it drew too slowly for running air: then it stands still, and the panels stay quick. */
  get laboured(): boolean {
    return this.#slow >= fewest && this.#lost >= patience;
  }

  /** A frame came `seconds` after the one before. */
  note(seconds: number): void {
    if (seconds <= slowFrame) {
      this.reset();
      return;
    }
    this.#slow++;
    this.#lost += Math.min(seconds, longest);
  }

  reset(): void {
    this.#slow = 0;
    this.#lost = 0;
  }
}
