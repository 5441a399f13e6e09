import { afterEach, describe, expect, test } from 'vitest';
import { placementOf } from '#models/project/query.ts';
import type { Vector3 } from '#models/schema/field.ts';
import { DragGesture } from '#renderer/interaction/drag-gesture.ts';
import type { PointerView } from '#renderer/interaction/pointer-view.ts';
import { fit, frameOf, project, rayThrough, views, type Orbit } from '#renderer/scene/camera/orbit.ts';
import { createWorkbench, type CreatedWorkbench } from '#renderer/store/create-workbench.ts';
import { createDesignSolver } from '#solver/design/design-solver.ts';
import { createFieldRunner } from '#solver/field-run/runner.ts';
import { memoryHost, noRacks, noStudies } from '../store/memory-host.ts';
import { smallBox } from '../store/small-box.ts';

const [width, height] = [1200, 800];

let open: CreatedWorkbench | null = null;
afterEach(() => open?.dispose());

/** A small box seen from above, and a pointer that can be put on any point of it. */
function start() {
  open = createWorkbench({
    field: createFieldRunner({ memory: null }),
    racks: noRacks,
    studies: noStudies,
    site: createDesignSolver(),
    host: memoryHost(),
    solver: createDesignSolver(),
    examples: [{ id: 'box', title: 'Box', file: 'box.boxwright.json', text: smallBox() }],
  });
  const { store } = open;
  const { design, actions } = store.getState();
  const box = design.chassis?.box;
  const fan = design.items.find((item) => item.kind === 'fan');
  if (!box || !fan) throw new Error('the box has a chassis and fans');
  const orbit: Orbit = fit(
    { target: [0, 0, 0], ...views.top, distance: 1, parallel: false },
    box,
    width / height,
  );
  const ray = (x: number, y: number) =>
    rayThrough(orbit, (2 * x) / width - 1, 1 - (2 * y) / height, width / height);
  const view: PointerView = {
    ray,
    turn: () => undefined,
    pan: () => undefined,
    zoom: () => undefined,
    gizmoAt: () => null,
    lightGizmo: () => undefined,
    pixelAt: () => 0.0003,
    viewDirection: () => frameOf(orbit).forward,
  };
  const onScreen = (point: Vector3) => {
    const [x, y] = project(orbit, point, width / height);
    return { x: ((x + 1) / 2) * width, y: ((1 - y) / 2) * height };
  };
  actions.select([fan.id]);
  const grabbed: Vector3 = [fan.box.min[0], fan.box.min[1], fan.box.max[2]];
  const position = () => {
    const { project: opened, configuration } = store.getState();
    return placementOf(opened, configuration, fan.id)?.position;
  };
  return { store, actions, view, fan, grabbed, onScreen, position };
}

describe('dragging a part', () => {
  test('follows the pointer to the point it was pulled to, and is one undo step', () => {
    const { store, actions, view, fan, grabbed, onScreen, position } = start();
    const drag = DragGesture.onPoint(store, view, grabbed);
    for (const share of [0.3, 0.7, 1]) {
      const { x, y } = onScreen([grabbed[0] + 0.0123 * share, grabbed[1] + 0.0345 * share, grabbed[2]]);
      drag.follow(x, y, true);
    }
    expect(position()).toEqual(fan.box.min);
    drag.commit();
    const [x, y, z] = position() ?? [];
    expect(x).toBeCloseTo(fan.box.min[0] + 0.0123);
    expect(y).toBeCloseTo(fan.box.min[1] + 0.0345);
    expect(z).toBe(fan.box.min[2]);
    actions.undo();
    expect(position()).toEqual(fan.box.min);
    expect(store.getState().undoName).toBeNull();
  });

  test('by a typed number moves exactly that, in the direction pulled', () => {
    const { store, view, fan, grabbed, onScreen, position } = start();
    const drag = DragGesture.onPoint(store, view, grabbed);
    const { x, y } = onScreen([grabbed[0], grabbed[1] + 0.02, grabbed[2]]);
    drag.follow(x, y, true);
    for (const typed of ['1', '12', '12.', '12.7']) drag.type(typed);
    drag.commit();
    expect(position()?.[1]).toBeCloseTo(fan.box.min[1] + 0.0127, 12);
    expect(position()?.[0]).toBe(fan.box.min[0]);
  });

  test('held to an axis leaves the others alone, and is freed by the same key', () => {
    const { store, view, grabbed, onScreen } = start();
    const drag = DragGesture.onPoint(store, view, grabbed);
    const { x, y } = onScreen([grabbed[0] + 0.03, grabbed[1] + 0.02, grabbed[2]]);
    drag.follow(x, y, true);
    const delta = () => {
      const { interaction } = store.getState();
      return interaction.type === 'dragging' ? interaction.delta : null;
    };
    drag.constrain('x');
    expect(delta()?.[0]).toBeCloseTo(0.03);
    expect(delta()?.[1]).toBe(0);
    drag.constrain('x');
    expect(delta()?.[1]).toBeCloseTo(0.02);
  });

  test('lands on the grid where nothing else pulls', () => {
    const { store, actions, view, grabbed, onScreen, position } = start();
    actions.setView({ snap: { grid: 0.005, faces: false, rackUnits: false } });
    const drag = DragGesture.onPoint(store, view, grabbed);
    const { x, y } = onScreen([grabbed[0] + 0.0123, grabbed[1], grabbed[2]]);
    drag.follow(x, y, false);
    drag.commit();
    const steps = (position()?.[0] ?? 0) / 0.005;
    expect(Math.abs(steps - Math.round(steps))).toBeLessThan(1e-6);
  });
});
