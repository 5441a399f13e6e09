import { valuesOf } from '#models/components/values.ts';
import { coolantLoopsOf } from '#models/project/coolant.ts';
import type { Design } from '#models/project/design.ts';
import { designRule, resultRule, type Finding } from '#models/rules/declare.ts';
import { factsOf, itemsOf } from '#models/rules/facts.ts';
import * as fixes from '#models/rules/fixes.ts';
import { celsius, namesOf, verb } from '#models/rules/wording.ts';
import { formatQuantity } from '#models/units/units.ts';

/** Distance that the supply keeps from the dew point, K. Source: OCP guidelines for liquid-cooled racks, 2 °C at least. */
const dewReserve = 2;

export const condensation = resultRule({
  id: 'coolant-condensation',
  title: 'Water condenses on the coolant parts',
  why: 'Surfaces below the dew point of the room drip onto boards. The supply is kept 2 K above it at least (OCP liquid cooling guidelines).',
  find: (design, result) =>
    result.coolant
      .filter((loop) => loop.supplyTemperature < loop.dewPoint + dewReserve)
      .map((loop) => ({
        severity: loop.supplyTemperature < loop.dewPoint ? 'error' : 'warning',
        message: `Coolant comes to the parts of loop ${loop.name} at ${celsius(loop.supplyTemperature)}; the dew point of the room is ${celsius(loop.dewPoint)}. Supply it warmer, or dry the air.`,
        placements: placementsOf(design, loop.name),
      })),
});

export const pumpBackFlow = resultRule({
  id: 'pump-back-flow',
  title: 'Coolant flows back through a pump',
  why: 'A pump that others press against carries nothing and wears; equal pumps side by side, or a check valve, prevent it.',
  find: (design, result) =>
    result.coolant.flatMap((loop) =>
      loop.pumps
        .filter((pump) => pump.state === 'back-flow')
        .map((pump) => ({
          severity: 'error' as const,
          message: `Coolant flows back through ${nameOf(design, pump.id)} with ${litres(-pump.flow)}.`,
          placements: [pump.id],
        })),
    ),
});

export const plateFlow = resultRule({
  id: 'plate-flow',
  title: 'Cold plate outside its tested flow',
  why: 'The resistance was measured between the flows of the points; below the lowest it is continued as a power law, and channels may be fed unevenly.',
  find(design, result) {
    const found: Finding[] = [];
    for (const loop of result.coolant)
      for (const plate of loop.plates) {
        const item = factsOf(design).byId.get(plate.id);
        const curve = item ? valuesOf(item.part, 'cold-plate').resistanceCurve : null;
        if (!item || !curve || curve.length === 0) continue;
        const [least] = curve[0];
        const [most] = curve[curve.length - 1];
        const flow = Math.abs(plate.flow);
        if (flow >= least && flow <= most) continue;
        found.push({
          severity: 'warning',
          message: `${item.name} gets ${litres(flow)}; it was tested from ${litres(least)} to ${litres(most)}.`,
          placements: [plate.id],
        });
      }
    return found;
  },
});

/** Share of the heat at dry-out that a two-phase plate is kept below: limits of one plate scatter by some 20 % (class estimate). */
const dryOutReserve = 0.8;

export const plateDryOut = resultRule({
  id: 'plate-dry-out',
  title: 'Two-phase plate near dry-out',
  why: 'Where a boiling surface dries, vapour insulates it and the chip runs away within seconds. A fifth of the limit is kept in reserve.',
  find: (design, result) =>
    result.coolant.flatMap((loop) =>
      loop.plates.flatMap(({ id, dryOut, quality }): Finding[] => {
        if (dryOut === null || quality === null || dryOut < dryOutReserve) return [];
        const percent = (share: number) => formatQuantity(share, 'ratio', '%');
        return [
          {
            severity: dryOut >= 1 ? 'error' : 'warning',
            message: `${nameOf(design, id)} is at ${percent(dryOut)} of dry-out; ${percent(quality)} of its coolant evaporates. Give it more coolant, or a larger plate.`,
            placements: [id],
          },
        ];
      }),
    ),
});

/** Source: OCP Modular Technology Cooling System white paper: pipes sized for at most 2.3 m/s. */
const fastest = 2.3;

export const hoseVelocity = resultRule({
  id: 'hose-velocity',
  title: 'Coolant too fast in a hose',
  why: 'Above 2.3 m/s (OCP Modular TCS white paper) coolant erodes fittings, is heard, and costs pumping power.',
  find(design, result) {
    const found: Finding[] = [];
    for (const loop of result.coolant) {
      const fast = loop.plates.filter((plate) => plate.velocity > fastest);
      if (fast.length === 0) continue;
      const worst = Math.max(...fast.map((plate) => plate.velocity));
      found.push({
        severity: 'warning',
        message: `Coolant runs at up to ${formatQuantity(worst, 'velocity', 'm/s')} through the hoses of ${namesOf(fast.map(({ id }) => ({ name: nameOf(design, id) })))}. Take a larger bore, or more branches.`,
        placements: fast.map(({ id }) => id),
      });
    }
    return found;
  },
});

export const connectionFlow = resultRule({
  id: 'connection-flow',
  title: 'More flow than the coupling is rated for',
  why: 'Couplings are rated for the flow at which seals and poppets were tested (OCP UQD specification).',
  find(design, result) {
    return itemsOf(design, 'coolant-port').flatMap(({ item, values }): Finding[] => {
      const loop = result.coolant.find(({ name }) => name === values.loop);
      if (!loop || values.ratedFlow === null || loop.flow <= values.ratedFlow) return [];
      return [
        {
          severity: 'warning',
          message: `${item.name} passes ${litres(loop.flow)}; it is rated for ${litres(values.ratedFlow)}.`,
          placements: [item.id],
        },
      ];
    });
  },
});

