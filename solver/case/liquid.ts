/**
 * Liquid by its property table: one that Boxwright knows by `name`, or one of its own with `table`, where `name` is a
 * label. Freezing and boiling (at 1 atm) are told of in the solution; they default to those of the known liquid.
 */
export interface LiquidFluid {
  readonly type: 'liquid';
  readonly name?: string;
  readonly table?: readonly LiquidRow[];
  readonly freezing?: number; // K
  readonly boiling?: number; // K
  /** It evaporates at this temperature [K] and takes up this latent heat [J/kg]; at one pressure, on its way to vapour. */
  readonly evaporation?: { readonly temperature: number; readonly heat: number };
}

/** T [K], density [kg/m³], specific heat [J/(kg K)], conductivity [W/(m K)], viscosity [Pa s]. */
export type LiquidRow = readonly [number, number, number, number, number];
