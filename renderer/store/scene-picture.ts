/** What the scene can take pictures of, as PNG; null where the browser makes none. */
export interface PictureSource {
  /** The design for the spec sheet. */
  document(): Promise<Uint8Array | null>;
  /** What is on screen, with labels and legend. */
  view(): Promise<Uint8Array | null>;
}

let source: PictureSource | null = null;

/** The scene says how pictures are taken while it is on screen; returns how to take that back. */
export function offerPictures(pictures: PictureSource): () => void {
  source = pictures;
  return () => {
    if (source === pictures) source = null;
  };
}

/** Null where no scene is on screen (tests in Node, a lost graphics context): documents go without a picture. */
export async function scenePicture(of: keyof PictureSource): Promise<Uint8Array | null> {
  return source ? source[of]().catch(() => null) : null;
}
