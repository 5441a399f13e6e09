/** Length of an arrow of the gizmo in CSS pixels. */
export const gizmoLength = 72;
