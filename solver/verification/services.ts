/*
 * Links and services: bytes of encryption, light over satellites, queues, tokens and their energy, array and battery.
 */
import type { Deployment, ServiceWorkload } from '#models/service/service.ts';
import { findLanguageModel } from '#models/workload/language-model.ts';
import { answerWorkload } from '#solver/power/workload.ts';
import { outdoorOf, solveCluster } from '#solver/cluster/solve.ts';
import { servedLosses, sharesOfRacks } from '#solver/service/cluster-losses.ts';
import { powersOf, racksAt, utilityAt } from '#solver/service/cluster-power.ts';
import { solveDeployment } from '#solver/service/deployment.ts';
import { nodeOfFigures } from '#solver/service/figures-node.ts';
import { largest } from '#solver/service/limits.ts';
import { diffuseShare, outsideAir, sunOfMonths } from '#solver/service/monthly-sun.ts';
import {
  autonomyOf,
  isCarried,
  type OffGridInputs,
  type Storage,
  yearOffGrid,
} from '#solver/service/off-grid.ts';
import { cellTemperature, modulePower } from '#solver/service/photovoltaic.ts';
import { bentPipeRoundTrip, slantRange } from '#solver/service/propagation.ts';
import { capacityOf, type NodeFigures, operationAt, rising, waitOf } from '#solver/service/serving.ts';
import { longestInner, type Tunnel, tunnelledLength } from '#solver/service/tunnel.ts';
import { sunPosition } from '#solver/site/sun.ts';
import { servedSample } from '#solver/verification/clusters.ts';
import { absolute, type Check, relative, type VerificationCase } from '#solver/verification/row.ts';

const degree = Math.PI / 180;
const lightSpeed = 299_792_458;
const hoursOfYear = 8760;
const exact = 1e-9;

const check = (quantity: string, unit: string, reference: number, value: number, share = exact): Check => ({
  quantity,
  unit,
  reference,
  value,
  tolerance: relative(share),
});
const bytes = (quantity: string, reference: number, value: number): Check => ({
  quantity,
  unit: 'B',
  reference,
  value,
  tolerance: absolute(0),
});

const tunnel = (kind: Tunnel['kind'], outer: Tunnel['outer'] = 'ipv4', nat = false): Tunnel => ({
  kind,
  outer,
  nat,
});

/** One H100 SXM with Llama 3.1 in 16 bit, under the requests of the measurement. */
function servedOn(ways: number, name: string, batches: readonly number[]): NodeFigures {
  const model = findLanguageModel(name);
  if (!model) throw new Error(`no model ${name}`);
  const accelerator = {
    id: 'nvidia-h100-sxm5',
    idlePower: 68.6,
    ratedPower: 700,
    powerLimit: 700,
    peakRate: 989.4e12,
    peakRate16: 989.4e12,
    memoryBandwidth: 3.35e12,
    memoryCapacity: 80e9,
  };
  const running = {
    accelerator,
    tensorParallel: ways,
    computeShare: null,
    memoryShare: null,
    rate: null,
    clock: 1,
  };
  const two = { weight: 2, activation: 2, keyValue: 2 };
  const point = (phase: 'prefill' | 'decode', batch: number, context: number) => {
    const { power, tokensPerSecond: free } = answerWorkload(
      { model, bytes: two, phase, batch, context },
      running,
    );
    return { batch, free, held: free, power: ways * power, acceleratorPower: ways * power };
  };
  return {
    copies: 1,
    idlePower: ways * accelerator.idlePower,
    idleAcceleratorPower: ways * accelerator.idlePower,
    prefill: point('prefill', 1, served.prompt),
    decode: rising(batches.map((batch) => point('decode', batch, served.prompt + served.answer / 2))),
  };
}

const served = { prompt: 634, answer: 717 };

/** J of the accelerators for an answer token, as many answers at once as there may be. */
function servedEnergy(ways: number, name: string, batch: number): number {
  const node = servedOn(ways, name, [1, 8, batch]);
  const requests = capacityOf(node, served, 'held');
  const { acceleratorPower } = operationAt(node, served, requests);
  return (acceleratorPower ?? Number.NaN) / (requests * served.answer);
}

const storage: Storage = {
  capacity: 20 * 3.6e6,
  depthOfDischarge: 0.8,
  chargeEfficiency: 0.95,
  dischargeEfficiency: 0.9,
  chargePower: null,
};

