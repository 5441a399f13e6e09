import { FieldSession } from '#solver/field/session.ts';
import { ductOn } from './field-cases.ts';
const g = globalThis as any;
const cells = (process.env['CELLS'] ?? '140,66,27').split(',').map(Number) as any;
const input = ductOn(cells, { flow: { scheme: 'upwind', iterations: 3 } });
g.__base();
const session = new FieldSession(input);
const run = session.steps();
let next = run.next();
let n = 0;
while (next.done !== true) { n++; if (n <= 3) console.log('turn', n, g.__peak()); next = run.next(); }
const s: any = next.value;
const count = cells[0] * cells[1] * cells[2];
const p = g.__peak();
console.log('said', s.bytes / count, 'live', p.live / count, 'peak', p.peak / count, 'at', p.where);
