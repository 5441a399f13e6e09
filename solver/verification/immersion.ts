/*
 * Electronics in a liquid: what a dielectric does to convection, draught and a tank's balance.
 */
import example from '../../examples/cases/immersion-tank.case.json' with { type: 'json' };
import type { Case, Fluid } from '#solver/case/case.ts';
import type { HeatLinkKind } from '#solver/case/heat-link.ts';
import type { TransientSolution } from '#solver/transient/contract.ts';
import { solveTransient } from '#solver/transient/solve.ts';
import { documentCase, solved } from '#solver/verification/network.ts';
import { relative, type Check, type VerificationCase } from '#solver/verification/row.ts';
import { check } from '#solver/verification/stream.ts';

const gravity = 9.80665;

/** An oil of k 0.14 W/(m K), c 2 kJ/(kg K) that expands evenly: ρ = 900 − 0.6 (T − 300) kg/m³. */
const oil = { specificHeat: 2000, conductivity: 0.14, expands: 0.6, at300: 900 } as const;

function oilOf(viscosity: number): Fluid {
  const { specificHeat, conductivity, expands, at300 } = oil;
  const row = (t: number) => [t, at300 - expands * (t - 300), specificHeat, conductivity, viscosity] as const;
  return { type: 'liquid', name: 'oil', table: [row(270), row(370)] };
}

/** Heat [W] of a surface of 310 K in a still bath of 300 K. */
async function stillBath(link: HeatLinkKind, viscosity: number): Promise<number> {
  const { links } = await solved({
    format: 'boxwright-case',
    version: 1,
    circuits: [
      {
        id: 'bath',
        fluid: oilOf(viscosity),
        nodes: [{ id: 'bath', pressure: 0, inflowTemperature: 300 }],
        branches: [],
      },
    ],
    heat: {
      nodes: [{ id: 'surface', temperature: 310 }],
      links: [{ id: 'film', from: 'surface', to: 'bath', ...link }],
    },
  });
  return links['film'].heat;
}

/** |β| ρ² Pr/μ² of the oil at 305 K, of which Ra = g B ΔT L³. */
function buoyancyOf(viscosity: number): number {
  const { specificHeat, conductivity, expands, at300 } = oil;
  return (expands * (at300 - 5 * expands) * specificHeat) / (conductivity * viscosity);
}

/** Pr and −θ′(0) of the similarity solution: Nu_x = −θ′(0) (Gr_x/4)^¼, the mean 4/3 of it. */
const similarity = [
  [100, 2.191],
  [1000, 3.966],
] as const;

/** Two upright pipes of 1 m, joined at both ends; 500 W come in below, and the upper end is held at 300 K. */
const legs = { height: 1, diameter: 0.04, viscosity: 0.007, power: 500 } as const;

function thermosyphon(): Case {
  const leg = (id: string, from: string, to: string) =>
    ({
      id,
      from,
      to,
      elements: [{ type: 'duct', shape: 'round', diameter: legs.diameter, length: legs.height }],
    }) as const;
  return {
    format: 'boxwright-case',
    version: 1,
    circuits: [
      {
        id: 'loop',
        fluid: oilOf(legs.viscosity),
        nodes: [
          { id: 'below', power: legs.power },
          { id: 'above', elevation: legs.height, temperature: 300 },
        ],
        branches: [leg('warm', 'below', 'above'), leg('cold', 'above', 'below')],
      },
    ],
  };
}

/** A tank of 100 L at an exchanger with water of 30 °C. */
const tank = {
  power: 4000,
  filmConductance: 160, // W/K from chips to bath
  exchange: 900, // UA, W/K
  water: 0.2, // kg/s
  waterTemperature: 303.15,
  volume: 0.1,
  pump: { shutoff: 6, b: 2e6 }, // m, m/(m³/s)²
  resistance: 2e10, // Pa/(m³/s)²
} as const;
const bath = {
  type: 'constant',
  density: 820,
  viscosity: 0.008,
  specificHeat: 2200,
  conductivity: 0.14,
} as const;
const water = {
  type: 'constant',
  density: 995,
  viscosity: 8e-4,
  specificHeat: 4180,
  conductivity: 0.61,
} as const;

