import type { PlacementId } from '#models/project/records.ts';
import { warmth, type CoolantPlan, type PlanBox, type PlanLeg } from '#renderer/plots/coolant-plot.ts';
import { formatQuantity } from '#models/units/units.ts';

export interface BoxText {
  readonly name: string;
  /** What stands beside the name: the chip that a plate cools. */
  readonly beside?: string;
  readonly below: string;
  readonly isOver?: boolean;
}

export interface CoolantDiagramProps {
  readonly plan: CoolantPlan;
  readonly textOf: (box: PlanBox) => BoxText;
  readonly selection: readonly PlacementId[];
  /** What the picture says, for those who do not see it; the tables beside it hold every figure. */
  readonly label: string;
  readonly onPick: (id: PlacementId, toggle: boolean) => void;
  readonly onHover: (id: PlacementId | null) => void;
}

/** A coolant loop drawn from its plan. */
export function CoolantDiagram({ plan, textOf, selection, label, onPick, onHover }: CoolantDiagramProps) {
  const { width, height } = plan;
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role="img"
      aria-label={label}
      className="bw-coolant-diagram"
    >
      {plan.legs.map((leg, n) => (
        // oxlint-disable-next-line react/no-array-index-key -- legs have no name; a new plan redraws them all
        <Leg key={n} leg={leg} range={plan.range} />
      ))}
      {plan.boxes.map((box) => (
        <Box
          key={box.id}
          box={box}
          text={textOf(box)}
          isPicked={selection.includes(box.id)}
          onPick={onPick}
          onHover={onHover}
        />
      ))}
    </svg>
  );
}

/** Middle of the two lines of text in a box that is taller than they are, px. */
const tallText = 19;
/** Length of a head, px. */
const head = 7;
/** From where a leg begins to what is written on it, px. */
const gap = 8;

function Leg({ leg, range }: { readonly leg: PlanLeg; readonly range: CoolantPlan['range'] }) {
  const { points, temperature, flow, title } = leg;
  const [from = [0, 0], next = [0, 0]] = points;
  const colour = `color-mix(in oklab, var(--bw-coolant-warm) ${Math.round(warmth(temperature, range) * 100)}%, var(--bw-coolant-cool))`;
  const to = points.at(-1) ?? next;
  const sense = Math.sign(to[0] - (points.at(-2) ?? from)[0]);
  const isLong = Math.abs(to[0] - from[0]) > 300;
  // Read at the end that the coolant comes from.
  const x = isLong ? from[0] + sense * gap : (from[0] + to[0] - sense * head) / 2;
  const anchor = isLong ? (sense > 0 ? 'start' : 'end') : 'middle';
  const warm = leg.isTold && temperature !== null ? formatQuantity(temperature, 'temperature', 'degC') : null;
  const amount = flow === null ? null : formatQuantity(flow, 'volume-flow', 'L/min');
  const above = [title, amount ?? warm].filter(Boolean).join(' ');
  return (
    <g>
      <polyline
        points={points.map((point) => point.join(',')).join(' ')}
        className="bw-coolant-leg"
        style={{ stroke: colour }}
      />
      {leg.hasHead && (
        <polygon
          points={`${to[0]},${to[1]} ${to[0] - sense * head},${to[1] - 4.5} ${to[0] - sense * head},${to[1] + 4.5}`}
          style={{ fill: colour }}
        />
      )}
      {above !== '' && (
        <text x={x} y={from[1] - 6} textAnchor={anchor}>
          {above}
        </text>
      )}
      {amount !== null && warm !== null && (
        <text x={x} y={from[1] + 15} textAnchor="middle">
          {warm}
        </text>
      )}
    </g>
  );
}

function Box({
  box,
  text,
  isPicked,
  onPick,
  onHover,
}: {
  readonly box: PlanBox;
  readonly text: BoxText;
  readonly isPicked: boolean;
} & Pick<CoolantDiagramProps, 'onPick' | 'onHover'>) {
  // A tall box is read at its head, where the coolant comes in.
  const middle = box.y + Math.min(box.height / 2, tallText);
  return (
    <g
      className="bw-coolant-box"
      data-kind={box.kind}
      data-picked={isPicked || undefined}
      data-over={text.isOver || undefined}
      onClick={(event) => onPick(box.id, event.ctrlKey || event.metaKey)}
      onPointerEnter={() => onHover(box.id)}
      onPointerLeave={() => onHover(null)}
    >
      <rect x={box.x} y={box.y} width={box.width} height={box.height} rx={4} />
      <text x={box.x + 8} y={middle - 4}>
        <tspan className="bw-coolant-name">{text.name}</tspan>
        {text.beside !== undefined && (
          <tspan className="bw-coolant-beside" dx="6">
            {text.isOver && '▲ '}
            {text.beside}
          </tspan>
        )}
      </text>
      <text x={box.x + 8} y={middle + 11} className="bw-coolant-below">
        {text.below}
      </text>
    </g>
  );
}
