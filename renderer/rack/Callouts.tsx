import type { ElevationView } from '#models/rack/elevation-views.ts';
import type { Layout } from '#renderer/rack/elevation-layout.ts';
import { isStale, resultOf, toneOf } from '#renderer/rack/rack-words.ts';
import { useRack } from '#renderer/rack/use-rack.ts';
import { celsius, signedKelvin } from '#renderer/panels/figures.tsx';

/** Between two lines of text, px. */
const line = 13;

/** What was solved for each enclosure, at its height, between front and rear. */
export function Callouts({ view, layout }: { readonly view: ElevationView; readonly layout: Layout }) {
  const session = useRack((rack) => rack);
  const { scale, top, between, rear } = layout;
  const x = between + 14;
  return (
    <g className="bw-rack-callouts bw-stalable" data-stale={isStale(session) || undefined} aria-hidden>
      {view.shapes.map((shape) => {
        const result = resultOf(session, shape.standing);
        if (!result) return null;
        const y = top + (shape.y + shape.height / 2) * scale;
        const lines = [
          `in ${celsius(result.inlet)}`,
          ...(result.margin === null ? [] : [`${signedKelvin(result.margin)} ${result.hottest ?? ''}`]),
        ];
        const isTall = shape.height * scale >= line * lines.length;
        return (
          <g key={shape.standing.name} data-tone={toneOf(result.margin)}>
            <line x1={between + 2} x2={between + 10} y1={y} y2={y} />
            <line x1={rear - 10} x2={rear - 2} y1={y} y2={y} />
            {isTall ? (
              lines.map((text, index) => (
                <text
                  key={text}
                  x={x}
                  y={y + (index - (lines.length - 1) / 2) * line}
                  dy="0.35em"
                  data-tone={index === 1 ? toneOf(result.margin) : undefined}
                >
                  {text}
                </text>
              ))
            ) : (
              <text x={x} y={y} dy="0.35em" data-tone={toneOf(result.margin)}>
                {lines.join(' · ')}
              </text>
            )}
          </g>
        );
      })}
    </g>
  );
}
