import { basename, dirname, join } from 'node:path';
import type { Options } from '#cli/command.ts';
import { accepted, readInput } from '#cli/open-design.ts';
import { nothingOpened, openRack } from '#cli/rack/open.ts';
import type { Terminal } from '#cli/terminal.ts';
import type { FilledCluster } from '#models/cluster/filled.ts';
import { loadCluster } from '#models/cluster/load.ts';
import type { FilledRack } from '#models/rack/standing.ts';

/** A cluster file with the racks that it names, each read once. */
export async function openCluster(
  path: string,
  options: Options,
  terminal: Terminal,
): Promise<FilledCluster> {
  const loaded = loadCluster(await readInput(path), basename(path));
  const cluster = accepted(path, loaded.document, loaded.problems, terminal);
  const racks = new Map<string, FilledRack>();
  const before = nothingOpened();
  for (const { racks: list } of cluster.rows)
    for (const { rack } of list)
      if (!racks.has(rack))
        racks.set(rack, await openRack(join(dirname(path), rack), options, terminal, before));
  return { cluster, racks };
}
