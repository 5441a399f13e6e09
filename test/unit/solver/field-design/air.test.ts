import { beforeAll, describe, expect, test } from 'vitest';
import type { Conditions } from '#models/project/records.ts';
import type { FieldValue } from '#models/schema/field.ts';
import { answeredNetwork } from '#solver/design/network-answer.ts';
import { fieldOfDesign } from '#solver/field-design/build.ts';
import type { DesignField } from '#solver/field-design/contract.ts';
import type { FieldSolution } from '#solver/field/contract.ts';
import type { FieldPicture } from '#solver/field/picture.ts';
import { readFieldCase } from '#solver/field/read.ts';
import { FieldSession } from '#solver/field/session.ts';
import { runSession } from '#solver/field/solve.ts';
import { designOf, type Placed } from '../design/designs.ts';

/** A square duct of 82 mm, 400 mm long, with one fan and holes at both ends. */
async function duct(
  fan: { readonly at: number; readonly values?: Readonly<Record<string, FieldValue>> },
  conditions: Partial<Conditions> = {},
  extra: readonly Placed[] = [],
): Promise<DesignField> {
  const hole: Placed['values'] = { size: [0.082, 0.0012, 0.082], openRatio: 0.9 };
  const chassis: Placed['values'] = { size: [0.0844, 0.4, 0.0844], leakageArea: 0, emissivity: 0 };
  const design = designOf(
    [
      { id: 'chassis', part: 'chassis-2u', at: [0, 0, 0], values: chassis },
      { id: 'front', part: 'grille-2u-64', at: [1.2, 0, 1.2], values: hole },
      { id: 'rear', part: 'grille-2u-64', at: [1.2, 398.8, 1.2], values: hole },
      { id: 'fan', part: 'sanyo-9ga0812p6g001', at: [2.2, fan.at, 2.2], values: fan.values ?? {} },
      ...extra,
    ],
    conditions,
  );
  return fieldOfDesign(design, await answeredNetwork(design), 3000);
}

async function solved({
  case: input,
}: Pick<DesignField, 'case'>): Promise<{ solution: FieldSolution; picture: FieldPicture }> {
  expect(readFieldCase(JSON.parse(JSON.stringify(input)), 'duct').problems).toEqual([]);
  const session = new FieldSession(input);
  const solution = await runSession(session, {});
  expect(solution.status).toBe('converged');
  const picture = session.picture();
  if (!picture) throw new Error('no picture');
  return { solution, picture };
}

/** About the middle of the duct, seen along it, N m: of what passes each plane of cells across y, and r/R of its own speed there. */
function momentaAlong(
  { lines: [x, y, z], velocity: [u, v, w] }: FieldPicture,
  density: number,
): readonly { readonly turning: number; readonly asBody: number }[] {
  const [nx, ny] = [x.length - 1, y.length - 1];
  const middle = (lines: ArrayLike<number>): number => (lines[0] + lines[lines.length - 1]) / 2;
  const radius = (x[nx] - x[0]) / 2;
  return Array.from({ length: ny }, (_, j) => {
    let [turning, asBody] = [0, 0];
    for (let k = 0; k < z.length - 1; k++)
      for (let i = 0; i < nx; i++) {
        const c = i + nx * (j + ny * k);
        const [armX, armZ] = [(x[i] + x[i + 1]) / 2 - middle(x), (z[k] + z[k + 1]) / 2 - middle(z)];
        const stream = density * v[c] * (x[i + 1] - x[i]) * (z[k + 1] - z[k]);
        turning += stream * (armZ * u[c] - armX * w[c]);
        asBody += (stream * v[c] * (armX ** 2 + armZ ** 2)) / radius;
      }
    return { turning, asBody };
  });
}

/** The same where nothing radiates and walls let no heat out: the air takes all of it. */
function adiabatic({ case: input }: DesignField): Pick<DesignField, 'case'> {
  const dark = Object.entries(input.materials).map(
    ([name, one]) => [name, { ...one, emissivity: 0 }] as const,
  );
  return {
    case: {
      ...input,
      materials: { ...Object.fromEntries(dark), air: input.materials['air'] },
      boundaries: input.boundaries.map((one) =>
        one.type === 'convection' ? { ...one, coefficient: 0, emissivity: 0, outside: undefined } : one,
      ),
    },
  };
}

