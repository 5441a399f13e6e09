/** A font file as a data URL; the bundler reads it, so that it stands in the program that sets a document. */
declare module '*.ttf?inline' {
  const url: string;
  export default url;
}
