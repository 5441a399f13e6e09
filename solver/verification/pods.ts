/*
 * Pods: boxes in the open at rest and in time, what cools them, and their air.
 */
import type { Pod, Side } from '#models/pod/pod.ts';
import { clearBeamShare, clearSunlight } from '#solver/correlations/clear-sky.ts';
import { momentOf } from '#solver/pod/balance.ts';
import { coldStart } from '#solver/pod/cold.ts';
import type { PodState } from '#solver/pod/contract.ts';
import { areaOf, wallAt } from '#solver/pod/faces.ts';
import { heatToRemove } from '#solver/pod/limits.ts';
import { dewPointOf, moistureAfter } from '#solver/pod/moisture.ts';
import { podYear } from '#solver/pod/year.ts';
import { airDensity, airSpecificHeat } from '#solver/properties/air.ts';
import { humidityRatio, saturatedRatio } from '#solver/site/psychrometrics.ts';
import {
  area,
  coefficient,
  constantYear,
  exchanger,
  faceOf,
  fans,
  filterArea,
  freeFlow,
  load,
  pod,
  pressure,
  quadraticLoss,
  ready,
  restOf,
  shutOff,
  sides,
  ua,
  unit,
  unsaid,
  weather,
  zero,
} from '#solver/verification/pod-sample.ts';
import { absolute, relative, type VerificationCase } from '#solver/verification/row.ts';

/** Duty of the unit at rest, in closed form. @param outdoor K */
function dutyAt(outdoor: number, capacity: number): number {
  return (load.power + unit.insidePower + ua * (outdoor - unit.setPoint)) / (capacity + ua * unit.band);
}

