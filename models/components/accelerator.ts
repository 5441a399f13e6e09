import { declareKind } from '#models/components/kind.ts';
import { builtInSinkFields, chipFields } from '#models/components/shared-fields.ts';

export const accelerator = declareKind({
  kind: 'accelerator',
  label: 'Accelerator',
  plural: 'Accelerators',
  reference: 'GPU',
  fields: {
    ...chipFields,
    ...builtInSinkFields,
  },
});
