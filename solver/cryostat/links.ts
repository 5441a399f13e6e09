import { type Cryostat, vesselName } from '#models/cryostat/cryostat.ts';
import { conductorOf } from '#solver/cryostat/conductors.ts';
import type { LinkKind } from '#solver/cryostat/contract.ts';
import { insulationHeat, type Residue } from '#solver/cryostat/insulation.ts';
import { leadHeat } from '#solver/cryostat/lead.ts';

/*
 * All that joins the wall and the stages, each as a heat between two temperatures.
 */

/** W of all that lie side by side. */
export interface LinkHeat {
  readonly cold: number;
  readonly warm: number;
  /** K within; null of what is no wire. */
  readonly peak: number | null;
  readonly isRunaway: boolean;
}

export interface Link {
  readonly name: string;
  readonly kind: LinkKind;
  /** Places of the temperatures: the stages in their order, the vessel last. */
  readonly from: number;
  readonly to: number;
  readonly heat: (warm: number, cold: number) => LinkHeat;
}

const plain = (heat: number): LinkHeat => ({ cold: heat, warm: heat, peak: null, isRunaway: false });

/** @param isPowered whether currents are on */
export function linksOf(cryostat: Cryostat, isPowered: boolean): readonly Link[] {
  const { stages, supports, wires, insulation } = cryostat;
  const places = [...stages.map(({ name }) => name), vesselName];
  const ends = ({ name, from, to }: { name: string; from: string; to: string }) => ({
    name,
    from: places.indexOf(from),
    to: places.indexOf(to),
  });
  const residue = residueOf(cryostat);
  return [
    ...supports.map((support): Link => {
      const { heat } = conductorOf(support.material, support.rrr);
      const shape = (support.count * support.area) / support.length;
      return {
        ...ends(support),
        kind: 'support',
        heat: (warm, cold) => plain(shape * (heat.upTo(warm) - heat.upTo(cold))),
      };
    }),
    ...wires.map((wire): Link => {
      const conductor = conductorOf(wire.material, wire.rrr);
      const shape = wire.length / wire.area;
      const current = isPowered ? wire.current : 0;
      return {
        ...ends(wire),
        kind: 'wire',
        heat(warm, cold) {
          const one = leadHeat(conductor, shape, current, warm, cold);
          return { ...one, cold: wire.count * one.cold, warm: wire.count * one.warm };
        },
      };
    }),
    ...insulation.flatMap((one): Link[] => {
      const between = ends(one);
      const across = (kind: 'radiation' | 'gas'): Link => ({
        ...between,
        kind,
        heat: (warm, cold) => plain(insulationHeat(one, warm, cold, residue)[kind]),
      });
      return residue === null ? [across('radiation')] : [across('radiation'), across('gas')];
    }),
  ];
}

/** Null where the pressure is not known. */
export function residueOf({ vessel }: Cryostat): Residue | null {
  const { pressure } = vessel;
  return pressure === null ? null : { ...vessel, pressure };
}
