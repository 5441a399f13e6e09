import { Button } from '@mantine/core';
import { ArrowLeftRight, RotateCcw } from 'lucide-react';
import { useState } from 'react';
import { kinds } from '#models/components/kinds.ts';
import type { DesignItem } from '#models/project/design.ts';
import { CopyAndDelete } from '#renderer/panels/inspector/CopyAndDelete.tsx';
import { BomLine } from '#renderer/panels/inspector/BomLine.tsx';
import { Figures } from '#renderer/panels/inspector/Figures.tsx';
import { NameInput } from '#renderer/panels/inspector/NameInput.tsx';
import { PartPicker } from '#renderer/panels/inspector/PartPicker.tsx';
import { PartAnswer } from '#renderer/panels/inspector/PartAnswer.tsx';
import { Place } from '#renderer/panels/inspector/Place.tsx';
import { QuickActions } from '#renderer/panels/inspector/QuickActions.tsx';
import { Section } from '#renderer/panels/inspector/Section.tsx';
import { Moves } from '#renderer/panels/inspector/Moves.tsx';
import { Why } from '#renderer/panels/inspector/Why.tsx';
import { useWorkbench } from '#renderer/store/workbench.ts';
import { KindIcon } from '#renderer/theme/kind-icons.tsx';

/** One placed part. */
export function PlacementInspector({ item }: { readonly item: DesignItem }) {
  const actions = useWorkbench((state) => state.actions);
  const [isReplacing, setReplacing] = useState(false);
  const { part } = item;
  return (
    <>
      <div className="bw-inspector-head">
        <div className="bw-inline">
          <KindIcon kind={item.kind} size={16} />
          <NameInput value={item.name} onCommit={(name) => actions.rename(item.id, name)} label="Name" />
        </div>
        <div className="bw-inspector-part">
          <span className="bw-faint">{kinds[item.kind].label}</span> {part.vendor} {part.model}
        </div>
        {item.missing && (
          <p role="alert" className="bw-field-error">
            The part “{part.id}” is in no library. Import its part file or replace it; until then its figures
            are unknown.
          </p>
        )}
        <div className="bw-buttons bw-buttons-left">
          <Button
            variant="default"
            leftSection={<ArrowLeftRight size={13} aria-hidden />}
            aria-expanded={isReplacing}
            onClick={() => setReplacing(!isReplacing)}
          >
            Replace…
          </Button>
          <CopyAndDelete />
        </div>
        {isReplacing && (
          <PartPicker
            kind={item.kind}
            current={part.id}
            onPick={(id) => {
              setReplacing(false);
              actions.replacePart([item.id], id);
            }}
          />
        )}
        <QuickActions items={[item]} />
      </div>
      <PartAnswer item={item} />
      <Why item={item} />
      <Moves item={item} />
      <Place id={item.id} />
      <Figures items={[item]} />
      <Section title="Bill of materials and source">
        <BomLine item={item} />
      </Section>
      {item.overridden.length > 0 && (
        <div className="bw-section-body">
          <Button
            variant="subtle"
            leftSection={<RotateCcw size={13} aria-hidden />}
            onClick={() => {
              for (const key of item.overridden) actions.setValue(item.id, key, undefined);
            }}
          >
            Take every figure from the catalogue
          </Button>
        </div>
      )}
    </>
  );
}
