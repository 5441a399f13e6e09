import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { besselJ0, besselJ1, besselJ1Zero } from '#solver/correlations/bessel.ts';
import { boardConductivity, viaBarrelResistance, viaFieldResistance } from '#solver/correlations/boards.ts';
import { clearBeamShare, clearSkyTemperature } from '#solver/correlations/clear-sky.ts';
import * as conduction from '#solver/correlations/conduction.ts';
import {
  conductorLossWithSlope,
  largestConductorLoad,
  resistanceRatioWithSlope,
} from '#solver/correlations/conductor.ts';
import { converterInputWithSlope, converterLoss } from '#solver/correlations/converter-efficiency.ts';
import * as duct from '#solver/correlations/duct-nusselt.ts';
import * as fan from '#solver/correlations/fan.ts';
import { filterWithSlope } from '#solver/correlations/filters.ts';
import * as plate from '#solver/correlations/flat-plate.ts';
import * as friction from '#solver/correlations/friction.ts';
import { nusseltElSherbinyWithSlope, nusseltHollandsWithSlope } from '#solver/correlations/gaps.ts';
import { nusseltGraetz } from '#solver/correlations/graetz.ts';
import {
  mixedCrossExchangeWithSlope,
  unmixedCrossExchangeWithSlope,
} from '#solver/correlations/cross-exchanger.ts';
import { overallConductanceWithSlope } from '#solver/correlations/exchanger-films.ts';
import { counterConductance } from '#solver/correlations/exchanger-rating.ts';
import { givenExchangeWithSlope, lengthwiseExchangeWithSlope } from '#solver/correlations/exchanger.ts';
import { limitedHeatWithSlope } from '#solver/correlations/heat-pipe.ts';
import { hazenWilliamsResistance, hazenWilliamsWithSlope } from '#solver/correlations/hazen-williams.ts';
import { moltenWithSlope } from '#solver/correlations/melting.ts';
import * as minor from '#solver/correlations/minor-losses.ts';
import { fitMonotoneCubic } from '#solver/correlations/monotone-cubic.ts';
import * as natural from '#solver/correlations/natural.ts';
import * as perforated from '#solver/correlations/perforated-plate.ts';
import { pinFinNusseltFactor } from '#solver/correlations/pin-fin.ts';
import * as plateFin from '#solver/correlations/plate-fin.ts';
import { powerAtUtilisation } from '#solver/power/power-curve.ts';
import * as radiation from '#solver/correlations/radiation.ts';
import { engineShare, fuelRate, solarPower } from '#solver/correlations/limited-feeds.ts';
import { incidenceCosine, tiltedIrradiance } from '#solver/correlations/solar.ts';
import { viewFactorToSphere } from '#solver/correlations/sphere-view.ts';
import * as spreading from '#solver/correlations/spreading.ts';
import { relativeFlowCoefficient, valveReynolds } from '#solver/correlations/valve.ts';
import { addLineCurrents, neutralCurrent, unbalance } from '#solver/correlations/three-phase.ts';
import { thermoelectricHeatWithSlope } from '#solver/correlations/thermoelectric.ts';
import { dewPoint, waterMoleFraction, waterVapourPressure } from '#solver/properties/vapour-pressure.ts';
import * as air from '#solver/properties/air.ts';
import { maximumInlet } from '#solver/properties/ashrae.ts';
import { standardAtmosphere } from '#solver/properties/standard-atmosphere.ts';

/** [exported function, our value, value of the docstring's example, relative tolerance: half of its last digit]. */
type Example = readonly [name: string, ours: number, stated: number, tolerance: number];
/** 10, 6 and 4 A, each in phase with its voltage. */
const lines = [
  Float64Array.from([10, -3, -2]),
  Float64Array.from([0, -6 * Math.sin(Math.PI / 1.5), 4 * Math.sin(Math.PI / 1.5)]),
] as const;

