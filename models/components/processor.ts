import { declareKind } from '#models/components/kind.ts';
import { builtInSinkFields, chipFields } from '#models/components/shared-fields.ts';

export const processor = declareKind({
  kind: 'processor',
  label: 'Processor',
  plural: 'Processors',
  reference: 'CPU',
  fields: {
    ...chipFields,
    ...builtInSinkFields,
  },
});
