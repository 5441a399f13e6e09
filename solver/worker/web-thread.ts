import { createMate, type Told } from '#solver/field/crew.ts';

const hear = createMate();
self.addEventListener('message', (event: MessageEvent<Told>) => hear(event.data));
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- this is a thread, not a window
self.postMessage('begun');
