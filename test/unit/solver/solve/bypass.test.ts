import { describe, expect, it } from 'vitest';
import type { Case } from '#solver/case/case.ts';
import type { PlateFins } from '#solver/case/fins.ts';
import { compileElement } from '#solver/flow/elements.ts';
import { airDensity, airViscosity } from '#solver/properties/air.ts';
import { solveCaseSync } from '#solver/solve/solve.ts';

/*
 * A plate-fin sink in a wider duct: the split of the published bypass models, solved here on its own by bisection.
 */

const fins: PlateFins = {
  width: 0.06,
  length: 0.08,
  count: 16,
  thickness: 0.0008,
  height: 0.03,
  base: 0,
  conductivity: 200,
};
const face = fins.width * fins.height;
const density = airDensity(293.15, 101325, 0);
const viscosity = airViscosity(293.15);

/** Duct of `ratio` times the sink's face, fed with `approach` m/s. */
function duct(approach: number, ratio: number, bypass: boolean): Case {
  const beside = (ratio - 1) * face;
  return {
    format: 'boxwright-case',
    version: 1,
    circuits: [
      {
        id: 'air',
        fluid: { type: 'air' },
        nodes: [
          { id: 'in', inflow: approach * ratio * face * density },
          { id: 'out', pressure: 0 },
        ],
        branches: [
          { id: 'beside', from: 'in', to: 'out', elements: [{ type: 'loss', area: beside, k: 0.02 }] },
          {
            id: 'sink',
            from: 'in',
            to: 'out',
            elements: [{ type: 'plate-fin', fins }],
            ...(bypass
              ? { bypass: { area: face, stream: [{ branch: 'beside', area: beside, weight: 1 }] } }
              : {}),
          },
        ],
      },
    ],
  };
}

/** Face velocity at which ½ρV² + loss beside = ½ρv² + loss of the fins, and the flows add up. */
function published(approach: number, ratio: number): number {
  const law = compileElement({ type: 'plate-fin', fins }, 9.81);
  const out = new Float64Array(4);
  let low = 0;
  let high = approach;
  for (let i = 0; i < 60; i++) {
    const v = (low + high) / 2;
    const beside = (approach * ratio - v) / (ratio - 1);
    law.evaluate(out, v * face * density, density, viscosity);
    const drives = 0.5 * density * beside ** 2 * 1.02;
    if (drives > 0.5 * density * v ** 2 + out[0]) low = v;
    else high = v;
  }
  return (low + high) / 2;
}

const faceVelocity = (input: Case): number =>
  (solveCaseSync(input).branches['sink']?.volumeFlow ?? NaN) / face;

describe('a sink in a duct with bypass', () => {
  it('gets what Bernoulli along both ways gives it', () => {
    for (const approach of [1, 3, 6])
      for (const ratio of [1.5, 3, 10]) {
        const wanted = published(approach, ratio);
        expect(Math.abs(faceVelocity(duct(approach, ratio, true)) / wanted - 1)).toBeLessThan(0.02);
      }
  });

  it('gets 30 to 80 % of the approach velocity in an open stream, and next to nothing without the suction', () => {
    const share = faceVelocity(duct(3, 10, true)) / 3;
    expect(share).toBeGreaterThan(0.3);
    expect(share).toBeLessThan(0.8);
    expect(faceVelocity(duct(3, 10, false)) / 3).toBeLessThan(0.15);
  });

  it('is refused when the stream is no branch of the case', () => {
    const input = duct(3, 3, true);
    const circuit = input.circuits?.[0];
    const branches = circuit?.branches.map((branch) =>
      branch.bypass
        ? { ...branch, bypass: { area: 1, stream: [{ branch: 'gone', area: 1, weight: 1 }] } }
        : branch,
    );
    const solution = solveCaseSync({ ...input, circuits: [{ ...circuit, branches } as never] });
    expect(solution.status).toBe('refused');
    expect(solution.problems[0].message).toContain('gone');
  });
});
