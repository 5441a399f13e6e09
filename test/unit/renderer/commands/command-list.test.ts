import { expect, test } from 'vitest';
import { commandGroups, commandOf, commands } from '#renderer/commands/command-list.ts';
import { keyText } from '#renderer/commands/key-text.ts';

test('every command has its own id and stands in a menu that exists', () => {
  expect(new Set(commands.map((command) => command.id)).size).toBe(commands.length);
  for (const command of commands) expect(commandGroups).toContain(command.group);
});

test('no key runs two commands', () => {
  const keys = commands.flatMap((command) => command.keys ?? []);
  expect(keys.length).toBe(new Set(keys).size);
});

test('the keys of the workbench are those that the design promises', () => {
  const promised = {
    G: 'edit.move',
    R: 'edit.rotate',
    D: 'edit.duplicate',
    F: 'view.fit',
    Del: 'edit.delete',
  };
  for (const [key, id] of Object.entries(promised)) {
    expect(keyText(commandOf(id).keys?.[0] ?? '', false)).toBe(key);
  }
  expect(keyText(commandOf('help.palette').keys?.[0] ?? '', false)).toBe('Ctrl+K');
  const views = commands.filter((command) => /^Digit[1-7]$/.test(command.keys?.[0] ?? ''));
  expect(views).toHaveLength(7);
});

test('keys are written as the platform writes them', () => {
  expect(keyText('$mod+Shift+KeyZ', false)).toBe('Ctrl+Shift+Z');
  expect(keyText('$mod+Shift+KeyZ', true)).toBe('⌘⇧Z');
  expect(keyText('Shift+ArrowLeft', false)).toBe('Shift+←');
  expect(keyText('Digit1', false)).toBe('1');
  expect(keyText('?', false)).toBe('?');
});

test('an unknown command is a fault, not silence', () => {
  expect(() => commandOf('edit.nothing')).toThrow(RangeError);
});
