import { basename } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { reasonOf } from '#electron/storage/read-text.ts';

/**
 * Writes a file whole or not at all: beside it first, flushed to the disk, then renamed over it. When that
 * fails the old file is as it was, and the Error says why and what to do.
 */
export async function writeWhole(path: string, data: string | Uint8Array): Promise<void> {
  const content =
    typeof data === 'string' ? data : Buffer.from(data.buffer, data.byteOffset, data.byteLength);
  try {
    await writeFileAtomic(path, content, { fsync: true });
  } catch (error) {
    const reason = reasonOf(error, 'its folder is not there or takes no files; choose another place.');
    throw new Error(`"${basename(path)}" was not saved: ${reason}`, { cause: error });
  }
}
