/** A PNG of the design for the spec sheet. */
export type PictureSource = () => Promise<Uint8Array | null>;

let source: PictureSource | null = null;

/** The scene says how a picture is taken while it is on screen; returns how to take that back. */
export function offerPictures(take: PictureSource): () => void {
  source = take;
  return () => {
    if (source === take) source = null;
  };
}

/** Null where no scene is on screen (tests in Node, a lost graphics context): documents go without a picture. */
export async function scenePicture(): Promise<Uint8Array | null> {
  return source ? source().catch(() => null) : null;
}
