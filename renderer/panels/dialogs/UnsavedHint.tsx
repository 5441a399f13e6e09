import { useWorkbench } from '#renderer/store/workbench.ts';

/** Said before another design takes the place of one with unsaved changes. */
export function UnsavedHint() {
  const isUnsaved = useWorkbench((state) => state.file.unsaved);
  if (!isUnsaved) return null;
  return (
    <p className="bw-hint bw-warn-text">
      The open design has unsaved changes. Save it first if you want to keep them.
    </p>
  );
}
