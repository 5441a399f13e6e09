import {
  BatteryCharging,
  Box,
  Cable,
  Cpu,
  Droplets,
  Fan,
  Grid3x3,
  Gauge,
  HardDrive,
  Heater,
  Layers,
  MemoryStick,
  Microchip,
  Network,
  Plug,
  PanelRight,
  RectangleHorizontal,
  Server,
  Funnel,
  StretchHorizontal,
  type LucideIcon,
} from 'lucide-react';
import type { PartKind } from '#models/components/part.ts';

/** One icon per kind; always shown beside the kind's name or the part's, never alone. */
const icons: Readonly<Record<PartKind, LucideIcon>> = {
  chassis: Server,
  vent: Grid3x3,
  filter: Funnel,
  fan: Fan,
  board: RectangleHorizontal,
  accelerator: Microchip,
  processor: Cpu,
  memory: MemoryStick,
  storage: HardDrive,
  network: Network,
  'heat-sink': StretchHorizontal,
  'cold-plate': Droplets,
  'coolant-port': Plug,
  cdu: Server,
  pump: Gauge,
  radiator: Heater,
  tim: Layers,
  psu: BatteryCharging,
  baffle: PanelRight,
  cable: Cable,
  device: Box,
};

export function KindIcon({ kind, size = 14 }: { readonly kind: PartKind; readonly size?: number }) {
  const Icon = icons[kind];
  return <Icon size={size} strokeWidth={1.75} aria-hidden className="bw-kind-icon" />;
}
