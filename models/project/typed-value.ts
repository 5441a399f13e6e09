import type { Field, FieldValue } from '#models/schema/field.ts';
import { readFields } from '#models/schema/fields.ts';

export type Typed =
  | { readonly ok: true; readonly value: FieldValue }
  | { readonly ok: false; readonly error: string };

const truths: Readonly<Record<string, boolean>> = {
  true: true,
  yes: true,
  on: true,
  false: false,
  no: false,
  off: false,
};

/**
 * A value of `field` (SI) from text that a person typed: "700 W", "yes", "Hold the margin", "10 mm, 20 mm, 5 mm",
 * a curve or network as JSON, "unknown" for null. The error names what is wanted, with an example.
 */
export function readTyped(field: Field, text: string): Typed {
  const trimmed = text.trim();
  const { values, problems } = readFields({ value: field }, { value: jsonOf(field, trimmed) }, '');
  const [first] = problems;
  if (first) return { ok: false, error: `${first.message}; ${first.remedy}` };
  return { ok: true, value: values['value'] ?? null };
}

/** The text as a file would have it. */
function jsonOf(field: Field, text: string): unknown {
  if (text === 'unknown' || text === 'null') return null;
  switch (field.type) {
    case 'count':
      return /^[+-]?\d+$/.test(text) ? Number(text) : text;
    case 'flag':
      return Object.hasOwn(truths, text.toLowerCase()) ? truths[text.toLowerCase()] : text;
    case 'choice': {
      const lower = text.toLowerCase();
      return (
        field.options.find(
          ({ value, label }) => value.toLowerCase() === lower || label.toLowerCase() === lower,
        )?.value ?? text
      );
    }
    case 'vector':
      return text.split(/[,;×]/).map((item) => item.trim());
    case 'curve':
    case 'network':
      try {
        return JSON.parse(text) as unknown;
      } catch {
        return text;
      }
    default:
      return text;
  }
}
