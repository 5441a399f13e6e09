import { Button } from '@mantine/core';
import { Play, X } from 'lucide-react';
import type { PlaceQuestion } from '#models/results/site.ts';
import { questionFields } from '#models/site/question.ts';
import { QuantityField } from '#renderer/panels/fields/QuantityField.tsx';
import { SitePlaces } from '#renderer/panels/results/SitePlaces.tsx';
import { useWorkbench } from '#renderer/store/workbench.ts';

/** What an empty field means. */
const empty: Readonly<Partial<Record<keyof PlaceQuestion, string>>> = {
  price: 'not asked',
  carbon: 'not asked',
  least: 'as outside',
  supply: 'not asked',
  front: 'walls by compass',
};

const keys = Object.keys(questionFields) as readonly (keyof PlaceQuestion)[];

/** The question: places, prices, how the air and the water come, and the buttons that start and cancel a run. */
export function SiteSetup() {
  const { places, question, run } = useWorkbench((state) => state.site);
  const actions = useWorkbench((state) => state.actions);
  return (
    <div className="bw-ride-setup">
      <div className="bw-ride-run">
        <Button
          leftSection={<Play size={12} aria-hidden />}
          disabled={places.length === 0}
          title={places.length === 0 ? 'Choose at least one place' : undefined}
          onClick={() => void actions.runSite()}
        >
          Run
        </Button>
        <Button
          variant="default"
          leftSection={<X size={12} aria-hidden />}
          disabled={!run}
          onClick={() => actions.cancelSite()}
        >
          Cancel
        </Button>
      </div>
      <SitePlaces />
      {keys.map((key) => (
        <QuantityField
          key={key}
          field={questionFields[key]}
          value={question[key]}
          placeholder={empty[key]}
          onCommit={(value) => {
            // Only what may be left open can be emptied.
            if (value !== null || questionFields[key].optional) actions.setSite({ [key]: value });
          }}
        />
      ))}
    </div>
  );
}