function tankCase(): Case {
  return {
    format: 'boxwright-case',
    version: 1,
    circuits: [
      {
        id: 'tank',
        fluid: bath,
        nodes: [{ id: 'bath', capacity: tank.volume * bath.density * bath.specificHeat }, { id: 'cooled' }],
        branches: [
          {
            id: 'pump',
            from: 'bath',
            to: 'cooled',
            elements: [
              { type: 'pump', shutoff: tank.pump.shutoff, b: tank.pump.b, exponent: 2, failed: false },
            ],
          },
          {
            id: 'inlet',
            from: 'cooled',
            to: 'bath',
            elements: [{ type: 'quadratic', linear: 0, quadratic: tank.resistance }],
          },
        ],
      },
      {
        id: 'water',
        fluid: water,
        nodes: [
          { id: 'water-in', inflow: tank.water, inflowTemperature: tank.waterTemperature },
          { id: 'water-out', pressure: 0, inflowTemperature: tank.waterTemperature },
        ],
        branches: [
          { id: 'water', from: 'water-in', to: 'water-out', elements: [{ type: 'loss', area: 1e-3, k: 1 }] },
        ],
      },
    ],
    heat: {
      nodes: [{ id: 'chips', sources: [{ power: tank.power }] }],
      links: [
        { id: 'films', from: 'chips', to: 'bath', type: 'conductance', value: tank.filmConductance },
        {
          id: 'exchanger',
          from: 'pump',
          to: 'water',
          type: 'heat-exchanger',
          arrangement: 'counter',
          conductance: tank.exchange,
        },
      ],
    },
  };
}

/** kg/s: ρ g (H − b Q²) = R Q². */
function tankFlow(): number {
  const head = bath.density * gravity;
  return bath.density * Math.sqrt((head * tank.pump.shutoff) / (tank.resistance + head * tank.pump.b));
}

/** Of the bath with the exchanger's ε = (1 − e^−N(1−C))/(1 − C e^−N(1−C)), K. */
function bathTemperature(): number {
  const own = tankFlow() * bath.specificHeat;
  const other = tank.water * water.specificHeat;
  const [least, most] = own < other ? [own, other] : [other, own];
  const fade = Math.exp(-(tank.exchange / least) * (1 - least / most));
  const effectiveness = (1 - fade) / (1 - (least / most) * fade);
  return tank.waterTemperature + tank.power / (effectiveness * least);
}

const failure = 60;
const later = 960;

/** The pump stops after a minute. */
async function tankWithoutPump(): Promise<TransientSolution> {
  return solveTransient({
    ...tankCase(),
    transient: {
      duration: later,
      every: 60,
      changes: [
        {
          path: 'circuits[tank].branches[pump].elements[0].failed',
          course: {
            type: 'steps',
            points: [
              [0, 0],
              [failure, 1],
            ],
          },
        },
      ],
    },
  });
}

