import { badInput } from '#cli/bad-input.ts';
import type { Design, DesignItem } from '#models/project/design.ts';

/** A placed part by name, then by id; case does not matter. @throws BadInput with names that are near */
export function findItem(design: Design, name: string, path: string): DesignItem {
  const wanted = name.toLowerCase();
  const found =
    design.items.find((item) => item.name.toLowerCase() === wanted) ??
    design.items.find((item) => item.id.toLowerCase() === wanted);
  if (found) return found;
  const near = design.items
    .map((item) => item.name)
    .filter((known) => known.toLowerCase().startsWith(wanted.slice(0, 2)))
    .slice(0, 10);
  throw badInput(
    path,
    `there is no part "${name}" in configuration "${design.configuration.name}"`,
    near.length > 0 ? `there are ${near.join(', ')} …` : 'see "boxwright solve --all" for the names',
  );
}
