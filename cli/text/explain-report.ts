import { celsius, kelvins, none, show } from '#models/results/figures.ts';
import { table } from '#cli/text/table.ts';
import { number, text } from '#models/results/report.ts';
import type { Explanation } from '#models/results/design-result.ts';

/** The ladder from ambient up to the part, then what each rung's relation is and where it is from. */
export function explainReport(explanation: Explanation): string {
  const { rungs } = explanation;
  // Rungs that rest on one relation share its note.
  const relations = rungs.filter(
    (rung, index) =>
      rung.relation !== '' && rungs.findIndex((other) => other.relation === rung.relation) === index,
  );
  let temperature = explanation.ambient;
  const rows = [
    ['ambient', '', '', '', celsius(temperature), ''],
    ...rungs.map((rung) => {
      temperature += rung.rise;
      return [
        rung.label,
        show(rung.heat, 'power'),
        show(rung.resistance, 'thermal-resistance'),
        kelvins(rung.rise),
        celsius(temperature),
        rung.relation === ''
          ? none
          : `[${relations.findIndex((known) => known.relation === rung.relation) + 1}]${rung.inRange ? '' : ' outside its range'}`,
      ];
    }),
  ];
  const columns = [
    text('Step'),
    number('Heat'),
    number('Resistance'),
    number('Rise'),
    number('Temperature'),
    text('Relation'),
  ];
  const notes = relations.map((rung, index) => {
    const source = rung.source === '' ? '' : `: ${rung.source}`;
    const validity = rung.validity === '' ? '' : ` (valid: ${rung.validity})`;
    return `[${index + 1}] ${rung.relationName}${source}${validity}`;
  });
  return `${explanation.name}: ${celsius(explanation.temperature)} at ${celsius(explanation.ambient)} ambient\n${
    explanation.summary === '' ? '' : `${explanation.summary}\n`
  }\n${table(columns, rows)}\n${notes.join('\n') || none}\n`;
}