/** A load of 500 W; so many watts from 6 to 18 h on each day but the dark ones. */
function island(sun: number, darkDays = 0): OffGridInputs {
  const isLit = (n: number): boolean => n % 24 >= 6 && n % 24 < 18 && Math.floor(n / 24) >= darkDays;
  return {
    load: new Float64Array(hoursOfYear).fill(500),
    array: Float64Array.from({ length: hoursOfYear }, (_, n) => (isLit(n) ? sun : 0)),
    sources: [],
    generator: null,
    storage,
  };
}

const isTooSmall = (watts: number): boolean => !isCarried(island(watts));

/** Las Vegas, McCarran: means of a typical meteorological year, Wh/m² a day. */
const lasVegas = {
  place: { latitude: 36.08, longitude: -115.15, timezone: -8 },
  global: [2915, 3877, 5086, 6919, 7641, 8091, 7851, 7255, 6241, 4569, 3490, 2794],
};

interface MonthOfSun {
  readonly global: number;
  readonly diffuse: number;
  readonly hours: readonly number[];
}

/** Means of a month as we make them, Wh/m² a day and W/m² by hour. @param month from 0 */
function monthOf(month: number): MonthOfSun {
  const joules = lasVegas.global.map((value) => value * 3600);
  const sun = sunOfMonths(joules, 1, lasVegas.place);
  const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  const first = lengths.slice(0, month).reduce((sum, days) => sum + days, 0) * 24;
  const own = (values: Float64Array): Float64Array => values.slice(first, first + lengths[month] * 24);
  const mean = (values: Float64Array): number =>
    values.reduce((sum, value) => sum + value, 0) / lengths[month];
  const global = own(sun.global);
  return {
    global: mean(global),
    diffuse: mean(own(sun.diffuse)),
    hours: Array.from({ length: 24 }, (_, hour) => mean(global.filter((_value, n) => n % 24 === hour))),
  };
}

const unsaid = { source: '', confidence: 'low' } as const;
const workload: ServiceWorkload = {
  model: 'llama-8b',
  precision: '8-bit',
  promptTokens: 1000,
  answerTokens: 100,
  requests: 4,
  course: null,
  promptBytes: 4000,
  answerTokenBytes: 100,
  streamed: true,
  ...unsaid,
};
const told: Extract<Deployment['compute'], { kind: 'figures' }> = {
  kind: 'figures',
  copies: 2,
  idlePower: 100,
  prefillRate: 4000,
  prefillPower: 500,
  answerRate: [
    [1, 100],
    [5, 400],
  ],
  answerPower: [
    [1, 300],
    [5, 400],
  ],
  price: 5000,
  ...unsaid,
};
const handSum: Deployment = {
  name: 'by hand',
  notes: '',
  sites: 4,
  compute: told,
  facility: { pue: 1.2, price: null, ...unsaid },
  link: null,
  energy: { kind: 'utility', limit: null, price: 0.1, carbon: 400, ...unsaid },
  climate: null,
  money: { lifetime: 5, others: 0, running: 0 },
};

