/*
 * Dies and stacks as boxes on the layers of a package, and the places in them that release heat.
 */
import { blockPower, type Chip, type ChipPackage, type Die, type MemoryStack } from '#models/chip/chip.ts';
import type { FieldBox } from '#solver/field/schema.ts';

/** m; heat of a die is released in so thin a layer at its lower face, where transistors and wires are. */
const activeThickness = 10e-6;
/** Of thin dies at most this share. */
const mostActive = 0.1;
/** Share of the height of a stack that its base die takes. */
const baseHeight = 0.1;

/** A place that releases heat: W at all times, and shares of what operations and memory traffic take. */
export interface Source {
  readonly name: string;
  readonly box: FieldBox;
  readonly fixed: number;
  readonly computeShare: number;
  readonly memoryShare: number;
}

export interface Component {
  readonly kind: 'die' | 'stack';
  readonly name: string;
  readonly box: FieldBox;
  /** K. */
  readonly limit: number;
  readonly sources: readonly Source[];
  /** Of a die, for its conductivity; null for a stack. */
  readonly die: Die | null;
  readonly stack: MemoryStack | null;
}

/** m; of all layers below the silicon. */
export const siliconBase = ({ layers }: Pick<ChipPackage, 'layers'>): number =>
  layers.reduce((sum, { thickness }) => sum + thickness, 0);

export const areaOf = ({ min, max }: FieldBox): number => (max[0] - min[0]) * (max[1] - min[1]);

/** Of a rectangle around a place in the plane, m. */
export function boxAround(
  { x, y, width, depth }: Pick<Die, 'x' | 'y' | 'width' | 'depth'>,
  from: number,
  to: number,
): FieldBox {
  return {
    min: [x - width / 2, y - depth / 2, from],
    max: [x + width / 2, y + depth / 2, to],
  };
}

/** What stands on the layers of a package: all dies, and the stacks unless the memory lies outside. */
export function componentsOf({ dies, stacks }: Chip, one: ChipPackage): readonly Component[] {
  const base = siliconBase(one);
  return [
    ...dies.map((die) => dieOn(die, base)),
    ...(one.memory ? [] : stacks.map((stack) => stackOn(stack, base))),
  ];
}

function dieOn(die: Die, base: number): Component {
  const box = boxAround(die, base, base + die.thickness);
  const top = base + Math.min(activeThickness, mostActive * die.thickness);
  const sources = die.blocks.map((block): Source => ({
    name: block.name,
    box: {
      min: [box.min[0] + block.left, box.min[1] + block.lower, base],
      max: [box.min[0] + block.left + block.width, box.min[1] + block.lower + block.depth, top],
    },
    fixed: blockPower(block),
    computeShare: block.computeShare,
    memoryShare: block.memoryShare,
  }));
  return { kind: 'die', name: die.name, box, limit: die.limit, sources, die, stack: null };
}

function stackOn(stack: MemoryStack, base: number): Component {
  const { height, baseShare, power, memoryShare } = stack;
  const box = boxAround(stack, base, base + height);
  const part = (name: string, from: number, to: number, share: number): Source => ({
    name,
    box: boxAround(stack, base + from * height, base + to * height),
    fixed: share * power,
    computeShare: 0,
    memoryShare: share * memoryShare,
  });
  const sources = [part('base die', 0, baseHeight, baseShare), part('memory', baseHeight, 1, 1 - baseShare)];
  return { kind: 'stack', name: stack.name, box, limit: stack.limit, sources, die: null, stack };
}
