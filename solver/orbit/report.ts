import { celsius, kelvins, none, percent, plural, show } from '#models/results/figures.ts';
import {
  figures,
  number,
  type Report,
  sources,
  table,
  type ReportBlock,
  text,
  warnings,
} from '#models/results/report.ts';
import type { OrbitalNode, OrbitCase } from '#models/orbit/orbital-node.ts';
import type { CaseResult, OrbitResult, OrbitState, Range } from '#solver/orbit/contract.ts';
import { violationsOf } from '#solver/orbit/violations.ts';

/** Hot and cold case side by side, each at its worst beta, and what they want. */
export function orbitReport(node: OrbitalNode, result: OrbitResult): Report {
  const { hot, cold } = result;
  return {
    headline: `orbit: ${result.status}; ${plural(hot.states.length, 'beta angle')}, hot and cold`,
    blocks: [
      orbitText(node, result),
      sides(node, hot, cold),
      faces('hot', hot.states[hot.worst]),
      faces('cold', cold.states[cold.worst]),
      curveOverBeta(node, hot, cold),
      overBeta(hot, cold),
      needs(node, result),
      ...warnings(violationsOf(node, result)),
      sourcesOf(node),
    ],
  };
}

function orbitText({ orbit }: OrbitalNode, { period, criticalBeta }: OrbitResult): ReportBlock {
  return figures([
    ['Orbit', `circular, ${show(orbit.altitude, 'length', 'km')}, ${show(period, 'time', 'min')}`],
    ['Beta angles', `${degrees(orbit.betaFrom)} to ${degrees(orbit.betaTo)}`],
    ['No eclipse', `beyond ±${degrees(criticalBeta)}`],
  ]);
}

/** Hot and cold case, each at its worst beta, side by side. */
function sides(node: OrbitalNode, hot: CaseResult, cold: CaseResult): ReportBlock {
  const both: readonly [OrbitCase, CaseResult][] = [
    [node.hot, hot],
    [node.cold, cold],
  ];
  const row = (
    label: string,
    tell: (surroundings: OrbitCase, state: OrbitState, one: CaseResult) => string,
  ) => [label, ...both.map(([surroundings, one]) => tell(surroundings, one.states[one.worst], one))];
  const supplied = (
    label: string,
    tell: (supply: NonNullable<OrbitState['supply']>, beta: number) => string,
  ): string[] => [
    label,
    ...both.map(([, { states, hungriest }]) => {
      const state = hungriest === null ? null : states[hungriest];
      return state?.supply ? tell(state.supply, state.beta) : none;
    }),
  ];
  const { highest, lowest } = node.electronics;
  return table(
    [text('Worst of each case'), number('hot'), number('cold')],
    [
      row('beta', (_, { beta }) => degrees(beta)),
      row('solar flux', ({ solarFlux }) => show(solarFlux, 'heat-flux', 'W/m2')),
      row('albedo', ({ albedo }) => percent(albedo)),
      row('planet infrared', ({ planetInfrared }) => show(planetInfrared, 'heat-flux', 'W/m2')),
      row('solar absorptivity', (surroundings) =>
        surroundings === node.hot ? 'end of life' : 'begin of life',
      ),
      row('eclipse', (_, { eclipse }) => show(eclipse, 'time', 'min')),
      row('heat of the node', (_, { heat }) => show(heat, 'power')),
      row('absorbed by faces', (_, state) => show(absorbed(state), 'power')),
      row('electronics, lowest', (_, { electronics }) => celsius(electronics.lowest)),
      row('electronics, mean', (_, { electronics }) => celsius(electronics.mean)),
      row('electronics, highest', (_, { electronics }) => celsius(electronics.highest)),
      ['limit', `≤ ${celsius(highest)}`, `≥ ${celsius(lowest)}`],
      row('margin', (_, _state, { margin }) => kelvins(margin)),
      row('balance of the orbit', (_, { balance }) => balance.toExponential(1)),
      ...(node.supply
        ? [
            supplied('supply, worst at beta', (_, beta) => degrees(beta)),
            supplied('array on the bus, mean', ({ arrayMean }) => show(arrayMean, 'power')),
            supplied('load, mean', ({ loadMean }) => show(loadMean, 'power')),
            supplied('battery, wanted', ({ wanted }) => show(wanted, 'energy', 'Wh')),
            supplied('battery, rechargeable', ({ chargeable }) => show(chargeable, 'energy', 'Wh')),
            supplied('depth of discharge', ({ depthOfDischarge }) => percent(depthOfDischarge)),
            supplied('balance of energy', ({ closes, orbitsUntilEmpty }) =>
              closes ? 'closes' : `empty after ${(orbitsUntilEmpty ?? 0).toFixed(1)} orbits`,
            ),
          ]
        : []),
    ],
  );
}

