import type { Case } from '#solver/case/case.ts';

/*
 * A short name for the content of a case.
 */

/**
 * 16 hexadecimal digits that are equal for cases with equal content, whatever the order of their fields; the order of
 * lists counts, members that are undefined do not. Not for secrets: two 32-bit hashes. Walks the case once, without
 * text in between.
 * Source: rounds of MurmurHash3 (Appleby); strings by FNV-1a (Fowler, Noll & Vo).
 */
export function hashCase(input: Case): string {
  walk(input);
  return hex(low) + hex(high);
}

/** The result of the last `walk`. */
let low = 0;
let high = 0;

const figure = new Float64Array(1);
const words = new Int32Array(figure.buffer);
/** Where the high word of a number lies on this machine. */
const highWord = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1 ? 1 : 0;
/** Hashes of member names, of which a case has a few dozen. */
const names = new Map<string, readonly [number, number]>();

const seedNumber = 0x3c6ef372;
const seedText = 0x811c9dc5 | 0;
const seedList = 0x1f83d9ab;
const seedRecord = 0x5be0cd19;
const seedTrue = 0x510e527f;
const seedEmpty = 0x6a09e667;

function walk(value: unknown): void {
  if (typeof value === 'number') {
    // −0 and 0 are the same figure.
    figure[0] = value + 0;
    const upper = words[highWord];
    const lower = words[1 - highWord];
    low = mix(mix(seedNumber, upper), lower);
    high = mix(mix(~seedNumber, lower), upper);
  } else if (typeof value === 'string') walkText(value);
  else if (Array.isArray(value)) walkList(value);
  else if (typeof value === 'object' && value !== null) walkMembers(value);
  else {
    low = value === true ? seedTrue : seedEmpty;
    high = low;
  }
}

function walkText(text: string): void {
  let a = seedText;
  let b = ~seedText;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    a = Math.imul(a ^ code, 0x01000193);
    b = (Math.imul(b, 31) + code) | 0;
  }
  low = mix(a, text.length);
  high = mix(b, text.length);
}

function walkList(list: readonly unknown[]): void {
  let a = seedList;
  let b = ~seedList;
  for (const item of list) {
    walk(item);
    a = mix(a, low);
    b = mix(b, high);
  }
  low = mix(a, list.length);
  high = mix(b, list.length);
}

function walkMembers(record: object): void {
  let a = seedRecord;
  let b = ~seedRecord;
  const members = record as Readonly<Record<string, unknown>>;
  for (const name in members) {
    const member = members[name];
    if (member === undefined || !Object.hasOwn(members, name)) continue;
    let known = names.get(name);
    if (!known) {
      walkText(name);
      known = [low, high];
      names.set(name, known);
    }
    walk(member);
    // A sum does not see the order of the members.
    a = (a + mix(known[0], low)) | 0;
    b = (b + mix(known[1], high)) | 0;
  }
  low = mix(a, 1);
  high = mix(b, 1);
}

function mix(hash: number, word: number): number {
  let k = Math.imul(word, 0xcc9e2d51);
  k = Math.imul((k << 15) | (k >>> 17), 0x1b873593);
  let h = hash ^ k;
  h = (Math.imul((h << 13) | (h >>> 19), 5) + 0xe6546b64) | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  return h ^ (h >>> 13);
}

function hex(word: number): string {
  return (word >>> 0).toString(16).padStart(8, '0');
}
