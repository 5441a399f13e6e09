import { declareKind } from '#models/components/kind.ts';
import { boxFields } from '#models/components/shared-fields.ts';

export const memory = declareKind({
  kind: 'memory',
  label: 'Memory',
  plural: 'Memory modules',
  reference: 'DIMM',
  fields: {
    ...boxFields,
  },
});
