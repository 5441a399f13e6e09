import { useMemo } from 'react';
import { kinds } from '#models/components/kinds.ts';
import { coolantLoopsOf } from '#models/project/coolant.ts';
import { formatNumber } from '#models/units/units.ts';
import {
  colourScaleOf,
  cssColour,
  kindColour,
  roundTicks,
  type ColourScale,
} from '#renderer/scene/colour-scale.ts';
import { paletteOf } from '#renderer/scene/palette.ts';
import { useWorkbench } from '#renderer/store/workbench.ts';

/** Samples of the ramp in the CSS gradient. */
const samples = 17;
/** At most this many ticks. */
const tickCount = 6;

/** What the colours mean: quantity, unit, range, and where the limits lie. */
export function Legend() {
  const by = useWorkbench((state) => state.view.colourBy);
  const design = useWorkbench((state) => state.design);
  const result = useWorkbench((state) => state.result);
  const stale = useWorkbench((state) => state.stale);
  const scale = useMemo(() => colourScaleOf(by, design, result), [by, design, result]);
  if (by === 'kind') return <KindLegend />;
  const unit = scale.unit === '' ? '' : ` [${scale.unit}]`;
  return (
    <figure className="bw-scene-legend" data-stale={stale} aria-label={`Colours: ${scale.title}${unit}`}>
      <figcaption>
        {scale.title} <span className="bw-scene-legend-unit">{scale.unit}</span>
        {scale.peak !== null && (
          <span className="bw-scene-legend-peak">
            {stale && '≈ '}highest {formatNumber(scale.shown(scale.peak))}
          </span>
        )}
      </figcaption>
      {scale.range ? <Ramp scale={scale} range={scale.range} /> : <p>No result yet</p>}
    </figure>
  );
}

function Ramp({ scale, range }: { readonly scale: ColourScale; readonly range: readonly [number, number] }) {
  const [low, high] = range;
  const stops = Array.from({ length: samples }, (_, n) => cssColour(scale.ramp(n / (samples - 1))));
  const place = (value: number) => `${((value - low) / (high - low)) * 100}%`;
  const placeShown = (value: number) => place(low + value - scale.shown(low));
  const limits = scale.limits.filter(({ value }) => value >= low && value <= high);
  return (
    <>
      <div className="bw-scene-legend-limits">
        {limits.map(({ value, count }) => (
          <span
            key={value}
            style={{ left: place(value) }}
            title={`Limit of ${count} ${count === 1 ? 'part' : 'parts'}: ${formatNumber(scale.shown(value))} ${scale.unit}`}
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
        {roundTicks(scale.shown(low), scale.shown(high), tickCount).map((value) => (
          <span key={value} style={{ left: placeShown(value) }}>
            {value}
          </span>
        ))}
      </div>
    </>
  );
}

function KindLegend() {
  const design = useWorkbench((state) => state.design);
  const theme = useWorkbench((state) => state.view.theme);
  const present = new Set(design.items.map((item) => item.kind));
  present.delete('chassis');
  const { hoses } = paletteOf(theme);
  const hasHoses = coolantLoopsOf(design).some((loop) => loop.hoses.length > 0);
  return (
    <figure className="bw-scene-legend bw-scene-legend-kinds" aria-label="Colours: kind of part">
      {[...present].sort().map((kind) => (
        <span key={kind}>
          <i style={{ background: cssColour(kindColour(kind)) }} />
          {kinds[kind].label}
        </span>
      ))}
      {hasHoses &&
        hoseTexts.map(([side, text]) => (
          <span key={side}>
            <i style={{ background: cssColour(hoses[side]) }} />
            {text}
          </span>
        ))}
    </figure>
  );
}

const hoseTexts = [
  ['supply', 'Coolant supply'],
  ['between', 'Coolant between plates'],
  ['return', 'Coolant return'],
] as const;
