import type { CurveTable, ReadCurve } from '#models/schema/curve-table.ts';
import { columnText } from '#models/schema/curve-table.ts';
import type { Curve, CurveAxis, CurveField } from '#models/schema/field.ts';
import { findUnit, formatNumber } from '#models/units/units.ts';
import { curvePlot } from '#renderer/plots/curve-plot.ts';
import { XTicks, YTicks, YTitle } from '#renderer/plots/Ticks.tsx';
import type { Size } from '#renderer/plots/use-size.ts';

const inset = { left: 56, right: 14, top: 10, bottom: 36 };

/** A curve while it is entered, beside its table. Faulty rows are marked, the row that is typed in too. */
export function CurveChart({
  field,
  units,
  read,
  before,
  active,
  size,
}: {
  readonly field: CurveField;
  readonly units: CurveTable['units'];
  readonly read: ReadCurve;
  /** Drawn faintly: the curve of the part that was copied. */
  readonly before: Curve | null;
  readonly active: number | null;
  readonly size: Size;
}) {
  const area = {
    left: inset.left,
    right: size.width - inset.right,
    top: inset.top,
    bottom: size.height - inset.bottom,
  };
  const plot = curvePlot(field, units, read.points, before, area);
  const ticks = (scale: typeof plot.x, count: number) =>
    scale.ticks(count).map((tick) => ({ at: scale(tick), text: formatNumber(tick) }));
  const wrong = new Map(read.faults.map(({ row, severity }) => [row, severity]));
  return (
    <svg
      viewBox={`0 0 ${size.width} ${size.height}`}
      width={size.width}
      height={size.height}
      role="img"
      aria-label={words(field, units, read)}
      className="bw-plot"
    >
      <XTicks area={area} ticks={ticks(plot.x, Math.max(2, Math.floor(size.width / 90)))} />
      <YTicks area={area} ticks={ticks(plot.y, Math.max(2, Math.floor(size.height / 50)))} />
      <text className="bw-axis" x={(area.left + area.right) / 2} y={size.height - 6} textAnchor="middle">
        {titleOf(field.x, units.x)}
      </text>
      <YTitle area={area} text={titleOf(field.y, units.y)} />
      {plot.before !== '' && <path className="bw-system" d={plot.before} />}
      <path className="bw-curve" d={plot.path} />
      {plot.points.map(({ row, x, y }) => (
        <circle
          key={row}
          className="bw-entry-point"
          data-fault={wrong.get(row)}
          data-active={row === active || undefined}
          cx={x}
          cy={y}
          r={row === active ? 5.5 : 3.5}
        />
      ))}
    </svg>
  );
}

const titleOf = ({ label, quantity }: CurveAxis, unit: string) => {
  const shown = findUnit(quantity, unit)?.shown ?? unit;
  return shown === '' ? label : `${label}, ${shown}`;
};

/** The curve in a sentence, for those who do not see it. */
function words(field: CurveField, units: CurveTable['units'], { points }: ReadCurve): string {
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return `${field.label}: no points yet`;
  const at = (point: typeof first) =>
    `${columnText(field.y, point.y, units.y)} at ${columnText(field.x, point.x, units.x)}`;
  const count = points.length === 1 ? '1 point' : `${points.length} points`;
  return `${field.label}: ${count}, from ${at(first)} to ${at(last)}`;
}
