import type { Camera, Scene, WebGLRenderer } from 'three';

/**
 * What the scene shows, as a PNG. It is drawn anew and read in the same turn of the event loop, since the
 * browser may clear the canvas after that. Null where the browser makes no picture.
 */
export async function takePicture(
  renderer: WebGLRenderer,
  scene: Scene,
  camera: Camera,
): Promise<Uint8Array | null> {
  renderer.render(scene, camera);
  const blob = await new Promise<Blob | null>((resolve) => renderer.domElement.toBlob(resolve, 'image/png'));
  return blob ? new Uint8Array(await blob.arrayBuffer()) : null;
}
