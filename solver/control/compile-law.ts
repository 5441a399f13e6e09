import type { TimeControl } from '#solver/case/controls.ts';
import type { ControlLaw } from '#solver/control/law.ts';
import { Pid } from '#solver/control/pid.ts';
import { PowerCap } from '#solver/control/power-cap.ts';
import { SpeedTable } from '#solver/control/speed-table.ts';
import { Thermostat } from '#solver/control/thermostat.ts';
import { Throttle } from '#solver/control/throttle.ts';

/** @param hold shortest time of a switch in one position where none is given [s] */
export function compileLaw(control: TimeControl, hold: number): ControlLaw {
  if (control.type === 'pid') return new Pid(control);
  if (control.type === 'table') return new SpeedTable(control);
  if (control.type === 'thermostat') return new Thermostat(control, hold);
  if (control.type === 'throttle') return new Throttle(control, hold);
  return new PowerCap(control);
}
