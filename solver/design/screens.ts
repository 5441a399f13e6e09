import type { DesignItem } from '#models/project/design.ts';
import { valuesOf } from '#models/components/values.ts';
import type { FlowElement } from '#solver/case/case.ts';

/** Air of filter curves: 1.2 kg/m³ (ISO 5801) at 20 °C. */
const curveDensity = 1.2;
const curveViscosity = 1.82e-5;
/** Ratio above which a vent is an open hole: Idelchik's plate has no loss left, and 1 would divide nothing. */
const openest = 0.98;

/** Elements in series of vents and filters that stand behind one another across `area`, m². */
export function screenElements(items: readonly DesignItem[], area: number): FlowElement[] {
  const elements: FlowElement[] = [];
  for (const item of items) {
    if (item.kind === 'vent') {
      const { openRatio, holeDiameter, thickness, clogging } = valuesOf(item.part, 'vent');
      const open = share(openRatio, 0.6) * (1 - share(clogging, 0));
      elements.push({
        type: 'perforated-plate',
        area,
        open: Math.min(openest, Math.max(0.01, open)),
        ...(holeDiameter > 0 ? { holeDiameter } : {}),
        ...(thickness > 0 ? { thickness } : {}),
      });
    } else if (item.kind === 'filter') {
      const { linearLoss, quadraticLoss, clogging } = valuesOf(item.part, 'filter');
      elements.push({
        type: 'filter',
        area,
        linear: Math.max(0, linearLoss ?? 0),
        quadratic: Math.max(0, quadraticLoss ?? 0),
        density: curveDensity,
        viscosity: curveViscosity,
        clogging: Math.min(0.95, share(clogging, 0)),
      });
    }
  }
  return elements;
}

function share(value: number | null, otherwise: number): number {
  return value !== null && Number.isFinite(value) ? Math.min(1, Math.max(0, value)) : otherwise;
}
