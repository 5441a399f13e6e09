import type { Object3D } from 'three';
import { Outlines } from '#renderer/scene/guides/outlines.ts';
import type { Palette } from '#renderer/scene/palette.ts';

/** Outlines of what is selected, what is pointed at and what is beyond its limit. */
export class Marks {
  readonly selected = new Outlines({ width: 2.2, through: 0.35 });
  readonly hovered = new Outlines({ width: 1.6, through: 0 });
  readonly alarms = new Outlines({ width: 2, through: 0.14 });

  get groups(): readonly Object3D[] {
    return [this.selected.group, this.hovered.group, this.alarms.group];
  }

  applyPalette({ accent, hover, alarm }: Palette): void {
    this.selected.colour = accent;
    this.hovered.colour = hover;
    this.alarms.colour = alarm;
  }

  dispose(): void {
    for (const one of [this.selected, this.hovered, this.alarms]) one.dispose();
  }
}