export const connectionPressure = resultRule({
  id: 'connection-pressure',
  title: 'More pressure than the coupling holds',
  why: 'The working pressure of a coupling must not be exceeded (OCP UQD specification: 689 kPa).',
  find(design, result) {
    return itemsOf(design, 'coolant-port').flatMap(({ item, values }): Finding[] => {
      const needed = result.coolant.find(({ name }) => name === values.loop)?.connectionPressure ?? null;
      if (needed === null || values.pressureLimit === null || needed <= values.pressureLimit) return [];
      const kilopascal = (value: number) => formatQuantity(value, 'pressure', 'kPa');
      return [
        {
          severity: 'error',
          message: `The loop behind ${item.name} needs ${kilopascal(needed)}; the coupling holds ${kilopascal(values.pressureLimit)}. Take larger couplings and hoses, or less flow.`,
          placements: [item.id],
        },
      ];
    });
  },
});

export const cduHeat = resultRule({
  id: 'cdu-heat',
  title: 'More heat than the distribution unit is rated for',
  why: 'Approach and pumps are rated at that heat; beyond it the coolant comes warmer than the data sheet says.',
  find(design, result) {
    return itemsOf(design, 'cdu').flatMap(({ item, values }): Finding[] => {
      const loop = result.coolant.find(({ cdu }) => cdu?.id === item.id);
      if (!loop || loop.heat <= values.ratedHeat) return [];
      const kilowatt = (value: number) => formatQuantity(value, 'power', 'kW');
      return [
        {
          severity: 'warning',
          message: `${item.name} gives ${kilowatt(loop.heat)} to the facility water; it is rated for ${kilowatt(values.ratedHeat)}. Take a larger unit.`,
          placements: [item.id],
        },
      ];
    });
  },
});

export const doorWarms = resultRule({
  id: 'door-warms',
  title: 'Rear door warms the air',
  why: 'A radiator that is alone in its loop is there to take heat out of the air; coolant that comes in warmer than the air gives heat to the room instead.',
  find: (design, result) =>
    result.coolant
      .filter(({ plates, toAir }) => plates.length === 0 && toAir > 0)
      .map((loop) => ({
        severity: 'warning' as const,
        message: `Loop ${loop.name} gives ${formatQuantity(loop.toAir, 'power', 'W')} to the air: its coolant comes in at ${celsius(loop.supplyTemperature)}. Supply it cooler than the air that meets it.`,
        placements: loop.radiators.map(({ id }) => id),
      })),
});

export const facilityFlow = designRule({
  id: 'facility-flow',
  title: 'Facility flow outside the range of the unit',
  why: 'Too little leaves part of the plates laminar and fouls them; too much erodes them and takes more pressure than the building gives.',
  find(design) {
    return itemsOf(design, 'cdu').flatMap(({ item, values }): Finding[] => {
      const flow = values.facilityFlow ?? values.ratedFacilityFlow;
      const least = values.facilityFlowMinimum;
      const most = values.facilityFlowMaximum;
      const edge = least !== null && flow < least ? least : most !== null && flow > most ? most : null;
      if (edge === null) return [];
      return [
        {
          severity: 'warning',
          message: `${item.name} gets ${litres(flow)} of facility water; it takes ${flow < edge ? 'at least' : 'at most'} ${litres(edge)}.`,
          placements: [item.id],
          fix: fixes.set(design, [item], 'facilityFlow', edge, `Set ${litres(edge)}`),
        },
      ];
    });
  },
});

export const driveDiffers = designRule({
  id: 'coolant-differs',
  title: 'Two coolants in one loop',
  why: 'A loop holds one coolant and one bore of hose: those of its connection, else of its first pump.',
  find(design) {
    return coolantLoopsOf(design).flatMap((loop): Finding[] => {
      const { drive } = loop;
      if (!drive) return [];
      const { coolant, hoseBore } = valuesOf(drive.part, drive.kind);
      const others = loop.pumps.flat().filter((pump) => {
        const values = valuesOf(pump.part, 'pump');
        return pump.id !== drive.id && (values.coolant !== coolant || values.hoseBore !== hoseBore);
      });
      if (others.length === 0) return [];
      return [
        {
          severity: 'warning',
          message: `${namesOf(others)} ${verb(others.length, 'names', 'name')} another coolant or hose bore than ${drive.name}, which counts.`,
          placements: [drive.id, ...others.map(({ id }) => id)],
        },
      ];
    });
  },
});

export const pumpFailed = designRule({
  id: 'pump-failed',
  title: 'Pump failed',
  why: 'The design is solved with this pump at rest behind its check valve, as a failure case.',
  find(design) {
    const items = itemsOf(design, 'pump')
      .filter(({ values }) => values.failed)
      .map(({ item }) => item);
    if (items.length === 0) return [];
    return [
      {
        severity: 'note',
        message: `${namesOf(items)} ${verb(items.length, 'is', 'are')} set to failed.`,
        placements: items.map((item) => item.id),
        fix: fixes.set(design, items, 'failed', undefined, `Repair ${namesOf(items)}`),
      },
    ];
  },
});

const litres = (flow: number): string => formatQuantity(flow, 'volume-flow', 'L/min');
const nameOf = (design: Design, id: string): string => factsOf(design).byId.get(id)?.name ?? id;

function placementsOf(design: Design, name: string): string[] {
  const loop = coolantLoopsOf(design).find((found) => found.name === name);
  return loop
    ? [
        ...loop.ports,
        ...loop.cdus,
        ...(loop.branches.length > 0 ? loop.branches.flat() : loop.radiators),
      ].map(({ id }) => id)
    : [];
}
