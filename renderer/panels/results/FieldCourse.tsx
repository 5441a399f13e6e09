import { useMemo } from 'react';
import { celsius, figure } from '#renderer/panels/figures.tsx';
import { offText, percentText, shareText } from '#renderer/panels/results/field-words.ts';
import { CourseChart } from '#renderer/plots/CourseChart.tsx';
import type { Course } from '#renderer/plots/course-plot.ts';
import { useSize } from '#renderer/plots/use-size.ts';
import type { FieldPlan, FieldProgress } from '#solver/field-run/contract.ts';

export interface FieldCourseProps {
  readonly plan: FieldPlan | null;
  readonly history: readonly FieldProgress[];
  /** Shows the last answer meanwhile; null where there is none. */
  readonly onAnswer: (() => void) | null;
}

const residuals = ['momentum', 'mass', 'heat', 'turbulence'] as const;
const zero = 273.15; // K

/** What is left over and what the hottest parts are at, from turn to turn of the grid at hand. */
export function FieldCourse({ plan, history: all, onAnswer }: FieldCourseProps) {
  const history = useMemo(() => all.filter(({ coarser }) => coarser === all.at(-1)?.coarser), [all]);
  const turns = useMemo(() => history.map(({ turn }) => turn), [history]);
  const leftovers = useMemo(() => leftoverCourses(history), [history]);
  const temperatures = useMemo(() => temperatureCourses(plan, history), [plan, history]);
  const last = history.at(-1);
  if (!last || !plan)
    return (
      <p className="bw-empty">
        First the network is solved and the cells are laid out; then each turn takes momentum, continuity and
        heat in order.
      </p>
    );
  const told = leftovers.map(({ name, values }) => `${name} ${shareText(values.at(-1) ?? Number.NaN)}`);
  const warm = plan.monitors.map(({ name }, i) => `${name} ${celsius(last.monitors[i] ?? null)}`);
  return (
    <div className="bw-run-course">
      <Chart
        title="Left over of what is in play"
        beside={`missing: heat ${percentText(last.imbalance.heat)}, mass ${percentText(last.imbalance.mass)}`}
        turns={turns}
        courses={leftovers}
        scale={{ type: 'log', target: last.target }}
        label={`Left over at turn ${last.turn}: ${told.join(', ')}; converged at ${shareText(last.target)}`}
      />
      <Chart
        title="°C, of each kind the part nearest to its limit"
        beside={offText(last)}
        turns={turns}
        courses={temperatures}
        scale={{ type: 'linear' }}
        label={`Temperatures at turn ${last.turn}: ${warm.join(', ')}`}
      />
      <Monitors plan={plan} last={last} onAnswer={onAnswer} />
    </div>
  );
}

function Chart({
  title,
  beside,
  ...chart
}: Omit<Parameters<typeof CourseChart>[0], 'width' | 'height'> & {
  readonly title: string;
  readonly beside: string | null;
}) {
  const [ref, size] = useSize();
  return (
    <figure className="bw-run-figure">
      <figcaption>
        {title}
        {beside !== null && <span className="bw-faint">; {beside}</span>}
      </figcaption>
      <div className="bw-plot-box" ref={ref}>
        {size && size.height > 70 && size.width > 200 && (
          <CourseChart {...chart} width={size.width} height={size.height} />
        )}
      </div>
    </figure>
  );
}

/** The figures at the ends of the lines. */
function Monitors({
  plan,
  last,
  onAnswer,
}: {
  readonly plan: FieldPlan;
  readonly last: FieldProgress;
  readonly onAnswer: (() => void) | null;
}) {
  return (
    <div className="bw-run-monitors" tabIndex={0} role="region" aria-label="Temperatures now">
      <table className="bw-table">
        <caption className="bw-hidden-text">Temperatures now and in the network</caption>
        <thead>
          <tr>
            <th scope="col">Part</th>
            <th scope="col" data-align="right">
              Now<span className="bw-unit"> °C</span>
            </th>
            <th scope="col" data-align="right">
              Network<span className="bw-unit"> °C</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {plan.monitors.map(({ id, name, network }, i) => (
            <tr key={id}>
              <th scope="row" className={`bw-run-key bw-series-${i + 1}`}>
                {name}
              </th>
              <td data-align="right">{figure(last.monitors[i] ?? null, 'temperature', 'degC')}</td>
              <td data-align="right" className="bw-faint">
                {figure(network, 'temperature', 'degC')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {onAnswer && (
        <button type="button" className="bw-link" onClick={onAnswer}>
          Show the last answer
        </button>
      )}
    </div>
  );
}

function leftoverCourses(history: readonly FieldProgress[]): readonly Course[] {
  if (history.every(({ leftover }) => leftover === null))
    return [{ id: 'heat', name: 'heat', values: history.map(({ residual }) => residual) }];
  return residuals
    .filter((one) => history.some(({ leftover }) => leftover?.[one] !== undefined))
    .map((one) => ({
      id: one,
      name: one,
      values: history.map(({ leftover }) => leftover?.[one] ?? null),
    }));
}

function temperatureCourses(plan: FieldPlan | null, history: readonly FieldProgress[]): readonly Course[] {
  return (plan?.monitors ?? []).map(({ id, name }, i) => ({
    id,
    name,
    values: history.map(({ monitors }) => {
      const kelvin = monitors[i] ?? null;
      return kelvin === null ? null : kelvin - zero;
    }),
  }));
}
