import {
  type Block,
  blockPower,
  carries,
  type Chip,
  type ChipPackage,
  type Die,
  fixedPower,
  type MemoryStack,
} from '#models/chip/chip.ts';
import { chipKind } from '#models/chip/shape.ts';
import { type LoadedDocument, loadDocument } from '#models/file/load-document.ts';
import type { Report } from '#models/file/report.ts';
import { formatQuantity } from '#models/units/units.ts';

/** Of sums of shares. */
const rounding = 1e-6;
/** m; edges that lie beyond others by less are equal. */
const slack = 1e-9;

/** Reads the text of a chip. Never throws, whatever the text is. @param name of the file, for the messages */
export function loadChip(text: string, name: string): LoadedDocument<Chip> {
  return loadDocument(chipKind, text, name, checkWhole);
}

/** What no group can tell by itself. */
function checkWhole(chip: Chip, report: Report): void {
  const { dies, stacks, packages } = chip;
  for (const [index, die] of dies.entries()) checkBlocks(die, `$.dies[${index}]`, report);
  const placed: Placed[] = [
    ...dies.map((die, index) => ({ ...die, height: die.thickness, path: `$.dies[${index}]`, isDie: true })),
    ...stacks.map((stack, index) => ({ ...stack, path: `$.stacks[${index}]`, isDie: false })),
  ];
  checkOverlaps(placed, report);
  if (chip.workload) checkWorkload(chip, report);
  else if (!dies.some(({ blocks }) => blocks.some((block) => blockPower(block) > 0)))
    report.error('$.dies', 'no block of the dies draws anything', 'give blocks a "power", or add a workload');
  for (const [index, one] of packages.entries()) {
    const inIt = one.memory ? placed.filter(({ isDie }) => isDie) : placed;
    checkPackage(one, inIt, `$.packages[${index}]`, report);
  }
}

type Rectangle = Pick<MemoryStack, 'name' | 'x' | 'y' | 'width' | 'depth'>;
interface Placed extends Rectangle {
  readonly height: number;
  readonly path: string;
  readonly isDie: boolean;
}

const millimetres = (length: number): string => formatQuantity(length, 'length', 'mm');

function checkBlocks({ blocks, width, depth, name }: Die, path: string, report: Report): void {
  const leaves = (block: Block): boolean =>
    block.left + block.width > width + slack || block.lower + block.depth > depth + slack;
  for (const [index, block] of blocks.entries())
    if (leaves(block))
      report.error(
        `${path}.blocks[${index}]`,
        `"${block.name}" reaches beyond the die "${name}" of ${millimetres(width)} × ${millimetres(depth)}`,
        'move it or make it smaller',
      );
}

function checkOverlaps(placed: readonly Placed[], report: Report): void {
  for (const [index, one] of placed.entries())
    for (const other of placed.slice(0, index))
      if (
        Math.abs(one.x - other.x) < (one.width + other.width) / 2 - slack &&
        Math.abs(one.y - other.y) < (one.depth + other.depth) / 2 - slack
      )
        report.error(one.path, `"${one.name}" overlaps "${other.name}"`, 'move one of them');
}

function checkWorkload({ chip, dies, stacks, workload, packages }: Chip, report: Report): void {
  if (!workload) return;
  for (const { name, memory } of packages) {
    const drawn = fixedPower({ dies, stacks }, memory);
    if (drawn >= chip.powerLimit)
      report.error(
        '$.chip.powerLimit',
        `it is not above the ${formatQuantity(drawn, 'power', 'W')} that are drawn at all times in "${name}"`,
        'give a higher one, or blocks that draw less',
      );
  }
  const { activations } = workload;
  const peak = activations === '16' ? chip.peakRate : activations === '8' ? chip.peakRate8 : chip.peakRate4;
  if (peak === null)
    report.error(
      `$.chip.peakRate${activations}`,
      `the workload multiplies in ${activations} bit, and the chip has no peak rate of it`,
      'give it, or choose other products',
    );
  const blocks = dies.flatMap((die) => die.blocks);
  const traffic = [...blocks, ...stacks].map(({ memoryShare }) => memoryShare);
  checkSum(
    blocks.map(({ computeShare }) => computeShare),
    'operations',
    'let "computeShare" of all blocks add up to 100 %',
    report,
  );
  checkSum(traffic, 'memory traffic', 'let "memoryShare" of all blocks and stacks add up to 100 %', report);
}

