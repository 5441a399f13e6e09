/** Ids stand in files, keys and file names: a slug, no path, no name that an object treats specially. */
export const idPattern = /^[a-z0-9][a-z0-9._-]{0,79}$/;

/** Whether `id` may name a part, a configuration or a placement. */
export function isId(id: unknown): id is string {
  return (
    typeof id === 'string' &&
    idPattern.test(id) &&
    !id.includes('..') &&
    id !== 'constructor' &&
    id !== 'prototype'
  );
}
