import { useEffect } from 'react';
import { signedKelvin, powerText } from '#renderer/panels/figures.tsx';
import { placeText, resultOf } from '#renderer/rack/rack-words.ts';
import { RackStage, type RackPicture } from '#renderer/scene/rack/rack-stage.ts';
import type { StageOptions } from '#renderer/scene/stage-options.ts';
import { useLinkedViews } from '#renderer/scene/use-linked-views.ts';
import type { Workbench, WorkbenchState } from '#renderer/store/contract.ts';
import type { RackSession } from '#renderer/store/rack-contract.ts';
import { useWorkbench } from '#renderer/store/workbench.ts';

/** The rack in three dimensions, with the parts of its enclosures. A click selects; a drag turns. */
export function RackScene() {
  const { mount, show, isDrawable } = useLinkedViews(newStage, '.bw-labels');
  useEffect(() => {
    // What was asked of the enclosure's scene is not asked of this one.
    const earlier = useWorkbench.getState().camera;
    const showNow = () => {
      const { rack, view, camera } = useWorkbench.getState();
      if (!rack) return;
      const title = `${rack.rack.name || rack.file.name} in three dimensions; arrow keys turn it`;
      show([pictureOf(rack, view)], title, camera === earlier ? null : camera);
    };
    showNow();
    return useWorkbench.subscribe((state, before) => {
      if (isOtherPicture(state, before)) showNow();
    });
  }, [show]);
  if (!isDrawable)
    return (
      <p className="bw-scene-fallback" role="status">
        The browser gives no 3-D view. The elevations show the same rack.
      </p>
    );
  return (
    <div className="bw-rack-scene" ref={mount}>
      <div className="bw-labels" aria-hidden="true" />
    </div>
  );
}

/** Progress of a run changes the session many times a second, and nothing of what is drawn. */
function isOtherPicture(state: Workbench, before: Workbench): boolean {
  const isOtherRack = (['filled', 'selection', 'drag', 'answer'] as const).some(
    (key) => state.rack?.[key] !== before.rack?.[key],
  );
  return isOtherRack || state.view !== before.view || state.camera !== before.camera;
}

const newStage = (options: StageOptions) =>
  new RackStage(options, (slot) => useWorkbench.getState().rack?.actions.select(slot));

function pictureOf(session: RackSession, { theme, parallel }: WorkbenchState['view']): RackPicture {
  const { filled, selection, drag } = session;
  const byName = new Map(filled.standing.map((one) => [one.name, one]));
  const over = filled.standing.filter((one) => (resultOf(session, one)?.margin ?? 0) < 0);
  return {
    filled,
    selection,
    misfit: drag?.fits === false ? drag.slot : null,
    alarms: new Set(over.map(({ name }) => name)),
    textOf(name) {
      const one = byName.get(name);
      if (!one) return name;
      const result = resultOf(session, one);
      if (!result) return `${name}  ${placeText(filled, one.unit, one.units)}`;
      if (result.margin === null) return `${name}  ${powerText(result.power)}`;
      return `${name}  ${signedKelvin(result.margin)} ${result.hottest ?? ''}`;
    },
    theme,
    parallel,
  };
}
