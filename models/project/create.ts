import { defaultConditions } from '#models/project/conditions.ts';
import { keyOf } from '#models/project/keys.ts';
import type { Project, ProjectRecord } from '#models/project/records.ts';

export type Template = 'blank-2u' | 'blank-4u' | 'blank-8u';

/** Parts of the built-in library. */
const templates: Readonly<Record<Template, { readonly name: string; readonly chassis: string }>> = {
  'blank-2u': { name: 'New 2U enclosure', chassis: 'chassis-2u' },
  'blank-4u': { name: 'New 4U enclosure', chassis: 'chassis-4u' },
  'blank-8u': { name: 'New 8U enclosure', chassis: 'chassis-8u' },
};

/** A project with one configuration that holds an empty chassis at the origin. */
export function newProject(template: Template): Project {
  const { name, chassis } = templates[template];
  return projectOf([
    { type: 'header', id: 'header', name, revision: 'A', author: '', notes: '', active: 'base' },
    {
      type: 'configuration',
      id: 'base',
      name: 'Base',
      notes: '',
      order: 0,
      conditions: defaultConditions,
    },
    {
      type: 'placement',
      id: 'ch1',
      configuration: 'base',
      name: 'CH1',
      part: chassis,
      position: [0, 0, 0],
      rotation: [0, 0, 0],
      on: null,
      interface: null,
      values: {},
    },
  ]);
}

/** A project of these records; the last of several with one key wins. */
export function projectOf(records: Iterable<ProjectRecord>): Project {
  return { records: new Map([...records].map((record) => [keyOf(record), record])) };
}
