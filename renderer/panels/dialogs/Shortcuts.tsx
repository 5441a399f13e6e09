import { commandGroups, commands } from '#renderer/commands/command-list.ts';
import { isMac, keyText } from '#renderer/commands/key-text.ts';

const gestures: readonly (readonly [string, string])[] = [
  ['Left drag', 'Move a part'],
  ['Right drag', 'Orbit'],
  ['Middle drag', 'Pan'],
  ['Wheel', 'Zoom to the pointer'],
  ['Digits while dragging', 'Set the distance exactly'],
  ['Drag on a field’s label', 'Scrub its value; Shift for ten steps'],
  ['↑ ↓ on a thing in a rack', 'Move it to the next free place'],
  ['↑ ↓ in a field', 'Step its value; Shift for ten steps'],
];

/** Every key, in the groups of the menus. */
export function Shortcuts() {
  return (
    <div className="bw-shortcuts">
      {commandGroups.map((group) => {
        const listed = commands.filter((command) => command.group === group && command.keys);
        if (listed.length === 0) return null;
        return (
          <div key={group} role="group" aria-label={group}>
            <h3 className="bw-list-heading">{group}</h3>
            <dl>
              {listed.map((command) => (
                <div key={command.id}>
                  <dt>{command.name}</dt>
                  <dd>
                    {command.keys?.map((key) => (
                      <kbd key={key} className="bw-key">
                        {keyText(key, isMac)}
                      </kbd>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </div>
        );
      })}
      <div role="group" aria-label="Pointer">
        <h3 className="bw-list-heading">Pointer</h3>
        <dl>
          {gestures.map(([gesture, text]) => (
            <div key={gesture}>
              <dt>{text}</dt>
              <dd>
                <kbd className="bw-key">{gesture}</kbd>
              </dd>
            </div>
          ))}
        </dl>
      </div>
    </div>
  );
}
