import { declareKind } from '#models/components/kind.ts';
import { boxFields } from '#models/components/shared-fields.ts';

export const storage = declareKind({
  kind: 'storage',
  label: 'Storage',
  plural: 'Storage devices',
  reference: 'SSD',
  fields: {
    ...boxFields,
  },
});
