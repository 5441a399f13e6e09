import { isEnabled, isOffered } from '#renderer/commands/command.ts';
import { commands } from '#renderer/commands/command-list.ts';
import { useWorkbench } from '#renderer/store/workbench.ts';

const texts: Readonly<Record<string, string>> = {
  'export.spec-sheet':
    'Key figures, requirements, power and thermal tables, curves, checks, assumptions and the BOM.',
  'export.bom-xlsx':
    'One line a part with references, quantity, power, mass, price and source; totals as formulas.',
  'export.bom-csv': 'The same lines as text for other programs.',
  'export.case': 'The input of the solver, to run again from the command line or to attach to a report.',
  'export.view': 'What is on screen, twice as fine, with its labels and its legend.',
  'rack.elevation': 'The drawing on screen, a millimetre by a unit.',
  'export.field': 'Temperature, velocity and pressure in every cell, as .vtr for ParaView and the like.',
};

/** Everything that can be written out, with what is in it. */
export function ExportList() {
  const workbench = useWorkbench();
  return (
    <ul className="bw-choices">
      {commands
        .filter((command) => command.group === 'Export' && isOffered(command, workbench))
        .map((command) => (
          <li key={command.id}>
            <button
              type="button"
              disabled={!isEnabled(command, workbench)}
              onClick={() => {
                workbench.actions.setDialog(null);
                command.run(useWorkbench.getState());
              }}
            >
              <strong>{command.name.replace('…', '')}</strong>
              <span className="bw-faint">{texts[command.id]}</span>
            </button>
          </li>
        ))}
    </ul>
  );
}
