import { UnsavedHint } from '#renderer/panels/dialogs/UnsavedHint.tsx';
import { useWorkbench } from '#renderer/store/workbench.ts';

const templates = [
  ['blank-2u', '2U chassis', 'An edge or inference box with up to two accelerators.'],
  ['blank-4u', '4U chassis', 'Four to eight PCIe cards behind a fan wall.'],
  ['blank-8u', '8U chassis', 'Eight module accelerators with tall heat sinks.'],
] as const;

/** Blank chassis to start from. */
export function TemplateList() {
  const actions = useWorkbench((state) => state.actions);
  return (
    <>
      <UnsavedHint />
      <ul className="bw-choices">
        {templates.map(([id, title, text]) => (
          <li key={id}>
            <button
              type="button"
              onClick={() => {
                actions.newProject(id);
                actions.setDialog(null);
              }}
            >
              <strong>{title}</strong>
              <span className="bw-faint">{text}</span>
            </button>
          </li>
        ))}
      </ul>
      <p className="bw-hint">
        Three steps to the first answer: take a chassis, drag in parts, read the figures below the scene.
      </p>
    </>
  );
}
