import type { Fields } from '#models/schema/field.ts';

/** Of equal machines side by side. */
export const installedFields = {
  units: { type: 'count', min: 1, max: 100_000, label: 'Units', note: 'That the load needs (N).' },
  redundancy: {
    type: 'choice',
    label: 'Redundancy',
    default: 'n',
    options: [
      { value: 'n', label: 'N' },
      { value: 'n+1', label: 'N+1' },
      { value: '2n', label: '2N' },
    ],
  },
} as const satisfies Fields;
