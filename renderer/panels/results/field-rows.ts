import type { PlacementId } from '#models/project/records.ts';
import type { FieldReport } from '#solver/field-run/contract.ts';

/** A part's temperatures side by side, K. */
export interface FieldRow {
  readonly id: PlacementId;
  readonly name: string;
  readonly field: number | null;
  readonly network: number | null;
  readonly difference: number | null;
  /** Nine in ten of the network's lie between; null where it has none. */
  readonly band: { readonly low: number; readonly high: number } | null;
  /** True where the field lies outside that band, and by more than a thermometer tells. */
  readonly disagrees: boolean;
  readonly limit: number | null;
  /** limit − field. */
  readonly margin: number | null;
  readonly source: string;
}

const sources: Readonly<Record<FieldReport['answer']['parts'][number]['by'], string>> = {
  block: 'mean of its block',
  air: 'air around it',
  metal: 'its metal',
  coolant: 'coolant holds it',
  nothing: 'not in the field',
};

/** Less is told apart by no usual thermometer, K. Source: IEC 60584-1:2013, type T, class 1. */
const leastDifference = 0.5;

/** Parts that have a temperature in the network. */
export function fieldRows({ answer, bands }: FieldReport): FieldRow[] {
  const bandOf = new Map(bands);
  return answer.parts
    .filter(({ network }) => network !== null)
    .map(({ id, name, field, network, difference, limit, by }) => {
      const found = bandOf.get(id);
      const band = found ? { low: found.low, high: found.high } : null;
      return {
        id,
        name,
        field,
        network,
        difference,
        band,
        disagrees:
          field !== null &&
          band !== null &&
          (field < band.low || field > band.high) &&
          Math.abs(difference ?? 0) >= leastDifference,
        limit,
        margin: field === null || limit === null ? null : limit - field,
        source: sources[by],
      };
    });
}