describe('a fan whose data sheet states a swirl', () => {
  test('gives its stream the angular momentum of a body that turns; one without gives none', async () => {
    const swirl = 0.4;
    const straight = await duct({ at: 100 });
    expect(straight.case.fans?.[0]).not.toHaveProperty('swirl');
    const turning = await duct({ at: 100, values: { swirl } });
    expect(turning.case.fans?.[0]).toMatchObject({ id: 'fan', swirl });
    const { picture } = await solved(turning);
    const momenta = momentaAlong(picture, turning.airDensity);
    const fan = turning.case.fans?.[0].box.min[1] ?? Number.NaN;
    const behind = picture.lines[1].findIndex((at) => at >= fan - 1e-9);
    // ∫ ρ u · S u r/R · r over the fan: S times that of the stream that comes to it, which does not turn yet. Of it the
    // pressure on the sides of a square takes some at once (where none are near: test/unit/solver/field/swirl.test.ts).
    const given = swirl * momenta[behind - 1].asBody;
    expect(momenta[behind].turning / given).toBeGreaterThan(0.8);
    expect(momenta[behind].turning / given).toBeLessThan(1);
    expect(Math.abs(momenta[behind - 2].turning)).toBeLessThan(0.02 * given);
    // Walls rub it off, and nothing winds it up again.
    const last = momenta[momenta.length - 1].turning;
    expect(last).toBeGreaterThan(0);
    expect(last).toBeLessThan(momenta[behind].turning);
    for (const one of momentaAlong((await solved(straight)).picture, straight.airDensity))
      expect(Math.abs(one.turning)).toBeLessThan(0.001 * given);
  });
});

describe('warm air in a fan', () => {
  const power = 900;
  const heater: Placed = {
    id: 'heater',
    part: 'device-generic-100',
    at: [21.2, 100, 21.2],
    values: { size: [0.04, 0.1, 0.04], maximumPower: power, typicalPower: power, idlePower: power },
  };
  const ambient = 298.15;
  let boussinesq: DesignField;
  let gas: DesignField;
  beforeAll(async () => {
    [boussinesq, gas] = await Promise.all(
      (['boussinesq', 'ideal-gas'] as const).map((fieldDensity) =>
        duct({ at: 340 }, { ambientTemperature: ambient, fieldDensity }, [heater]),
      ),
    );
  });

  test('weighs ρ = p/(R T) of its own temperature where the design asks for a gas', async () => {
    const { gas: isGas, expansion, density, specificHeat = 0 } = gas.case.materials['air'];
    expect([isGas, expansion, gas.case.referenceTemperature]).toEqual([true, undefined, ambient]);
    // Dry air at 25 °C and 101 325 Pa: p/(R T) with 287.05 J/(kg K).
    const cold = 101_325 / (287.05 * ambient);
    expect((density ?? 0) / cold).toBeCloseTo(1, 4);
    const { outputs } = (await solved(adiabatic(gas))).solution;
    // However it is mixed: ∫ρ u = ρ₀ Q − P/(c T₀), since ρ c (T − T₀) u carries P and ρ T is the same all over.
    const flow = outputs['fan/flow'].value;
    const weight = cold * flow - power / (specificHeat * ambient);
    expect(Math.abs(outputs['rear'].value / weight - 1)).toBeLessThan(0.002);
    // More than a tenth lighter than what comes in.
    expect(outputs['rear'].value / (cold * flow)).toBeLessThan(0.9);
  });

  test('has one density by Boussinesq', async () => {
    const { density = 0, expansion = 0, gas: isGas } = boussinesq.case.materials['air'];
    expect(isGas).toBeUndefined();
    // Of the mean of ambient and exhaust, which is 1/β.
    expect((density * 287.05) / expansion / 101_325).toBeCloseTo(1, 4);
    const { outputs } = (await solved(boussinesq)).solution;
    expect(outputs['rear'].value / (density * outputs['fan/flow'].value)).toBeCloseTo(1, 4);
  });

  test('is said where it makes Boussinesq doubtful', async () => {
    const said = (field: DesignField): string => field.notes.find((note) => note.startsWith('Air ')) ?? '';
    expect(said(boussinesq)).toMatch(/doubtful: set fieldDensity to ideal-gas/);
    expect(said(gas)).toMatch(/^Air is an ideal gas/);
    const cool = await duct({ at: 340 }, { ambientTemperature: ambient });
    expect(said(cool)).toMatch(/0 K warmer .* below the 10 %/);
  });
});
