import { valuesOf } from '#models/components/values.ts';
import { coolantOf } from '#models/project/coolant.ts';
import type { Design } from '#models/project/design.ts';
import type { BandedFigure } from '#models/results/design-result.ts';
import type { Case } from '#solver/case/case.ts';
import { enteringWays, leavingWays, roomDensity } from '#solver/design/airflow.ts';
import type { BuiltCase } from '#solver/design/build.ts';
import { liquidIn, liquidOf } from '#solver/design/coolant-elements.ts';
import type { LoopMap } from '#solver/design/coolant.ts';
import type { Solution, Term } from '#solver/solve/contract.ts';

/*
 * Flows and powers of a design as sums of the solution's values, to first order: what their adjoints start from.
 * Values are those of the report.
 */

/** A figure, its value, and its slopes to values of the solution. */
export interface SummedFigure {
  readonly figure: BandedFigure;
  /** Name of the coolant loop; null: of the design. */
  readonly loop: string | null;
  readonly value: number;
  readonly terms: readonly Term[];
}

/** Two powers that are the same but for the solve's tolerance, as a share. */
const same = 1e-6;

export function summedFigures(design: Design, built: BuiltCase, solution: Solution): SummedFigure[] {
  const coolant = built.map.coolant.flatMap((loop) => coolantFigures(loop, built.case, solution));
  return [
    ...airFigures(design, built, solution),
    ...pressureFigures(design, built, solution),
    ...powerFigures(
      built,
      solution,
      coolant.filter(({ figure }) => figure === 'heatToCoolant'),
    ),
    ...coolant.filter(({ figure }) => figure !== 'heatToCoolant'),
  ];
}

/** What the air takes in and out. */
function airFigures(design: Design, { case: input }: BuiltCase, solution: Solution): SummedFigure[] {
  const flowOf = (id: string): number => solution.branches[id]?.massFlow ?? 0;
  const density = roomDensity(design.conditions);
  const entering = enteringWays(input, flowOf);
  const figures: SummedFigure[] = [];
  if (entering.length > 0)
    figures.push({
      figure: 'airflow',
      loop: null,
      value: entering.reduce((sum, { id, sign }) => sum + sign * flowOf(id), 0) / density,
      terms: entering.map(({ id, sign }) => ({ id, of: 'massFlow', weight: sign / density })),
    });
  const leaving = leavingWays(input, flowOf).flatMap((way) => {
    const temperature = solution.nodes[way.inside]?.temperature ?? null;
    return temperature === null ? [] : [{ ...way, flow: way.sign * flowOf(way.id), temperature }];
  });
  const total = leaving.reduce((sum, { flow }) => sum + flow, 0);
  if (total > 1e-9) {
    const mixed = leaving.reduce((sum, { flow, temperature }) => sum + flow * temperature, 0) / total;
    figures.push({
      figure: 'exhaustTemperature',
      loop: null,
      value: mixed,
      terms: leaving.flatMap(({ id, inside, sign, flow, temperature }): Term[] => [
        { id: inside, of: 'temperature', weight: flow / total },
        { id, of: 'massFlow', weight: (sign * (temperature - mixed)) / total },
      ]),
    });
  }
  return figures;
}

/** The rise of the fan that gives most; its curve holds between the ends of its channel, which are at one height. */
function pressureFigures(
  { items }: Design,
  { map }: BuiltCase,
  { branches, nodes }: Solution,
): SummedFigure[] {
  let figure: SummedFigure | null = null;
  for (const { id, kind, part } of items) {
    const channel = map.channels.get(id);
    if (kind !== 'fan' || !channel || valuesOf(part, 'fan').failed || !branches[channel.branch]) continue;
    const { front, rear } = channel;
    const value = (nodes[rear]?.pressure ?? 0) - (nodes[front]?.pressure ?? 0);
    if (value <= (figure?.value ?? 0)) continue;
    const terms = [
      { id: rear, of: 'pressure', weight: 1 },
      { id: front, of: 'pressure', weight: -1 },
    ] as const;
    figure = { figure: 'staticPressure', loop: null, value, terms };
  }
  return figure ? [figure] : [];
}

