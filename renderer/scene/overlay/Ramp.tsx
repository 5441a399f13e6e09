import { formatNumber } from '#models/units/units.ts';
import { cssColour, roundTicks, type Colour } from '#renderer/scene/colour-scale.ts';

/** Samples of the ramp in the CSS gradient. */
const samples = 17;
/** At most this many ticks. */
const tickCount = 6;

export interface RampProps {
  /** SI. */
  readonly range: readonly [number, number];
  readonly ramp: (share: number) => Colour;
  /** SI → what is printed. */
  readonly shown: (value: number) => number;
  readonly unit: string;
  /** Limits of parts, SI, each with how many have it. */
  readonly limits: readonly { readonly value: number; readonly count: number }[];
}

/** Colours with their ticks, and limits above them. */
export function Ramp({ range: [low, high], ramp, shown, unit, limits }: RampProps) {
  const stops = Array.from({ length: samples }, (_, n) => cssColour(ramp(n / (samples - 1))));
  const place = (value: number) => `${((value - low) / (high - low)) * 100}%`;
  const placeShown = (value: number) => place(low + value - shown(low));
  return (
    <>
      <div className="bw-scene-legend-limits">
        {limits
          .filter(({ value }) => value >= low && value <= high)
          .map(({ value, count }) => (
            <span
              key={value}
              style={{ left: place(value) }}
              title={`Limit of ${count} ${count === 1 ? 'part' : 'parts'}: ${formatNumber(shown(value))} ${unit}`}
            >
              ▼
            </span>
          ))}
      </div>
      <div
        className="bw-scene-legend-ramp"
        style={{ background: `linear-gradient(to right, ${stops.join(', ')})` }}
      />
      <div className="bw-scene-legend-ticks">
        {roundTicks(shown(low), shown(high), tickCount).map((value) => (
          <span key={value} style={{ left: placeShown(value) }}>
            {String(value).replace('-', '\u2212')}
          </span>
        ))}
      </div>
    </>
  );
}
