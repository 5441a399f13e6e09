/** Names of at most four things, and how many more there are. */
export function namesOf(ids: readonly string[]): string {
  const shown = ids.slice(0, 4).map((id) => `“${id}”`);
  return ids.length > 4 ? `${shown.join(', ')} and ${ids.length - 4} more` : shown.join(', ');
}
