import '#renderer/theme/reset.css';
import '@mantine/core/styles.layer.css';
import '@mantine/spotlight/styles.layer.css';
import '#renderer/theme/workbench.css';
import '#renderer/store/solver.ts';
import { wakeGraphics } from '#renderer/scene/wake-graphics.ts';

// What takes long and needs no code of the page starts first: the solver's worker loads its own program, and
// the graphics process starts while the scripts of the panels are fetched and read.
const root = document.getElementById('root');
if (!root) throw new Error('index.html has no element with the id "root"');
const page = import('#renderer/page.tsx');
wakeGraphics();
const { show } = await page;
await show(root);
