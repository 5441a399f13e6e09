import type { chipKind } from '#models/chip/shape.ts';
import type { DocumentOf } from '#models/schema/shape.ts';

/*
 * A chip of dies and memory stacks, and packages that it may have, side by side. SI.
 */

export type Chip = DocumentOf<typeof chipKind.shape>;
export type ChipFigures = Chip['chip'];
export type Die = Chip['dies'][number];
export type Block = Die['blocks'][number];
export type MemoryStack = Chip['stacks'][number];
export type ChipWorkload = NonNullable<Chip['workload']>;
export type ChipPackage = Chip['packages'][number];
export type Plate = NonNullable<ChipPackage['plate']>;
export type Lid = NonNullable<ChipPackage['lid']>;
export type Joint = NonNullable<ChipPackage['lidJoint']>;
export type Layer = ChipPackage['layers'][number];
export type OutsideMemory = NonNullable<ChipPackage['memory']>;

/** Thin resistance of a joint, m² K/W. */
export const jointResistance = ({ bondLine, conductivity, contactResistance }: Joint): number =>
  bondLine / conductivity + contactResistance;

/** Power that a block draws at all times, W. */
export const blockPower = ({ power, density, width, depth }: Block): number =>
  power + density * width * depth;

/** Whether a layer is as wide as a lid, so that its foot stands on it. */
export const carries = (layer: Pick<Layer, 'width' | 'depth'>, lid: Pick<Lid, 'width' | 'depth'>): boolean =>
  layer.width >= lid.width && layer.depth >= lid.depth;

/** Power that everything draws at all times, W, with memory outside where a package has it. */
export function fixedPower(
  { dies, stacks }: Pick<Chip, 'dies' | 'stacks'>,
  memory: OutsideMemory | null,
): number {
  const blocks = dies.flatMap((die) => die.blocks).map(blockPower);
  const others = memory ? [memory.power] : stacks.map(({ power }) => power);
  return [...blocks, ...others].reduce((sum, power) => sum + power, 0);
}

/**
 * Full field of a scanner that reduces fourfold, m: what one exposure prints.
 * Source: 26 × 33 mm, of the 104 × 132 mm that a 6-inch mask has for the pattern.
 */
export const reticle = { shorter: 26e-3, longer: 33e-3 } as const;

export function fitsReticle({ width, depth }: Pick<Die, 'width' | 'depth'>): boolean {
  return Math.min(width, depth) <= reticle.shorter && Math.max(width, depth) <= reticle.longer;
}
