import { conditionFields, isInEffect } from '#models/project/conditions.ts';
import type { Conditions } from '#models/project/records.ts';
import { ConditionField } from '#renderer/panels/fields/ConditionField.tsx';
import { amount, priceText } from '#renderer/panels/figures.tsx';
import { sumOf } from '#renderer/panels/inspector/sum-of.ts';
import { Section } from '#renderer/panels/inspector/Section.tsx';
import { useStructure } from '#renderer/panels/structure.ts';
import { useWorkbench } from '#renderer/store/workbench.ts';

const conditionKeys = Object.keys(conditionFields) as (keyof Conditions)[];

/** Nothing is selected: the design as a whole and what it is run under. */
export function DesignInspector() {
  const design = useStructure();
  const { items } = design;
  const chassis = useWorkbench((state) => state.design.chassis);
  const conditions = useWorkbench((state) => state.design.conditions);
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
      {items.length > 0 && (
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
              <dd>{amount(sumOf(items, 'mass'), 'mass', 'kg')}</dd>
            </div>
            <div>
              <dt>Price of the parts{unpriced > 0 && ` (${unpriced} unpriced)`}</dt>
              <dd>{priceText(sumOf(items, 'price'))}</dd>
            </div>
          </dl>
        </Section>
      )}
      <Section title="Conditions">
        {conditionKeys
          .filter((name) => isInEffect(name, conditions))
          .map((name) => (
            <ConditionField key={name} name={name} />
          ))}
      </Section>
    </>
  );
}
