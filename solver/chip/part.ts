/*
 * A chip in a package as an accelerator of the library, so that it is placed into an enclosure like any other.
 */
import { type Chip, type ChipPackage, fixedPower } from '#models/chip/chip.ts';
import type { Part } from '#models/components/part.ts';
import { boxAround, componentsOf, siliconBase } from '#solver/chip/components.ts';
import type { ChipResult, PackageResult } from '#solver/chip/contract.ts';

const longestId = 80;

/** One part a package, in their order; ids differ where names do. */
export function partsOf(chip: Chip, { packages }: ChipResult): Part[] {
  const taken = new Set<string>();
  return chip.packages.map((one, index) => {
    const id = freeId(slugOf(`${chip.name} ${one.name}`), taken);
    taken.add(id);
    return partOf(chip, one, packages[index], id);
  });
}

function partOf(chip: Chip, one: ChipPackage, result: PackageResult, id: string): Part {
  const { chip: figures, dies } = chip;
  const [lidWidth, lidLength] = caseOf(chip, one);
  const limit = Math.min(...dies.map((die) => die.limit));
  const values = {
    size: sizeOf(chip, one),
    idlePower: fixedPower(chip, one.memory),
    typicalPower: result.workload ? Math.min(result.power, figures.powerLimit) : null,
    maximumPower: figures.powerLimit,
    temperatureLimit: limit,
    limitOf: 'junction',
    throttleTemperature: limit,
    junctionToCase: result.junctionToCase,
    lidWidth,
    lidLength,
    peakRate: figures.peakRate,
    peakRate8: figures.peakRate8,
    peakRate4: figures.peakRate4,
    memoryBandwidth: one.memory?.bandwidth ?? figures.memoryBandwidth,
    memoryCapacity: one.memory ? one.memory.capacity : figures.memoryCapacity,
  };
  const known = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
  return {
    id,
    kind: 'accelerator',
    vendor: 'Own design',
    model: `${chip.name}: ${one.name}`,
    source: [`Computed by Boxwright from the chip document "${chip.name}"`, figures.source],
    confidence: 'low',
    notes:
      'Junction to case is from the hottest place of the power map to the mean of the lid or the bare silicon, with the cooling of the document over it; another sink spreads the heat otherwise. Nothing goes into the board.',
    estimates: Object.keys(known).toSorted(),
    values: known,
  };
}

/** Width, length and height of what is soldered down: layers, silicon and lid, m. */
function sizeOf(chip: Chip, one: ChipPackage): readonly [number, number, number] {
  const { layers, lid } = one;
  const top = Math.max(...componentsOf(chip, one).map(({ box }) => box.max[2]));
  const base = siliconBase(one);
  const widest = (of: (layer: ChipPackage['layers'][number]) => number): number =>
    Math.max(...layers.map(of), 0);
  return [
    widest(({ width }) => width),
    widest(({ depth }) => depth),
    Math.max(base, top) + (lid?.thickness ?? 0),
  ];
}

/** Sides of the face that takes the sink: of the lid, or around the bare silicon, m. */
function caseOf(chip: Chip, one: ChipPackage): readonly [number, number] {
  if (one.lid) return [one.lid.width, one.lid.depth];
  const boxes = [...chip.dies, ...(one.memory ? [] : chip.stacks)].map((part) => boxAround(part, 0, 0));
  const along = (axis: 0 | 1): number =>
    Math.max(...boxes.map(({ max }) => max[axis])) - Math.min(...boxes.map(({ min }) => min[axis]));
  return [along(0), along(1)];
}

/** a–z, digits and dashes. */
function slugOf(name: string): string {
  const slug = name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');
  return (slug === '' ? 'chip' : slug).slice(0, longestId);
}

function freeId(slug: string, taken: ReadonlySet<string>): string {
  for (let n = 1; ; n++) {
    const end = n === 1 ? '' : `-${n}`;
    const id = `${slug.slice(0, longestId - end.length)}${end}`;
    if (!taken.has(id)) return id;
  }
}
