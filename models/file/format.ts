/** What stands in `format` of a project file. */
export const projectFormat = 'boxwright';
/** The version that `saveProject` writes; older ones are migrated, newer ones refused. */
export const projectVersion = 1;

/** What `loadProject` reads at most. Real projects stay below a hundredth of each. */
export const limits = {
  /** Characters. */
  text: 50_000_000,
  /** Brackets within brackets; the format needs 7. */
  depth: 32,
  configurations: 200,
  /** In all configurations together. */
  placements: 50_000,
  parts: 20_000,
  /** Of errors, and of warnings. Reports stay readable, and a hostile file cannot fill the memory with them. */
  problems: 200,
} as const;
