import { openDocument, readGroup, readList, readTitle } from '#models/file/document.ts';
import type { Report } from '#models/file/report.ts';
import {
  arrayFields,
  batteryFields,
  coldFields,
  electronicsFields,
  faceFields,
  hotFields,
  orbitFields,
} from '#models/orbit/fields.ts';
import type { Face, OrbitalNode } from '#models/orbit/orbital-node.ts';
import { isRecord } from '#models/schema/fields.ts';
import type { Problem } from '#models/schema/problem.ts';

export const orbitFormat = 'boxwright-orbit';
export const orbitVersion = 1;
const mostFaces = 50;

export interface LoadedOrbitalNode {
  /** Null where any problem is an error. */
  readonly node: OrbitalNode | null;
  readonly problems: readonly Problem[];
}

/** Reads the text of an orbital node. Never throws, whatever the text is. @param name of the file, for the messages */
export function loadOrbitalNode(text: string, name: string): LoadedOrbitalNode {
  const { json, report, problems } = openDocument(text, name, {
    format: orbitFormat,
    version: orbitVersion,
    word: 'satellite',
    keys: ['format', 'version', 'name', 'notes', 'orbit', 'hot', 'cold', 'electronics', 'faces', 'supply'],
  });
  if (!json) return { node: null, problems };
  const node: OrbitalNode = {
    ...readTitle(json, name, report),
    orbit: readGroup(orbitFields, json['orbit'], '$.orbit', report),
    hot: readGroup(hotFields, json['hot'], '$.hot', report),
    cold: readGroup(coldFields, json['cold'], '$.cold', report),
    electronics: readGroup(electronicsFields, json['electronics'], '$.electronics', report),
    faces: readList(
      json['faces'],
      '$.faces',
      mostFaces,
      'write "faces": [{"orientation": "zenith", "area": "2 m2", …}]',
      report,
      (item, path) => named(readGroup(faceFields, item, path, report), path),
    ),
    supply: readSupply(json['supply'], report),
  };
  if (!report.failed) checkWhole(node, report);
  return { node: report.failed ? null : node, problems: report.problems };
}

/** A face without a name is called by its place in the list. */
const named = (face: Face, path: string): Face => ({ ...face, name: face.name || path.replace('$.', '') });

function readSupply(json: unknown, report: Report): OrbitalNode['supply'] {
  if (json === undefined || json === null) return null;
  if (!isRecord(json)) {
    report.error('$.supply', 'an object is wanted', 'write "supply": { "array": { … }, "battery": { … } }');
    return null;
  }
  report.warnOfUnknown(json, ['array', 'battery'], '$.supply');
  return {
    array: readGroup(arrayFields, json['array'], '$.supply.array', report),
    battery: readGroup(batteryFields, json['battery'], '$.supply.battery', report),
  };
}

/** What no group can tell by itself. */
function checkWhole({ orbit, electronics, faces }: OrbitalNode, report: Report): void {
  if (orbit.betaTo < orbit.betaFrom)
    report.error('$.orbit.betaTo', 'the range of beta ends before it begins', 'write the larger angle here');
  if (electronics.highest <= electronics.lowest)
    report.error(
      '$.electronics.highest',
      'the highest temperature is not above the lowest',
      'write the larger one here',
    );
  if (faces.length === 0) report.error('$.faces', 'the node has no face', 'write one at least');
  const names = faces.map(({ name }) => name);
  names.forEach((name, index) => {
    if (names.indexOf(name) < index)
      report.error(`$.faces[${index}].name`, `"${name}" is the name of two faces`, 'give each its own');
  });
}
