import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { loadProject } from '#models/file/load.ts';
import { saveProject } from '#models/file/save.ts';
import { projectOf } from '#models/project/create.ts';
import { draws, play } from './random-edits.ts';

const scripts = fc.array(draws, { minLength: 1, maxLength: 25 });

it('loading what was saved gives the project back, and saving that gives the bytes back', () => {
  fc.assert(
    fc.property(scripts, (script) => {
      const { project } = play(script);
      const text = saveProject(project);
      const { project: loaded, problems } = loadProject(text, 'law.boxwright.json');
      expect(problems.filter((found) => found.severity === 'error')).toEqual([]);
      expect(loaded?.records).toEqual(project.records);
      expect(loaded && saveProject(loaded)).toBe(text);
    }),
    { numRuns: 200 },
  );
});

it('the bytes depend on what the records say, not on the order in which they came about', () => {
  fc.assert(
    fc.property(scripts, (script) => {
      const { project } = play(script);
      expect(saveProject(projectOf([...project.records.values()].reverse()))).toBe(saveProject(project));
    }),
    { numRuns: 50 },
  );
});

it('never throws and never lets an incomplete project through, whatever is cut out of or put into a file', () => {
  const junk = fc.oneof(
    fc.constantFrom(
      'null',
      '-1',
      '1e999',
      '"NaN mm"',
      '[]',
      '{}',
      '"../../etc"',
      '"__proto__"',
      ',',
      '"',
      '\u0000',
    ),
    fc.string({ maxLength: 8 }),
  );
  const place = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(scripts, place, fc.nat({ max: 60 }), junk, (script, at, length, text) => {
      const whole = saveProject(play(script).project);
      const start = Math.floor(at * whole.length);
      const { project, problems } = loadProject(
        whole.slice(0, start) + text + whole.slice(start + length),
        'x',
      );
      expect(project !== null || problems.some((found) => found.severity === 'error')).toBe(true);
      for (const found of problems) expect(found.message !== '' && found.remedy !== '').toBe(true);
      // What was taken is a sound project: it can be saved, and comes back.
      if (project) expect(loadProject(saveProject(project), 'x').project?.records).toEqual(project.records);
    }),
    { numRuns: 300 },
  );
});

it('never throws on any JSON at all', () => {
  const envelope = fc.record(
    {
      format: fc.constant('boxwright'),
      version: fc.constant(1),
      project: fc.jsonValue(),
      configurations: fc.oneof(
        fc.jsonValue(),
        fc.array(fc.record({ id: fc.constant('a'), conditions: fc.jsonValue(), placements: fc.jsonValue() })),
      ),
      parts: fc.jsonValue(),
    },
    { requiredKeys: ['format', 'version'] },
  );
  fc.assert(
    fc.property(envelope, (json) => {
      const { project, problems } = loadProject(JSON.stringify(json), 'x');
      expect(project !== null || problems.length > 0).toBe(true);
    }),
    { numRuns: 500 },
  );
});
