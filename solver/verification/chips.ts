/*
 * Family H: chips in packages, solved as `boxwright chip` does.
 */
import type { Block, Chip, ChipPackage, Die, Joint, MemoryStack, Plate } from '#models/chip/chip.ts';
import type { PackageResult } from '#solver/chip/contract.ts';
import { solvePackage } from '#solver/chip/package.ts';
import { heatAt, meanOver } from '#solver/chip/reading.ts';
import { solveChip } from '#solver/chip/solve.ts';
import { rectangleRise } from '#solver/correlations/spreading.ts';
import { blocks as ev6 } from '#solver/verification/die.ts';
import { absolute, type Check, relative, type VerificationCase } from '#solver/verification/row.ts';

const unsaid = { source: '', confidence: 'low' } as const;
const mm = 1e-3;
const coolant = 308.15;

const block = (name: string, width: number, depth: number, power: number): Block => ({
  name,
  left: 0,
  lower: 0,
  width,
  depth,
  power,
  density: 0,
  computeShare: 0,
  memoryShare: 0,
});

/** A die that releases its heat evenly and conducts alike at any temperature. */
function die(side: number, thickness: number, conductivity: number, power: number): Die {
  return {
    name: 'die',
    x: 0,
    y: 0,
    width: side,
    depth: side,
    thickness,
    conductivity,
    exponent: 0,
    limit: 378.15,
    blocks: [block('all', side, side, power)],
    ...unsaid,
  };
}

const plate = (
  side: number,
  thickness: number,
  conductivity: number,
  through: number | null = null,
): Plate => ({ width: side, depth: side, thickness, conductivity, through, ...unsaid });

const joint = (bondLine: number, conductivity: number, contactResistance = 0): Joint => ({
  bondLine,
  conductivity,
  contactResistance,
  ...unsaid,
});
/** Next to no resistance. */
const touch = joint(1e-9, 1000);

/** Nothing leaves below or beside: what lies under the silicon hardly conducts. */
function packaged(side: number, above: Partial<ChipPackage>, coefficient: number): ChipPackage {
  return {
    name: 'package',
    notes: '',
    cooling: { resistance: null, coefficient, temperature: coolant, ...unsaid },
    plate: null,
    plateJoint: null,
    lid: null,
    lidJoint: null,
    mould: null,
    layers: [
      { name: 'below', width: side, depth: side, thickness: mm, lateral: 1e-6, vertical: 1e-6, ...unsaid },
    ],
    board: null,
    memory: null,
    ...above,
  };
}

function chipOf(dies: readonly Die[], one: ChipPackage, more: Partial<Chip>): Chip {
  return {
    name: '',
    notes: '',
    chip: {
      peakRate: 1e15,
      peakRate8: null,
      peakRate4: null,
      memoryBandwidth: 1e13,
      memoryCapacity: null,
      energyPerFlop: 1e-12,
      energyPerByte: 1e-12,
      powerLimit: 1e4,
      coreVoltage: null,
      ...unsaid,
    },
    dies,
    stacks: [],
    workload: null,
    packages: [one],
    ...more,
  };
}

async function solved(
  dies: readonly Die[],
  one: ChipPackage,
  more: Partial<Chip> = {},
): Promise<PackageResult> {
  const { result } = await solveChip(chipOf(dies, one, more));
  const [only] = result.packages;
  if (only.status !== 'converged') throw new Error('the field of heat did not converge');
  return only;
}

const kelvin = (
  quantity: string,
  reference: number,
  value: number,
  share: number,
  from = coolant,
): Check => ({
  quantity,
  unit: 'K',
  reference,
  value,
  tolerance: relative(share),
  scale: reference - from,
});

const check = (quantity: string, unit: string, reference: number, value: number, share: number): Check => ({
  quantity,
  unit,
  reference,
  value,
  tolerance: relative(share),
});

const inLine: VerificationCase = {
  id: 'H20',
  family: 'devices',
  title: 'Chip: evenly heated die under joint, lid, joint and plate of its own size',
  source: 'Closed form: resistances in series; the stack of A02 with 200 W on 20 × 20 mm',
  note: 'The heat is released in the lowest 10 µm of the die, not on its face: 0.02 K.',
  through: 'grid',
  run: async () => {
    const area = 4e-4;
    const lid = { ...plate(20 * mm, 3 * mm, 390), footWidth: 0, footResistance: 0 };
    const one = packaged(
      20 * mm,
      {
        lid,
        lidJoint: joint(50e-6, 4, 5e-6),
        plate: plate(20 * mm, 5 * mm, 167),
        plateJoint: joint(100e-6, 6),
      },
      5000,
    );
    const found = await solved([die(20 * mm, 775e-6, 120, 200)], one);
    const aboveLid = (100e-6 / 6 + 5e-3 / 167 + 1 / 5000) / area;
    const all = aboveLid + (775e-6 / 120 + 50e-6 / 4 + 5e-6 + 3e-3 / 390) / area;
    return [
      kelvin('junction', 174.1287 + 273.15, found.junction, 5e-4),
      kelvin('mean of the lid', coolant + 200 * aboveLid, found.case, 1e-5),
      check('junction to coolant', 'K/W', all, found.junctionToCoolant, 5e-4),
      check('junction to case', 'K/W', all - aboveLid, found.junctionToCase, 2e-3),
      check('heat that meets a limit of 105 °C', 'W', 70 / all, found.limitHeat, 5e-4),
      check('hot-spot factor', '1', 1, found.hotSpotFactor, 5e-4),
      kelvin('junction by the estimate', 174.1287 + 273.15, found.estimate, 1e-6),
    ];
  },
};

