/*
 * A team of several threads: this one leads, the others take parts of its rounds. Arrays cross once, as shared memory.
 */
import { kernels } from '#solver/field/kernels.ts';
import { inSharedMemory, type Kernel, type Team } from '#solver/field/team.ts';
import { type Round, Tickets } from '#solver/field/tickets.ts';

/** What a thread of a team is told. */
export type Told =
  | { readonly type: 'begin'; readonly memory: SharedArrayBuffer }
  | { readonly type: 'data'; readonly id: number; readonly data: object }
  | { readonly type: 'forget'; readonly id: number };

/** A thread as its team holds it. */
export interface Thread {
  tell(message: Told): void;
  end(): void;
}

/** @param threads that have begun to hear */
export function createTeam(threads: readonly Thread[]): Team {
  const tickets = new Tickets();
  const numbers = new Map<unknown, number>(kernels.map((kernel, n) => [kernel, n]));
  const known = new Map<object, number>();
  let last = 0;
  for (const thread of threads) thread.tell({ type: 'begin', memory: tickets.memory });

  function tell(message: Told): void {
    for (const thread of threads) thread.tell(message);
    tickets.announce();
  }

  function numberOf(data: object): number {
    const before = known.get(data);
    if (before !== undefined) return before;
    checkShared(data);
    last++;
    known.set(data, last);
    tell({ type: 'data', id: last, data });
    return last;
  }

  return {
    threads: threads.length + 1,
    shared: inSharedMemory,
    run(kernel, data, parts, a = 0, b = 0) {
      if (parts === 1) return kernel(data, 0, a, b);
      const number = numbers.get(kernel);
      if (number === undefined) throw new Error(`${kernel.name} is not in the list of kernels`);
      tickets.open({ kernel: number, data: numberOf(data), a, b }, parts);
      for (let part = tickets.take(); part >= 0; part = tickets.take())
        tickets.finish(part, kernel(data, part, a, b));
      return tickets.close();
    },
    forget(data) {
      const id = known.get(data);
      if (id === undefined) return;
      known.delete(data);
      tell({ type: 'forget', id });
    },
    end() {
      for (const thread of threads) thread.end();
    },
  };
}

/** What a thread of a team does with what it is told. */
export function createMate(): (message: Told) => void {
  const known = new Map<number, object>();
  let tickets: Tickets | null = null;
  let received = 0;
  const act = ({ kernel, data, a, b }: Round, part: number): number => {
    const found = known.get(data);
    if (!found) throw new Error('a thread of the field solver lacks arrays');
    return (kernels[kernel] as Kernel<object>)(found, part, a, b);
  };
  return (message) => {
    if (message.type === 'begin') tickets = new Tickets(message.memory);
    else received++;
    if (message.type === 'data') known.set(message.id, message.data);
    if (message.type === 'forget') known.delete(message.id);
    tickets?.work(received, act);
  };
}

/** Arrays that are not shared would cross as copies, and no one would see what threads write. */
function checkShared(data: unknown): void {
  if (typeof data !== 'object' || data === null) return;
  if (ArrayBuffer.isView(data)) {
    if (!(data.buffer instanceof SharedArrayBuffer)) throw new Error('an array of a kernel is not shared');
    return;
  }
  Object.values(data).forEach(checkShared);
}