export const immersionCases: readonly VerificationCase[] = [
  {
    id: 'B11',
    family: 'convection',
    title: 'Vertical plate in still oil',
    source:
      'Similarity solution of the laminar boundary layer, −θ′(0) of 2.191 and 3.966 at Pr 100 and 1000: Ostrach, S. (1953), NACA report 1111',
    through: 'network',
    note: 'The relation of Churchill and Chu holds for all Ra; in the laminar range it lies above the similarity solution, by 12 % at Ra 1e7 and Pr 1000.',
    run: async () => {
      const checks: Check[] = [];
      for (const [prandtl, slope] of similarity) {
        const viscosity = (prandtl * oil.conductivity) / oil.specificHeat;
        for (const rayleigh of [1e5, 1e6]) {
          const length = Math.cbrt(rayleigh / (gravity * buoyancyOf(viscosity) * 10));
          const heat = await stillBath(
            { type: 'natural-plate', area: 1, length, orientation: 'vertical' },
            viscosity,
          );
          checks.push(
            check(
              `Nu at Ra ${rayleigh.toExponential(0)}, Pr ${prandtl}`,
              '1',
              (4 / 3) * slope * (rayleigh / prandtl / 4) ** 0.25,
              (heat / 10) * (length / oil.conductivity),
              0.05,
            ),
          );
        }
      }
      return checks;
    },
  },
  {
    id: 'B12',
    family: 'convection',
    title: 'Engine oil along a flat plate',
    source:
      'Çengel, Y. A. & Ghajar, A. J., Heat and Mass Transfer, example 7-1: oil of 60 °C at 2 m/s along 5 m at 20 °C; Re 4.024e4, Nu 1913, 11 050 W for each metre of width',
    through: 'network',
    run: async () => {
      const { links } = await solved({
        format: 'boxwright-case',
        version: 1,
        circuits: [
          {
            id: 'oil',
            fluid: {
              type: 'constant',
              density: 876,
              viscosity: 876 * 2.485e-4,
              specificHeat: (2962 * 0.1444) / (876 * 2.485e-4),
              conductivity: 0.1444,
            },
            nodes: [
              { id: 'stream', inflow: 1e6, inflowTemperature: 333.15 },
              { id: 'out', pressure: 0 },
            ],
            branches: [
              { id: 'way', from: 'stream', to: 'out', elements: [{ type: 'loss', area: 100, k: 1 }] },
            ],
          },
        ],
        heat: {
          nodes: [{ id: 'plate', temperature: 293.15 }],
          links: [
            {
              id: 'film',
              from: 'plate',
              to: 'stream',
              type: 'forced-plate',
              area: 5,
              length: 5,
              velocity: 2,
            },
          ],
        },
      });
      const film = links['film'];
      return [
        check('Re', '1', 4.024e4, film.values?.['re'] ?? Number.NaN, 1e-3),
        check('heat', 'W', -11_050, film.heat, 2e-3),
      ];
    },
  },
  {
    id: 'B13',
    family: 'convection',
    title: 'Narrow vertical fins in still oil',
    source:
      'Developed laminar draught between isothermal plates, Nu = El/24: closed form, as in Bar-Cohen, A. & Rohsenow, W. M. (1984), J. Heat Transfer 106, 116–123',
    through: 'network',
    run: async () => {
      const viscosity = 0.02;
      const spacing = 0.0012;
      const height = 0.1;
      const fins = { width: 0.1, height, spacing, finHeight: 0.02, thickness: 0.0008, conductivity: 1e6 };
      const channels = Math.floor((fins.width - fins.thickness) / (spacing + fins.thickness));
      const area = channels * height * (spacing + 2 * fins.finHeight);
      const elenbaas = (gravity * buoyancyOf(viscosity) * 10 * spacing ** 4) / height;
      const expected = (elenbaas / 24) * (oil.conductivity / spacing) * area * 10;
      const heat = await stillBath({ type: 'vertical-fins', ...fins }, viscosity);
      return [check(`heat at El ${elenbaas.toPrecision(2)}`, 'W', expected, heat, 0.01)];
    },
  },
  {
    id: 'C17',
    family: 'flow',
    title: 'Oil that goes round by its own warmth',
    source:
      'Laminar thermosyphon: g H Δρ = 128 μ ΣL ṁ/(π ρ D⁴) with Δρ from P = ṁ c ΔT; closed form (Hagen–Poiseuille)',
    through: 'network',
    run: async () => {
      const { height, diameter, viscosity, power } = legs;
      const { branches, nodes } = await solved(thermosyphon());
      const ducts = (128 * viscosity * height) / (Math.PI * diameter ** 4);
      // Two rounds bring the mean of 1/ρ in both legs to rounding.
      let flow = 0;
      let rise = 0;
      for (let round = 0; round < 4; round++) {
        const loss = ducts * (1 / oil.at300 + 1 / (oil.at300 - oil.expands * rise));
        flow = Math.sqrt((gravity * height * oil.expands * power) / (oil.specificHeat * loss));
        rise = power / (flow * oil.specificHeat);
      }
      return [
        check('flow', 'kg/s', flow, branches['warm'].massFlow, 1e-3),
        check('rise', 'K', rise, (nodes['below'].temperature ?? Number.NaN) - 300, 1e-3),
      ];
    },
  },
  {
    id: 'C18',
    family: 'flow',
    title: 'Four servers in mineral oil',
    source:
      'Energy: what four times 300 + 150 W draw leaves by the exchanger and the walls; Fourier: 300 W over a joint of 0.02 K/W',
    through: 'network',
    run: async () => {
      const { transient: _, ...steady } = documentCase(example, 'immersion-tank');
      const { nodes, links } = await solved(steady);
      const at = (id: string): number => nodes[id].temperature ?? Number.NaN;
      return [
        check('exchanger and walls', 'W', 1800, links['cdu'].heat + links['wall-inside'].heat, 1e-6),
        check('chip over its fins', 'K', 6, at('chip-1') - at('fins-1'), 1e-9),
      ];
    },
  },
  {
    id: 'C18',
    family: 'flow',
    title: 'Immersion tank at an exchanger',
    source:
      'Closed form: P = ε C_min (T_bath − T_water), ε of counterflow (Kays & London); after the pump has stopped dT/dt = P/(V ρ c)',
    through: 'network',
    run: async () => {
      const { nodes, branches } = await solved(tankCase());
      const run = await tankWithoutPump();
      const at = (id: string, k: number): number => run.nodes[id]?.temperature?.[k] ?? Number.NaN;
      const last = run.times.length - 1;
      const capacity = tank.volume * bath.density * bath.specificHeat;
      const wanted = bathTemperature() - tank.waterTemperature;
      const found = (id: string): number => (nodes[id].temperature ?? Number.NaN) - tank.waterTemperature;
      return [
        check('flow', 'kg/s', tankFlow(), branches['pump'].massFlow, 1e-6),
        check('bath over water', 'K', wanted, found('bath'), 1e-6),
        check('chips over water', 'K', wanted + tank.power / tank.filmConductance, found('chips'), 1e-6),
        {
          quantity: 'rise of the bath 15 min after the pump stopped',
          unit: 'K',
          reference: (tank.power * (later - failure)) / capacity,
          value: at('bath', last) - at('bath', 0),
          tolerance: relative(1e-3),
        },
      ];
    },
  },
];
