import type { Box } from '#models/geometry/box.ts';
import type { Design } from '#models/project/design.ts';
import type { DesignResult } from '#models/results/design-result.ts';
import { length, subtract } from '#renderer/interaction/vector.ts';
import { seedsIn } from '#solver/field-view/seeds.ts';
import { Tracer, type Streamline } from '#solver/field-view/streamline.ts';
import type { FieldView } from '#solver/field-view/view.ts';

/** Lines that come in through openings, and lines through air anywhere: corners and eddies are seen too. */
const entering = 120;
const anywhere = 60;
/** Of the domain's diagonal: what whirls in a corner has no end. */
const longest = 3;

/** Streamlines through a field: along the air that comes in, and where air moves elsewhere. */
export function streamLinesOf(
  view: FieldView,
  design: Design,
  result: DesignResult | null,
): readonly Streamline[] {
  if (!view.isMoving) return [];
  const domain = domainOf(view);
  const intakes = intakesOf(design, result);
  const tracer = new Tracer(view);
  const options = { longest: longest * length(subtract(domain.max, domain.min)) };
  const ahead = seedsIn(view, intakes, entering).map((seed) => tracer.trace(seed, options));
  const through = seedsIn(view, [domain], ahead.length > 0 ? anywhere : anywhere + entering).map((seed) =>
    tracer.trace(seed, { ...options, isBothWays: true }),
  );
  return [...ahead, ...through].filter((line) => line !== null);
}

function domainOf({ picture: { lines } }: FieldView): Box {
  const [x, y, z] = lines;
  return { min: [x[0] ?? 0, y[0] ?? 0, z[0] ?? 0], max: [x.at(-1) ?? 0, y.at(-1) ?? 0, z.at(-1) ?? 0] };
}

/** Boxes of the openings through which the network's air comes in. */
function intakesOf(design: Design, result: DesignResult | null): readonly Box[] {
  const intakes = new Set(result?.openings.filter((one) => one.flow > 0).map((one) => one.id));
  return design.items.filter((item) => intakes.has(item.id)).map((item) => item.box);
}
