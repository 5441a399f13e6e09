import { formatNumber } from '#models/units/units.ts';
import { amount } from '#renderer/panels/figures.tsx';
import { Pairs } from '#renderer/panels/inspector/Pairs.tsx';
import { degrees, kilograms } from '#renderer/rack/rack-words.ts';
import { useRack } from '#renderer/rack/use-rack.ts';

const length = (metres: number): string => amount(metres, 'length', 'mm', 4);

/** Mass, floor and tipping; they hold at once, also while something is dragged. */
export function RackWeight() {
  const { weight, tilt, push, service, floorLoad, footLoad } = useRack((rack) => rack.stability);
  const isAnchored = useRack(({ rack }) => rack.frame.anchored);
  return (
    <div className="bw-scroll bw-rack-weight" tabIndex={0} role="region" aria-label="Weight">
      <Pairs
        rows={[
          ['Mass, frame included', kilograms(weight.mass)],
          ['of what stands in it', kilograms(weight.load)],
          ['Parts of unknown mass, left out', String(weight.unknown)],
          ['Centre of gravity above the floor', length(weight.centre[2])],
          ['behind the front', length(weight.centre[1])],
        ]}
      />
      <Pairs
        rows={[
          ['On its footprint', amount(floorLoad, 'pressure', 'kPa')],
          ['On one foot, at most', kilograms(footLoad)],
          ['Tips to the front, rear', `${degrees(tilt.front)}, ${degrees(tilt.rear)}`],
          ['to the left, right', `${degrees(tilt.left)}, ${degrees(tilt.right)}`],
          [
            `Push of ${push.force.toFixed(0)} N at ${push.height.toFixed(2)} m`,
            `held ${formatNumber(push.ratio, 3)} times`,
          ],
          ...(service
            ? ([[`${service.name} pulled out: behind the front feet`, length(service.reserve)]] as const)
            : []),
          ...(isAnchored ? ([['Anchored', 'not checked for tipping']] as const) : []),
        ]}
      />
    </div>
  );
}
