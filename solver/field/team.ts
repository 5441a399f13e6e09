/*
 * Work that threads share: numbered parts of a kernel on arrays that all of them see.
 */

import type { Counts } from '#solver/field/stencil.ts';

/**
 * One part of a piece of work: a pure function of shared arrays and two numbers, told by its place in `kernels.ts`. No part
 * reads what another one writes.
 * @returns what the part adds to a sum
 */
export type Kernel<Data> = (data: Data, part: number, a: number, b: number) => number;

export interface Team {
  readonly threads: number;
  /** The same with its arrays where all threads see them; to be called once for each array, before others hold it. */
  shared<T>(data: T): T;
  /**
   * Does all parts, and returns when they are done.
   * @param data arrays, shared, and what belongs to them; the same object in each run, as threads are sent it only once
   * @returns the sum over the parts, added up in their order
   */
  run<Data extends object>(kernel: Kernel<Data>, data: Data, parts: number, a?: number, b?: number): number;
  /** Lets go of the arrays of `data`. */
  forget(data: object): void;
  end(): void;
}

/** Opens a team for a grid; this thread alone where there are no others, or nothing to share. Never rejects. */
export type OpenTeam = (counts: Counts) => Promise<Team>;

/** This thread does all parts itself. */
export const alone: Team = {
  threads: 1,
  shared: (data) => data,
  run(kernel, data, parts, a = 0, b = 0) {
    let sum = 0;
    for (let part = 0; part < parts; part++) sum += kernel(data, part, a, b);
    return sum;
  },
  forget: () => undefined,
  end: () => undefined,
};

/** The same threads for a piece of work: its end lets go of all arrays that came with it, and of no thread. */
export function forAWhile(team: Team): Team {
  const known = new Set<object>();
  return {
    threads: team.threads,
    shared: (data) => team.shared(data),
    run(kernel, data, parts, a, b) {
      known.add(data);
      return team.run(kernel, data, parts, a, b);
    },
    forget(data) {
      known.delete(data);
      team.forget(data);
    },
    end() {
      known.forEach((data) => team.forget(data));
      known.clear();
    },
  };
}

/** A record whose arrays of numbers are copied into shared memory; arrays on one memory stay on one. */
export function inSharedMemory<T>(data: T): T {
  const moved = new Map<ArrayBufferLike, SharedArrayBuffer>();
  const share = (value: unknown): unknown => {
    if (ArrayBuffer.isView(value)) return onShared(value, moved);
    if (Array.isArray(value)) return value.map(share);
    if (!isRecord(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, share(one)]));
  };
  return share(data) as T;
}

function onShared(view: ArrayBufferView, moved: Map<ArrayBufferLike, SharedArrayBuffer>): ArrayBufferView {
  const { buffer, byteOffset } = view;
  if (buffer instanceof SharedArrayBuffer) return view;
  let memory = moved.get(buffer);
  if (!memory) {
    memory = new SharedArrayBuffer(buffer.byteLength);
    new Uint8Array(memory).set(new Uint8Array(buffer));
    moved.set(buffer, memory);
  }
  const { length } = view as Float64Array;
  const { constructor } = view as Float64Array & { constructor: Float64ArrayConstructor };
  return new constructor(memory, byteOffset, length);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}
