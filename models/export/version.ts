import manifest from '../../package.json' with { type: 'json' };

/** The version that stands on exported documents. */
export const version: string = manifest.version;
