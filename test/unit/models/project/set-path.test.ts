import { describe, expect, it } from 'vitest';
import { newProject } from '#models/project/create.ts';
import { applyDiff } from '#models/project/diff.ts';
import { addPlacement } from '#models/project/edits/placements.ts';
import { configurationOf, placementOf } from '#models/project/query.ts';
import { setByPath } from '#models/project/set-path.ts';

const parts = [
  'nvidia-h100-sxm5',
  'nvidia-h100-sxm5',
  'sanyo-9crh0412p5j001',
  'sanyo-9crh0412p5j001',
  'crps-3000-ti',
];
const start = parts.reduce(
  (project, part) => applyDiff(project, addPlacement(project, 'base', part, [0.1, 0.1, 0.1])),
  newProject('blank-8u'),
);

/** The project after `path = text`; throws what was wrong. */
function set(path: string, text: string) {
  const result = setByPath(start, 'base', path, text);
  if (!result.ok) throw new Error(result.error);
  const project = applyDiff(start, result.diff);
  const valuesOf = (id: string) => placementOf(project, 'base', id)?.values;
  return {
    name: result.diff.name,
    conditions: configurationOf(project, 'base')?.conditions,
    valuesOf,
    project,
  };
}
const errorOf = (path: string, text: string) => {
  const result = setByPath(start, 'base', path, text);
  return result.ok ? null : result.error;
};

describe('settings by path', () => {
  it('set conditions, with units, expressions and the words of the choices', () => {
    expect(set('ambientTemperature', '95 degF').conditions?.ambientTemperature).toBeCloseTo(308.15, 10);
    expect(set('conditions.fanSpeed', '60 %').conditions?.fanSpeed).toBe(0.6);
    expect(set('fanMode', 'Hold the margin').conditions?.fanMode).toBe('hold-margin');
    expect(set('psuSpares', '2').conditions?.psuSpares).toBe(2);
    expect(set('ambientTemperature', '').conditions?.ambientTemperature).toBe(308.15);
  });

  it('set values of parts by name, id or wildcard, in either case', () => {
    expect(set('GPU1.maximumPower', '2*300 W').valuesOf('gpu1')).toEqual({ maximumPower: 600 });
    expect(set('gpu1.maximumPower', '0.6 kW').valuesOf('gpu1')).toEqual({ maximumPower: 600 });
    const fans = set('FAN*.speed', '55 %');
    expect([fans.valuesOf('fan1'), fans.valuesOf('fan2')]).toEqual([{ speed: 0.55 }, { speed: 0.55 }]);
    expect(fans.name).toBe('Set own speed of 2 fans to 55 %');
    // Only what can fail does.
    const failed = set('*.failed', 'yes');
    expect(failed.valuesOf('psu1')).toEqual({ failed: true });
    expect(failed.valuesOf('gpu1')).toEqual({});
    expect(set('GPU1.size', '150 mm, 90 mm, 20 mm').valuesOf('gpu1')).toEqual({ size: [0.15, 0.09, 0.02] });
    expect(
      set('FAN1.curve', '[["0 m3/h","300 Pa"],["100 m3/h","0 Pa"]]').valuesOf('fan1')?.['curve'],
    ).toHaveLength(2);
    expect(set('FAN1.noise', 'unknown').valuesOf('fan1')).toEqual({ noise: null });
  });

  it('set places and parts', () => {
    expect(placementOf(set('GPU1.position.x', '12.5 mm').project, 'base', 'gpu1')?.position[0]).toBe(0.0125);
    expect(placementOf(set('GPU*.part', 'nvidia-l4').project, 'base', 'gpu2')?.part).toBe('nvidia-l4');
  });

  it.each([
    ['ambientTemprature', '35 degC', /did you mean "ambientTemperature"/],
    ['ambientTemperature', '35 kg', /temperature is wanted/],
    ['fanSpeed', '160 %', /at most 100.%/],
    ['GPU9.maximumPower', '1 W', /no part is named "GPU9"; did you mean "GPU1"/],
    ['XYZ*.failed', 'yes', /there are CH1, FAN1/],
    ['GPU1.maxPower', '1 W', /GPU1 has no "maxPower"; did you mean/],
    ['FAN1.failed', 'perhaps', /true or false/],
    ['GPU1.part', 'nvidia-h100-sxm', /did you mean "nvidia-h100-sxm5"/],
    ['GPU1.part', 'tim-grease-std', /cannot be placed/],
    ['GPU1.position.x', 'left', /length/],
    ['', '1', /is no condition/],
    ['.', '1', /no part is named|is no condition/],
    ['GPU1.__proto__', '1', /has no/],
  ])('%s = %s is refused with what there is', (path, text, message) => {
    expect(errorOf(path, text)).toMatch(message);
  });

  it('a pattern of many stars ends at once', () => {
    // Backtracking would take longer than the runner waits.
    expect(errorOf(`${'*a'.repeat(5000)}.failed`, 'yes')).toMatch(/no part is named/);
  });
});
