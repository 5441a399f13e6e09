import type { FiguresCompute } from '#models/service/service.ts';
import type { SiteNode } from '#solver/service/contract.ts';
import { rising } from '#solver/service/serving.ts';

/** Nodes of a site as they are told. */
export function nodeOfFigures(compute: FiguresCompute): SiteNode {
  const { copies, idlePower, prefillRate, prefillPower, answerRate, answerPower, price } = compute;
  const told = (batch: number, rate: number, power: number) => ({
    batch,
    free: rate,
    held: rate,
    power,
    acceleratorPower: null,
  });
  return {
    figures: {
      copies,
      idlePower,
      idleAcceleratorPower: null,
      prefill: told(1, prefillRate, prefillPower),
      decode: rising(answerRate.map(([batch, rate], index) => told(batch, rate, answerPower[index][1]))),
    },
    price: price === null ? { value: 0, unknown: ['nodes'] } : { value: price, unknown: [] },
    isHeld: false,
    hottest: null,
    plant: null,
    notes: ['nodes as told: how hot they get was not solved'],
  };
}
