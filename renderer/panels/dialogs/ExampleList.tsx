import { examples } from '#renderer/store/examples.ts';
import { useWorkbench } from '#renderer/store/workbench.ts';

/** Designs that come with the program. */
export function ExampleList() {
  const actions = useWorkbench((state) => state.actions);
  const isUnsaved = useWorkbench((state) => state.file.unsaved);
  return (
    <>
      {isUnsaved && (
        <p className="bw-hint bw-warn-text">
          The open design has unsaved changes. Save it first if you want to keep them.
        </p>
      )}
      <ul className="bw-choices">
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