const first = (write: (out: Float64Array) => void): number => {
  const out = new Float64Array(6);
  write(out);
  return out[0];
};
const fin: conduction.Fin = {
  conductivity: 201,
  thickness: 0.001,
  width: 0.05,
  length: 0.03,
  heatTransferCoefficient: 40,
};
const via = {
  area: 1e-4,
  thickness: 1.6e-3,
  count: 25,
  drill: 0.3e-3,
  plating: 25e-6,
  copper: 385,
  dielectric: 0.3,
};
const board = boardConductivity(
  [0.3, 0, 0.95, 0, 0.95, 0, 0.3].map((copper, i) => ({
    copper,
    thickness: i % 2 === 0 ? 35e-6 : (1.6e-3 - 4 * 35e-6) / 3,
  })),
  385,
  0.3,
);
const supply = fitMonotoneCubic([
  [0.1, 0.9],
  [0.2, 0.94],
  [0.5, 0.96],
  [1, 0.91],
]);
const parabola = fitMonotoneCubic([
  [0, 10],
  [0.08, 7.5],
  [0.16, 0],
]);
const sink = plateFin.plateFinGeometry({
  width: 0.08,
  length: 0.08,
  count: 30,
  thickness: 0.0008,
  height: 0.025,
  base: 0.005,
  conductivity: 167,
});
const film = (conductance: number, exponent: number) => ({ conductance, massFlow: 1, exponent });
const discs = {
  sourceArea: Math.PI * 0.01 ** 2,
  plateArea: Math.PI * 0.04 ** 2,
  thickness: 0.005,
  conductivity: 390,
  heatTransferCoefficient: 1000,
};

