/*
 * Clusters: pumps, exchangers, towers, the chain of the power, what a loop takes up.
 */
import type { Cluster, Coolers, Pumps, RowCdu, Stage } from '#models/cluster/cluster.ts';
import type { CondensedRack, RackState } from '#solver/condense/rack.ts';
import type { ClusterResult, ServedCluster } from '#solver/cluster/contract.ts';
import { coolerHeat } from '#solver/cluster/coolers.ts';
import { runPumps } from '#solver/cluster/pumps.ts';
import { rideThrough, startOf } from '#solver/cluster/ride.ts';
import { outdoorOf, servedCluster, solveCluster } from '#solver/cluster/solve.ts';
import { liquidOf } from '#solver/design/coolant-elements.ts';
import { airDensity, airSpecificHeat } from '#solver/properties/air.ts';
import { approachResistance } from '#solver/rack/exchangers.ts';
import { saturatedEnthalpy } from '#solver/site/psychrometrics.ts';
import { relative, type VerificationCase } from '#solver/verification/row.ts';

const unsaid = { source: '', confidence: 'low' } as const;
const single = { units: 1, redundancy: 'n' } as const;
const pressure = 101325;

/** Head H₀ − a Q² at full speed. */
const shutOff = 200e3;
const steepness = 2e9;
const parabola: Pumps = {
  ...single,
  head: [0, 2e-3, 4e-3, 6e-3, 8e-3, 1e-2].map((q) => [q, shutOff - steepness * q * q]),
  efficiency: [
    [0, 0.5],
    [1e-2, 0.5],
  ],
  ...unsaid,
};
/** Drop k Q². */
const loopResistance = 1e9;
const loopDrop = (flow: number): number => loopResistance * flow * flow;

const dry: Coolers = {
  ...single,
  kind: 'dry',
  ratedHeat: 1e6,
  approach: 9,
  ratedTemperature: 303.15,
  ratedFlow: 0.04,
  airflow: 80,
  fanPower: 20e3,
  airExponent: 0.6,
  cycles: 5,
  drift: 0,
  ...unsaid,
};
const tower: Coolers = { ...dry, kind: 'tower', airflow: 20 };

const cdu: Omit<RowCdu, 'pumps'> = {
  ...single,
  coolant: 'pg25',
  supplyTemperature: 305.15,
  rackFlow: 1e-3,
  pipeDrop: 20e3,
  volume: 0.5,
  ratedHeat: 500e3,
  approach: 4,
  ratedFlow: 0.0125,
  ratedFacilityFlow: 0.015,
  pumpsOnUps: true,
  ...unsaid,
};

const stage = (efficiency: number, rating: number): Stage => ({
  ...single,
  rating,
  efficiency: [
    [0.1, efficiency],
    [1, efficiency],
  ],
  ...unsaid,
});

/** 30 kW, of which 25 kW go to the coolant; 12 K at 32 °C. Idle a fifth of it. */
const rack: CondensedRack = {
  range: { room: [290, 320], supply: [300, 330], flow: [1e-4, 1e-2] },
  solves: { fitted: 0, compared: 0 },
  error: { power: 0, heatToCoolant: 0, airflow: 0, coolantDrop: 0, margin: 0 },
  remarks: [],
  at: ({ coolant }, load = 1): RackState => ({
    power: 30e3 * (0.2 + 0.8 * load),
    heatToCoolant: 25e3 * (0.2 + 0.8 * load),
    heatToDoor: 0,
    heatToRoom: 5e3 * (0.2 + 0.8 * load),
    airflow: 0.6,
    coolantDrop: 40e9 * (coolant?.flow ?? 0) ** 2,
    margin: 317.15 - (coolant?.supply ?? 305.15),
    hottest: 'chip',
    rate: 1,
    isWithin: true,
  }),
};
const racks = 10;

const cluster: Cluster = {
  name: 'verification',
  notes: '',
  outdoor: { temperature: 293.15, relativeHumidity: 0.5, altitude: 0 },
  rows: [
    {
      name: 'Row',
      count: 2,
      aisle: 'open',
      recirculation: 0.2,
      bypass: 0.1,
      ...unsaid,
      racks: [{ rack: '', count: racks }],
      cdu: { ...cdu, pumps: { ...parabola, head: [[0, 250e3], [0.02, 100e3]] } }, // prettier-ignore
    },
  ],
  facility: {
    coolant: 'water',
    supplyTemperature: 300.15,
    flow: 0.02,
    pipeDrop: 100e3,
    volume: 2,
    ...unsaid,
    pumps: { ...parabola, head: [[0, 200e3], [0.04, 50e3]] }, // prettier-ignore
    coolers: dry,
  },
  room: {
    ...single,
    supplyTemperature: 295.15,
    relativeHumidity: 0.4,
    airflow: 20,
    fanPower: 8e3,
    conductance: 40e3,
    waterFlow: 0.01,
    waterTemperature: 287.15,
    volume: 500,
    ...unsaid,
    chillers: {
      performance: [
        [273.15, 5],
        [313.15, 5],
      ],
      capacity: 200e3,
      freeBelow: null,
      freePower: 0.03,
      pumpPower: 2e3,
      ...unsaid,
    },
  },
  power: {
    others: 5e3,
    transformer: stage(0.99, 1e6),
    ups: { ...stage(0.96, 1e6), autonomy: 300 },
    distribution: stage(0.98, 1e6),
    generators: null,
  },
};

