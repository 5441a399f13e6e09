import { useId, useRef, type KeyboardEvent, type PointerEvent } from 'react';
import type { FilledRack, Standing } from '#models/rack/standing.ts';
import { type ElevationShape, type ElevationView, unitAt } from '#models/rack/elevation-views.ts';
import type { Layout } from '#renderer/rack/elevation-layout.ts';
import { placeText, resultOf, slotText } from '#renderer/rack/rack-words.ts';
import { useRack } from '#renderer/rack/use-rack.ts';
import { powerText } from '#renderer/panels/figures.tsx';

/** Where what is carried over the rack would stand. */
export interface Ghost {
  readonly unit: number;
  readonly units: number;
}

interface ElevationProps {
  readonly view: ElevationView;
  readonly layout: Layout;
  readonly ghost: Ghost | null;
  /** The one that keyboard and screen readers use; the other shows the same from behind. */
  readonly isLive?: boolean;
}

const titles = { front: 'Front', rear: 'Rear' } as const;

/** A frame with its units and what stands in them. */
export function Elevation({ view, layout: { scale }, ghost, isLive = false }: ElevationProps) {
  const { units, edges } = view;
  const drag = useRack((rack) => rack.drag);
  // In the order of the document: what moves keeps its element, and with it the pointer and the focus.
  const shapes = view.shapes.toSorted(
    (a, b) => a.standing.slot - b.standing.slot || (a.standing.unit ?? 0) - (b.standing.unit ?? 0),
  );
  const px = (millimetres: number): number => millimetres * scale;
  const unit = px(view.unit);
  return (
    <g aria-hidden={isLive ? undefined : true}>
      <text className="bw-rack-title" y={-9} aria-hidden>
        {titles[view.side]}
      </text>
      <rect className="bw-rack-frame" width={px(view.width)} height={px(view.height)} />
      <rect
        className="bw-rack-units"
        x={px(units.x)}
        y={px(units.y)}
        width={px(units.width)}
        height={px(units.height)}
      />
      {edges.map((y, index) => (
        <g key={y} aria-hidden>
          <line
            className="bw-rack-line"
            x1={px(units.x)}
            x2={px(units.x + units.width)}
            y1={px(y)}
            y2={px(y)}
          />
          <text
            className="bw-rack-number"
            x={px(units.x) - 4}
            y={px(y) - unit / 2}
            dy="0.35em"
            textAnchor="end"
            data-fifth={(index + 1) % 5 === 0 || undefined}
          >
            {index + 1}
          </text>
        </g>
      ))}
      {shapes.map((shape) => (
        <Thing
          key={`${shape.standing.slot} ${shape.standing.name}`}
          shape={shape}
          scale={scale}
          isLive={isLive}
        />
      ))}
      {shapes
        .filter(({ standing }) => standing.slot === drag?.slot)
        .map((shape) => (
          <rect
            key={shape.standing.name}
            className="bw-rack-ghost"
            data-misfit={drag?.fits === false || undefined}
            x={px(shape.x)}
            y={px(shape.y)}
            width={px(shape.width)}
            height={px(shape.height)}
          />
        ))}
      {ghost && (
        <rect
          className="bw-rack-ghost"
          x={px(units.x)}
          y={px((edges[ghost.unit - 1] ?? 0) - ghost.units * view.unit)}
          width={px(units.width)}
          height={ghost.units * unit}
        />
      )}
    </g>
  );
}

/** What a letter takes, and a line of them, px. */
const letter = 5.8;
const lineHeight = 13;