const spreading: VerificationCase = {
  id: 'H21',
  family: 'devices',
  title: 'Chip: square die on a spreader, and on one that conducts otherwise upwards',
  source:
    'Double Fourier series (Muzychka, Culham & Yovanovich 2003): 80 × 80 × 5 mm of copper under 20 × 20 mm and 100 W, film 1000 W/(m² K), as A14; orthotropic by k = √(k_xy k_z), t = t √(k_xy/k_z)',
  note: 'The source is a die of 20 µm, which evens out its flux a little.',
  through: 'grid',
  run: async () => {
    const thin = die(20 * mm, 20e-6, 100, 100);
    const on = (of: Plate) => solved([thin], packaged(80 * mm, { plate: of, plateJoint: touch }, 1000));
    const copper = await on(plate(80 * mm, 5 * mm, 390));
    const chamber = await on(plate(80 * mm, 5 * mm, 2000, 80));
    // Through the die itself.
    const own = (100 / 4e-4) * (20e-6 / 100);
    const alike = {
      plate: [80 * mm, 80 * mm],
      source: [20 * mm, 20 * mm],
      thickness: 5 * mm * Math.sqrt(2000 / 80),
      conductivity: Math.sqrt(2000 * 80),
      heatTransferCoefficient: 1000,
    } as const;
    return [
      kelvin('mean of the die', coolant + 23.7777 + own, copper.meanJunction, 5e-3),
      kelvin('middle of the die', coolant + 25.7882 + own, copper.junction, 5e-3),
      kelvin('mean of the die by the estimate', coolant + 23.7777 + own, copper.estimate, 2e-3),
      kelvin(
        'orthotropic: mean of the die',
        coolant + 100 * rectangleRise(alike, 'source-mean') + own,
        chamber.meanJunction,
        0.02,
      ),
      check('heat at the top', 'W', 100, copper.top, 1e-6),
    ];
  },
};

const falling: VerificationCase = {
  id: 'H22',
  family: 'devices',
  title: 'Chip: thick die of silicon whose conductivity falls with its temperature',
  source:
    'Kirchhoff transformation: ∫ k dT = q t with k = k₀ (T/300 K)^−n gives T = (T_s^(1−n) + (1 − n) q t/(k₀ 300^n))^(1/(1−n))',
  note: 'The solver gives the whole die the conductivity of its mean temperature.',
  through: 'grid',
  run: async () => {
    const side = 10 * mm;
    const [thickness, exponent] = [3e-3, 1.38];
    const silicon: Die = { ...die(side, thickness, 148, 150), exponent };
    const found = await solved([silicon], packaged(side, {}, 30_000));
    const flux = 150 / side ** 2;
    const surface = coolant + flux / 30_000;
    // From the middle of the layer in which it is released, 10 µm, upwards.
    const integral = (flux * (thickness - 5e-6)) / (148 * 300 ** exponent);
    const reference = (surface ** (1 - exponent) + (1 - exponent) * integral) ** (1 / (1 - exponent));
    return [
      kelvin('upper face', surface, found.case, 1e-4),
      kelvin('junction, over the upper face', reference, found.junction, 5e-3, surface),
    ];
  },
};

const stacked: VerificationCase = {
  id: 'H23',
  family: 'devices',
  title: 'Chip: memory stack beside a die, each cooled for itself',
  source:
    'Closed form of a slab with heat in two layers: T₀ − T_H = q/k [b (H − h/2) + (1 − b)(H − h)/2], b released in the lowest tenth h',
  note: 'Of the lowest cell, which reaches 5 µm up; still air of 20 mm between both.',
  through: 'grid',
  run: async () => {
    const side = 10 * mm;
    const [height, vertical, share, power] = [720e-6, 7, 0.4, 25];
    const stack: MemoryStack = {
      name: 'stack',
      x: 15 * mm,
      y: 0,
      width: side,
      depth: side,
      height,
      lateral: 100,
      vertical,
      limit: 368.15,
      power,
      memoryShare: 0,
      baseShare: share,
      ...unsaid,
    };
    const beside: Die = { ...die(side, height, 120, 100), x: -15 * mm };
    const found = await solved([beside], packaged(60 * mm, {}, 20_000), { stacks: [stack] });
    const flux = power / side ** 2;
    const base = 0.1 * height;
    const within = (flux / vertical) * (share * (height - base / 2) + (1 - share) * 0.5 * (height - base));
    return [
      kelvin('hottest memory', coolant + flux / 20_000 + within, found.memory ?? Number.NaN, 5e-3),
      kelvin('die', coolant + 1e6 / 20_000 + 1e6 * (height / 120), found.junction, 1e-3),
    ];
  },
};

