import { declareKind } from '#models/components/kind.ts';
import { builtInSinkFields, chipFields } from '#models/components/shared-fields.ts';

export const network = declareKind({
  kind: 'network',
  label: 'Network',
  plural: 'Network devices',
  reference: 'NIC',
  fields: {
    ...chipFields,
    ...builtInSinkFields,
  },
});
