import type { FieldPicture } from '#solver/field/picture.ts';
import { viewOf, type FieldView } from '#solver/field-view/view.ts';

const views = new WeakMap<FieldPicture, FieldView>();

/** The view of a picture, made once: scene, legend and probe look through the same. */
export function fieldViewOf(picture: FieldPicture): FieldView {
  let view = views.get(picture);
  if (!view) {
    view = viewOf(picture);
    views.set(picture, view);
  }
  return view;
}
