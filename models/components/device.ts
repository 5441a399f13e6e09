import { declareKind } from '#models/components/kind.ts';
import { boxFields } from '#models/components/shared-fields.ts';

export const device = declareKind({
  kind: 'device',
  label: 'Device',
  plural: 'Devices',
  reference: 'DEV',
  fields: {
    ...boxFields,
  },
});
