import { z } from 'zod';
import type { BlockResult, ChipResult, ComponentResult, PackageResult } from '#solver/chip/contract.ts';

const number = z.number();
const kelvin = number.describe('K');
const watts = number.describe('W');
const flux = number.describe('W/m²');

const block: z.ZodType<BlockResult> = z.strictObject({
  component: z.string().describe('the die it is of'),
  name: z.string(),
  power: watts,
  density: flux,
  mean: kelvin,
  highest: kelvin,
});

const component: z.ZodType<ComponentResult> = z.strictObject({
  kind: z.enum(['die', 'stack']),
  name: z.string(),
  power: watts,
  mean: kelvin,
  highest: kelvin,
  block: z.string().describe('block of the power map or part of the stack that is hottest; may be empty'),
  at: z
    .tuple([number, number, number])
    .readonly()
    .describe('m, from the middle of the package and the lower face of its lowest layer'),
  limit: kelvin,
  margin: number.describe('K; negative: beyond the limit'),
});

const workload = z.strictObject({
  freeRate: number.describe('tokens/s of one copy of the model without limits'),
  roof: z.enum(['compute', 'memory']),
  rate: number.describe('tokens/s that it holds'),
  share: number.describe('of the free rate'),
  heldBy: z.enum(['power', 'temperature']).nullable(),
  energyPerToken: number.nullable().describe('J, all chips of the copy; null where nothing runs'),
  memoryNeeded: number.describe('B on each chip'),
  fits: z.boolean().nullable().describe('null: the capacity is not known'),
});

const one: z.ZodType<PackageResult> = z.strictObject({
  name: z.string(),
  status: z.enum(['converged', 'not-converged']),
  power: number.describe('W of the chip with its memory'),
  heat: number.describe('W released in the package'),
  workload: workload.nullable().describe('null without a workload'),
  components: z.array(component).readonly(),
  blocks: z.array(block).readonly(),
  junction: number.describe('K, hottest place of all dies'),
  hottestDie: z.string(),
  memory: number.nullable().describe('K, hottest place of all stacks; null where none is in the package'),
  freeMargin: number.describe('K at the rate that the power limit leaves'),
  freeJunction: number.describe('K, there'),
  freeMemory: number.nullable().describe('K, there'),
  junctionToCoolant: number.describe('K/W, hottest junction over the coolant for the heat in the package'),
  junctionToCase: number.describe('K/W, over the mean of the case for the heat that leaves at the top'),
  case: number.describe('K, mean of the lid or of the bare silicon'),
  hotSpotFactor: number.describe('rise of the hottest junction over the coolant for that of its die’s mean'),
  limitHeat: number.describe('W in the package at which, its map as it is, the first limit is met'),
  current: number.nullable().describe('A into the dies; null: the core voltage is not known'),
  meanDensity: flux,
  peakDensity: flux,
  top: watts,
  board: watts,
  imbalance: number.describe('share of the heat'),
  meanJunction: number.describe('K, mean of the active layer of the hottest die'),
  estimate: number.describe('K, the same by relations of spreading'),
  grid: z.strictObject({
    cells: z.number().int(),
    moved: number.describe('K by which the hottest junction moved from half as many cells along each axis'),
    memoryMoved: number.nullable().describe('K, the hottest memory'),
  }),
});

const result: z.ZodType<ChipResult> = z.strictObject({
  status: z.enum(['converged', 'not-converged']),
  packages: z.array(one).readonly(),
});

export const chipSchema = {
  name: z.string(),
  result,
  violations: z.array(z.string()).describe('what is beyond a limit'),
};
