/*
 * Liquids by their property tables (liquids.json, each with source and confidence).
 */
import type { LiquidFluid, LiquidRow } from '#solver/case/liquid.ts';
import liquids from '#solver/properties/liquids.json' with { type: 'json' };
import { Evaporation } from '#solver/properties/evaporation.ts';
import { LevelledCurve, LevelledViscosity } from '#solver/properties/levelled-curve.ts';
import { waterMoleFraction, waterVapourPressure } from '#solver/properties/vapour-pressure.ts';

interface LiquidRecord {
  readonly freezing?: number; // K
  readonly boiling?: number; // K, at 1 atm
  /** Of water and solutions in it: mass fraction and molar mass [kg/mol] of the solute. */
  readonly aqueous?: { readonly solute: number; readonly molarMass: number };
  /** Latent heat [K, J/kg] on the saturation line. */
  readonly latent?: readonly (readonly number[])[];
  readonly rows: readonly (readonly number[])[];
}

const known: Readonly<Record<string, LiquidRecord>> = liquids;

/** Names that a case may use. */
export const liquidNames: readonly string[] = Object.keys(known);

/** Latent heat of a known liquid at a temperature [K], straight between its points, held beyond, J/kg; null where it is not known. */
export function latentHeatOf(name: string, temperature: number): number | null {
  const points = known[name]?.latent;
  if (!points) return null;
  const next = points.findIndex(([t]) => t >= temperature);
  if (next <= 0) return points[next < 0 ? points.length - 1 : 0][1];
  const [[t0, h0], [t1, h1]] = [points[next - 1], points[next]];
  return h0 + ((h1 - h0) * (temperature - t0)) / (t1 - t0);
}

/** What is wrong with a liquid, in words, or null. */
export function liquidFault({ name, table }: LiquidFluid): string | null {
  if (table === undefined) {
    if (name !== undefined && Object.hasOwn(known, name)) return null;
    const called =
      name === undefined ? 'a liquid without a table needs a name' : `no liquid is called “${name}”`;
    return `${called}: give a table, or one of ${liquidNames.join(', ')}`;
  }
  const isRising = table.every((row, i) => i === 0 || row[0] > table[i - 1][0]);
  return table.length > 0 && isRising ? null : 'the table of a liquid needs rows with rising temperatures';
}

function rowsOf({ name, table }: LiquidFluid): readonly (LiquidRow | readonly number[])[] {
  return table ?? known[name ?? '']?.rows ?? [];
}

/** Whether a liquid's table tells how it expands; one row does not. */
export function liquidExpands(fluid: LiquidFluid): boolean {
  return rowsOf(fluid).length > 1;
}

/** What a solution can tell of a liquid at its temperatures. */
export interface LiquidLimits {
  readonly name: string;
  /** Ends of the table, K. */
  readonly lowest: number;
  readonly highest: number;
  readonly freezing: number | undefined; // K
  readonly boiling: number | undefined; // K, at 1 atm; absent where evaporation is modelled
  /** At which an evaporating liquid boils, K; half a kelvin above it is all vapour. */
  readonly saturation: number | undefined;
  readonly latentHeat: number | undefined; // J/kg
  /** Pa, at a temperature [K]; absent where it is not known. */
  readonly vapourPressure: ((temperature: number) => number) | undefined;
}

function vapourPressureOf({
  solute,
  molarMass,
}: NonNullable<LiquidRecord['aqueous']>): (t: number) => number {
  const share = waterMoleFraction(solute, molarMass);
  return (t) => share * waterVapourPressure(t);
}

/**
 * Density, specific heat and conductivity are monotone cubics through the rows, viscosity is one in ln μ over 1/T;
 * enthalpy is the exact integral of the specific heat. Beyond the rows all level off, finite and positive.
 */
