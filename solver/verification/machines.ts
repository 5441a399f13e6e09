/*
 * Family C: fans and pumps at their operating points.
 */
import fans from '../../examples/cases/fan-od4028hh.case.json' with { type: 'json' };
import pumpLoop from '../../examples/cases/pump-loop-tops25.case.json' with { type: 'json' };
import type { Case, FlowElement } from '#solver/case/case.ts';
import { documentCase, solved } from '#solver/verification/network.ts';
import type { Check, VerificationCase } from '#solver/verification/row.ts';
import { check, openEnded, through, unitFluid } from '#solver/verification/stream.ts';

/** Circuit, flow [m³/s], pressure [Pa]: intersections of the digitised curve with R Q². */
const fanPoints = [
  ['single, hard', 0.004011427, 193.0985],
  ['series, hard', 0.004907549, 289.0085],
  ['parallel, hard', 0.004805297, 277.0905],
  ['single, easy', 0.005563428, 123.8069],
  ['series, easy', 0.007306321, 213.5293],
  ['parallel, easy', 0.007361776, 216.783],
] as const;

/** Catalogue rows of a 40 × 40 × 28 mm family: rpm, m³/min at zero pressure, Pa at zero flow. */
const fanFamily = [
  [18000, 0.67, 535],
  [16500, 0.61, 450],
  [14500, 0.54, 347],
  [12500, 0.46, 258],
] as const;

export const machineCases: readonly VerificationCase[] = [
  {
    id: 'C06',
    family: 'flow',
    title: 'Fan at other speeds against the catalogue',
    source: 'Sanyo Denki San Ace 40, 9GA0412P3 family; affinity laws from the 22 000 rpm model',
    through: 'network',
    run: async () => {
      const fan = (rpm: number): FlowElement => ({
        type: 'fan',
        points: [
          [0, 799],
          [0.81 / 60, 0],
        ],
        density: 1.2,
        interpolation: 'linear',
        area: 0.0016,
        speed: rpm / 22000,
      });
      const fluid = { ...unitFluid, density: 1.2 };
      const checks: Check[] = [];
      for (const [rpm, flow, pressure] of fanFamily) {
        const delivered = (await solved(openEnded(fan(rpm), fluid))).branches.line.volumeFlow * 60;
        const blocked = (await solved(through([fan(rpm)], 1e-9, fluid))).branches.line;
        checks.push(
          check(`free delivery, ${rpm} rpm`, 'm³/min', flow, delivered, 0.02),
          check(`shut-off pressure, ${rpm} rpm`, 'Pa', pressure, -blocked.pressureDrop, 0.02),
        );
      }
      return checks;
    },
  },
  {
    id: 'C07',
    family: 'flow',
    title: 'Fan against resistance: single, series, parallel',
    source: fans.source,
    through: 'network',
    run: async () => {
      const { branches } = await solved(documentCase(fans, 'fan-od4028hh'));
      return fanPoints.flatMap(([id, flow, pressure]) => {
        const branch = branches[id];
        return [
          check(`flow, ${id}`, 'm³/s', flow, branch.volumeFlow, 0.005),
          check(`pressure, ${id}`, 'Pa', pressure, -branch.elements[0].pressureDrop, 0.005),
        ];
      });
    },
  },
  {
    id: 'C08',
    family: 'flow',
    title: 'Liquid loop at full and 80 % speed',
    source: pumpLoop.source,
    through: 'network',
    run: async () => {
      const full = documentCase(pumpLoop, 'pump-loop-tops25');
      const slow: Case = {
        ...full,
        circuits: full.circuits?.map((circuit) => ({
          ...circuit,
          branches: circuit.branches.map((branch) => ({
            ...branch,
            elements: branch.elements.map((element) =>
              element.type === 'fan' ? { ...element, speed: 0.8 } : element,
            ),
          })),
        })),
      };
      const atFull = await solved(full);
      const atReduced = await solved(slow);
      const [fast, reduced] = [atFull.branches.pump, atReduced.branches.pump];
      return [
        check('flow, full speed', 'm³/s', 0.001604635, fast.volumeFlow, 0.005),
        check('pressure, full speed', 'Pa', 77245.57, -fast.pressureDrop, 0.005),
        check('electrical power, full speed', 'W', 333.7229, atFull.totals.fanPower, 0.005),
        check('flow, 80 %', 'm³/s', 0.001283708, reduced.volumeFlow, 0.005),
        check('pressure, 80 %', 'Pa', 49437.16, -reduced.pressureDrop, 0.005),
        check('electrical power, 80 %', 'W', 170.8661, atReduced.totals.fanPower, 0.005),
        check('ratio of the flows', '1', 0.8, reduced.volumeFlow / fast.volumeFlow, 1e-6),
      ];
    },
  },
  {
    id: 'C13',
    family: 'flow',
    title: 'Quadratic fan curve',
    source: 'NIST Fire Dynamics Simulator, verification case fan_test',
    through: 'network',
    run: async () => {
      const fan: FlowElement = {
        type: 'fan',
        points: [
          [0, 10],
          [0.08, 7.5],
          [0.16, 0],
        ],
        density: 1.2,
        area: 0.04,
      };
      const { branches } = await solved(through([fan], 0.0498253, { ...unitFluid, density: 1.2 }));
      return [check('fan pressure', 'Pa', 9.03026, -branches.line.pressureDrop, 1e-3)];
    },
  },
];
