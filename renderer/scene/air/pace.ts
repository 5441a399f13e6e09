/** A frame that takes longer than this, s, is felt in the panels; so many in a row are no hiccup. */
const slowFrame = 0.09;
const mostSlowFrames = 12;

/** Watches how long frames take while the air runs, and says when the machine cannot keep up. */
export class Pace {
  #slow = 0;

  /** True once it drew too slowly for running air: then it stands still, and the panels stay quick. */
  get laboured(): boolean {
    return this.#slow >= mostSlowFrames;
  }

  /** A frame came `seconds` after the one before, with nothing between them but drawing. */
  note(seconds: number): void {
    this.#slow = seconds > slowFrame ? this.#slow + 1 : 0;
  }

  reset(): void {
    this.#slow = 0;
  }
}
