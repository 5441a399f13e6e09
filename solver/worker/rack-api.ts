import type { Design } from '#models/project/design.ts';
import type { Rack, RackItem } from '#models/rack/rack.ts';
import type { FilledRack, Standing } from '#models/rack/standing.ts';
import type { DesignSolver } from '#solver/design/contract.ts';
import type { RackAnswer, RackProgress } from '#solver/rack/contract.ts';

/*
 * A rack as it crosses to the worker: a design the first time whole, and then as the number that it got, so that it
 * stays one object there and what it was condensed to is found again.
 */

export type CrossedStanding = Omit<Standing, 'content'> & {
  readonly content: RackItem | { readonly kind: 'enclosure'; readonly design: number };
};

export interface RackCrossing {
  /** Without the projects of its slots. */
  readonly rack: Rack;
  readonly standing: readonly CrossedStanding[];
  /** Those that were not sent before. */
  readonly designs: readonly (readonly [number: number, Design])[];
}

export type RackListener = (call: number, progress: RackProgress) => void;

export interface RackApi {
  /** One listener for all calls: while something is dragged there are many. */
  listenToRacks(listener: RackListener): void;
  answerRack(call: number, crossing: RackCrossing, supplies: readonly number[] | null): Promise<RackAnswer>;
}

type Cancellable = <T>(call: number, run: (signal: AbortSignal) => Promise<T>) => Promise<T>;

export function createRackApi(solver: Pick<DesignSolver, 'solve'>, cancellable: Cancellable): RackApi {
  const known = new Map<number, Design>();
  let report: RackListener | null = null;

  /** @throws Error where a message was lost */
  function receive({ rack, standing, designs }: RackCrossing): FilledRack {
    for (const [number, design] of designs) known.set(number, design);
    return {
      rack,
      standing: standing.map(({ content, ...one }) => {
        if (content.kind === 'item') return { ...one, content };
        const design = known.get(content.design);
        if (!design) throw new Error(`the solver thread does not know the design of ${one.name}`);
        return { ...one, content: { kind: 'enclosure', design } };
      }),
    };
  }

  // Loaded with the first rack, and kept: it holds what was condensed.
  let racks: Promise<RackApi['answerRack']> | null = null;
  async function load(): Promise<RackApi['answerRack']> {
    const { createRackSolver } = await import('#solver/rack/rack-solver.ts');
    const rackSolver = createRackSolver(solver);
    return (call, crossing, supplies) => {
      const filled = receive(crossing);
      return cancellable(call, (signal) =>
        rackSolver.answer(filled, supplies, {
          signal,
          onProgress: (progress) => report?.(call, progress),
        }),
      );
    };
  }

  return {
    listenToRacks(listener) {
      report = listener;
    },
    async answerRack(call, crossing, supplies) {
      racks ??= load();
      const answer = await racks;
      return answer(call, crossing, supplies);
    },
  };
}
