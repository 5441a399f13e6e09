import type { RackItem, Slot } from '#models/rack/rack.ts';
import { itemFields } from '#models/rack/fields.ts';
import type { FilledRack, Standing } from '#models/rack/standing.ts';
import { formatNumber } from '#models/units/units.ts';
import { amount, celsius, signedKelvin } from '#renderer/panels/figures.tsx';
import type { RackSession } from '#renderer/store/rack-contract.ts';
import type { RackProgress, SlotResult } from '#solver/rack/contract.ts';

export const unitName = ({ rack }: FilledRack): string => (rack.frame.kind === 'orv3' ? 'OU' : 'U');

/** “U 3–10”, “U 44”, “beside”. */
export function placeText(filled: FilledRack, unit: number | null, units: number): string {
  if (unit === null || units === 0) return 'beside';
  return `${unitName(filled)} ${unit}${units > 1 ? `–${unit + units - 1}` : ''}`;
}

export const roleText = ({ role }: RackItem): string =>
  itemFields.role.options.find(({ value }) => value === role)?.label ?? role;

export const kindText = ({ content }: Slot): string =>
  content.kind === 'enclosure' ? 'Enclosure' : roleText(content);

/** What was solved for a thing in the rack; null where nothing was, or it takes no air. */
export function resultOf({ answer }: RackSession, { name, content }: Standing): SlotResult | null {
  if (content.kind !== 'enclosure') return null;
  return answer?.answer.result.slots.find((slot) => slot.name === name) ?? null;
}

export const isStale = ({ answer, filled }: RackSession): boolean => answer?.filled !== filled;

export type Tone = 'bad' | 'warn' | undefined;

/** Margins below this are close, K. */
const close = 5;

export const toneOf = (margin: number | null | undefined): Tone =>
  margin == null || margin >= close ? undefined : margin < 0 ? 'bad' : 'warn';

export function marginText({ margin, hottest }: SlotResult): string {
  return margin === null
    ? 'no part has a limit'
    : `${signedKelvin(margin)} to the limit of ${hottest ?? '?'}`;
}

/** What is told of a result beside the picture, for whoever does not see it. */
export function slotText(result: SlotResult): string {
  return `inlet ${celsius(result.inlet)}, ${marginText(result)}`;
}

export const airText = (flow: number): string => amount(flow, 'volume-flow', 'm3/h');
export const litresText = (flow: number | null): string => amount(flow, 'volume-flow', 'L/min');
export const kilograms = (mass: number): string => amount(mass, 'mass', 'kg');
export const percent = (share: number): string => `${formatNumber(share * 100, 2)} %`;
export const degrees = (angle: number): string => `${((angle * 180) / Math.PI).toFixed(1)}°`;

export function progressText({ kind, place, kinds, done, solves }: RackProgress): string {
  const which = kinds > 1 ? ` (${place} of ${kinds})` : '';
  return `Condensing ${kind}${which}: ${done} of ${solves} solves`;
}