export const podCases: readonly VerificationCase[] = [
  {
    id: 'P01',
    family: 'site',
    title: 'Cooling of a switch cabinet, 900 W, 10 K above its surroundings',
    source:
      'LTi Drives, CDA3000 Engineering Guide, 7-6: 0.6 × 0.5 × 2 m of sheet steel, A = 1.8 H (W + D) + 1.4 W D = 4.38 m² (VDE 0660 part 500, now IEC 60890), Q_S = 5.5 · 4.4 · 10 = 242 W, Q_E = 658 W',
    through: 'network',
    note: 'The guide rounds 4.38 to 4.4 m².',
    run() {
      const factors: Partial<Record<Side, number>> = { roof: 1.4, floor: 0 };
      const film = { kind: 'stated', coefficient: 25 } as const;
      const body = { ...pod.body, insideFilm: 8 };
      const faces = sides.map((side) => ({
        ...faceOf(side),
        exposure: factors[side] ?? 0.9,
        build: { kind: 'u-value', uValue: 5.5 } as const,
      }));
      const cabinet = ready({ body, film, faces, contents: [{ ...load, power: 900 }] });
      const moment = momentOf(cabinet, weather(zero + 25));
      return [
        {
          quantity: 'effective surface',
          unit: 'm²',
          reference: 4.38,
          value: cabinet.walls.reduce((sum, wall) => sum + wall.area, 0),
          tolerance: relative(1e-9),
        },
        {
          quantity: 'cooling to be given',
          unit: 'W',
          reference: 658,
          value: heatToRemove(cabinet, moment, zero + 35),
          tolerance: relative(5e-3),
        },
      ];
    },
  },
  {
    id: 'P02',
    family: 'site',
    title: 'Sol-air temperature of a dark roof and wall',
    source:
      'ASHRAE Handbook, Fundamentals (2017), ch. 18, eq. 30: t_e = t_o + α E_t/h_o − ε ΔR/h_o; 35 °C, α 0.9, 800 W/m², 17 W/(m² K), ΔR = 63 W/m² on the level roof',
    through: 'relation',
    run() {
      const around = { insideFilm: 7.7, film: pod.film, ground: zero };
      const at = zero + 35;
      const lost = 63;
      const sky = (at ** 4 - lost / 5.670374419e-8) ** 0.25;
      const walls = ready({ faces: sides.map((side) => ({ ...faceOf(side), emissivity: 1 })) }).walls;
      const of = (side: Side, from: number): number =>
        wallAt(walls[sides.indexOf(side)], around, { ...weather(at), sky: from }, 800).solAir - zero;
      return [
        {
          quantity: 'roof under a cold sky',
          unit: '°C',
          reference: 35 + (0.9 * 800 - lost) / coefficient,
          value: of('roof', sky),
          tolerance: absolute(1e-6),
        },
        {
          quantity: 'wall, surroundings as the air',
          unit: '°C',
          reference: 35 + (0.9 * 800) / coefficient,
          value: of('front', at),
          tolerance: absolute(1e-6),
        },
      ];
    },
  },
  {
    id: 'P03',
    family: 'site',
    title: 'Clear sky at Madison, 22 August, 11:30 solar time, 270 m',
    source:
      'Duffie & Beckman, Solar Engineering of Thermal Processes, examples 2.8.1 and 2.8.2 (Hottel 1976; Liu & Jordan 1960): cos θ_z 0.846, τ_b 0.62, 830 W/m² direct, 702 W/m² of it on a level plane, 101 W/m² diffuse',
    through: 'relation',
    note: 'The book has 1367 W/m² at 1 au, this program 1361. Its digits were not looked up again here.',
    run() {
      const elevation = Math.asin(0.846);
      const light = clearSunlight(elevation, 270, 234);
      const check = (quantity: string, reference: number, value: number) => ({
        quantity,
        unit: 'W/m²',
        reference,
        value,
        tolerance: relative(0.015),
      });
      return [
        {
          quantity: 'share of the direct light let through',
          unit: '1',
          reference: 0.62,
          value: clearBeamShare(elevation, 270),
          tolerance: relative(0.005),
        },
        check('direct', 830, light.direct),
        check('direct on a level plane', 702, light.global - light.diffuse),
        check('diffuse', 101, light.diffuse),
      ];
    },
  },
  {
    id: 'P04',
    family: 'site',
    title: 'Boxes at rest at 35 °C with 500 W: closed, with exchanger, with fans, with air conditioner',
    source:
      'Closed form: T = T_o + (P + P_i)/(U A + K), K = ε C_min (Kays & London) or ρ c Q, Q = m √(p₀/(p₀/Q₀² + b m²/A²)); duty d = (P + P_i + U A (T_o − T_s))/(Q_c + U A band)',
    through: 'network',
    run() {
      const at = zero + 35;
      const rho = airDensity(293.15, pressure);
      const stream = 0.6 * 0.1 * rho * airSpecificHeat(293.15);
      const each = Math.sqrt(
        shutOff / (shutOff / freeFlow ** 2 + (quadraticLoss * 4 * rho) / (filterArea ** 2 * rho)),
      );
      const blown = 2 * each * airDensity(at, pressure) * airSpecificHeat(at);
      const capacity = 1700;
      const duty = dutyAt(at, capacity);
      const cooled = restOf({ cooling: unit });
      const rise = (quantity: string, reference: number, state: PodState) => ({
        quantity,
        unit: '°C',
        reference: reference - zero,
        value: state.air - zero,
        tolerance: relative(1e-6),
        scale: reference - at,
      });
      return [
        rise('closed', at + 500 / ua, restOf({})),
        rise('exchanger', at + 540 / (ua + stream), restOf({ cooling: exchanger })),
        rise('fans', at + 600 / (ua + blown), restOf({ cooling: fans })),
        {
          quantity: 'duty of the air conditioner',
          unit: '1',
          reference: duty,
          value: cooled.duty,
          tolerance: relative(1e-6),
        },
        {
          quantity: 'its power, coefficient 3',
          unit: 'W',
          reference: (duty * capacity) / 3,
          value: cooled.flows.outsideCooling,
          tolerance: relative(1e-6),
        },
      ];
    },
  },
  {
    id: 'P05',
    family: 'site',
    title: 'Cold start from −30 °C: a box warms as one capacity, and a battery behind a conductance',
    source:
      'Closed form: t = −τ ln(1 − ΔT U A/P), τ = C/(U A); a body that follows its air with τ_b: 1 − (τ e^(−t/τ) − τ_b e^(−t/τ_b))/(τ − τ_b) where it stores nothing beside the air',
    through: 'network',
    run() {
      const heater = { power: 1200, setPoint: zero + 200, band: 1, ...unsaid };
      const at = zero - 30;
      const tau = pod.body.heatCapacity / ua;
      const after = (changes: Partial<Pod>): number =>
        coldStart(ready({ heater, ...changes }), weather(at)).after ?? Number.NaN;
      // Small beside the air, so that its heat does not count: 5 J/K, after 600 s.
      const body = 600;
      const small = { ...load, heatCapacity: 5, conductance: 5 / body, coldStart: zero };
      const wanted = (30 * ua) / heater.power;
      const share = (t: number): number =>
        1 - (tau * Math.exp(-t / tau) - body * Math.exp(-t / body)) / (tau - body);
      let low = 0;
      let high = 1e5;
      for (let n = 0; n < 60; n++) {
        const middle = (low + high) / 2;
        if (share(middle) < wanted) low = middle;
        else high = middle;
      }
      return [
        {
          quantity: 'one capacity: until 0 °C',
          unit: 's',
          reference: -tau * Math.log(1 - wanted),
          value: after({}),
          tolerance: relative(0.02),
        },
        {
          quantity: 'battery: until 0 °C',
          unit: 's',
          reference: low,
          value: after({ contents: [small] }),
          tolerance: relative(0.02),
        },
      ];
    },
  },
  {
    id: 'P06',
    family: 'site',
    title: 'Moisture of a closed box: leakage, dew point, evaporator',
    source:
      'Closed form: w = w_o + (w_1 − w_o) e^(−V_l t/V); water to the evaporator V_e (1 − b) d ρ (w − w_e); dew point of 20 °C at 50 %: 9.3 °C, ASHRAE psychrometric chart 1',
    through: 'relation',
    run() {
      const volume = 0.6 * 0.5 * 2;
      const leakage = volume / 7200;
      const first = humidityRatio(zero + 20, 0.5, pressure);
      const outside = 0.012;
      const leaky = ready({ air: { ...pod.air, leakage } });
      const state = { air: zero + 30, duty: 0.4 };
      const given = { outdoors: weather(zero + 25, outside), mayCool: true };
      const dried = moistureAfter(ready({ cooling: unit }), 0.02, state, given, 1e-3);
      const flow = unit.insideFlow * (1 - unit.bypass) * state.duty;
      return [
        {
          quantity: 'after one hour, leakage of half the volume',
          unit: 'g/kg',
          reference: 1e3 * (outside + (first - outside) * Math.exp(-0.5)),
          value: 1e3 * (moistureAfter(leaky, first, state, given, 3600).ratio ?? Number.NaN),
          tolerance: relative(1e-9),
        },
        {
          quantity: 'dew point',
          unit: '°C',
          reference: 9.3,
          value: dewPointOf(first, pressure) - zero,
          tolerance: absolute(0.1),
        },
        {
          quantity: 'water to the evaporator at 20 g/kg',
          unit: 'g/s',
          reference:
            1e3 * flow * airDensity(state.air, pressure) * (0.02 - saturatedRatio(zero + 15, pressure)),
          value: 1e3 * dried.drained,
          tolerance: relative(1e-3),
        },
      ];
    },
  },
  {
    id: 'P07',
    family: 'site',
    title: 'A year of one weather: energy of load and air conditioner',
    source: 'Closed form: 8760 h of P, of the fan inside, and of d Q_c/COP, d as in P04',
    through: 'network',
    run() {
      const at = zero + 35;
      const capacity = 1700;
      const joules = 8760 * 3600;
      const whole = ready({ cooling: unit });
      const year = podYear(whole.pod, whole.contents, constantYear(at));
      const cooling = unit.insidePower + (dutyAt(at, capacity) * capacity) / 3;
      return [
        {
          quantity: 'energy of the cooling',
          unit: 'kWh',
          reference: (cooling * joules) / 3.6e6,
          value: year.energy.cooling / 3.6e6,
          tolerance: relative(1e-6),
        },
        {
          quantity: 'PUE',
          unit: '1',
          reference: (load.power + cooling) / load.power,
          value: year.pue ?? Number.NaN,
          tolerance: relative(1e-6),
        },
        {
          quantity: 'mean of the air inside',
          unit: '°C',
          reference: 30 + dutyAt(at, capacity) * unit.band,
          value: year.air.mean - zero,
          tolerance: absolute(1e-4),
        },
      ];
    },
  },
  {
    id: 'P08',
    family: 'site',
    title: 'Sides of a cabinet, and its heat with layers',
    source: 'Areas of a cuboid; series of resistances: 1/U = 1/7.7 + 0.002/50 + 0.04/0.025 + 1/17',
    through: 'network',
    run() {
      const layers = [
        { thickness: 0.002, conductivity: 50, ...unsaid },
        { thickness: 0.04, conductivity: 0.025, ...unsaid },
      ];
      const faces = sides.map((side) => ({ ...faceOf(side), build: { kind: 'layers', layers } as const }));
      const own = 1 / (1 / 7.7 + 0.002 / 50 + 0.04 / 0.025 + 1 / coefficient);
      return [
        {
          quantity: 'area of all sides',
          unit: 'm²',
          reference: area,
          value: sides.reduce((sum, side) => sum + areaOf(side, pod.body.size), 0),
          tolerance: relative(1e-12),
        },
        {
          quantity: 'rise with 500 W',
          unit: 'K',
          reference: 500 / (own * area),
          value: restOf({ faces }).air - (zero + 35),
          tolerance: relative(1e-6),
        },
      ];
    },
  },
];
