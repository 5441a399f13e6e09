/*
 * The bars of a rack: enclosures that draw constant power at their heights, shelves that share the current alike.
 */

export interface BusLoad {
  readonly height: number; // m
  readonly power: number; // W
}

export interface BusAnswer {
  readonly loss: number; // W in the bars
  readonly current: number; // A, largest along them
  readonly lowest: number; // V at a load
  /** Given by all shelves together, W: what the loads take, and the loss. */
  readonly given: number;
}

/**
 * Along the bars the current is what the shelves below have put in and the loads below have not taken; the voltage
 * falls by R′ I, and the highest of the shelves is at the given one. Loads take P/V where they are, found by
 * repetition.
 *
 * @param resistance of both bars for each metre of height, Ω/m @param shelves their heights, m; at least one
 * @throws Error in words where the bars cannot carry the loads
 * Validity: shelves with active current sharing; direct current. Source: Kirchhoff.
 * Example: 10 kW at 1 m from one shelf of 50 V over 0.1 mΩ/m: V = ½ (50 + √(2500 − 4 R P)) = 49.9799 V, loss 4.0032 W.
 */
export function solveBus(
  voltage: number,
  resistance: number,
  shelves: readonly number[],
  loads: readonly BusLoad[],
): BusAnswer {
  const places = [
    ...shelves.map((height) => ({ height, power: 0, isShelf: true })),
    ...loads.map(({ height, power }) => ({ height, power, isShelf: false })),
  ].toSorted((a, b) => a.height - b.height);
  const volts = places.map(() => voltage);
  let answer: BusAnswer = { loss: 0, current: 0, lowest: voltage, given: 0 };
  for (let turn = 0; turn < mostTurns; turn++) {
    const currents = places.map(({ power }, i) => power / volts[i]);
    const total = currents.reduce((sum, one) => sum + one, 0);
    const share = total / shelves.length;
    let along = 0;
    let level = 0;
    let loss = 0;
    let largest = 0;
    const levels = places.map(({ height, isShelf }, i) => {
      if (i > 0) {
        const ohms = resistance * (height - places[i - 1].height);
        level -= ohms * along;
        loss += ohms * along * along;
        if (height > places[i - 1].height) largest = Math.max(largest, Math.abs(along));
      }
      along += isShelf ? share : -currents[i];
      return level;
    });
    const top = Math.max(...levels.filter((_, i) => places[i].isShelf));
    let change = 0;
    for (let i = 0; i < places.length; i++) {
      const next = voltage + levels[i] - top;
      if (!(next > 0)) throw new Error('the busbar cannot carry its loads: no voltage is left at their end');
      change = Math.max(change, Math.abs(next - volts[i]));
      volts[i] = next;
    }
    answer = {
      loss,
      current: largest,
      lowest: Math.min(...volts.filter((_, i) => !places[i].isShelf), voltage),
      given: loads.reduce((sum, { power }) => sum + power, 0) + loss,
    };
    if (change < near * voltage) return answer;
  }
  throw new Error('the busbar cannot carry its loads: its voltage does not come to rest');
}

const mostTurns = 200;
const near = 1e-13;