export class Liquid {
  readonly isAir = false;
  readonly expands: boolean;
  readonly pressure = 101325;
  readonly liquid: LiquidLimits;
  readonly #density: LevelledCurve;
  readonly #specificHeat: LevelledCurve;
  readonly #conductivity: LevelledCurve;
  readonly #viscosity: LevelledViscosity;
  readonly #evaporation: Evaporation | null;

  /** @throws RangeError with the words of `liquidFault` */
  constructor(fluid: LiquidFluid) {
    const fault = liquidFault(fluid);
    if (fault !== null) throw new RangeError(fault);
    const record = fluid.table ? undefined : known[fluid.name ?? ''];
    const rows = rowsOf(fluid);
    const column = (k: number): (readonly [number, number])[] => rows.map((row) => [row[0], row[k]]);
    this.#density = new LevelledCurve(column(1));
    this.#specificHeat = new LevelledCurve(column(2));
    this.#conductivity = new LevelledCurve(column(3));
    this.#viscosity = new LevelledViscosity(column(4));
    this.expands = liquidExpands(fluid);
    const { evaporation } = fluid;
    this.#evaporation = evaporation ? new Evaporation(evaporation.temperature, evaporation.heat) : null;
    this.liquid = {
      name: fluid.name ?? 'the liquid',
      lowest: rows[0][0],
      highest: rows[rows.length - 1][0],
      freezing: fluid.freezing ?? record?.freezing,
      boiling: evaporation ? undefined : (fluid.boiling ?? record?.boiling),
      saturation: evaporation?.temperature,
      latentHeat: evaporation?.heat,
      vapourPressure: record?.aqueous && vapourPressureOf(record.aqueous),
    };
  }

  density(t: number): number {
    return this.#density.value(t);
  }
  densitySlope(t: number): number {
    return this.#density.slope(t);
  }
  viscosity(t: number): number {
    return this.#viscosity.value(t);
  }
  viscositySlope(t: number): number {
    return this.#viscosity.slope(t);
  }
  specificHeat(t: number): number {
    return this.#specificHeat.value(t) + (this.#evaporation?.specificHeat(t) ?? 0);
  }
  specificHeatSlope(t: number): number {
    return this.#specificHeat.slope(t) + (this.#evaporation?.specificHeatSlope(t) ?? 0);
  }
  conductivity(t: number): number {
    return this.#conductivity.value(t);
  }
  conductivitySlope(t: number): number {
    return this.#conductivity.slope(t);
  }
  prandtl(t: number): number {
    return (this.viscosity(t) * this.#specificHeat.value(t)) / this.conductivity(t);
  }
  prandtlSlope(t: number): number {
    const relative =
      this.viscositySlope(t) / this.viscosity(t) +
      this.#specificHeat.slope(t) / this.#specificHeat.value(t) -
      this.conductivitySlope(t) / this.conductivity(t);
    return this.prandtl(t) * relative;
  }
  /**
   * As `BuoyantFluid` wants it, β = −(∂ρ/∂T)/ρ of the table. Above a row the slope of β is one-sided: the curve of ρ is
   * once differentiable.
   */
  buoyancy(out: Float64Array, film: number): void {
    const density = this.density(film);
    const viscosity = this.viscosity(film);
    const pr = this.prandtl(film);
    const densitySlope = this.#density.slope(film);
    const prandtlGrowth = this.prandtlSlope(film) / pr;
    out[0] = this.conductivity(film);
    out[1] = pr;
    out[2] = (Math.abs(densitySlope) * density * pr) / (viscosity * viscosity);
    out[3] = this.conductivitySlope(film) / out[0];
    out[4] = prandtlGrowth;
    out[5] =
      densitySlope === 0
        ? 0
        : this.#density.curvature(film) / densitySlope +
          densitySlope / density -
          (2 * this.viscositySlope(film)) / viscosity +
          prandtlGrowth;
  }
  enthalpy(t: number): number {
    return this.#specificHeat.integral(t) + (this.#evaporation?.enthalpy(t) ?? 0);
  }
}
