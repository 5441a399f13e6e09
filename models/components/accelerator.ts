import { declareKind } from '#models/components/kind.ts';
import { builtInSinkFields, chipFields } from '#models/components/shared-fields.ts';
import type { Fields } from '#models/schema/field.ts';

const peak = {
  type: 'quantity',
  quantity: 'compute-rate',
  unit: 'TFLOP/s',
  exclusiveMin: 0,
  optional: true,
} as const;

/** What a workload runs on: the roofs of Williams et al. (2009). */
const rateFields = {
  peakRate: {
    ...peak,
    label: 'Peak rate, 16 bit',
    note: 'BF16 or FP16 matrix products, dense (without sparsity).',
  },
  peakRate8: { ...peak, label: 'Peak rate, 8 bit', note: 'FP8 or INT8, dense.' },
  peakRate4: { ...peak, label: 'Peak rate, 4 bit', note: 'FP4, dense.' },
  memoryBandwidth: {
    type: 'quantity',
    quantity: 'data-rate',
    unit: 'TB/s',
    exclusiveMin: 0,
    optional: true,
    label: 'Memory bandwidth',
  },
  memoryCapacity: {
    type: 'quantity',
    quantity: 'data',
    unit: 'GB',
    exclusiveMin: 0,
    optional: true,
    label: 'Memory capacity',
  },
} as const satisfies Fields;

/** What it does when it is too hot. */
const throttleFields = {
  throttleTemperature: {
    type: 'quantity',
    quantity: 'temperature',
    unit: 'degC',
    exclusiveMin: 0,
    optional: true,
    label: 'Throttles from',
    note: 'Junction temperature from which its clocks fall; unknown: its limit, where that is one of the junction (estimate; NVIDIA drivers slow down at the maximum operating temperature).',
  },
  shutdownTemperature: {
    type: 'quantity',
    quantity: 'temperature',
    unit: 'degC',
    exclusiveMin: 0,
    optional: true,
    label: 'Shuts down at',
    note: 'Junction temperature; unknown: 5 K above where it throttles (estimate; nvidia-smi captures read 5–8 K above the maximum operating temperature).',
  },
} as const satisfies Fields;

export const accelerator = declareKind({
  kind: 'accelerator',
  label: 'Accelerator',
  plural: 'Accelerators',
  reference: 'GPU',
  fields: {
    ...chipFields,
    ...builtInSinkFields,
    ...rateFields,
    ...throttleFields,
  },
});