const absorbed = ({ faces: list }: OrbitState): number =>
  list.reduce((sum, { direct, albedo, planet }) => sum + direct + albedo + planet, 0);

function faces(name: string, state: OrbitState): ReportBlock {
  const columns = [
    text(`Faces, ${name}`),
    ...['lowest', 'mean', 'highest', 'sun', 'albedo', 'infrared', 'from inside', 'emitted'].map(number),
  ];
  return table(
    columns,
    state.faces.map((face) => [
      face.name,
      ...temperatures(face),
      ...[face.direct, face.albedo, face.planet, face.conducted, face.emitted].map((value) =>
        show(value, 'power'),
      ),
    ]),
  );
}

const temperatures = ({ lowest, mean, highest }: Range): string[] => [lowest, mean, highest].map(celsius);

function curveOverBeta({ electronics }: OrbitalNode, hot: CaseResult, cold: CaseResult): ReportBlock {
  const course = ({ states }: CaseResult, of: (range: Range) => number): (readonly [number, number])[] =>
    states.map((state) => [(state.beta * 180) / Math.PI, of(state.electronics) - zero]);
  return {
    type: 'curves',
    title: 'Electronics over beta',
    x: { title: 'Beta', unit: '°' },
    y: { title: 'Temperature', unit: '°C' },
    series: [
      { name: 'hot case, highest', points: course(hot, ({ highest }) => highest) },
      { name: 'cold case, lowest', points: course(cold, ({ lowest }) => lowest) },
    ],
    limits: [electronics.highest - zero, electronics.lowest - zero],
  };
}

/** 0 °C, K. */
const zero = 273.15;

function overBeta(hot: CaseResult, cold: CaseResult): ReportBlock {
  const columns = [
    text('Beta'),
    ...['eclipse', 'hot, highest', 'cold, lowest', 'discharge, hot', 'discharge, cold'].map(number),
  ];
  const discharge = ({ supply }: OrbitState): string =>
    supply ? (supply.closes ? percent(supply.depthOfDischarge) : 'does not close') : none;
  return table(
    columns,
    hot.states.map((state, index) => [
      degrees(state.beta),
      percent(state.eclipseFraction),
      celsius(state.electronics.highest),
      celsius(cold.states[index].electronics.lowest),
      discharge(state),
      discharge(cold.states[index]),
    ]),
  );
}

function needs({ electronics }: OrbitalNode, { radiators, heater }: OrbitResult): ReportBlock {
  const wanted = radiators?.needed ?? null;
  return figures([
    [
      'Radiators',
      radiators
        ? `${show(radiators.area, 'area', 'm2')} are there; ${wanted === null ? 'no area between a twentieth and twentyfold of it just keeps' : `${show(wanted, 'area', 'm2')} would just keep`} ${celsius(electronics.highest)}`
        : 'no face is marked as one',
    ],
    ['Heater in the cold case', heater > 0 ? show(heater, 'power') : 'not needed'],
  ]);
}

function sourcesOf({ electronics, faces: list, supply }: OrbitalNode): ReportBlock {
  const groups = [
    { name: 'electronics', ...electronics },
    ...list,
    ...(supply
      ? [
          { name: 'array', ...supply.array },
          { name: 'battery', ...supply.battery },
        ]
      : []),
  ];
  return sources(groups);
}

const degrees = (value: number): string => show(value, 'angle', 'deg');
