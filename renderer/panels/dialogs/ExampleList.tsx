import { UnsavedHint } from '#renderer/panels/dialogs/UnsavedHint.tsx';
import { examples } from '#renderer/store/examples.ts';
import { useWorkbench } from '#renderer/store/workbench.ts';

/** Designs that come with the program. */
export function ExampleList() {
  const actions = useWorkbench((state) => state.actions);
  return (
    <>
      <UnsavedHint />
      <ul className="bw-choices bw-choices-wide">
        {examples.map((example) => (
          <li key={example.id}>
            <button
              type="button"
              onClick={() => {
                actions.setDialog(null);
                void actions.openExample(example.id);
              }}
            >
              <strong>{example.title}</strong>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
