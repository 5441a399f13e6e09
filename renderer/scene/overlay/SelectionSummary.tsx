import { kinds } from '#models/components/kinds.ts';
import { formatQuantity } from '#models/units/units.ts';
import type { Workbench } from '#renderer/store/contract.ts';
import { useWorkbench } from '#renderer/store/workbench.ts';

/** The selection in words, for those who do not see the picture: read out when it changes. */
export function SelectionSummary() {
  const text = useWorkbench(summaryOf);
  return (
    <div className="bw-scene-summary" role="status">
      {text}
    </div>
  );
}

/** "GPU3, accelerator, selected. 78.2 °C, 11.8 K below its limit." */
function summaryOf({ selection, design, result, stale }: Workbench): string {
  const [first] = selection;
  if (first === undefined) return '';
  if (selection.length > 1) return `${selection.length} parts selected.`;
  const item = design.items.find((one) => one.id === first);
  if (!item) return '';
  const named = `${item.name}, ${kinds[item.kind].label.toLowerCase()}, selected.`;
  const part = result?.parts.find((one) => one.id === first);
  // While the answer is out the old figures would be read out as if they were true.
  if (!part || part.temperature === null || stale) return named;
  const temperature = formatQuantity(part.temperature, 'temperature', 'degC');
  if (part.margin === null) return `${named} ${temperature}.`;
  const margin = formatQuantity(Math.abs(part.margin), 'temperature-difference', 'K');
  return `${named} ${temperature}, ${margin} ${part.margin < 0 ? 'over' : 'below'} its limit.`;
}
