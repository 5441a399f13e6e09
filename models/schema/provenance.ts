import type { Fields } from '#models/schema/field.ts';

/** Of every figure of hardware: where it is from and how sure it is. */
export const provenance = {
  source: { type: 'text', label: 'Source', default: '', note: 'Where the figures are from.' },
  confidence: {
    type: 'choice',
    label: 'Confidence',
    default: 'low',
    options: [
      { value: 'high', label: 'High' },
      { value: 'medium', label: 'Medium' },
      { value: 'low', label: 'Low' },
    ],
  },
} as const satisfies Fields;
