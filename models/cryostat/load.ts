import { type Cryostat, type Mass, type TwoStageCooler, vesselName } from '#models/cryostat/cryostat.ts';
import { cryostatKind } from '#models/cryostat/shape.ts';
import { type LoadedDocument, loadDocument } from '#models/file/load-document.ts';
import { quoted, type Report } from '#models/file/report.ts';

/** Reads the text of a cryogenic assembly. Never throws, whatever the text is. @param name of the file, for the messages */
export function loadCryostat(text: string, name: string): LoadedDocument<Cryostat> {
  return loadDocument(cryostatKind, text, name, checkWhole);
}

/** What no group can tell by itself. */
function checkWhole(cryostat: Cryostat, report: Report): void {
  const { stages, cooler } = cryostat;
  for (const [index, stage] of stages.entries()) {
    const at = `$.stages[${index}]`;
    if (stage.name === vesselName)
      report.error(
        `${at}.name`,
        `"${vesselName}" is the wall around the stages`,
        'give the stage another name',
      );
    if (stage.hold !== null && stage.cooling === 'none')
      report.error(`${at}.hold`, 'no cooler holds this stage', 'leave it out, or say what cools the stage');
    if (stage.hold !== null && stage.highest !== null && stage.hold > stage.highest)
      report.error(`${at}.hold`, 'it is held above its highest temperature', 'write a lower one here');
    for (const [place, mass] of stage.masses.entries()) checkMass(mass, `${at}.masses[${place}]`, report);
  }
  checkHeads(cryostat, report);
  checkEnds(cryostat, report);
  if (!report.failed) checkReached(cryostat, report);
  if (cooler.kind === 'two-stage') checkMap(cooler, report);
  else if (cooler.lift.some(([, lift], k) => k > 0 && lift <= cooler.lift[k - 1][1]))
    report.error('$.cooler.lift', 'the lift does not rise with temperature', 'order and correct the points');
}

function checkMass({ material, debyeTemperature, molarMass }: Mass, at: string, report: Report): void {
  if (material !== 'lattice') return;
  if (debyeTemperature === null)
    report.error(`${at}.debyeTemperature`, 'a lattice wants it', 'write for example "645 K"');
  if (molarMass === null)
    report.error(`${at}.molarMass`, 'a lattice wants it', 'write for example "28.09 g"');
}

/** Each stage of the cooler cools one stage. */
function checkHeads({ stages, cooler }: Cryostat, report: Report): void {
  const heads = cooler.kind === 'two-stage' ? (['first', 'second'] as const) : (['first'] as const);
  for (const head of heads) {
    const cooled = stages.filter(({ cooling }) => cooling === head);
    if (cooled.length !== 1)
      report.error(
        '$.stages',
        `the ${head} stage of the cooler cools ${cooled.length} stages`,
        `write "cooling": "${head}" at one of them`,
      );
  }
  if (cooler.kind === 'two-stage') return;
  const odd = stages.findIndex(({ cooling }) => cooling === 'second');
  if (odd >= 0)
    report.error(`$.stages[${odd}].cooling`, 'the cooler has one stage', 'write "first" or "none"');
}

function checkEnds({ stages, supports, wires, insulation }: Cryostat, report: Report): void {
  const names = stages.map(({ name }) => name);
  const from = [vesselName, ...names].map((name) => `"${name}"`).join(', ');
  const to = names.map((name) => `"${name}"`).join(', ');
  for (const [key, links] of Object.entries({ supports, wires, insulation }))
    for (const [index, link] of links.entries()) {
      const at = `$.${key}[${index}]`;
      if (link.from !== vesselName && !names.includes(link.from))
        report.error(`${at}.from`, `${quoted(link.from)} is no stage`, `write one of ${from}`);
      if (!names.includes(link.to))
        report.error(`${at}.to`, `${quoted(link.to)} is no stage`, `write one of ${to}`);
      else if (link.from === link.to)
        report.error(`${at}.to`, 'both ends are the same', 'write another stage here');
    }
  for (const [index, one] of insulation.entries())
    if (one.kind === 'bare' && one.warmArea !== null && one.warmArea < one.area)
      report.error(
        `$.insulation[${index}].warmArea`,
        'the warmer surface lies around the colder one and is smaller',
        'write an area that is not below "area"',
      );
}

/** Each stage that floats has its temperature by links to the wall or to one that is cooled. */
function checkReached({ stages, supports, wires, insulation }: Cryostat, report: Report): void {
  const links = [...supports, ...wires, ...insulation];
  const reached = new Set([
    vesselName,
    ...stages.filter(({ cooling }) => cooling !== 'none').map(({ name }) => name),
  ]);
  for (let before = 0; before < reached.size;) {
    before = reached.size;
    for (const { from, to } of links) if (reached.has(from) || reached.has(to)) reached.add(from).add(to);
  }
  for (const [index, { name }] of stages.entries())
    if (!reached.has(name))
      report.error(
        `$.stages[${index}]`,
        `nothing joins “${name}” to the wall or to a stage that is cooled`,
        'give it insulation or a support',
      );
}

/** All pairs of lifts, each once, and each stage warmer with more on it. */
function checkMap({ map }: TwoStageCooler, report: Report): void {
  const at = '$.cooler.map';
  const first = [...new Set(map.map(({ firstLift }) => firstLift))].sort((a, b) => a - b);
  const second = [...new Set(map.map(({ secondLift }) => secondLift))].sort((a, b) => a - b);
  const pairs = new Set(map.map(({ firstLift, secondLift }) => `${firstLift} ${secondLift}`));
  if (
    first.length < 2 ||
    second.length < 2 ||
    map.length !== first.length * second.length ||
    pairs.size !== map.length
  ) {
    report.error(
      at,
      'the points are no whole grid',
      'give every lift of the first stage with every lift of the second one, once',
    );
    return;
  }
  for (const [index, point] of map.entries()) {
    const below = (
      mine: 'firstLift' | 'secondLift',
      other: 'firstLift' | 'secondLift',
      heat: 'first' | 'second',
    ) =>
      map.some(
        (rival) => rival[other] === point[other] && rival[mine] < point[mine] && rival[heat] >= point[heat],
      );
    if (below('firstLift', 'secondLift', 'first'))
      report.error(`${at}[${index}].first`, 'the first stage is not warmer with more on it', 'correct it');
    if (below('secondLift', 'firstLift', 'second'))
      report.error(`${at}[${index}].second`, 'the second stage is not warmer with more on it', 'correct it');
  }
}
