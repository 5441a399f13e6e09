import type { Ride } from '#models/results/ride.ts';
import type { WorkbenchActions, WorkbenchState } from '#renderer/store/contract.ts';
import { partsToFail } from '#renderer/store/parts-to-fail.ts';
import type { Services } from '#renderer/store/services.ts';

type RideState = WorkbenchState['ride'];

/** Nothing asked yet; ten minutes is what a person needs to reach a rack. */
export const firstRide: RideState = {
  failed: null,
  duration: 600,
  unthrottled: false,
  running: false,
  answer: null,
  refusal: null,
};

/** Ride-through on demand: one run at a time, of which the newest counts; the last answer stays until then. */
export function rideActions(
  services: Services,
): Pick<WorkbenchActions, 'setRide' | 'runRide' | 'cancelRide'> {
  const { solver, set, get } = services;
  let running: AbortController | null = null;

  const change = (changes: Partial<RideState>) => set({ ride: { ...get().ride, ...changes } });

  /** Forgets the run that goes on; its answer is not shown. */
  function drop(): void {
    const old = running;
    running = null;
    old?.abort();
  }

  return {
    setRide: change,
    async runRide() {
      drop();
      const { design, ride } = get();
      const failed = partsToFail(get());
      const { duration, unthrottled } = ride;
      if (failed.length === 0) {
        change({ running: false, refusal: 'Nothing that can fail is chosen; choose at least one part.' });
        return;
      }
      const mine = new AbortController();
      running = mine;
      // From here on the choice is made: selecting a part in the answer must not change the question.
      change({ failed, running: true, refusal: null });
      try {
        const answer = await solver.ride(design, { failed, duration, unthrottled }, mine.signal);
        if (running !== mine) return;
        const refusal = refusalOf(answer);
        change(refusal === null ? { answer: { design, duration, unthrottled, ride: answer } } : { refusal });
      } catch (error) {
        if (running !== mine) return;
        change({ refusal: error instanceof Error ? error.message : String(error) });
      }
      running = null;
      change({ running: false });
    },
    cancelRide() {
      drop();
      if (get().ride.running) change({ running: false });
    },
  };
}

/** Why a run has nothing to show; null where it has. A run that stopped on its way shows how far it came. */
function refusalOf(ride: Ride): string | null {
  if (ride.status === 'completed' || (ride.status === 'stopped' && ride.times.length > 1)) return null;
  const reasons = ride.problems.map(({ message }) => message);
  return reasons.length > 0 ? reasons.join(' ') : `The run was ${ride.status}.`;
}