const throttled: VerificationCase = {
  id: 'H24',
  family: 'devices',
  title: 'Chip: rate that a junction limit leaves',
  source:
    'Closed form: P = (T_limit − T)/R, share of the rate ((P − P_idle)/P_dynamic)^(1/1.816), exponent of docs/workload.md',
  through: 'grid',
  run: async () => {
    const side = 20 * mm;
    const hot: Die = {
      ...die(side, 775e-6, 120, 50),
      blocks: [{ ...block('all', side, side, 50), computeShare: 1, memoryShare: 1 }],
    };
    const found = await solved([hot], packaged(side, {}, 5000), {
      workload: {
        model: 'llama-8b',
        phase: 'prefill',
        batch: 1,
        context: 4096,
        tensorParallel: 1,
        weights: '16',
        activations: '16',
        cache: '16',
        computeShare: 0.5,
        memoryShare: 0.5,
      },
    });
    const { workload } = found;
    const resistance = (775e-6 / 120 + 1 / 5000) / side ** 2;
    const bearable = (378.15 - coolant) / resistance;
    // Half of 1e15 FLOP/s at 1 pJ; the bytes beside it are nothing.
    const share = ((bearable - 50) / 500) ** (1 / 1.816293);
    return [
      check('power', 'W', bearable, found.power, 1e-3),
      check('share of the rate', '1', share, workload?.share ?? Number.NaN, 1e-3),
      check(
        'tokens/s, without limits',
        '1/s',
        // 2 N + 4 layers heads width context/2 of Llama 3.1 8B.
        0.5e15 / (2 * 8.03e9 + 4 * 32 * 32 * 128 * 2048),
        workload?.freeRate ?? Number.NaN,
        1e-9,
      ),
    ];
  },
};

/** Of the thirty blocks: the hottest ones, the coolest, and some between. */
const told = new Set(['IntReg_0', 'IntReg_1', 'LdStQ', 'IntExec', 'Dcache', 'Icache', 'FPMap_0', 'L2']);

const processor: VerificationCase = {
  id: 'H25',
  family: 'devices',
  title: 'Chip: power map of a processor on die, spreader and sink',
  source:
    'HotSpot 6 (University of Virginia), example 1: ev6 floorplan, gcc trace averaged, grid model 256 × 256',
  note: 'As F01, on the grid of a chip. HotSpot has one node in the thickness of the die: blocks are compared by their mean over it. It lumps the margins of spreader and sink, and lies up to 2 K below solutions in three dimensions.',
  through: 'grid',
  run: async () => {
    const mapped: Die = {
      ...die(16 * mm, 0.15 * mm, 130, 0),
      blocks: ev6.map(([name, width, depth, left, lower, power]) => ({
        ...block(name, width * mm, depth * mm, power),
        left: left * mm,
        lower: lower * mm,
      })),
    };
    const one = packaged(
      60 * mm,
      {
        cooling: { resistance: 0.1, coefficient: null, temperature: 318.15, ...unsaid },
        lid: { ...plate(30 * mm, mm, 400), footWidth: 0, footResistance: 0 },
        lidJoint: joint(20e-6, 4),
        plate: plate(60 * mm, 6.9 * mm, 400),
        plateJoint: touch,
      },
      1,
    );
    const { components, held } = await solvePackage(chipOf([mapped], one, {}), one);
    const [{ box, sources }] = components;
    const meanOf = ({ box: { min, max } }: (typeof sources)[number]): number =>
      meanOver(held.fine, { min, max: [max[0], max[1], box.max[2]] }, held.scale);
    return [
      ...sources.flatMap((source, index): Check[] =>
        told.has(source.name)
          ? [
              {
                quantity: source.name,
                unit: 'K',
                reference: ev6[index][6],
                value: meanOf(source),
                tolerance: absolute(2.5),
              },
            ]
          : [],
      ),
      check('heat at the top', 'W', 40.2073, heatAt(held.fine.top, held.scale), 1e-6),
    ];
  },
};

export const chipCases: readonly VerificationCase[] = [
  inLine,
  spreading,
  falling,
  stacked,
  throttled,
  processor,
];
