import { LineCounter, isCollection, isNode, isScalar, parseDocument, type Document } from 'yaml';
import { isRecord } from '#models/schema/fields.ts';

/** The largest file of the public library has 150 kB. */
const largestFile = 2_000_000;
const mostAliases = 100;

/** Where in a document: keys and indices from its top. */
export type Place = readonly (string | number)[];

/** A fault of the file itself, with its place as "line:column". */
export interface YamlFault {
  readonly at: string;
  readonly message: string;
  readonly remedy: string;
}

/** A YAML file that holds one record, and where each of its values stands. */
export class YamlRecord {
  /** Null where `faults` says why. */
  readonly json: Readonly<Record<string, unknown>> | null;
  readonly faults: readonly YamlFault[];
  private readonly lines = new LineCounter();
  private document: Document | null = null;

  /** Reads `text` as NetBox does, by YAML 1.1. Never throws. */
  constructor(text: string) {
    const read = this.read(text);
    this.json = Array.isArray(read) ? null : read;
    this.faults = Array.isArray(read) ? read : [];
  }

  /** "line:column", both from 1, of the value at `path`; of what would hold it where it is absent. */
  at(path: Place): string {
    const contents = this.document?.contents;
    for (let length = path.length; length > 0 && isCollection(contents); length--) {
      const node = contents.getIn(path.slice(0, length), true);
      if (isNode(node) && node.range) return this.placeOf(node.range[0]);
    }
    return this.placeOf(contents?.range?.[0] ?? 0);
  }

  /** The text of a plain value as it was typed: a name such as E2824 or 7750 is no number to who wrote it. */
  text(path: Place): string | null {
    const contents = this.document?.contents;
    const node = isCollection(contents) ? contents.getIn(path, true) : null;
    if (!isScalar(node)) return null;
    return typeof node.value === 'string' ? node.value : (node.source ?? null);
  }

  private read(text: string): Readonly<Record<string, unknown>> | YamlFault[] {
    if (text.length > largestFile) {
      const message = `the file has ${text.length} characters; at most ${largestFile} are read`;
      return [{ at: '1:1', message, remedy: 'check that it is a device type' }];
    }
    try {
      const document = parseDocument(text, { lineCounter: this.lines, prettyErrors: false, version: '1.1' });
      if (document.errors.length > 0) {
        return document.errors.map(({ pos, message }) => ({
          at: this.placeOf(pos[0]),
          message: `no valid YAML (${message.slice(0, 160)})`,
          remedy: 'correct the file there',
        }));
      }
      this.document = document;
      const json: unknown = document.toJS({ maxAliasCount: mostAliases });
      if (isRecord(json)) return json;
    } catch (error) {
      const reason = error instanceof Error ? error.message.slice(0, 160) : 'unreadable';
      return [
        { at: '1:1', message: `no valid YAML (${reason})`, remedy: 'write one record without aliases' },
      ];
    }
    return [{ at: '1:1', message: 'the file holds no record', remedy: 'write lines such as "model: R650"' }];
  }

  private placeOf(offset: number): string {
    const { line, col } = this.lines.linePos(offset);
    return `${Math.max(line, 1)}:${Math.max(col, 1)}`;
  }
}
