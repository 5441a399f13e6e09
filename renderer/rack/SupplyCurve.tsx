import { Button } from '@mantine/core';
import { Play } from 'lucide-react';
import { useState } from 'react';
import type { QuantityField as Declaration } from '#models/schema/field.ts';
import { QuantityField } from '#renderer/panels/fields/QuantityField.tsx';
import { amount, celsius, signedKelvin, unknown } from '#renderer/panels/figures.tsx';
import { Stale } from '#renderer/panels/results/RunNotes.tsx';
import { XTicks, YTicks, YTitle } from '#renderer/plots/Ticks.tsx';
import { useSize, type Size } from '#renderer/plots/use-size.ts';
import { litresText } from '#renderer/rack/rack-words.ts';
import { supplyPlot } from '#renderer/rack/supply-plot.ts';
import { useRack } from '#renderer/rack/use-rack.ts';
import type { SupplyPoint } from '#solver/rack/contract.ts';

const temperature: Declaration = {
  type: 'quantity',
  quantity: 'temperature',
  unit: 'degC',
  min: 275.15,
  max: 343.15,
  label: '',
};

/** The least flow of the rack with which every part keeps its limit, against the supply's temperature. */
export function SupplyCurve() {
  const curve = useRack((rack) => rack.curve);
  const filled = useRack((rack) => rack.filled);
  const isRunning = useRack(({ run }) => run?.what === 'curve');
  const actions = useRack((rack) => rack.actions);
  const [low, setLow] = useState(293.15);
  const [high, setHigh] = useState(318.15);
  const points = curve?.answer.supplyCurve ?? null;
  return (
    <div className="bw-rack-supply">
      <div className="bw-rack-ask">
        <QuantityField
          field={temperature}
          label="Supply from"
          value={low}
          onCommit={(value) => value !== null && setLow(value)}
        />
        <QuantityField
          field={temperature}
          label="Supply to"
          value={high}
          onCommit={(value) => value !== null && setHigh(value)}
        />
        <div className="bw-buttons bw-buttons-left">
          <Button
            leftSection={<Play size={12} aria-hidden />}
            disabled={isRunning || filled.rack.coolant === null || !(low < high)}
            onClick={() => actions.findCurve(low, high)}
          >
            {isRunning ? 'Seeking…' : 'Find the flows'}
          </Button>
        </div>
        {filled.rack.coolant === null && (
          <p className="bw-hint">The rack has no coolant; add it to the rack.</p>
        )}
        {!(low < high) && <p className="bw-hint bw-warn-text">The second must be the warmer one.</p>}
        {curve && curve.filled !== filled && <Stale words="The rack has changed since." />}
      </div>
      {points ? (
        <Answer points={points} />
      ) : (
        <p className="bw-empty">
          {curve
            ? 'Nothing in this rack takes coolant.'
            : 'At six temperatures the least flow of the whole rack is sought that keeps every part within its limit. It takes some seconds: enclosures are condensed over a wider range first.'}
        </p>
      )}
    </div>
  );
}

function Answer({ points }: { readonly points: readonly SupplyPoint[] }) {
  const [ref, size] = useSize();
  return (
    <>
      <div className="bw-plot-box" ref={ref}>
        {size && size.height > 60 && size.width > 160 && <Chart points={points} size={size} />}
      </div>
      <div
        className="bw-scroll bw-table-wrap"
        tabIndex={0}
        role="region"
        aria-label="Least flow by supply temperature"
      >
        <table className="bw-table">
          <thead>
            <tr>
              {['Supply', 'Least flow', 'Drop', 'Return'].map((title) => (
                <th key={title} scope="col" data-align="right">
                  {title}
                </th>
              ))}
              <th scope="col">Binds</th>
            </tr>
          </thead>
          <tbody>
            {points.map(({ supply, flow, isLeast, drop, back, binds }) => (
              <tr key={supply}>
                <td data-align="right">{celsius(supply)}</td>
                <td data-align="right">
                  {flow === null ? 'none holds' : `${isLeast ? '≤ ' : ''}${litresText(flow)}`}
                </td>
                <td data-align="right">{amount(drop, 'pressure', 'kPa')}</td>
                <td data-align="right">{celsius(back)}</td>
                <td>{binds ? `${binds.part} in ${binds.slot}, ${signedKelvin(binds.margin)}` : unknown}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

const inset = { left: 50, right: 16, top: 10, bottom: 34 };

function Chart({ points, size }: { readonly points: readonly SupplyPoint[]; readonly size: Size }) {
  const { width, height } = size;
  const area = {
    left: inset.left,
    right: width - inset.right,
    top: inset.top,
    bottom: height - inset.bottom,
  };
  const plot = supplyPlot(points, area);
  const ticks = (scale: typeof plot.x, count: number) =>
    scale.ticks(count).map((tick) => ({ at: scale(tick), text: String(tick) }));
  return (
    <svg
      width={width}
      height={height}
      className="bw-plot"
      role="img"
      aria-label="Least flow against supply temperature; its figures are in the table beside"
    >
      <XTicks area={area} ticks={ticks(plot.x, 6)} />
      <YTicks area={area} ticks={ticks(plot.y, Math.max(2, Math.floor(height / 40)))} />
      <YTitle area={area} text="Least flow, L/min" />
      <text className="bw-axis" x={(area.left + area.right) / 2} y={height - 4} textAnchor="middle">
        Supply, °C
      </text>
      <path className="bw-curve" d={plot.path} />
      {plot.points.map(({ x, y, isLeast }) => (
        <circle key={x} className={isLeast ? 'bw-rack-open' : 'bw-point'} cx={x} cy={y} r={3.5}>
          <title>{isLeast ? 'Less would do as well' : 'Least flow'}</title>
        </circle>
      ))}
      {plot.none.map((x) => (
        <text key={x} x={x} y={area.top + 10} textAnchor="middle">
          none
        </text>
      ))}
    </svg>
  );
}
