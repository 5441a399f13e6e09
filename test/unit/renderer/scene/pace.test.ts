import { describe, expect, test } from 'vitest';
import { Pace } from '#renderer/scene/air/pace.ts';

const after = (...seconds: number[]) => {
  const pace = new Pace();
  for (const one of seconds) pace.note(one);
  return pace.laboured;
};

describe('the pace of running air', () => {
  test('a machine that draws smoothly keeps it running, also after a pause or a hiccup', () => {
    expect(after(...Array.from({ length: 100 }, () => 0.017))).toBe(false);
    expect(after(30, 0.017, 0.017)).toBe(false);
    expect(after(0.4, 0.4, 0.017, 0.4, 0.4)).toBe(false);
  });

  test('one that labours stops it within two seconds', () => {
    expect(after(0.6, 0.6, 0.6)).toBe(true);
    expect(after(...Array.from({ length: 14 }, () => 0.1))).toBe(true);
  });
});