const examples: readonly Example[] = [
  ['besselJ0', besselJ0(1), 0.7651977, 1e-7],
  ['besselJ1', besselJ1(1), 0.4400506, 1e-7],
  ['besselJ1Zero', besselJ1Zero(1), 3.831706, 1e-7],
  ['boardConductivity', board.inPlane, 21.34, 2e-4],
  ['boardConductivity', board.through, 0.3287, 2e-4],
  ['viaBarrelResistance', viaBarrelResistance(via), 192.4, 3e-4],
  ['viaFieldResistance', viaFieldResistance(via), 6.741, 1e-4],
  ['slabResistance', conduction.slabResistance(180, 0.002, 0.0016), 0.006944, 1e-4],
  ['cylinderResistance', conduction.cylinderResistance(0.3, 0.02, 0.03, 1), 0.2151, 1e-4],
  ['sphereResistance', conduction.sphereResistance(0.3, 0.02, 0.03), 4.421, 1e-4],
  ['finParameter', conduction.finParameter(fin), 20.15, 2e-4],
  ['finConductance', conduction.finConductance(fin), 0.1108, 4e-4],
  ['finTipRatio', conduction.finTipRatio(fin), 0.8371, 1e-4],
  ['finEfficiencyCorrected', conduction.finEfficiencyCorrected(fin), 0.8907, 1e-4],
  ['converterInputWithSlope', first((o) => converterInputWithSlope(o, supply, 3000, 1500)), 1562.5, 1e-9],
  ['converterLoss', converterLoss(supply, 3000, 1500), 62.5, 1e-9],
  ['largestConductorLoad', largestConductorLoad(1), 0.25, 1e-12],
  ['conductorLossWithSlope', first((o) => conductorLossWithSlope(o, 0.09, 1)), 0.01, 1e-12],
  [
    'resistanceRatioWithSlope',
    first((o) => resistanceRatioWithSlope(o, 343.15, 0.00393, 293.15)),
    1.1965,
    1e-9,
  ],
  [
    'addLineCurrents',
    first((o) => addLineCurrents(o, new Float64Array(3), 'L1', 2300, 0, 230 * Math.sqrt(3))),
    10,
    1e-12,
  ],
  ['neutralCurrent', neutralCurrent(...lines), 5.292, 1e-4],
  ['unbalance', unbalance([10, 6, 4]), 0.5, 1e-12],
  ['nusseltRectangularTemperature', duct.nusseltRectangularTemperature(1), 2.98, 2e-3],
  ['nusseltRectangularFlux', duct.nusseltRectangularFlux(1), 3.61, 2e-3],
  ['nusseltHausen', duct.nusseltHausen(100), 7.248, 1e-4],
  ['rectangularSection', duct.rectangularSection(0).developed, 7.541, 1e-4],
  ['nusseltLaminarDuct', duct.nusseltLaminarDuct(100), 7.13, 1e-3],
  ['frictionFactorPetukhov', duct.frictionFactorPetukhov(1e5), 0.01799, 3e-4],
  ['nusseltGnielinski', duct.nusseltGnielinski(1e5, 0.71, 0.01799203), 180.2, 3e-4],
  ['nusseltPetukhov', duct.nusseltPetukhov(1e5, 0.71, 0.01799203), 168.6, 3e-4],
  ['nusseltDittusBoelter', duct.nusseltDittusBoelter(1e5, 0.71), 200.6, 3e-4],
  ['nusseltDuctWithSlope', first((o) => duct.nusseltDuctWithSlope(o, 1e5, 0.71, 1e-9)), 180.2, 3e-4],
  [
    'fanPressureWithSlope',
    first((o) => fan.fanPressureWithSlope(o, parabola, 1.2, 0.0498253, 1, 1.2, 1, 1)),
    9.0303,
    1e-5,
  ],
  [
    'pumpHeadWithSlope',
    first((o) => fan.pumpHeadWithSlope(o, 1866.18, 1, 333.33, 3.7037e-5, 2)),
    204.35,
    1e-4,
  ],
  ['fanFlowAtSpeed', fan.fanFlowAtSpeed(0.81, 12500 / 22000), 0.46, 2e-3],
  ['fanPressureAtSpeed', fan.fanPressureAtSpeed(799, 12500 / 22000), 257.9, 3e-4],
  ['fanPowerAtSpeed', fan.fanPowerAtSpeed(11.04, 18000 / 22000), 6.05, 1e-3],
  ['fanSoundAtSpeed', fan.fanSoundAtSpeed(60, 0.5), 44.9, 2e-3],
  ['soundSum', fan.soundSum([60, 60]), 63, 1e-3],
  ['filterWithSlope', first((o) => filterWithSlope(o, 1, 1.2, 1.8e-5, 20, 10, 1.2, 1.8e-5, 0.5)), 80, 1e-9],
  ['frictionCoefficientPlate', plate.frictionCoefficientPlate(1e4), 0.00664, 1e-9],
  ['nusseltPlateLaminarLocal', plate.nusseltPlateLaminarLocal(1e4, 0.71), 29.6, 2e-3],
  ['nusseltPlateTurbulentLocal', plate.nusseltPlateTurbulentLocal(1e6, 0.7), 1658, 5e-4],
  ['nusseltPlateWithSlope', plate.nusseltPlate(1e5, 0.71), 187.3, 5e-4],
  ['nusseltPlateWithSlope', plate.nusseltPlate(1e6, 0.7), 1299, 5e-4],
  ['blendChurchillWithSlope', first((o) => plate.blendChurchillWithSlope(o, 3, 4)), 4.498, 1e-4],
  ['laminarFanningProductRectangular', friction.laminarFanningProductRectangular(1, 1), 14.23, 5e-4],
  ['frictionFactorLaminarRound', friction.frictionFactorLaminarRound(1000), 0.064, 1e-9],
  ['frictionFactorColebrook', friction.frictionFactorColebrook(1e5, 1e-4), 0.018514, 3e-5],
  ['frictionFactorHaaland', friction.frictionFactorHaaland(1e5, 1e-4), 0.018265, 3e-5],
  ['frictionFactorSwameeJain', friction.frictionFactorSwameeJain(1e5, 1e-4), 0.018452, 3e-5],
  ['frictionFactorChurchill', friction.frictionFactorChurchill(1e5, 1e-4), 0.018463, 3e-5],
  [
    'frictionNumberWithSlope',
    first((o) =>
      friction.frictionNumberWithSlope(o, 1000, 0, 4 * friction.laminarFanningProductRectangular(1, 1)),
    ),
    56920,
    5e-4,
  ],
  ['nusseltHollandsWithSlope', first((o) => nusseltHollandsWithSlope(o, 1e4)), 2.391, 2e-4],
  ['nusseltHollandsWithSlope', first((o) => nusseltHollandsWithSlope(o, 1e4, Math.PI / 4)), 1.9, 3e-4],
  ['nusseltElSherbinyWithSlope', first((o) => nusseltElSherbinyWithSlope(o, 1e5, 20)), 3.002, 2e-4],
  ['nusseltGraetz', nusseltGraetz('tube', 0.01).local, 4.916, 1e-4],
  ['nusseltGraetz', nusseltGraetz('tube', 0.01).mean, 7.155, 1e-4],
  [
    'hazenWilliamsWithSlope',
    first((o) => hazenWilliamsWithSlope(o, 0.117738, hazenWilliamsResistance(3209.54, 0.4572, 100))),
    5.827,
    3e-4,
  ],
  ['expansionLossBordaCarnot', minor.expansionLossBordaCarnot(0.5), 0.25, 1e-12],
  ['contractionLossIdelchik', minor.contractionLossIdelchik(0.5), 0.2973, 1e-4],
  ['contractionLossWeisbach', minor.contractionLossWeisbach(0.5), 0.25, 1e-12],
  ['porousWithSlope', first((o) => minor.porousWithSlope(o, 2, 1.2, 1.8e-5, 1e-8, 40, 0.05)), 184.8, 1e-9],
  ['nusseltVerticalLaminar', natural.nusseltVerticalLaminar(1e6, 0.71), 16.94, 3e-4],
  ['nusseltVerticalWithSlope', natural.nusseltVertical(1e6, 0.71), 16.56, 3e-4],
  ['nusseltHorizontalUpWithSlope', first((o) => natural.nusseltHorizontalUpWithSlope(o, 1e6)), 17.08, 3e-4],
  [
    'nusseltHorizontalDownWithSlope',
    first((o) => natural.nusseltHorizontalDownWithSlope(o, 1e6)),
    8.54,
    5e-4,
  ],
  ['nusseltBarCohenRohsenow', natural.nusseltBarCohenRohsenow(54.25495), 1.307, 4e-4],
  ['optimumSpacingBarCohen', natural.optimumSpacingBarCohen(54.25495 / 0.007377946 ** 4), 0.007378, 1e-4],
  ['perforatedPlateLoss', perforated.perforatedPlateLoss(0.5), 4.37, 2e-4],
  ['perforatedPlateLossThick', perforated.perforatedPlateLossThick(0.5, 1), 2.645, 3e-4],
  ['screenLoss', perforated.screenLoss(0.6, Infinity), 0.964, 6e-4],
  ['pinFinNusseltFactor', pinFinNusseltFactor(2, 2, false), 0.752, 7e-4],
  ['pinFinNusseltFactor', pinFinNusseltFactor(2, 2, true), 0.871, 6e-4],
  ['plateFinGeometry', sink.gap, 1.931e-3, 3e-4],
  ['nusseltTeertstra', plateFin.nusseltTeertstra(21.21969, 0.712), 3.528, 2e-4],
  [
    'plateFinPressureWithSlope',
    first((o) => plateFin.plateFinPressureWithSlope(o, sink, 7.142857, 1.177, 1.569e-5)),
    74.3,
    7e-4,
  ],
  [
    'lengthwiseExchangeWithSlope',
    first((o) => lengthwiseExchangeWithSlope(o, 'counter', 2000, 1000, 2000)),
    774.6,
    1e-4,
  ],
  [
    'mixedCrossExchangeWithSlope',
    first((o) => mixedCrossExchangeWithSlope(o, 2000, 1000, 2000)),
    717.5,
    1e-4,
  ],
  [
    'unmixedCrossExchangeWithSlope',
    first((o) => unmixedCrossExchangeWithSlope(o, 1000, 1000, 1000)),
    476.2,
    1e-4,
  ],
  ['givenExchangeWithSlope', first((o) => givenExchangeWithSlope(o, 0.7, 1000, 3000)), 700, 1e-5],
  [
    'overallConductanceWithSlope',
    first((o) => overallConductanceWithSlope(o, film(1000, 0.8), film(500, 0), 0, 0.5, 1)),
    267.3,
    1e-4,
  ],
  ['viewFactorParallel', radiation.viewFactorParallel(1, 1, 1), 0.1998, 3e-4],
  ['viewFactorToSphere', viewFactorToSphere(1.1, 0), 0.8264, 1e-4],
  ['viewFactorPerpendicular', radiation.viewFactorPerpendicular(1, 1, 1), 0.2, 3e-4],
  ['exchangeFactorShielded', radiation.exchangeFactorShielded(0.8, 0.6, 0.05, 1), 0.02444, 2e-4],
  ['exchangeFactor', radiation.exchangeFactor(0.8, 0.6, 1), 0.5217, 1e-4],
  [
    'exchangeFactorReradiating',
    radiation.exchangeFactorReradiating(0.8, 0.6, 1, 0.5, 0.5, 0.5),
    0.4444,
    2e-4,
  ],
  ['spreadingResistance', spreading.spreadingResistance(discs), 0.0782, 7e-4],
  ['spreadingResistanceSeries', spreading.spreadingResistanceSeries(discs), 0.0832, 7e-4],
  [
    'rectangleRise',
    spreading.rectangleRise({ ...discs, plate: [0.08, 0.08], source: [0.02, 0.02] }, 'source-mean'),
    0.2378,
    3e-4,
  ],
  ['relativeFlowCoefficient', relativeFlowCoefficient('equal-percentage', 0.5, 50), 0.1414, 2e-4],
  ['limitedHeatWithSlope', first((o) => limitedHeatWithSlope(o, 40, 50)), 39.95, 2e-4],
  [
    'thermoelectricHeatWithSlope',
    first((o) =>
      thermoelectricHeatWithSlope(
        o,
        { seebeck: 0.05, resistance: 2, conductance: 0.5, current: 3 },
        280,
        300,
      ),
    ),
    23,
    1e-9,
  ],
  [
    'moltenWithSlope',
    first((o) => moltenWithSlope(o, { melting: 330, width: 4, heat: 1 }, 331)),
    0.8965,
    1e-4,
  ],
  [
    'incidenceCosine',
    incidenceCosine(
      Math.PI / 4,
      (195 * Math.PI) / 180,
      (29.3815 * Math.PI) / 180,
      (154.7779 * Math.PI) / 180,
    ),
    0.8174,
    1e-4,
  ],
  [
    'tiltedIrradiance',
    tiltedIrradiance({ direct: 800, diffuse: 100, tilt: Math.PI / 2, sunElevation: Math.PI / 6 }),
    792.8,
    1e-4,
  ],
  ['solarPower', solarPower(100, 900, 303.15, -0.003, 1), 88.65, 1e-9],
  ['engineShare', engineShare('naturally-aspirated', 70_000, 298), 0.6475, 1e-9],
  [
    'fuelRate',
    fuelRate(
      [
        [0.5, 2e-6],
        [1, 4e-6],
      ],
      0.75,
    ),
    3e-6,
    1e-9,
  ],
  [
    'powerAtUtilisation',
    powerAtUtilisation({
      utilisation: 0.25,
      points: [
        [0, 41.6],
        [0.5, 73],
        [1, 113],
      ],
    }),
    56.225,
    1e-9,
  ],
  ['valveReynolds', valveReynolds(0.1, 3.26e-7, 165 * 2.778e-5), 6.4e6, 1e-3],
  ['counterConductance', counterConductance(10_000, 5, 1000, 2000) ?? NaN, 1386.3, 1e-5],
  ['waterVapourPressure', waterVapourPressure(333.15), 19947, 3e-5],
  ['dewPoint', dewPoint(298.15, 0.5), 287.0, 3e-4],
  ['waterMoleFraction', waterMoleFraction(0.5, 0.07609), 0.8086, 1e-4],
  ['saturationPressure', air.saturationPressure(293.15), 2333, 5e-4],
  ['airDensity', air.airDensity(298.15, 101325), 1.184, 5e-4],
  ['airViscosity', air.airViscosity(288.15), 1.789e-5, 3e-4],
  ['airConductivity', air.airConductivity(300), 0.026, 2e-3],
  ['airSpecificHeat', air.airSpecificHeat(300), 1007, 5e-4],
  ['airPrandtl', air.airPrandtl(300), 0.715, 1e-3],
  ['clearBeamShare', clearBeamShare(Math.asin(0.846), 270), 0.62, 1e-2],
  ['clearSkyTemperature', clearSkyTemperature(300), 286.8, 2e-4],
  ['standardAtmosphere', standardAtmosphere(3000).density, 0.90912, 1e-5],
  ['maximumInlet', maximumInlet('A2', 1800) - 273.15, 32, 1e-9],
];

