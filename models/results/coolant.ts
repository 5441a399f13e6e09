import type { PlacementId } from '#models/project/records.ts';

/** What a coolant loop does. */
export interface CoolantLoopResult {
  readonly name: string;
  /** Its name in the solver's tables. */
  readonly coolant: string;
  readonly flow: number; // m3/s at the supply
  readonly supplyTemperature: number; // K, to the plates, or to the radiators of a loop without
  readonly returnTemperature: number; // K, from them
  /** Between supply and return, Pa. */
  readonly pressureDrop: number;
  /** What the rack must give at the connection, Pa; null: a closed loop. */
  readonly connectionPressure: number | null;
  readonly heat: number; // W that leave at the connection, or to the facility water
  readonly toAir: number; // W that radiators give to the air; negative where they take heat out of it
  /** Of moist room air at the supply; below it water condenses, K. */
  readonly dewPoint: number;
  /** Supply temperature at which the first of what it cools meets its limit (linear in the margin), K; null in a closed loop. */
  readonly warmestSupply: number | null;
  /** Its distribution unit, whose pumps stand among `pumps`; null without. */
  readonly cdu: CduResult | null;
  readonly plates: readonly CoolantPartResult[];
  readonly radiators: readonly CoolantPartResult[];
  readonly pumps: readonly PumpResult[];
}

/** The facility water of a coolant distribution unit. */
export interface CduResult {
  readonly id: PlacementId;
  readonly facilityFlow: number; // m3/s at its supply temperature
  readonly facilityTemperature: number; // K, as it comes in
  readonly facilityReturn: number; // K, as it leaves
  readonly facilityPressureDrop: number; // Pa; 0 where it is not known
  /** Coolant leaving the unit, the heat of its pumps included, over facility water coming in, K. */
  readonly approach: number;
}

/** Coolant through a plate or radiator. */
export interface CoolantPartResult {
  readonly id: PlacementId;
  readonly flow: number; // m3/s
  readonly velocity: number; // m/s in its hose
  readonly inletTemperature: number; // K
  readonly outletTemperature: number; // K
  readonly pressureDrop: number; // Pa, hoses included
  readonly heat: number; // W into the coolant
  /** Of a plate in which the coolant boils, else null: share of vapour that leaves, and of the heat at dry-out. */
  readonly quality: number | null;
  readonly dryOut: number | null;
}

export interface PumpResult {
  readonly id: PlacementId;
  readonly flow: number; // m3/s; of a failed pump 0 where its check valve is closed
  readonly pressure: number; // Pa rise; of a failed pump 0, or below where the coolant is driven through it
  readonly power: number; // W electrical
  readonly state: 'running' | 'back-flow' | 'failed';
  /** Its curve at this speed: [m3/s, Pa]. */
  readonly curve: readonly (readonly [number, number])[];
}

/** The dielectric that fills a tank in the place of air. */
export interface BathResult {
  /** Its name in the solver's tables. */
  readonly coolant: string;
  /** Between the parts, what stands between the fins of sinks left out, m3. */
  readonly volume: number;
  readonly mass: number; // kg
  /** Of the coldest and the warmest zone, K. */
  readonly coolest: number;
  readonly warmest: number;
  /** Where it is coolest, Pa s: the most that its pump has to deal with. */
  readonly viscosity: number;
}
