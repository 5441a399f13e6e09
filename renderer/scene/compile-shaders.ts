import type { Camera, Object3D, Scene, WebGLRenderer } from 'three';

/** Compiles what these objects of `scene` are drawn with, beside the work of the page where the driver can. */
export async function compileShaders(
  renderer: WebGLRenderer,
  scene: Scene,
  camera: Camera,
  objects: readonly Object3D[],
): Promise<void> {
  if (renderer.extensions.has('KHR_parallel_shader_compile')) {
    await Promise.all(objects.map((object) => renderer.compileAsync(object, camera, scene)));
    return;
  }
  // All are begun together; the first use waits for what is not done then.
  for (const object of objects) renderer.compile(object, camera, scene);
}
