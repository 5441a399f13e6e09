import type { Design } from '#models/project/design.ts';
import type { OpeningResult } from '#models/results/design-result.ts';
import type { BuiltCase } from '#solver/design/build.ts';
import type { Solution } from '#solver/solve/contract.ts';

/** What goes through each vent and filter, with the temperature of what comes in or of what leaves. */
export function openingResults(design: Design, built: BuiltCase, solution: Solution): OpeningResult[] {
  return design.items.flatMap((item): OpeningResult[] => {
    const ways = built.map.openings.get(item.id);
    if (!ways) return [];
    let flow = 0;
    let massFlow = 0;
    let through = 0;
    const outside = outsideTemperature(design, built, solution);
    let heat = 0;
    let drop = 0;
    for (const way of ways) {
      const solved = solution.branches[way.branch];
      if (!solved) continue;
      const inward = way.sign * solved.massFlow;
      const inside = solution.nodes[way.zone]?.temperature ?? design.conditions.ambientTemperature;
      const size = Math.abs(solved.massFlow);
      flow += way.sign * solved.volumeFlow;
      massFlow += inward;
      through += size;
      heat += size * (inward >= 0 ? outside : inside);
      drop += size * Math.abs(solved.pressureDrop);
    }
    return [
      {
        id: item.id,
        flow,
        massFlow,
        temperature: through > 0 ? heat / through : outside,
        pressureDrop: through > 0 ? drop / through : 0,
      },
    ];
  });
}

/** What comes in through openings has the temperature of the room; in a tank that of its loop's supply, K. */
function outsideTemperature({ conditions }: Design, { map }: BuiltCase, { nodes }: Solution): number {
  const tank = map.coolant.find(({ loop }) => loop.tank !== null);
  return (tank && nodes[tank.supply]?.temperature) ?? conditions.ambientTemperature;
}
