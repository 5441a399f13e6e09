import { conditionFields } from '#models/project/conditions.ts';
import type { Conditions } from '#models/project/records.ts';
import { ConditionField } from '#renderer/panels/fields/ConditionField.tsx';
import { amount } from '#renderer/panels/figures.tsx';
import { Section } from '#renderer/panels/inspector/Section.tsx';
import { useWorkbench } from '#renderer/store/workbench.ts';

const conditionKeys = Object.keys(conditionFields) as (keyof Conditions)[];

/** Nothing is selected: the design as a whole and what it is run under. */
export function DesignInspector() {
  const design = useWorkbench((state) => state.design);
  const { items, chassis } = design;
  const sum = (key: string) => items.reduce((total, item) => total + Number(item.part.values[key] ?? 0), 0);
  const unpriced = items.filter((item) => typeof item.part.values['price'] !== 'number').length;
  const size = chassis
    ? chassis.box.max
        .map((side, axis) => Math.round((side - (chassis.box.min[axis] ?? 0)) * 1000))
        .join(' × ')
    : null;
  return (
    <>
      <div className="bw-inspector-head">
        <h2 className="bw-inspector-title">{design.project || 'Untitled design'}</h2>
        <div className="bw-faint">
          {design.configuration.name}
          {design.revision !== '' && `, revision ${design.revision}`}
        </div>
      </div>
      {items.length === 0 ? (
        <div className="bw-empty bw-empty-steps">
          <p>Three steps to the first answer</p>
          <ol>
            <li>Take a chassis from the library, or a template: File → New design.</li>
            <li>Drag in accelerators, heat sinks, fans and power supplies.</li>
            <li>Read power, flow and temperatures below; they follow while you drag.</li>
          </ol>
        </div>
      ) : (
        <Section title="Design">
          <dl className="bw-pairs">
            <div>
              <dt>Parts</dt>
              <dd>{items.length}</dd>
            </div>
            {size !== null && (
              <div>
                <dt>Outer size</dt>
                <dd>{size} mm</dd>
              </div>
            )}
            <div>
              <dt>Mass</dt>
              <dd>{amount(sum('mass'), 'mass', 'kg')}</dd>
            </div>
            <div>
              <dt>Price of the parts{unpriced > 0 && ` (${unpriced} unpriced)`}</dt>
              <dd>{amount(sum('price'), 'price', 'USD')}</dd>
            </div>
          </dl>
        </Section>
      )}
      <Section title="Conditions">
        {conditionKeys.map((name) => (
          <ConditionField key={name} name={name} />
        ))}
      </Section>
    </>
  );
}
