/*
 * Accelerators that slow down when they are hot, and shut down when that does not help.
 */
import { valuesOf } from '#models/components/values.ts';
import type { Design, DesignItem } from '#models/project/design.ts';
import type { HeatNode } from '#solver/case/case.ts';
import type { ThrottleControl } from '#solver/case/controls.ts';
import type { PartMap } from '#solver/design/map.ts';
import { idlePowerOf } from '#solver/design/idle-power.ts';
import { partPower } from '#solver/design/power.ts';

/** Where no figure is known: nvidia-smi captures read 5 K (B200, GB200, L40S) and 8 K (H100) above the operating limit. */
const toShutdown = 5; // K
/**
 * The share at the shutdown temperature, an estimate: NVIDIA's hardware slowdown divides the core clocks by 2 or more
 * (NVML API reference, nvmlClocksThrottleReasonHwSlowdown); here twice, since the part is still too hot.
 */
const floor = 0.25;
/** Clocks follow within seconds. */
const timeConstant = 1; // s

/** One throttle for each accelerator whose temperatures are known, with the part's id. */
export function throttlesOf(
  design: Design,
  nodes: readonly HeatNode[],
  parts: Iterable<PartMap>,
): ThrottleControl[] {
  return [...parts].flatMap((part): ThrottleControl[] => {
    const { item } = part;
    const [hot] = part.sources;
    const range = rangeOf(item);
    const power = partPower(item, design.conditions);
    if (!hot || !range || !power || power.heat <= 0) return [];
    const [from, shutdown] = range;
    // Leakage falls with the voltage too: it is scaled as the rest is.
    const sets = nodes
      .filter(({ id }) => id.startsWith(`${item.id}/`))
      .flatMap(({ id, sources }) =>
        (sources ?? []).flatMap(({ leakage }, k) => {
          const source = `heat.nodes[${id}].sources[${k}]`;
          return [`${source}.power`, ...(leakage ? [`${source}.leakage.power`] : [])];
        }),
      );
    return [
      {
        id: item.id,
        type: 'throttle',
        measures: { temperature: [hot.node] },
        sets,
        from,
        to: shutdown,
        floor,
        idle: Math.min(1, idlePowerOf(item) / power.heat),
        timeConstant,
        shutdown,
      },
    ];
  });
}

/** Where an accelerator begins to throttle and where it shuts down, K; null where neither is known. */
function rangeOf(item: DesignItem): readonly [number, number] | null {
  if (item.kind !== 'accelerator') return null;
  const { throttleTemperature, shutdownTemperature, temperatureLimit, limitOf } = valuesOf(
    item.part,
    'accelerator',
  );
  const limit = limitOf === 'junction' ? temperatureLimit : null;
  const from =
    throttleTemperature ?? limit ?? (shutdownTemperature === null ? null : shutdownTemperature - toShutdown);
  if (from === null) return null;
  const shutdown = shutdownTemperature ?? from + toShutdown;
  return shutdown > from ? [from, shutdown] : [shutdown - toShutdown, shutdown];
}