/** What the supplies give and take, and the heat that follows from it; nothing where no supply carries a load. */
function powerFigures(
  { map }: BuiltCase,
  solution: Solution,
  toCoolant: readonly SummedFigure[],
): SummedFigure[] {
  const coolantHeat = toCoolant.reduce((sum, { value }) => sum + value, 0);
  const coolantTerms = toCoolant.flatMap(({ terms }) => terms);
  const figures: SummedFigure[] = [];
  const supplies = map.supplies.flatMap(({ id }) => {
    const found = solution.converters[id];
    return found && found.output > 0 ? [{ id, ...found }] : [];
  });
  const drawn = supplies.reduce((sum, { input }) => sum + input, 0);
  const drawnTerms = supplies.map(({ id }): Term => ({ id, of: 'input', weight: 1 }));
  if (drawn > 0) {
    figures.push(
      {
        figure: 'powerDc',
        loop: null,
        value: supplies.reduce((sum, { output }) => sum + output, 0),
        terms: supplies.map(({ id }) => ({ id, of: 'output', weight: 1 })),
      },
      { figure: 'powerAc', loop: null, value: drawn, terms: drawnTerms },
    );
    // All that is drawn becomes heat inside, unless a part is fed from elsewhere or a supply stands outside.
    if (Math.abs(solution.totals.heat / drawn - 1) < same)
      figures.push({
        figure: 'heat',
        loop: null,
        value: solution.totals.heat - coolantHeat,
        terms: [...drawnTerms, ...coolantTerms.map((term) => ({ ...term, weight: -term.weight }))],
      });
  }
  if (coolantTerms.length > 0)
    figures.push({ figure: 'heatToCoolant', loop: null, value: coolantHeat, terms: coolantTerms });
  return figures;
}

/** What a loop carries: flow to its plates, pressure between supply and return, what returns, heat that leaves. */
function coolantFigures(
  { loop, circuit, supply, back, connection, inlets: ids }: LoopMap,
  input: Case,
  solution: Solution,
): SummedFigure[] {
  if (!loop.drive) return [];
  const { name } = loop;
  const own = input.circuits?.find(({ id }) => id === circuit);
  const liquid = (own && liquidIn(own.fluid)) ?? liquidOf(coolantOf(loop, loop.drive));
  const at = (node: string): number => solution.nodes[node]?.temperature ?? NaN;
  const inlets = ids.flatMap((id) => {
    const found = solution.branches[id];
    return found ? [{ id, ...found }] : [];
  });
  const figures: SummedFigure[] = [
    {
      figure: 'coolantFlow',
      loop: name,
      value: inlets.reduce((sum, { volumeFlow }) => sum + volumeFlow, 0),
      // The density hardly follows the temperature of the supply: 0.03 % for a kelvin of water.
      terms: inlets.map(({ id, density }) => ({ id, of: 'massFlow', weight: 1 / density })),
    },
    {
      figure: 'coolantPressureDrop',
      loop: name,
      value: (solution.nodes[supply]?.pressure ?? NaN) - (solution.nodes[back]?.pressure ?? NaN),
      terms: [
        { id: supply, of: 'pressure', weight: 1 },
        { id: back, of: 'pressure', weight: -1 },
      ],
    },
    {
      figure: 'coolantReturn',
      loop: name,
      value: at(back),
      terms: [{ id: back, of: 'temperature', weight: 1 }],
    },
  ];
  const way = loop.ports.length > 0 ? `${loop.ports[0].id}/return` : '';
  const out = solution.branches[way];
  const from = own?.branches.find(({ id }) => id === way)?.from;
  if (connection && out && from !== undefined) {
    const inlet = at(connection.inlet);
    // Where it leaves, coolant has the temperature of where it comes from: the solve holds no other.
    const outlet = at(from);
    const gained = liquid.enthalpy(outlet) - liquid.enthalpy(inlet);
    figures.push({
      figure: 'heatToCoolant',
      loop: null,
      value: out.massFlow * gained,
      terms: [
        { id: way, of: 'massFlow', weight: gained },
        { id: from, of: 'temperature', weight: out.massFlow * liquid.specificHeat(outlet) },
        { id: connection.inlet, of: 'temperature', weight: -out.massFlow * liquid.specificHeat(inlet) },
      ],
    });
  }
  return figures;
}