/** Twenty racks of 30 kW in two rows, at a share of their load. */
export const servedSample = (load = 1): ServedCluster =>
  servedCluster(cluster, [[{ name: 'rack', count: racks, rack }]], load);

function solved(): { readonly served: ServedCluster; readonly result: ClusterResult } {
  const served = servedSample();
  return { served, result: solveCluster(served, outdoorOf(cluster)) };
}

/** Merkel's equation by Runge and Kutta through the fill, from the cold end, the leaving water sought. */
function merkelHeat(
  units: number,
  water: { readonly capacity: number; readonly temperature: number },
  through: number,
  wetBulb: number,
): number {
  const steps = 400;
  const entering = saturatedEnthalpy(wetBulb, pressure);
  // Water that leaves at t: what it then has at the top. units = K a V/(air) in kg of air.
  const top = (t: number): number => {
    let temperature = t;
    let enthalpy = entering;
    const rates = (at: number, of: number): readonly [number, number] => {
      const flux = (units * through * (saturatedEnthalpy(at, pressure) - of)) / steps;
      return [flux / water.capacity, flux / through];
    };
    for (let n = 0; n < steps; n++) {
      const [a, b] = rates(temperature, enthalpy);
      const [c, d] = rates(temperature + a / 2, enthalpy + b / 2);
      temperature += c;
      enthalpy += d;
    }
    return temperature;
  };
  let low = wetBulb;
  let high = water.temperature;
  for (let n = 0; n < 60; n++) {
    const middle = (low + high) / 2;
    if (top(middle) < water.temperature) low = middle;
    else high = middle;
  }
  return water.capacity * (water.temperature - low);
}

