import { partsOf } from '#solver/field/parts.ts';
import type { Thread } from '#solver/field/crew.ts';
import { alone, type OpenTeam } from '#solver/field/team.ts';

/**
 * Teams of this thread and others.
 * @param most threads, this one among them
 * @param start begins another; resolves when it hears
 */
export function teamsOf(most: number, start: () => Promise<Thread>): OpenTeam {
  return async (counts) => {
    const others = Math.min(most, partsOf(counts).count) - 1;
    if (others < 1) return alone;
    // Loaded when it is of use.
    const { createTeam } = await import('#solver/field/crew.ts');
    const started = await Promise.allSettled(Array.from({ length: others }, start));
    const threads = started.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    return threads.length > 0 ? createTeam(threads) : alone;
  };
}
