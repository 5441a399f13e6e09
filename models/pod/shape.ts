import { enclosureFields, loadFields, rectifierFields } from '#models/pod/contents-fields.ts';
import { conditionerFields, exchangerFields, fansFields } from '#models/pod/cooling-fields.ts';
import {
  airFields,
  bodyFields,
  coldFields,
  faceFields,
  heaterFields,
  hotFields,
  layerFields,
  placeFields,
  statedFilmFields,
  uValueFields,
  windFilmFields,
} from '#models/pod/fields.ts';
import { group, list, optional, variant } from '#models/schema/shape.ts';

/** A box in the open with electronics in it: an outdoor cabinet, a container. */
export const podKind = {
  format: 'boxwright-pod',
  version: 1,
  word: 'pod',
  shape: group(
    'Pod',
    {},
    {
      body: group('Box', bodyFields),
      film: variant('Film outside', {
        stated: group('Stated', statedFilmFields),
        wind: group('By wind', windFilmFields),
      }),
      faces: list(
        'Faces',
        'face',
        group('Face', faceFields, {
          build: variant('Build-up', {
            'u-value': group('U-value', uValueFields),
            layers: group(
              'Layers',
              {},
              { layers: list('Layers', 'layer', group('Layer', layerFields), { most: 12 }) },
            ),
          }),
        }),
        { least: 6, most: 6, named: true, note: 'Each side once.' },
      ),
      air: group('Air inside', airFields),
      contents: list(
        'Contents',
        'content',
        variant('Content', {
          enclosure: group('Enclosure', enclosureFields),
          load: group('Load', loadFields),
        }),
        { most: 100, named: true },
      ),
      rectifier: optional(group('Rectifier', rectifierFields)),
      cooling: variant('Cooling', {
        closed: group('None, closed', {}),
        fans: group('Fans with filters', fansFields),
        exchanger: group('Exchanger, air to air', exchangerFields),
        'air-conditioner': group('Air conditioner', conditionerFields),
      }),
      heater: optional(group('Heater', heaterFields)),
      place: group('Place', placeFields),
      hot: group('Hot day', hotFields),
      cold: group('Cold', coldFields),
    },
  ),
} as const;