function Thing({
  shape,
  scale,
  isLive,
}: {
  readonly shape: ElevationShape;
  readonly scale: number;
  readonly isLive: boolean;
}) {
  const session = useRack((rack) => rack);
  const { filled, selection, drag, actions } = session;
  const grab = useRef<number | null>(null);
  const clip = useId();
  const { standing, isBeside } = shape;
  const { slot, content } = standing;
  const [x, y, width, height] = [shape.x, shape.y, shape.width, shape.height].map((one) => one * scale);
  const result = resultOf(session, standing);
  const isDragged = drag?.slot === slot;

  const unitUnder = (event: PointerEvent<SVGGElement>): number => {
    const frame = event.currentTarget.parentElement?.querySelector('.bw-rack-frame');
    const box = frame?.getBoundingClientRect();
    return unitAt(filled.rack, (event.clientY - (box?.top ?? 0)) / scale);
  };
  const onPointerDown = (event: PointerEvent<SVGGElement>) => {
    if (event.button !== 0) return;
    actions.select(slot);
    const unit = filled.rack.slots[slot]?.unit;
    if (isBeside || unit == null) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    grab.current = unitUnder(event) - unit;
  };
  const onPointerMove = (event: PointerEvent<SVGGElement>) => {
    if (grab.current === null) return;
    const unit = unitUnder(event) - grab.current;
    if (drag !== null || unit !== filled.rack.slots[slot]?.unit) actions.previewMove(slot, unit);
  };
  const onPointerUp = () => {
    if (grab.current === null) return;
    grab.current = null;
    actions.commitMove();
  };
  const onPointerCancel = () => {
    grab.current = null;
    actions.previewMove(slot, null);
  };
  const onKeyDown = (event: KeyboardEvent<SVGGElement>) => {
    const by = { ArrowUp: 1, ArrowDown: -1 }[event.key];
    if (by === 1 || by === -1) actions.nudge(slot, by);
    else if (event.key === 'Enter' || event.key === ' ') actions.select(slot);
    else return;
    event.preventDefault();
  };
  const place = placeText(filled, standing.unit, standing.units);
  const power = result ? powerText(result.power) : '';
  // As it is read, so that what is seen can be said to it.
  const label = [`${standing.name} ${power}`.trim(), place, ...(result ? [slotText(result)] : [])].join(', ');
  const room = Math.floor((width - 10) / letter);
  const isOneLine = standing.name.length + power.length + 2 <= room;
  const fitting = Math.max(1, Math.floor(height / lineHeight));
  const lines = isOneLine
    ? [standing.name]
    : linesOf(`${standing.name} ${power}`.trim(), room).slice(0, fitting);
  const first = y + height / 2 - ((lines.length - 1) * lineHeight) / 2;
  return (
    <g
      className="bw-rack-thing"
      data-kind={content.kind === 'enclosure' ? 'enclosure' : content.role}
      data-selected={selection === slot || undefined}
      data-dragged={isDragged || undefined}
      {...(isLive
        ? { role: 'button', tabIndex: 0, 'aria-label': label, 'aria-pressed': selection === slot }
        : {})}
      onPointerDown={onPointerDown}
      onPointerMove={onPointerMove}
      onPointerUp={onPointerUp}
      onPointerCancel={onPointerCancel}
      onLostPointerCapture={onPointerCancelled}
      onKeyDown={isLive ? onKeyDown : undefined}
    >
      <title>{label}</title>
      <rect x={x} y={y} width={width} height={height} />
      <clipPath id={clip}>
        <rect x={x} y={y} width={width} height={height} />
      </clipPath>
      {isBeside ? (
        <text
          transform={`translate(${x + width / 2} ${y + height * besideAt(filled, standing)}) rotate(-90)`}
          dy="0.35em"
          textAnchor="middle"
        >
          {standing.name}
        </text>
      ) : (
        height >= 9 && (
          <text clipPath={`url(#${clip})`} textAnchor={power !== '' && isOneLine ? 'start' : 'middle'}>
            {lines.map((text, index) => (
              <tspan
                key={`${index} ${text}`}
                x={power !== '' && isOneLine ? x + 6 : x + width / 2}
                y={first + index * lineHeight}
                dy="0.35em"
              >
                {text}{' '}
              </tspan>
            ))}
            {isOneLine && power !== '' && (
              <tspan className="bw-rack-power" x={x + width - 6} textAnchor="end">
                {power}
              </tspan>
            )}
          </text>
        )
      )}
    </g>
  );

  function onPointerCancelled() {
    if (grab.current !== null) onPointerCancel();
  }
}

/** Strips are narrower than their text is high: labels of neighbours stand at different heights. */
function besideAt({ standing }: FilledRack, one: Standing): number {
  const place = standing.filter(({ unit }) => unit === null).indexOf(one);
  return [0.25, 0.5, 0.75][Math.floor(place / 2) % 3] ?? 0.5;
}

/** Whole words in lines of so many letters. */
function linesOf(text: string, room: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= room)
      lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
