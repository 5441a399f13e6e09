import {
  arrayFields,
  batteryFields,
  coldFields,
  electronicsFields,
  faceFields,
  hotFields,
  orbitFields,
} from '#models/orbit/fields.ts';
import { group, list, optional } from '#models/schema/shape.ts';

/** Electronics in a circular orbit, with the faces that reject their heat and what feeds them. */
export const orbitKind = {
  format: 'boxwright-orbit',
  version: 1,
  word: 'satellite',
  shape: group(
    'Orbital node',
    {},
    {
      orbit: group('Orbit', orbitFields),
      hot: group('Hot case', hotFields),
      cold: group('Cold case', coldFields),
      electronics: group('Electronics', electronicsFields),
      faces: list('Faces', 'face', group('Face', faceFields), { most: 50, named: true }),
      supply: optional(
        group(
          'Supply',
          {},
          { array: group('Solar array', arrayFields), battery: group('Battery', batteryFields) },
        ),
      ),
    },
  ),
} as const;
