import type { Remote } from 'comlink';
import type { WorkerApi } from '#solver/worker/api.ts';
import { createDesignSender, type DesignSender } from '#solver/worker/crossing.ts';

/** A worker as a client holds it: its API, a promise that settles when it dies, and the way to end it. */
export interface WorkerLink {
  readonly api: Remote<WorkerApi>;
  /** Rejects when the worker fails; never resolves. */
  readonly failure: Promise<never>;
  end(): void;
}

interface LinkOptions {
  readonly open: () => WorkerLink;
  /** Told to each worker before its first question. */
  readonly greet: (api: Remote<WorkerApi>) => void;
  /** What a question after the end is answered with. */
  readonly closed: string;
}

/** The worker of a client: opened with the first question, and anew with the next one after it died. */
export class HeldLink {
  /** Packs designs for the worker at hand. */
  readonly sender: DesignSender = createDesignSender();
  readonly #options: LinkOptions;
  #link: WorkerLink | null = null;
  #isEnded = false;

  constructor(options: LinkOptions) {
    this.#options = options;
  }

  /** Of the worker at hand; null while there is none. */
  get api(): Remote<WorkerApi> | null {
    return this.#link?.api ?? null;
  }

  /** A question to the worker; rejects where it dies meanwhile. */
  async call<T>(ask: (api: Remote<WorkerApi>) => Promise<T>): Promise<T> {
    try {
      const { api, failure } = this.#current();
      return await Promise.race([ask(api), failure]);
    } catch (error) {
      this.sender.forget();
      throw error;
    }
  }

  end(): void {
    this.#isEnded = true;
    this.#link?.end();
    this.#link = null;
  }

  #current(): WorkerLink {
    const { open, greet, closed } = this.#options;
    if (this.#isEnded) throw new Error(closed);
    if (this.#link) return this.#link;
    const opened = open();
    this.#link = opened;
    this.sender.forget();
    greet(opened.api);
    opened.failure.catch(() => {
      // After `end` the thread's end is no failure, and the link has been ended already.
      if (this.#link !== opened) return;
      this.#link = null;
      opened.end();
    });
    return opened;
  }
}
