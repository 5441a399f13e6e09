import { z } from 'zod';
import { isPathBeside } from '#models/file/document.ts';
import type { Channel, Requests } from '#electron/ipc/contract.ts';

/** A design of 2 000 parts is about 1 MB of text. */
export const longestText = 64_000_000; // characters
/** A spec sheet with a large picture is about 10 MB. */
export const largestExport = 256_000_000; // bytes

const text = z.string().max(longestText);
const id = z.string().min(1).max(100);
/** A name for a file dialog, never a path: separators and control characters are refused. */
const fileName = z.string().min(1).max(200).refine(isPlainName, 'this is no plain file name');
const extension = z.string().regex(/^\.?[a-z0-9]{1,20}(\.[a-z0-9]{1,20})?$/i);
const bytes = z
  .instanceof(Uint8Array)
  .refine((value) => value.byteLength <= largestExport, 'the file is too large');
const handle = z.strictObject({ id, name: fileName });
const settings = z
  .record(z.string().max(200), z.unknown())
  .refine((value) => JSON.stringify(value).length <= 1_000_000, 'the settings are too large');

/** What each request's arguments must be; nothing else reaches a handler. */
export const payloads: { readonly [C in Channel]: z.ZodType<Requests[C]['arguments']> } = {
  'open-project': z.tuple([]),
  'open-recent': z.tuple([id]),
  'read-beside': z.tuple([
    handle,
    z.string().max(1000).refine(isPathBeside, 'this is no path below the folder of the file'),
  ]),
  'recent-files': z.tuple([]),
  'save-project': z.tuple([text, fileName, handle.nullable(), z.boolean()]),
  'export-file': z.tuple([fileName, bytes, z.string().max(200)]),
  'open-text-files': z.tuple([z.array(extension).max(10)]),
  'store-recovery': z.tuple([text.nullable()]),
  'load-recovery': z.tuple([]),
  'load-settings': z.tuple([]),
  'store-settings': z.tuple([settings]),
  'set-title': z.tuple([z.string().max(500), z.boolean()]),
  'take-opened-files': z.tuple([]),
};

export const channels = Object.keys(payloads).filter((name): name is Channel =>
  Object.hasOwn(payloads, name),
);

function isPlainName(name: string): boolean {
  return !name.split('').some((character) => character < ' ' || character === '/' || character === '\\');
}
