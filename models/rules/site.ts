import { designRule, resultRule } from '#models/rules/declare.ts';
import { itemsOf } from '#models/rules/facts.ts';
import * as fixes from '#models/rules/fixes.ts';
import { celsius, percent } from '#models/rules/wording.ts';
import { formatQuantity } from '#models/units/units.ts';

const classes = ['A1', 'A2', 'A3', 'A4'] as const;

export const inletClass = resultRule({
  id: 'inlet-class',
  title: 'Inlet warmer than its class',
  why: 'ASHRAE TC 9.9, Thermal Guidelines (2021): allowable inlet A1 32, A2 35, A3 40, A4 45 °C up to 900 m, less above.',
  find(design, result) {
    const { ambientTemperature, altitude, inletClass: wanted } = design.conditions;
    const needed = result.requirements.inletClass;
    if (needed !== null && classes.indexOf(needed) <= classes.indexOf(wanted)) return [];
    const at = `${celsius(ambientTemperature)} at ${formatQuantity(altitude, 'length', 'm')}`;
    return [
      {
        severity: 'warning',
        message:
          needed === null
            ? `${at} is outside every ASHRAE class up to A4.`
            : `${at} is outside class ${wanted}; it needs ${needed}.`,
        placements: [],
        ...(needed === null
          ? {}
          : { fix: fixes.condition(design, { inletClass: needed }, `Set the inlet class to ${needed}`) }),
      },
    ];
  },
});

/** Highest altitude of all classes, m. Source: ASHRAE TC 9.9, Thermal Guidelines (2021). */
const highestAltitude = 3050;

export const altitudeRange = designRule({
  id: 'altitude',
  title: 'Altitude above the range',
  why: 'ASHRAE TC 9.9 defines its classes up to 3 050 m; supplies and clearances (IEC 62368-1) are often rated to 2 000 or 3 000 m only.',
  find(design) {
    const { altitude } = design.conditions;
    if (altitude <= highestAltitude) return [];
    return [
      {
        severity: 'warning',
        message: `The site lies at ${formatQuantity(altitude, 'length', 'm')}; the classes end at ${formatQuantity(highestAltitude, 'length', 'm')}.`,
        placements: [],
      },
    ];
  },
});

/** Relative humidity that every class allows at its edges. Source: ASHRAE TC 9.9 (2021): from 8 %, A4 to 90 %. */
const driest = 0.08;
const wettest = { A1: 0.8, A2: 0.8, A3: 0.85, A4: 0.9 } as const;

export const humidity = designRule({
  id: 'humidity',
  title: 'Humidity out of range',
  why: 'ASHRAE TC 9.9: below 8 % static charge, above 80 % (A1, A2), 85 % (A3) or 90 % (A4) corrosion and condensation.',
  find(design) {
    const { relativeHumidity, inletClass: wanted } = design.conditions;
    if (relativeHumidity >= driest && relativeHumidity <= wettest[wanted]) return [];
    return [
      {
        severity: 'warning',
        message: `The inlet air has ${percent(relativeHumidity)} relative humidity; class ${wanted} allows ${percent(driest)} to ${percent(wettest[wanted])}.`,
        placements: [],
      },
    ];
  },
});

/** Daily exposure from which hearing protection is to be worn, dB(A). */
const hearing = 85;

export const noise = resultRule({
  id: 'noise',
  title: 'Hearing protection zone',
  why: 'Directive 2003/10/EC (upper action value) and 29 CFR 1910.95: from 85 dB(A) over the day hearing protection is a duty.',
  find(design, result) {
    const level = result.requirements.noise;
    if (level === null || level <= hearing) return [];
    const shown = formatQuantity(level, 'sound-level', 'dB(A)');
    return [
      {
        severity: 'note',
        message: `The fans together make ${shown} at 1 m.`,
        placements: itemsOf(design, 'fan').map(({ item }) => item.id),
        ...(design.conditions.fanMode === 'fixed'
          ? {
              fix: fixes.condition(
                design,
                { fanMode: 'hold-margin' },
                'Run the fans no faster than the margin needs',
              ),
            }
          : {}),
      },
    ];
  },
});
