import { scaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import type { Curve } from '#models/schema/field.ts';

const width = 96;
const height = 20;

/** A curve's shape without axes; the values stand beside it in words or a table. */
export function Sparkline({ points }: { readonly points: Curve }) {
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const x = scaleLinear([Math.min(...xs), Math.max(...xs)], [1, width - 1]);
  const y = scaleLinear([Math.min(0, ...ys), Math.max(...ys)], [height - 2, 2]);
  const path = line<readonly [number, number]>(
    (point) => x(point[0]),
    (point) => y(point[1]),
  )([...points]);
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      aria-hidden
      className="bw-sparkline"
    >
      <path d={path ?? ''} fill="none" stroke="currentColor" strokeWidth={1.5} />
    </svg>
  );
}
