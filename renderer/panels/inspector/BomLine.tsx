import { Button } from '@mantine/core';
import { PenLine } from 'lucide-react';
import { useMemo } from 'react';
import { bomOf } from '#models/export/bom.ts';
import type { DesignItem } from '#models/project/design.ts';
import { amount, priceText } from '#renderer/panels/figures.tsx';
import { Pairs } from '#renderer/panels/inspector/Pairs.tsx';
import { confidenceTexts } from '#renderer/panels/library/part-list.ts';
import { useStructure } from '#renderer/panels/structure.ts';
import { useWorkbench } from '#renderer/store/workbench.ts';

/** The part's line of the bill of materials, and where its figures are from. */
export function BomLine({ item }: { readonly item: DesignItem }) {
  const design = useStructure();
  const actions = useWorkbench((state) => state.actions);
  const { part } = item;
  const isOwn = useWorkbench((state) => state.project.records.has(`part:${part.id}`));
  const line = useMemo(() => bomOf(design, null), [design]).find(
    (row) => row.part === part.id && row.kind === item.kind,
  );
  if (!line) return null;
  const rows: (readonly [string, string])[] = [
    ['References', line.references],
    ['Quantity', String(line.quantity)],
    ['Unit price', priceText(line.priceEach)],
    ['Together', priceText(line.priceTotal)],
    ['Unit mass', amount(line.massEach, 'mass', 'kg')],
  ];
  return (
    <>
      <Pairs rows={rows} />
      <p className="bw-hint">{confidenceTexts[part.confidence]}.</p>
      {part.notes !== '' && <p className="bw-hint">{part.notes}</p>}
      {part.source.length > 0 && (
        <ul className="bw-sources">
          {part.source.map((source) => (
            <li key={source}>{source}</li>
          ))}
        </ul>
      )}
      {!item.missing && (
        <div className="bw-buttons bw-buttons-left">
          <Button
            variant="default"
            leftSection={<PenLine size={13} aria-hidden />}
            onClick={() => actions.beginPart(isOwn ? { change: part.id } : { copyOf: part.id })}
          >
            {isOwn ? 'Change the part…' : 'Make a changed copy…'}
          </Button>
        </div>
      )}
    </>
  );
}
