import { Color, MeshLambertMaterial, ShaderMaterial, type Material, type Plane } from 'three';
import type { Palette } from '#renderer/scene/palette.ts';

/** `low` is for tests on a software renderer: no antialiasing, no shadows. */
export type Quality = 'high' | 'low';

/**
 * Solid matter. Colours come per instance; polygons stand back a little so that edges lie on top. Where a
 * section opens a part, its inner faces are drawn flat and hatched: the part looks cut, not hollow. Diffuse
 * shading only: a gloss would shift the colours from the legend's, and its shader takes long to compile.
 */
export function solidMaterial(planes: Plane[]): MeshLambertMaterial {
  const material = new MeshLambertMaterial({
    polygonOffset: true,
    polygonOffsetFactor: 1,
    polygonOffsetUnits: 1,
    clippingPlanes: planes,
    clipShadows: true,
  });
  material.onBeforeCompile = (shader) => {
    shader.fragmentShader = shader.fragmentShader.replace('#include <opaque_fragment>', cutFaces);
  };
  return material;
}

const cutFaces = /* glsl */ `
  #include <opaque_fragment>
  #if NUM_CLIPPING_PLANES > 0
    if (!gl_FrontFacing) {
      float hatch = step(mod(gl_FragCoord.x + gl_FragCoord.y, 9.0), 1.5);
      gl_FragColor.rgb = diffuseColor.rgb * mix(0.78, 0.45, hatch);
    }
  #endif
`;

/** A part that is about to be placed. */
export function ghostMaterial(): Material {
  return new MeshLambertMaterial({ transparent: true, opacity: 0.55, depthWrite: false });
}

/**
 * A perforated sheet: round holes in a 60° pattern, cut in the shader from the distance along the sheet, so
 * that holes keep their size whatever the size of the vent. Where they become too small to draw they fade
 * into an even tint. The pitch is that of the look, not of the part: the real one would shimmer.
 */
export function perforatedMaterial(planes: Plane[]): Material {
  const material = new MeshLambertMaterial();
  material.clippingPlanes = planes;
  material.transparent = true;
  material.depthWrite = false;
  material.onBeforeCompile = (shader) => {
    shader.vertexShader = shader.vertexShader
      .replace('#include <common>', '#include <common>\nvarying vec2 vSheet;')
      .replace(
        '#include <begin_vertex>',
        `#include <begin_vertex>
        #ifdef USE_INSTANCING
          vSheet = position.xz * vec2(length(instanceMatrix[0].xyz), length(instanceMatrix[2].xyz));
        #endif`,
      );
    shader.fragmentShader = shader.fragmentShader
      .replace('#include <common>', `#include <common>\nvarying vec2 vSheet;\n${holes}`)
      .replace('#include <opaque_fragment>', '#include <opaque_fragment>\ngl_FragColor.a *= sheet(vSheet);');
  };
  return material;
}

const holes = /* glsl */ `
  // Opacity of the sheet at p [m]: 0.8 on metal, 0.04 in a hole.
  float sheet(vec2 p) {
    const float pitch = 0.0075;
    const float radius = 0.0029;
    vec2 cell = vec2(pitch, pitch * 1.7320508);
    vec2 a = mod(p, cell) - 0.5 * cell;
    vec2 b = mod(p + 0.5 * cell, cell) - 0.5 * cell;
    float d = min(length(a), length(b));
    float w = max(length(fwidth(p)), 1e-6);
    float drawn = smoothstep(radius - 0.6 * w, radius + 0.6 * w, d);
    float even = 0.2;
    return mix(0.04, 0.8, mix(drawn, even, smoothstep(0.25, 0.6, w / radius)));
  }
`;

/** Edges in the ink of a palette. */
export function inkEdges({ uniforms }: ShaderMaterial, { ink, inkStrength }: Palette): void {
  uniforms['ink']?.value.set(ink);
  if (uniforms['opacity']) uniforms['opacity'].value = inkStrength;
}

/** Edges of instanced shapes: one colour, a hair nearer to the eye than the faces. */
export function edgeMaterial(planes: Plane[]): ShaderMaterial {
  return new ShaderMaterial({
    transparent: true,
    depthWrite: false,
    clipping: true,
    clippingPlanes: planes,
    uniforms: { ink: { value: new Color('#0f172a') }, opacity: { value: 0.5 } },
    vertexShader: /* glsl */ `
      attribute mat4 instanceMatrix;
      #include <clipping_planes_pars_vertex>
      void main() {
        vec4 mvPosition = modelViewMatrix * instanceMatrix * vec4(position, 1.0);
        #include <clipping_planes_vertex>
        mvPosition.xyz *= 0.9993;
        gl_Position = projectionMatrix * mvPosition;
      }
    `,
    fragmentShader: /* glsl */ `
      uniform vec3 ink;
      uniform float opacity;
      #include <clipping_planes_pars_fragment>
      void main() {
        vec4 diffuseColor = vec4(ink, opacity);
        #include <clipping_planes_fragment>
        gl_FragColor = diffuseColor;
        #include <colorspace_fragment>
      }
    `,
  });
}
