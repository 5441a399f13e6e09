import { dielectricLimits } from '#models/components/coolant-fields.ts';
import { valuesOf } from '#models/components/values.ts';
import { coolantLoopsOf, tankOf } from '#models/project/coolant.ts';
import { designRule, resultRule, type Finding } from '#models/rules/declare.ts';
import { factsOf } from '#models/rules/facts.ts';
import * as fixes from '#models/rules/fixes.ts';
import { celsius, namesOf, verb } from '#models/rules/wording.ts';
import { formatQuantity } from '#models/units/units.ts';

/*
 * Chassis that are filled with a dielectric.
 */

export const tankFans = designRule({
  id: 'tank-fans',
  title: 'Fan in a liquid',
  why: 'A liquid is some seven hundred times as dense as air, and the motor of a fan is made for air. Immersed servers are built without fans; the pump of the loop and the warmth of the parts move the coolant.',
  find(design) {
    const fans = tankOf(design) ? (factsOf(design).byKind.get('fan') ?? []) : [];
    if (fans.length === 0) return [];
    return [
      {
        severity: 'error',
        message: `${namesOf(fans)} ${verb(fans.length, 'stands', 'stand')} in the coolant of the tank; the solve leaves ${fans.length === 1 ? 'it' : 'them'} out.`,
        placements: fans.map(({ id }) => id),
        fix: fixes.remove(design, fans, `Remove ${namesOf(fans)}`),
      },
    ];
  },
});

export const tankStill = designRule({
  id: 'tank-still',
  title: 'Nothing moves the coolant of the tank',
  why: 'Without a connection, a distribution unit or a pump all heat leaves through the walls of the tank, by natural convection inside and outside.',
  find(design) {
    const tank = tankOf(design);
    const loops = coolantLoopsOf(design);
    if (!tank || loops.some((loop) => loop.tank !== null)) return [];
    const idle = loops.find(
      ({ drive, branches, radiators }) => drive && branches.length + radiators.length === 0,
    );
    return [
      {
        severity: 'note',
        message: `${tank.chassis.name} is full of coolant that stands: no connection, distribution unit or pump has its coolant loop, "${tank.loop}".`,
        placements: [tank.chassis.id],
        ...(idle?.drive
          ? {
              fix: fixes.set(design, [tank.chassis], 'loop', idle.name, `Let ${idle.drive.name} move it`),
            }
          : {}),
      },
    ];
  },
});

/** Source: Dynalene, Immersion coolants for data centers: selection criteria (flash point above 150 °C). */
const leastFlashPoint = 423.15;

export const tankFlashPoint = designRule({
  id: 'tank-flash-point',
  title: 'Coolant of the tank burns easily',
  why: 'Above the flash point vapour over the liquid can be lit. Immersion coolants are chosen with 150 °C at least (Dynalene, selection criteria for immersion coolants), so that no fault of a part reaches it.',
  find(design) {
    const tank = tankOf(design);
    const flashPoint = tank && dielectricLimits[tank.fill]?.flashPoint;
    if (!tank || flashPoint == null || flashPoint >= leastFlashPoint) return [];
    return [
      {
        severity: 'warning',
        message: `What fills ${tank.chassis.name} has a flash point of ${celsius(flashPoint)}; ${celsius(leastFlashPoint)} are wanted. Take another dielectric, or agree on it with who answers for fire safety.`,
        placements: [tank.chassis.id],
      },
    ];
  },
});

export const tankBoils = resultRule({
  id: 'tank-boils',
  title: 'Coolant of the tank boils at a part',
  why: 'The tank is solved as liquid alone. Where a part is warmer than the boiling point, vapour forms on it; the tank then loses coolant, and its temperatures are others.',
  find(design, result) {
    const tank = tankOf(design);
    const boiling = tank && dielectricLimits[tank.fill]?.boiling;
    if (!tank || boiling == null) return [];
    const outside = new Set(['junction', 'coolant', null]);
    const hot = result.parts.filter(
      ({ temperature, temperatureOf }) =>
        temperature !== null && temperature > boiling && !outside.has(temperatureOf),
    );
    const isBoiling = (result.bath?.warmest ?? 0) > boiling;
    if (hot.length === 0 && !isBoiling) return [];
    const items = hot.flatMap(({ id }) => factsOf(design).byId.get(id) ?? []);
    return [
      {
        severity: 'warning',
        message: isBoiling
          ? `The coolant of ${tank.chassis.name} is at up to ${celsius(result.bath?.warmest ?? 0)}; it boils at ${celsius(boiling)}. Give it more flow or a colder supply.`
          : `${namesOf(items)} ${verb(items.length, 'is', 'are')} warmer than ${celsius(boiling)}, at which the coolant around ${items.length === 1 ? 'it' : 'them'} boils. Give it more flow or a colder supply.`,
        placements: isBoiling ? [tank.chassis.id] : items.map(({ id }) => id),
      },
    ];
  },
});

/** From here on the curve of a centrifugal pump in water is taken to flatter it, m²/s: an estimate of this program. */
const thin = 20e-6;

export const tankViscous = resultRule({
  id: 'tank-viscous',
  title: 'Coolant too thick for the curve of its pump',
  why: 'Curves of pumps are measured in water. In viscous liquids centrifugal pumps have less head, flow and efficiency (ANSI/HI 9.6.7 corrects them); from 20 mm²/s on it is said here, an estimate.',
  find(design, result) {
    const { bath } = result;
    const pumps = result.coolant.flatMap((loop) =>
      coolantLoopsOf(design).some(({ name, tank }) => name === loop.name && tank !== null) ? loop.pumps : [],
    );
    if (!bath || pumps.length === 0 || (bath.viscosity * bath.volume) / bath.mass < thin) return [];
    const items = pumps.flatMap(({ id }) => factsOf(design).byId.get(id) ?? []);
    return [
      {
        severity: 'warning',
        message: `The coolant has ${formatQuantity(bath.viscosity, 'dynamic-viscosity', 'mPa s')} where it is coolest: ${namesOf(items)} ${verb(items.length, 'delivers', 'deliver')} less than ${items.length === 1 ? 'its curve' : 'their curves'} in water. Supply it warmer, take a thinner coolant, or a curve measured in oil.`,
        placements: items.map(({ id }) => id),
      },
    ];
  },
});

export const tankDrive = designRule({
  id: 'tank-drive',
  title: 'Drive names another coolant than fills the tank',
  why: 'A loop holds one coolant: where it flows through a tank, what fills the tank.',
  find(design) {
    return coolantLoopsOf(design).flatMap(({ tank, drive, branches }): Finding[] => {
      if (!tank || !drive) return [];
      const { fill } = valuesOf(tank.part, 'chassis');
      if (valuesOf(drive.part, drive.kind).coolant === fill) return [];
      return [
        {
          severity: branches.length > 0 ? 'warning' : 'note',
          message: `${drive.name} names another coolant than ${tank.name} is filled with; what fills ${tank.name} counts${branches.length > 0 ? ', in the cold plates too' : ''}.`,
          placements: [drive.id, tank.id],
          fix: fixes.set(design, [drive], 'coolant', fill, `Set it at ${drive.name}`),
        },
      ];
    });
  },
});