export const clusterCases: readonly VerificationCase[] = [
  {
    id: 'K01',
    family: 'racks',
    title: 'Pumps side by side on a loop: by speed, and as much as they can',
    source:
      'Closed form by affinity: n = √((k m² + a)/H₀) Q/m for a wanted flow; Q = m √(H₀/(a + k m²)) at full speed',
    through: 'relation',
    run: () => {
      const wanted = 6e-3;
      const held = runPumps(parabola, 2, wanted, loopDrop);
      const most = runPumps(parabola, 1, 1e-2, loopDrop);
      return [
        {
          quantity: 'speed of two',
          unit: '1',
          reference: Math.sqrt((loopResistance * 4 + steepness) / shutOff) * (wanted / 2),
          value: held.speed,
          tolerance: relative(1e-6),
        },
        {
          quantity: 'their power',
          unit: 'W',
          reference: (loopDrop(wanted) * wanted) / 0.5,
          value: held.power,
          tolerance: relative(1e-9),
        },
        {
          quantity: 'flow of one at full speed',
          unit: 'm³/s',
          reference: Math.sqrt(shutOff / (steepness + loopResistance)),
          value: most.flow,
          tolerance: relative(1e-6),
        },
      ];
    },
  },
  {
    id: 'K02',
    family: 'racks',
    title: 'Distribution unit at half its coolant: approach by ε–NTU with two films',
    source:
      'ε = (1 − e^(−NTU(1−C_r)))/(1 − C_r e^(−NTU(1−C_r))), Incropera & DeWitt, eq. 11.29a; films Nu ~ Re^0.7',
    through: 'relation',
    run: () => {
      const at = 305.15;
      const hot = liquidOf('pg25');
      const cold = liquidOf('water');
      const c = (of: typeof hot, flow: number): number => flow * of.density(at) * of.specificHeat(at);
      const m = (of: typeof hot, flow: number): number => flow * of.density(at);
      const first = c(hot, cdu.ratedFlow);
      const second = c(cold, cdu.ratedFacilityFlow);
      const far = cdu.approach + cdu.ratedHeat / first - cdu.ratedHeat / second;
      const mean = (far - cdu.approach) / Math.log(far / cdu.approach);
      const rated = cdu.ratedHeat / mean;
      const films = rated * (m(hot, cdu.ratedFlow) ** -0.7 + m(cold, cdu.ratedFacilityFlow) ** -0.7);
      const half = cdu.ratedFlow / 2;
      const ua = films / (m(hot, half) ** -0.7 + m(cold, cdu.ratedFacilityFlow) ** -0.7);
      const least = c(hot, half);
      const ratio = least / second;
      const passed = Math.exp((-ua / least) * (1 - ratio));
      const effectiveness = (1 - passed) / (1 - ratio * passed);
      const heat = 200e3;
      const resistance = approachResistance(cdu, {
        coolant: 'pg25',
        flow: half,
        facility: 'water',
        facilityFlow: cdu.ratedFacilityFlow,
        at,
      });
      return [
        {
          quantity: 'approach with 200 kW',
          unit: 'K',
          reference: heat / (effectiveness * least) - heat / least,
          value: heat * resistance,
          tolerance: relative(1e-6),
        },
      ];
    },
  },
  {
    id: 'K03',
    family: 'racks',
    title: 'Dry cooler, both streams unmixed, NTU 1 and 2 at equal capacity flows',
    source: 'Kays & London (1984), Compact Heat Exchangers, 3rd ed., table 2-4: 0.476, 0.614',
    through: 'relation',
    run: () =>
      (
        [
          [1, 0.476],
          [2, 0.614],
        ] as const
      ).map(([units, effectiveness]) => {
        const met = { temperature: 303.15, pressure };
        const capacity =
          dry.airflow * airDensity(met.temperature, pressure) * airSpecificHeat(met.temperature);
        return {
          quantity: `heat at NTU ${units}`,
          unit: 'W',
          reference: effectiveness * capacity * 15,
          value: coolerHeat(dry, units * capacity, 1, { capacity, temperature: 318.15 }, met),
          tolerance: relative(2e-3),
        };
      }),
  },
  {
    id: 'K04',
    family: 'racks',
    title: 'Cooling tower: enthalpy in ε–NTU form against Merkel’s equation along the fill',
    source:
      'Merkel (1925), VDI-Forschungsarbeiten 275: dh = K a (h_s(T) − h) dV, integrated in 400 steps of second order',
    through: 'relation',
    note: 'The ε–NTU form takes the enthalpy of saturated air as straight over the range of the water.',
    run: () =>
      [0.8, 1.5].map((units) => {
        const met = { temperature: 295.15, pressure };
        const through = tower.airflow * airDensity(met.temperature, pressure);
        const water = { capacity: 1.1 * through * 4186, temperature: 305.15 };
        return {
          quantity: `heat at ${units} transfer units`,
          unit: 'W',
          reference: merkelHeat(units, water, through, met.temperature),
          value: coolerHeat(tower, units * through * airSpecificHeat(met.temperature), 1, water, met),
          tolerance: relative(0.02),
        };
      }),
  },
  {
    id: 'K05',
    family: 'racks',
    title:
      'A cluster of twenty racks: power from hand sums, PUE as ISO/IEC 30134-2 has it, heat where the power goes',
    source:
      'Hand sums: P/η along the chain, chillers by their coefficient; conservation of energy; r/(1 − r) Q/(ρ V c)',
    through: 'network',
    run: () => {
      const { result } = solved();
      const { power, thermal, chillers } = result;
      const row = thermal.rows[0];
      const pumps = 2 * (row.pumps?.power ?? 0);
      // 12 m³/s of the racks, of which 0.8 from the units, a tenth more for what passes by.
      const share = (12 * 0.8) / 0.9 / 20;
      const fans = 8e3 * share ** 3;
      const chilled = (20 * 5e3 + fans) / 5 + 2e3;
      const others = power.facilityPumps + power.coolerFans + fans + chilled + 5e3;
      const utility = ((600e3 / 0.98 + pumps) / 0.96 + others) / 0.99;
      const away =
        (thermal.facility?.coolers.heat ?? 0) +
        power.coolerFans +
        chillers.heat +
        chillers.power +
        power.losses +
        power.others;
      const density = airDensity(295.15, pressure) * airSpecificHeat(295.15);
      return [
        {
          quantity: 'utility',
          unit: 'W',
          reference: utility,
          value: power.utility,
          tolerance: relative(1e-6),
        },
        {
          quantity: 'PUE',
          unit: '1',
          reference: utility / 600e3,
          value: power.pue,
          tolerance: relative(1e-6),
        },
        {
          quantity: 'heat outside',
          unit: 'W',
          reference: power.utility,
          value: away,
          tolerance: relative(1e-8),
        },
        {
          quantity: 'air before the racks, above what is supplied',
          unit: 'K',
          reference: ((0.2 / 0.8) * 5e3) / (0.6 * density),
          value: row.inlet - thermal.room.supply,
          tolerance: relative(1e-4),
        },
      ];
    },
  },
  {
    id: 'K06',
    family: 'racks',
    title: 'Ride-through of a row whose facility water stands still',
    source: 'Closed form: t = V ρ c ΔT/Q',
    through: 'network',
    run: () => {
      const { served, result } = solved();
      const resting = { ...served, running: { facilityPumps: 0, coolers: 0, roomUnits: 0 } };
      const ride = rideThrough(
        [{ from: 0, served: resting, isChilled: false }],
        startOf(result.thermal, served, [0]),
        outdoorOf(cluster),
        3600,
      );
      const coolant = liquidOf('pg25');
      const middle = 311.15;
      const capacity = cdu.volume * coolant.density(middle) * coolant.specificHeat(middle);
      return [
        {
          quantity: 'until the limit is met',
          unit: 's',
          reference: (capacity * 12) / (racks * 25e3 + (result.thermal.rows[0].pumps?.power ?? 0)),
          value: ride.throttledAfter ?? Number.NaN,
          tolerance: relative(2e-3),
        },
      ];
    },
  },
];