export const serviceCases: readonly VerificationCase[] = [
  {
    id: 'L01',
    family: 'services',
    title: 'Packets in tunnels, by the byte',
    source:
      'Sums of RFC 4303, 4106, 3602, 2404 and 3948; IPsec Overhead Calculator (ipsec-overhead-calculator.netsec.us); Donenfeld, WireGuard mailing list, 2017-12-11; IEEE 802.1AE-2018 (SecTAG 16, ICV 16)',
    through: 'relation',
    run: () => [
      bytes(
        '1400 B in ESP with AES-GCM: 20 + 8 + 8 + 1404 + 16',
        1456,
        tunnelledLength(1400, tunnel('esp-gcm')),
      ),
      bytes('64 B in the same: 20 + 8 + 8 + 68 + 16', 120, tunnelledLength(64, tunnel('esp-gcm'))),
      bytes(
        'the same through address translation, over IPv6',
        148,
        tunnelledLength(64, tunnel('esp-gcm', 'ipv6', true)),
      ),
      bytes('100 B in ESP with AES-CBC and SHA-1', 168, tunnelledLength(100, tunnel('esp-cbc'))),
      bytes('longest packet in 1500 B, AES-GCM', 1446, longestInner(1500, tunnel('esp-gcm'))),
      bytes('longest packet in 1500 B, WireGuard over IPv4', 1440, longestInner(1500, tunnel('wireguard'))),
      bytes(
        'longest packet in 1500 B, WireGuard over IPv6',
        1420,
        longestInner(1500, tunnel('wireguard', 'ipv6')),
      ),
      bytes('1500 B with MACsec', 1532, tunnelledLength(1500, tunnel('macsec'))),
    ],
  },
  {
    id: 'L02',
    family: 'services',
    title: 'Light to a satellite: 1350 km at 90° and 20°, 550 km overhead and at the horizon',
    source:
      'Emmelmann (2001), SIMTO workshop, slide 7 (12 × 6 satellites of M-Star, 1350 km: 4.5 and 9 ms); √((R + h)² − R²) at the horizon',
    through: 'relation',
    note: 'The slide gives its delays to half a millisecond.',
    run: () => [
      check('overhead, one way', 'ms', 4.5, (1000 * slantRange(1350e3, 90 * degree)) / lightSpeed, 0.02),
      check('at 20°, one way', 'ms', 9, (1000 * slantRange(1350e3, 20 * degree)) / lightSpeed, 0.02),
      check(
        '550 km overhead, round trip',
        'ms',
        2.2e6 / 299_792.458,
        1000 * bentPipeRoundTrip(550e3, Math.PI / 2),
      ),
      check(
        '550 km at the horizon',
        'km',
        Math.sqrt(6928.137 ** 2 - 6378.137 ** 2),
        slantRange(550e3, 0) / 1000,
      ),
    ],
  },
  {
    id: 'L03',
    family: 'services',
    title: 'A queue with even service: 20 an hour arrive where 30 an hour are served',
    source: 'Pollaczek–Khinchine; worked example of M/D/1: 0.067 h in the system, 0.0333 h in the queue',
    through: 'relation',
    run: () => [
      check('waiting', 'h', 1 / 30, waitOf(20 / 30, 1 / 30)),
      check('in the system', 'h', 0.067, waitOf(20 / 30, 1 / 30) + 1 / 30, 0.01),
    ],
  },
  {
    id: 'L04',
    family: 'services',
    title: 'Energy of an answer token, Llama 3.1 on H100, prompts counted',
    source:
      'ML.ENERGY Benchmark v3.0 (Chung 2026-02-09), energy per output token at batch; prompts of 634 and answers of 717 tokens (docs/workload.md)',
    through: 'relation',
    note: 'Predicted: rates scatter by 23 %, powers by 20 %, of which P5–P95 is ±34 % in power. Energies of accelerators were fitted to the powers of these runs; rates of prompts were not.',
    run: () => [
      check('8B on one, batch 32', 'J', 0.1651, servedEnergy(1, 'llama-8b', 32), 0.34),
      check('8B on one, batch 64', 'J', 0.1186, servedEnergy(1, 'llama-8b', 64), 0.34),
      check('8B on one, batch 128', 'J', 0.09511, servedEnergy(1, 'llama-8b', 128), 0.34),
    ],
  },
  {
    id: 'L05',
    family: 'services',
    title: 'Four sites with two copies each, one request a second and site, by hand',
    source:
      'Hand sum: prompts take 1/4; answers 100/(3/4) = 133.3 tokens/s, which 1.4 at once give (steps of 20 to 25 ms); power 100 · 0 + 500/4 + 310 · 3/4 W',
    through: 'relation',
    run: () => {
      const found = solveDeployment({ workload }, handSum, nodeOfFigures(told), null);
      // s(b) = 20 ms + 1.25 ms (b − 1), 2 b/s(b) = 400/3: b = 15/11; the power is straight in b.
      const batch = 15 / 11;
      const power = 500 / 4 + (300 + 25 * (batch - 1)) * 0.75;
      const kilowattHours = (power * 1.2 * hoursOfYear) / 1000;
      const tokens = 100 * 3600 * hoursOfYear;
      const [tightest] = found.limits;
      return [
        check('let through by all sites', '1/s', 4 / (1000 / 4000 + 100 / 400), found.capacity),
        check('tokens of answers at a site', '1/s', 200, tightest.answerTokens),
        check('answers at once in a copy', '1', batch, found.hours[0].batch),
        check('power of a site', 'W', power * 1.2, found.hours[0].power),
        check('a prompt', 's', 0.5, found.latency.prompt),
        check('waiting for other prompts', 's', (0.25 * 0.5) / 1.5, found.latency.wait),
        check('from token to token', 's', (0.02 + 0.00125 * (batch - 1)) / 0.75, found.latency.token),
        check(
          'energy of a token at the site',
          'J',
          (power * 1.2) / 100,
          found.year.perToken?.site ?? Number.NaN,
        ),
        check(
          'energy for a million tokens',
          'USD',
          (kilowattHours * 0.1e6) / tokens,
          found.cost.perMillion?.energy.value ?? Number.NaN,
        ),
        check(
          'hardware for a million tokens',
          'USD',
          1000e6 / tokens,
          found.cost.perMillion?.hardware.value ?? Number.NaN,
        ),
        check('CO₂ of a year', 'kg', 4 * kilowattHours * 0.4, found.carbon.value),
      ];
    },
  },
  {
    id: 'L06',
    family: 'services',
    title: 'Half a day of even sun, a battery of 20 kWh, 500 W around the clock',
    source:
      'Hand sum: a night takes 500 W · 12 h/0.9; the array that closes the day has 500 W (1 + 1/(0.95 · 0.9)); a battery lasts 0.8 · 20 kWh · 0.9/500 W',
    through: 'relation',
    run: () => {
      const ample = yearOffGrid(island(2000));
      const dark = yearOffGrid(island(5000, 5));
      const taken = ample.arrayUsed;
      return [
        check('lowest charge', '1', 1 - 6 / 0.9 / 20, ample.leastCharge),
        check('taken from the array in a day', 'kWh', 6 + 6 / 0.9 / 0.95, taken / 365 / 3.6e6),
        check('lost in the battery in a day', 'kWh', 6 / 0.9 / 0.95 - 6, ample.lostInStorage / 365 / 3.6e6),
        check('array that just closes', 'W', 500 * (1 + 1 / 0.855), largest(isTooSmall, 5000), 1e-6),
        check('autonomy', 'h', 28.8, autonomyOf(storage, 500) / 3600),
        // The battery is full at 18 h, and what follows is 6 h, five dark days and 6 h of the next night.
        check('without energy over five dark days', 'h', 6 + 120 + 6 - 28.8, dark.lossOfLoad, 1e-6),
      ];
    },
  },
  {
    id: 'L07',
    family: 'services',
    title: 'A module of 450 W with −0.3 %/K and 45 °C of nominal temperature',
    source:
      'Duffie & Beckman, Solar Engineering of Thermal Processes, 23.3: T = T_a + (T_n − 20 °C) G/800; hand sum',
    through: 'relation',
    run: () => {
      const modules = { peakPower: 450, temperatureCoefficient: -0.003, nominalCell: 318.15, losses: 0 };
      return [
        check('cells at 1000 W/m² and 30 °C', '°C', 61.25, cellTemperature(303.15, 1000, 318.15) - 273.15),
        check('power there', 'W', 450 * (1 - 0.003 * 36.25), modulePower(modules, 1000, 303.15)),
        check('power at 25 °C of the cells', 'W', 225, modulePower(modules, 500, 298.15 - 15.625)),
      ];
    },
  },
  {
    id: 'L08',
    family: 'services',
    title: 'Sunlight outside the air at 43° N on 15 April, and the share from the sky',
    source:
      'Duffie & Beckman, example 1.10.1: 33.8 MJ/m² with 1367 W/m², here with 1361; eq. 1.10.3 at the declination of the almanac at noon; eq. 2.12.1 (Erbs) by hand at K = 0.5',
    through: 'relation',
    note: 'The book has the declination by a sine of the day, 9.41°; the almanac has 9.7°, which makes 0.9 % of the day.',
    run: () => {
      const step = 60;
      let sum = 0;
      for (let second = 0; second < 86_400; second += step) {
        const time = Date.UTC(2001, 3, 15) + (second + step / 2) * 1000;
        sum += outsideAir(sunPosition(time, 43, 0).elevation, 104) * step;
      }
      // Seen from the pole the sun stands as high as it is declined.
      const declination = sunPosition(Date.UTC(2001, 3, 15, 12), 90, 0).elevation;
      const phi = 43 * degree;
      const sunset = Math.acos(-Math.tan(phi) * Math.tan(declination));
      const mean =
        Math.cos(phi) * Math.cos(declination) * Math.sin(sunset) +
        sunset * Math.sin(phi) * Math.sin(declination);
      const closed = (86_400 * outsideAir(Math.PI / 2, 104) * mean) / Math.PI;
      return [
        check('in a day, the book', 'MJ/m2', (33.8 * 1361) / 1367, sum / 1e6, 0.01),
        check('in a day, closed form', 'MJ/m2', closed / 1e6, sum / 1e6, 0.001),
        check('from the sky, sunset at 75°', '1', 0.391125, diffuseShare(0.5, 75 * degree), 1e-6),
        check('from the sky, sunset at 90°', '1', 0.429125, diffuseShare(0.5, 90 * degree), 1e-6),
      ];
    },
  },
  {
    id: 'L09',
    family: 'services',
    title: 'Hours of sunlight from monthly means, Las Vegas',
    source:
      'USA_NV_Las.Vegas-McCarran.Intl.AP.723860_TMY3.stat (EnergyPlus weather): average hourly statistics of global and diffuse horizontal radiation',
    through: 'relation',
    note: 'Made from the twelve means alone; 5 % of the noon for the course of the day, 15 % for what comes from the sky: an estimate of a single place.',
    run: () => {
      const january = monthOf(0);
      const june = monthOf(5);
      const ofNoon = (quantity: string, reference: number, value: number, noon: number): Check => ({
        ...check(quantity, 'W/m2', reference, value, 0.05),
        scale: noon,
      });
      return [
        check('global of January', 'Wh/m2', 2915, january.global),
        check('global of June', 'Wh/m2', 8091, june.global),
        check('from the sky, January', 'Wh/m2', 883, january.diffuse, 0.15),
        check('from the sky, June', 'Wh/m2', 1818, june.diffuse, 0.15),
        ofNoon('January, 9 to 10 h', 340, january.hours[9], 475),
        ofNoon('January, 11 to 12 h', 475, january.hours[11], 475),
        ofNoon('June, 7 to 8 h', 511, june.hours[7], 967),
        ofNoon('June, 11 to 12 h', 967, june.hours[11], 967),
      ];
    },
  },
  {
    id: 'L10',
    family: 'services',
    title:
      'Twenty racks of a cluster as the nodes of a site: power at half load, and what is left without some of them',
    source:
      'Hand sums: racks of 6 kW idle and 30 kW, P/η along the chain, chillers by their coefficient; tokens by the share of the racks; P = idle + dynamic · share^1.82 (docs/workload.md)',
    through: 'network',
    run: () => {
      const outdoor = outdoorOf(servedSample().cluster);
      const { power, thermal } = solveCluster(servedSample(0.5), outdoor);
      const pumps = 2 * (thermal.rows[0].pumps?.power ?? 0);
      // The air of the racks stays: 12 m³/s of them, 0.8 of it from the units, a tenth more for what passes by.
      const fans = 8e3 * ((12 * 0.8) / 0.9 / 20) ** 3;
      const chilled = (20 * 3e3 + fans) / 5 + 2e3;
      const others = power.facilityPumps + power.coolerFans + fans + chilled + 5e3;
      const utility = ((360e3 / 0.98 + pumps) / 0.96 + others) / 0.99;
      const powers = powersOf(servedSample, outdoor, null);
      const node = { ...nodeOfFigures({ ...told, answerPower: [[1, 360e3], [5, 360e3]] }), plant: { powers, losses: [] } }; // prettier-ignore
      const site = solveDeployment({ workload }, { ...handSum, facility: null }, node, null);
      const shares = sharesOfRacks({ thermal }, new Map([['rack', 1000]]));
      const left = (count: number, rate: number): number =>
        servedLosses(
          [
            {
              what: '',
              outcome: 'throttles',
              after: 0,
              throttled: [{ row: '', rack: 'rack', count, rate }],
              hottest: null,
              notes: [],
            },
          ],
          shares,
        )[0].left;
      return [
        check('racks', 'W', 360e3, racksAt(powers, 0.5)),
        check('utility', 'W', utility, utilityAt(powers, 360e3), 1e-6),
        check('energy of an answer token', 'J', utility / 400, site.phases[1].energy.site, 1e-6),
        check('ten of twenty stopped', '1', 0.5, left(10, 0)),
        check('ten of twenty at 0.8 of their rate', '1', 0.9, left(10, 0.8 ** 1.82)),
      ];
    },
  },
];
