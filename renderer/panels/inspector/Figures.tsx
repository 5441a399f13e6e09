import { RotateCcw } from 'lucide-react';
import { useMemo } from 'react';
import type { Part } from '#models/components/part.ts';
import { figureSource } from '#models/library/figure-source.ts';
import type { DesignItem } from '#models/project/design.ts';
import { projectLibrary } from '#models/project/resolve.ts';
import { setValue } from '#models/project/edits/values.ts';
import type { FieldValue } from '#models/schema/field.ts';
import { defaultOf } from '#models/schema/fields.ts';
import { FieldControl } from '#renderer/panels/fields/FieldControl.tsx';
import { Section } from '#renderer/panels/inspector/Section.tsx';
import { sharedFields, type SharedField } from '#renderer/panels/inspector/shared-values.ts';
import { valueText } from '#renderer/panels/inspector/value-text.ts';
import { confidenceTexts } from '#renderer/panels/library/part-list.ts';
import { useWorkbench } from '#renderer/store/workbench.ts';

/** Every field of the kind, for one part or several of the same kind: the value, where it is from, and back. */
export function Figures({ items }: { readonly items: readonly DesignItem[] }) {
  const project = useWorkbench((state) => state.project);
  const library = useMemo(() => projectLibrary(project), [project]);
  const { settings, figures } = sharedFields(items);
  const catalogue = library.get(items[0]?.part.id ?? '');
  const isOnePart = items.every((item) => item.part.id === catalogue?.id);
  const rows = (entries: readonly SharedField[]) =>
    entries.map((entry) => (
      <FigureRow key={entry.key} entry={entry} items={items} catalogue={isOnePart ? catalogue : undefined} />
    ));
  return (
    <>
      {settings.length > 0 && <Section title="Settings">{rows(settings)}</Section>}
      {figures.length > 0 && <Section title="Figures">{rows(figures)}</Section>}
    </>
  );
}

function FigureRow({
  entry,
  items,
  catalogue,
}: {
  readonly entry: SharedField;
  readonly items: readonly DesignItem[];
  readonly catalogue: Part | undefined;
}) {
  const actions = useWorkbench((state) => state.actions);
  const { key, field } = entry;
  const ids = items.map((item) => item.id);
  const isSetting = field.scope === 'placement';
  const commit = (value: FieldValue | undefined) => {
    actions.preview(null);
    const { project, configuration } = useWorkbench.getState();
    actions.apply(setValue(project, configuration, ids, key, value));
  };
  const preview = (value: FieldValue | undefined) => {
    const { project, configuration } = useWorkbench.getState();
    actions.preview(value === undefined ? null : setValue(project, configuration, ids, key, value));
  };
  const isSet = isSetting ? !entry.isMixed && entry.value !== defaultOf(field) : entry.isOverridden;
  const said = catalogue ? figureSource(catalogue, key) : null;
  const listed = catalogue ? (catalogue.values[key] ?? defaultOf(field)) : null;
  const hint = (
    <>
      {entry.isOverridden && catalogue && <div>Set here; the catalogue has {valueText(field, listed)}.</div>}
      {!isSetting && !entry.isOverridden && catalogue && (
        <div>
          {(catalogue.values[key] ?? null) === null
            ? 'Not in the catalogue: the default of its kind, or unknown.'
            : entry.isEstimate
              ? 'Catalogue value, an estimate.'
              : `Catalogue value. ${confidenceTexts[said?.confidence ?? catalogue.confidence]}.`}
        </div>
      )}
      {!isSetting &&
        said?.sources.map((source) => (
          <div key={source} className="bw-tip-faint">
            {source}
          </div>
        ))}
    </>
  );
  const mark = (
    <>
      {entry.isEstimate && (
        <span className="bw-estimate" title="An estimate, not a sourced figure">
          est.
        </span>
      )}
      {isSet && (
        <button
          type="button"
          className="bw-reset"
          aria-label={`Reset ${field.label}${listed === null ? '' : ` to ${valueText(field, listed)}`}`}
          title={isSetting ? 'Back to the default' : `Back to the catalogue: ${valueText(field, listed)}`}
          onClick={() => commit(undefined)}
        >
          <RotateCcw size={11} aria-hidden />
        </button>
      )}
    </>
  );
  return (
    <div className="bw-figure" data-overridden={isSet || undefined}>
      <FieldControl
        field={field}
        value={entry.value}
        onCommit={commit}
        onPreview={preview}
        hint={hint}
        mark={mark}
        placeholder={entry.isMixed ? 'mixed' : isSetting && field.optional ? 'as common' : undefined}
      />
      {entry.source !== null && <p className="bw-figure-source">{entry.source}</p>}
    </div>
  );
}
