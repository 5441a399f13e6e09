import { XTicks, YTicks } from '#renderer/plots/Ticks.tsx';
import { coursePlot, type Course } from '#renderer/plots/course-plot.ts';

export interface CourseChartProps {
  readonly turns: readonly number[];
  readonly courses: readonly Course[];
  readonly scale: Parameters<typeof coursePlot>[2];
  /** What is read out: the figures as they are now. */
  readonly label: string;
  readonly width: number;
  readonly height: number;
}

const inset = { left: 38, right: 82, top: 8, bottom: 20 };
/** Letters of a name that have room beside the plot. */
const longest = 12;

/** Quantities from turn to turn, their names at the ends of their lines. */
export function CourseChart({ turns, courses, scale, label, width, height }: CourseChartProps) {
  const area = {
    left: inset.left,
    right: width - inset.right,
    top: inset.top,
    bottom: height - inset.bottom,
  };
  const plot = coursePlot(turns, courses, scale, area);
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role="img"
      aria-label={label}
      className="bw-plot"
    >
      <XTicks area={area} ticks={plot.xTicks.map((tick) => ({ at: plot.x(tick), text: String(tick) }))} />
      <YTicks area={area} ticks={plot.yTicks.map(({ at, text }) => ({ at: plot.y(at), text }))} />
      <text className="bw-axis" x={0} y={area.bottom + 14}>
        turns
      </text>
      {scale.type === 'log' && (
        <line
          className="bw-course-target"
          x1={area.left}
          x2={area.right}
          y1={plot.y(scale.target)}
          y2={plot.y(scale.target)}
        />
      )}
      {plot.lines.map(({ id, name, place, path, label: at }) => (
        <g key={id} className={`bw-course-line bw-series-${place + 1}`}>
          <path d={path} />
          <text x={at.x} y={at.y} dy="0.35em">
            {name.length > longest ? `${name.slice(0, longest - 1)}…` : name}
          </text>
        </g>
      ))}
    </svg>
  );
}
