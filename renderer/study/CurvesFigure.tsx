import type { CurvesBlock } from '#models/results/report.ts';
import { axisText, plotCurves } from '#models/results/plot-curves.ts';
import { XTicks, YTicks, YTitle } from '#renderer/plots/Ticks.tsx';

const size = { width: 720, height: 250 };
const area = { left: 56, right: size.width - 12, top: 10, bottom: size.height - 40 };

/** Courses with their names; the tables of the report tell the same to who does not see them. */
export function CurvesFigure({ block }: { readonly block: CurvesBlock }) {
  const { x, y, paths, limits } = plotCurves(block, area);
  return (
    <figure className="bw-study-block bw-study-figure">
      <figcaption>
        <h3>{block.title}</h3>
        <ul className="bw-study-legend">
          {paths.map(({ name }, index) => (
            <li key={name} className={`bw-series-${index + 1}`}>
              <i aria-hidden />
              {name}
            </li>
          ))}
        </ul>
      </figcaption>
      <svg
        viewBox={`0 0 ${size.width} ${size.height}`}
        className="bw-plot"
        role="img"
        aria-label={`${block.title}: ${paths.map(({ name }) => name).join(', ')} against ${block.x.title}`}
      >
        <XTicks area={area} ticks={x} />
        <YTicks area={area} ticks={y} />
        <YTitle area={area} text={axisText(block.y)} />
        <text className="bw-axis" x={(area.left + area.right) / 2} y={size.height - 6} textAnchor="middle">
          {axisText(block.x)}
        </text>
        {limits.map((at) => (
          <line key={at} className="bw-ride-limit" x1={area.left} x2={area.right} y1={at} y2={at} />
        ))}
        {paths.map(({ name, path }, index) => (
          <path key={name} className={`bw-study-curve bw-series-${index + 1}`} d={path} />
        ))}
      </svg>
    </figure>
  );
}
