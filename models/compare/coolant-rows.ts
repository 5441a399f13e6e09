import { rowOf, type ComparisonRow } from '#models/compare/comparison-row.ts';
import type { CoolantLoopResult } from '#models/results/coolant.ts';
import type { DesignResult } from '#models/results/design-result.ts';

/** Figures of the coolant loops together; none where no entry has a loop. */
export function coolantRows(results: readonly (DesignResult | null)[]): ComparisonRow[] {
  const loops = results.map((result) => result?.coolant ?? []);
  if (loops.every((list) => list.length === 0)) return [];
  const group = 'Coolant';
  const of = (figure: (list: readonly CoolantLoopResult[]) => number | null) =>
    loops.map((list) => (list.length > 0 ? figure(list) : null));
  const most = (list: readonly (number | null)[]): number | null => {
    const known = list.filter((value) => value !== null);
    return known.length > 0 ? Math.max(...known) : null;
  };
  const least = (list: readonly (number | null)[]): number | null => {
    const known = list.filter((value) => value !== null);
    return known.length > 0 ? Math.min(...known) : null;
  };
  const celsius = { quantity: 'temperature', unit: 'degC' } as const;
  const pressure = { quantity: 'pressure', unit: 'kPa', better: 'lower' } as const;
  return [
    rowOf(
      { key: 'coolant.heat', group, label: 'Heat to the coolant', quantity: 'power', unit: 'W' },
      results.map((result) => result?.requirements.heatToCoolant ?? null),
    ),
    rowOf(
      { key: 'coolant.flow', group, label: 'Flow, all loops', quantity: 'volume-flow', unit: 'L/min' },
      of((list) => list.reduce((sum, { flow }) => sum + flow, 0)),
    ),
    rowOf(
      { key: 'coolant.supply', group, label: 'Supply, warmest loop', ...celsius },
      of((list) => most(list.map((loop) => loop.supplyTemperature))),
    ),
    rowOf(
      { key: 'coolant.return', group, label: 'Return, warmest loop', ...celsius },
      of((list) => most(list.map((loop) => loop.returnTemperature))),
    ),
    rowOf(
      { key: 'coolant.pressure', group, label: 'At the connection, most', ...pressure },
      of((list) => most(list.map((loop) => loop.connectionPressure))),
    ),
    rowOf(
      { key: 'coolant.facility', group, label: 'Facility water', quantity: 'volume-flow', unit: 'L/min' },
      of((list) => {
        const flows = list.flatMap(({ cdu }) => cdu?.facilityFlow ?? []);
        return flows.length > 0 ? flows.reduce((sum, flow) => sum + flow, 0) : null;
      }),
    ),
    rowOf(
      { key: 'coolant.warmest', group, label: 'Warmest supply that holds', ...celsius, better: 'higher' },
      of((list) => least(list.map((loop) => loop.warmestSupply))),
    ),
  ];
}
