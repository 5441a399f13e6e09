import type { Cluster } from '#models/cluster/cluster.ts';
import { clusterKind } from '#models/cluster/shape.ts';
import { isPathBeside } from '#models/file/document.ts';
import { type LoadedDocument, loadDocument } from '#models/file/load-document.ts';
import { quoted, type Report } from '#models/file/report.ts';

/** Reads the text of a cluster file. Never throws, whatever the text is. @param name of the file, for the messages */
export function loadCluster(text: string, name: string): LoadedDocument<Cluster> {
  return loadDocument(clusterKind, text, name, checkWhole);
}

/** What no group can tell by itself. */
function checkWhole({ rows, facility }: Cluster, report: Report): void {
  for (const [index, { racks, cdu }] of rows.entries()) {
    for (const [at, { rack }] of racks.entries())
      if (!isPathBeside(rack))
        report.error(
          `$.rows[${index}].racks[${at}].rack`,
          `${quoted(rack)} is no path below the folder of the cluster`,
          'write for example "liquid-rack.boxwright-rack.json"',
        );
    if (cdu && !facility)
      report.error(
        '$.facility',
        `row ${index + 1} has distribution units and nothing takes up their heat`,
        'write "facility": { … } with its pumps and coolers',
      );
  }
}
