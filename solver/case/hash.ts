/*
 * A short name for the content of a case.
 */
import type { Case } from '#solver/case/case.ts';

/**
 * 16 hexadecimal digits that are equal for cases with equal content, whatever the order of their fields; the order of
 * lists counts. Not for secrets: two runs of FNV-1a with 32 bits each.
 * Source: Fowler, Noll & Vo, FNV hash (draft-eastlake-fnv). O(size of the case).
 */
export function hashCase(input: Case): string {
  const text = canonical(input);
  return hex(fnv1a(text, 0x811c9dc5)) + hex(fnv1a(text, 0x01000193));
}

/** JSON with sorted fields and without those that are undefined. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const fields = Object.entries(value)
      .filter(([, inner]) => inner !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`);
    return `{${fields.join(',')}}`;
  }
  return JSON.stringify(Object.is(value, -0) ? 0 : value) ?? 'null';
}

function fnv1a(text: string, start: number): number {
  let hash = start;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  // The last steps of MurmurHash3 spread what FNV leaves in the high bits.
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

function hex(value: number): string {
  return value.toString(16).padStart(8, '0');
}
