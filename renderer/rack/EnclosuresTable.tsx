import { figure, unknown } from '#renderer/panels/figures.tsx';
import { type Column, DataTable } from '#renderer/panels/results/DataTable.tsx';
import { formatNumber } from '#models/units/units.ts';
import { isStale, toneOf } from '#renderer/rack/rack-words.ts';
import { useRack } from '#renderer/rack/use-rack.ts';
import type { QuantityName } from '#models/units/quantity.ts';
import type { SlotResult } from '#solver/rack/contract.ts';

function column(
  key: string,
  title: string,
  unit: string,
  [quantity, symbol]: readonly [QuantityName, string],
  value: (slot: SlotResult) => number | null,
): Column<SlotResult> {
  return {
    key,
    title,
    unit,
    align: 'right',
    sortBy: value,
    renderCell: (slot) => figure(value(slot), quantity, symbol),
  };
}

const air: readonly Column<SlotResult>[] = [
  { key: 'name', title: 'Enclosure', sortBy: ({ name }) => name, renderCell: ({ name }) => name },
  column('inlet', 'Inlet', '°C', ['temperature', 'degC'], ({ inlet }) => inlet),
  column('behind', 'Pressure behind', 'Pa', ['pressure', 'Pa'], ({ backPressure }) => backPressure),
  column('airflow', 'Airflow', 'm³/h', ['volume-flow', 'm3/h'], ({ airflow }) => airflow),
  column('power', 'Power', 'W', ['power', 'W'], ({ power }) => power),
  column('heat', 'Heat to air', 'W', ['power', 'W'], ({ heatToAir }) => heatToAir),
];

const wet: readonly Column<SlotResult>[] = [
  column('wet-heat', 'To coolant', 'W', ['power', 'W'], ({ heatToCoolant }) => heatToCoolant),
  column('flow', 'Coolant', 'L/min', ['volume-flow', 'L/min'], ({ coolant }) => coolant?.flow ?? null),
  column('drop', 'Drop', 'kPa', ['pressure', 'kPa'], ({ coolant }) => coolant?.drop ?? null),
  column('back', 'Return', '°C', ['temperature', 'degC'], ({ coolant }) => coolant?.back ?? null),
];

const limits: readonly Column<SlotResult>[] = [
  {
    key: 'margin',
    title: 'Margin',
    unit: 'K',
    align: 'right',
    sortBy: ({ margin }) => margin,
    renderCell: ({ margin }) => (
      <span className={{ bad: 'bw-bad', warn: 'bw-warn', none: undefined }[toneOf(margin) ?? 'none']}>
        {figure(margin, 'temperature-difference', 'K')}
      </span>
    ),
  },
  {
    key: 'hottest',
    title: 'Nearest to its limit',
    sortBy: ({ hottest }) => hottest,
    renderCell: ({ hottest }) => hottest ?? unknown,
  },
];

/** What is below a hundredth is the solver’s own rounding. */
const roundedUp = (value: number): string => formatNumber(Math.max(0.01, value), 2);

/** What the rack sets on each enclosure and what that does, and how well its kind is known. */
export function EnclosuresTable() {
  const session = useRack((rack) => rack);
  const { answer, filled, selection, actions } = session;
  if (!answer) return <p className="bw-empty">Not solved yet.</p>;
  const { result, kinds } = answer.answer;
  const isWet = result.slots.some(({ coolant }) => coolant !== null);
  const slotOf = ({ name }: SlotResult) => filled.standing.find((one) => one.name === name)?.slot ?? null;
  return (
    <>
      <DataTable
        label="Enclosures from above"
        rows={result.slots.toReversed()}
        columns={[...air, ...(isWet ? wet : []), ...limits]}
        keyOf={({ name, unit }) => `${name} ${unit}`}
        onPick={(slot) => actions.select(slotOf(slot))}
        isPicked={(slot) => selection !== null && slotOf(slot) === selection}
        isStale={isStale(session)}
      />
      <p className="bw-hint bw-rack-kinds">
        {kinds.map(({ name, count, solves, error }) => (
          <span key={name}>
            {name}: {count} of one kind, condensed from {solves.fitted} whole solves; at {solves.compared}{' '}
            others off by at most {roundedUp(error.margin)} K and {roundedUp(100 * error.airflow)} % of
            airflow.{' '}
          </span>
        ))}
      </p>
    </>
  );
}