function checkSum(shares: readonly number[], word: string, remedy: string, report: Report): void {
  const sum = shares.reduce((total, share) => total + share, 0);
  if (Math.abs(sum - 1) > rounding)
    report.error(
      '$.dies',
      `the shares of the ${word} add up to ${Number((100 * sum).toPrecision(6))} %`,
      remedy,
    );
}

function checkPackage(one: ChipPackage, placed: readonly Placed[], path: string, report: Report): void {
  const { cooling, plate, plateJoint, lid, lidJoint, layers } = one;
  if ((cooling.resistance === null) === (cooling.coefficient === null))
    report.error(
      `${path}.cooling`,
      'either a resistance or a film coefficient is wanted',
      'write "resistance": "0.01 K/W"',
    );
  for (const [key, what, joint] of [
    ['plateJoint', plate, plateJoint],
    ['lidJoint', lid, lidJoint],
  ] as const) {
    const word = key === 'plateJoint' ? 'plate' : 'lid';
    if (what && !joint)
      report.error(`${path}.${key}`, `the ${word} has no joint under it`, 'say what fills it');
    if (!what && joint)
      report.error(
        `${path}.${key}`,
        `there is no ${word} over this joint`,
        `leave it out, or add the ${word}`,
      );
  }
  const [uppermost] = layers;
  checkCovers(placed, uppermost, `${path}.layers[0]`, 'the uppermost layer', report);
  const above = lid ?? plate;
  if (above)
    checkCovers(placed, above, `${path}.${lid ? 'lid' : 'plate'}`, lid ? 'the lid' : 'the plate', report);
  else checkHeights(placed, path, report);
  if (lid && plate && !carries(plate, lid))
    report.error(`${path}.plate`, 'the plate does not cover the lid', 'make it as large at least');
  if (lid) checkFoot(one, placed, path, report);
}

interface Sides {
  readonly width: number;
  readonly depth: number;
}

function isWithin({ x, y, width, depth }: Rectangle, cover: Sides): boolean {
  return (
    Math.abs(x) + width / 2 <= cover.width / 2 + slack && Math.abs(y) + depth / 2 <= cover.depth / 2 + slack
  );
}

function checkCovers(
  placed: readonly Placed[],
  cover: Sides,
  path: string,
  word: string,
  report: Report,
): void {
  const out = placed.find((one) => !isWithin(one, cover));
  if (out) report.error(path, `"${out.name}" reaches beyond ${word}`, 'make it larger, or move the silicon');
}

function checkHeights(placed: readonly Placed[], path: string, report: Report): void {
  const [first, ...others] = placed;
  const other = others.find(({ height }) => Math.abs(height - first.height) > slack);
  if (other)
    report.error(
      `${path}.cooling`,
      `what cools the bare silicon cannot lie on both "${first.name}" and "${other.name}", which differ in height`,
      'give it a plate with a joint, or a lid',
    );
}

/** The foot stands on the first layer from above that is as wide as the lid, with nothing under it on the way. */
function checkFoot(
  { lid, layers }: ChipPackage,
  placed: readonly Placed[],
  path: string,
  report: Report,
): void {
  if (!lid || lid.footWidth === 0) return;
  const inner = { width: lid.width - 2 * lid.footWidth, depth: lid.depth - 2 * lid.footWidth };
  const ground = layers.findIndex((layer) => carries(layer, lid));
  if (ground < 0)
    report.error(
      `${path}.lid.footWidth`,
      'no layer is as wide as the lid',
      'widen one, or write 0 for no foot',
    );
  const between = layers.slice(0, Math.max(0, ground)).map((layer) => ({ ...layer, x: 0, y: 0 }));
  const hit = [...between, ...placed].find((one) => !isWithin(one, inner));
  if (hit)
    report.error(
      `${path}.lid.footWidth`,
      `the foot stands on "${hit.name}"`,
      'make it narrower, or the lid wider',
    );
}
