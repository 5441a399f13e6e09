import { type LoadedDocument, loadDocument } from '#models/file/load-document.ts';
import type { Report } from '#models/file/report.ts';
import type { OrbitalNode } from '#models/orbit/orbital-node.ts';
import { orbitKind } from '#models/orbit/shape.ts';

/** Reads the text of an orbital node. Never throws, whatever the text is. @param name of the file, for the messages */
export function loadOrbitalNode(text: string, name: string): LoadedDocument<OrbitalNode> {
  return loadDocument(orbitKind, text, name, checkWhole);
}

/** What no group can tell by itself. */
function checkWhole({ orbit, electronics }: OrbitalNode, report: Report): void {
  if (orbit.betaTo < orbit.betaFrom)
    report.error('$.orbit.betaTo', 'the range of beta ends before it begins', 'write the larger angle here');
  if (electronics.highest <= electronics.lowest)
    report.error(
      '$.electronics.highest',
      'the highest temperature is not above the lowest',
      'write the larger one here',
    );
}
