import { Button } from '@mantine/core';
import { ArrowLeftRight, RotateCw } from 'lucide-react';
import { useState } from 'react';
import { kinds } from '#models/components/kinds.ts';
import type { DesignItem } from '#models/project/design.ts';
import { amount, priceText, celsius, powerText, signedKelvin } from '#renderer/panels/figures.tsx';
import { CopyAndDelete } from '#renderer/panels/inspector/CopyAndDelete.tsx';
import { Pairs } from '#renderer/panels/inspector/Pairs.tsx';
import { Figures } from '#renderer/panels/inspector/Figures.tsx';
import { PartPicker } from '#renderer/panels/inspector/PartPicker.tsx';
import { QuickActions } from '#renderer/panels/inspector/QuickActions.tsx';
import { Section } from '#renderer/panels/inspector/Section.tsx';
import { sumOf } from '#renderer/panels/inspector/sum-of.ts';
import { useWorkbench } from '#renderer/store/workbench.ts';

/** Several parts: what they sum to, and what can be done to all of them. */
export function SelectionInspector({ items }: { readonly items: readonly DesignItem[] }) {
  const actions = useWorkbench((state) => state.actions);
  const result = useWorkbench((state) => state.result);
  const [isReplacing, setReplacing] = useState(false);
  const [first] = items;
  const kind = first && items.every((item) => item.kind === first.kind) ? first.kind : null;
  const ids = new Set(items.map((item) => item.id));
  const parts = result?.parts.filter((part) => ids.has(part.id)) ?? [];
  const total = (key: 'power' | 'heat') => parts.reduce((sum, part) => sum + part[key], 0);
  const warmest = parts
    .filter((part) => part.margin !== null)
    .sort((a, b) => (a.margin ?? 0) - (b.margin ?? 0))[0];
  const rows: (readonly [string, string])[] = [
    ['Power', powerText(result ? total('power') : null)],
    ['Heat', powerText(result ? total('heat') : null)],
    ['Mass', amount(sumOf(items, 'mass'), 'mass', 'kg')],
    ['Price', priceText(sumOf(items, 'price'))],
  ];
  if (warmest && warmest.margin !== null) {
    const name = items.find((item) => item.id === warmest.id)?.name ?? warmest.id;
    rows.push(['Least margin', `${name}: ${celsius(warmest.temperature)}, ${signedKelvin(warmest.margin)}`]);
  }
  return (
    <>
      <div className="bw-inspector-head">
        <h2 className="bw-inspector-title">
          {items.length} {kind ? kinds[kind].plural.toLowerCase() : 'parts'} selected
        </h2>
        <div className="bw-buttons bw-buttons-left">
          {kind && (
            <Button
              variant="default"
              leftSection={<ArrowLeftRight size={13} aria-hidden />}
              aria-expanded={isReplacing}
              onClick={() => setReplacing(!isReplacing)}
            >
              Replace all…
            </Button>
          )}
          <Button
            variant="default"
            leftSection={<RotateCw size={13} aria-hidden />}
            onClick={() => actions.rotateSelection(2, 1)}
          >
            Turn 90°
          </Button>
          <CopyAndDelete />
        </div>
        {isReplacing && kind && (
          <PartPicker
            kind={kind}
            current={items.every((item) => item.part.id === first?.part.id) ? (first?.part.id ?? '') : ''}
            onPick={(id) => {
              setReplacing(false);
              actions.replacePart([...ids], id);
            }}
          />
        )}
        <QuickActions items={items} />
      </div>
      <Section title="Together">
        <Pairs rows={rows} />
      </Section>
      {kind ? (
        <Figures items={items} />
      ) : (
        <p className="bw-hint bw-section-body">Select parts of one kind to edit their figures together.</p>
      )}
    </>
  );
}
