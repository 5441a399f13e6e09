/*
 * How threads take parts of one piece of work after the other: words in shared memory, without messages.
 *
 * A ticket is a round and the next part of it. Whoever moves it on by one has that part; who comes late finds none left, so
 * that no one waits for a thread that is not running. A round's other words are written before its ticket, and are read by
 * those alone who have a part of it, until all parts are done.
 */
const at = {
  /** Round, parts and next part: 16, 8 and 8 bits. */
  ticket: 0,
  /** What is done, and on which data. */
  kernel: 1,
  data: 2,
  /** Parts that are done. */
  done: 3,
  /** Not 0 when a part failed. */
  failed: 4,
  /** Messages that have been sent to each thread. */
  sent: 5,
  /** Threads that sleep until there is a ticket. */
  asleep: 6,
} as const;
/** An even number: sums in double precision stand behind. */
const words = 8;
const mostParts = 255;
/** The two numbers of a round come first, then the sums of its parts. */
const ahead = 2;

/** Looks at the words before a thread sleeps: some ten microseconds, in which the next round usually begins. */
const patience = 4000;
/** After which a part that was taken counts as lost, ms. */
const longest = 60_000;

/** A round of work as who has a part of it sees it. */
export interface Round {
  readonly kernel: number;
  readonly data: number;
  readonly a: number;
  readonly b: number;
}

export class Tickets {
  readonly memory: SharedArrayBuffer;
  readonly #words: Int32Array;
  readonly #numbers: Float64Array;

  constructor(memory = new SharedArrayBuffer(4 * words + 8 * (ahead + mostParts))) {
    this.memory = memory;
    this.#words = new Int32Array(memory, 0, words);
    this.#numbers = new Float64Array(memory, 4 * words);
  }

  /** Opens a round, when that before it is done. */
  open({ kernel, data, a, b }: Round, parts: number): void {
    const all = this.#words;
    all[at.kernel] = kernel;
    all[at.data] = data;
    this.#numbers[0] = a;
    this.#numbers[1] = b;
    Atomics.store(all, at.done, 0);
    const round = (Atomics.load(all, at.ticket) >> 16) + 1;
    Atomics.store(all, at.ticket, (round << 16) | (parts << 8));
    if (Atomics.load(all, at.asleep) > 0) Atomics.notify(all, at.ticket);
  }

  /** A part of the round, done by no one else; −1 when there is none left. */
  take(): number {
    const all = this.#words;
    for (;;) {
      const ticket = Atomics.load(all, at.ticket);
      if (!hasPart(ticket)) return -1;
      if (Atomics.compareExchange(all, at.ticket, ticket, ticket + 1) === ticket) return ticket & 255;
    }
  }

  /** To who has a part. */
  get round(): Round {
    const all = this.#words;
    return { kernel: all[at.kernel], data: all[at.data], a: this.#numbers[0], b: this.#numbers[1] };
  }

  /** @param sum of the part; null where it failed */
  finish(part: number, sum: number | null): void {
    const all = this.#words;
    if (sum === null) Atomics.store(all, at.failed, 1);
    else this.#numbers[ahead + part] = sum;
    const parts = partsOf(Atomics.load(all, at.ticket));
    if (Atomics.add(all, at.done, 1) + 1 === parts) Atomics.notify(all, at.done);
  }

  /** Waits until all parts are done. @returns the sum over them. Throws an Error where one failed. */
  close(): number {
    const all = this.#words;
    const parts = partsOf(Atomics.load(all, at.ticket));
    for (let looks = 0; Atomics.load(all, at.done) < parts; looks++) {
      if (looks < patience) continue;
      const done = Atomics.load(all, at.done);
      if (done < parts && Atomics.wait(all, at.done, done, longest) === 'timed-out')
        throw new Error('a thread of the field solver does not answer');
    }
    if (Atomics.load(all, at.failed) !== 0) throw new Error('a thread of the field solver failed');
    let sum = 0;
    for (let part = 0; part < parts; part++) sum += this.#numbers[ahead + part];
    return sum;
  }

  /** A message is on its way to each thread: before the next part they look at it. */
  announce(): void {
    Atomics.add(this.#words, at.sent, 1);
    Atomics.notify(this.#words, at.ticket);
  }

  /**
   * In a thread: takes parts and does them, sleeps when there are none, until there are messages to look at.
   * @param received messages that it has seen
   */
  work(received: number, act: (round: Round, part: number) => number): void {
    const all = this.#words;
    for (let looks = 0; ; looks++) {
      const ticket = Atomics.load(all, at.ticket);
      if (Atomics.load(all, at.sent) !== received) return;
      if (hasPart(ticket)) {
        if (Atomics.compareExchange(all, at.ticket, ticket, ticket + 1) !== ticket) continue;
        this.#do(ticket & 255, act);
        looks = 0;
      } else if (looks > patience) {
        Atomics.add(all, at.asleep, 1);
        if (Atomics.load(all, at.sent) === received) Atomics.wait(all, at.ticket, ticket);
        Atomics.sub(all, at.asleep, 1);
        looks = 0;
      }
    }
  }

  #do(part: number, act: (round: Round, part: number) => number): void {
    let sum: number | null = null;
    try {
      sum = act(this.round, part);
    } catch {
      // Said by `close`, in the thread that leads.
    }
    this.finish(part, sum);
  }
}

function partsOf(ticket: number): number {
  return (ticket >> 8) & 255;
}

function hasPart(ticket: number): boolean {
  return (ticket & 255) < partsOf(ticket);
}