test.each(examples)('%s gives its example', (_name, ours, stated, tolerance) => {
  expect(Math.abs(ours / stated - 1)).toBeLessThanOrEqual(tolerance);
});

test('every relation whose docstring gives an example is evaluated here, and every sourced one gives an example', () => {
  const evaluated = new Set(examples.map(([name]) => name));
  const missing: string[] = [];
  for (const folder of ['solver/correlations', 'solver/properties']) {
    for (const file of readdirSync(folder).filter((f) => f.endsWith('.ts'))) {
      const text = readFileSync(`${folder}/${file}`, 'utf8');
      for (const match of text.matchAll(/(\/\*\*(?:(?!\*\/)[\s\S])*\*\/)\nexport function (\w+)/g)) {
        const [, doc, name] = match;
        const stated = doc.includes('Example:');
        if (stated && !evaluated.has(name)) missing.push(`${file}: ${name} is not evaluated`);
        if (!stated && /Source:/.test(doc) && !unit.has(name))
          missing.push(`${file}: ${name} has no example`);
      }
    }
  }
  expect(missing).toEqual([]);
});

/** Compositions of exampled relations with air at hand, and curve fits: proved in slopes.test.ts and curves.test.ts. */
const unit = new Set([
  'fitMonotoneCubic',
  'naturalPlateWithSlope',
  'verticalFinsWithSlope',
  'pinFinConductanceWithSlope',
  'pinFinPressureWithSlope',
  'plateFinConductanceWithSlope',
]);
