import { isPathBeside } from '#models/file/document.ts';
import { type LoadedDocument, loadDocument } from '#models/file/load-document.ts';
import { quoted, type Report } from '#models/file/report.ts';
import type { AirConditioner, Exchanger, Fans, Pod } from '#models/pod/pod.ts';
import { podKind } from '#models/pod/shape.ts';
import type { Curve } from '#models/schema/field.ts';

/** Reads the text of a pod. Never throws, whatever the text is. @param name of the file, for the messages */
export function loadPod(text: string, name: string): LoadedDocument<Pod> {
  return loadDocument(podKind, text, name, checkWhole);
}

/** What no group can tell by itself. */
function checkWhole(pod: Pod, report: Report): void {
  checkFaces(pod, report);
  checkContents(pod, report);
  const { cooling } = pod;
  if (cooling.kind === 'fans') checkFans(cooling, report);
  if (cooling.kind === 'exchanger') checkExchanger(cooling, report);
  if (cooling.kind === 'air-conditioner') checkConditioner(cooling, report);
}

function checkFaces({ body, film, faces }: Pod, report: Report): void {
  const sides = faces.map(({ side }) => side);
  for (const [index, side] of sides.entries())
    if (sides.indexOf(side) < index)
      report.error(
        `$.faces[${index}].side`,
        `the box has two faces "${side}"`,
        'write front, left, rear, right, roof and floor, each once',
      );
  for (const [index, { build, side }] of faces.entries()) {
    if (build.kind !== 'u-value') continue;
    const hasOutside = film.kind === 'stated' && !(side === 'floor' && body.standing === 'ground');
    const films = 1 / body.insideFilm + (hasOutside ? 1 / film.coefficient : 0);
    if (build.uValue * films < 1) continue;
    report.error(
      `$.faces[${index}].build.uValue`,
      `the films on both sides let ${(1 / films).toFixed(2)} W/(m² K) through at most`,
      'write a lower U-value, or larger films: "insideFilm" in "body", "coefficient" in "film"',
    );
  }
}

function checkContents({ contents, rectifier }: Pod, report: Report): void {
  for (const [index, content] of contents.entries()) {
    const path = `$.contents[${index}]`;
    const { highest, lowest } = content;
    if (highest !== null && lowest !== null && highest <= lowest)
      report.error(`${path}.highest`, 'the highest air is not above the lowest', 'write the larger one here');
    if (content.kind === 'enclosure' && !isPathBeside(content.design))
      report.error(
        `${path}.design`,
        `${quoted(content.design)} is no path below the folder of the pod`,
        'write for example "edge-box.boxwright.json"',
      );
    if (content.isRectified && !rectifier)
      report.error(
        '$.rectifier',
        `${quoted(content.name)} is behind a rectifier, and there is none`,
        'write "rectifier": { "efficiency": "96 %", … }',
      );
    if (content.conductance !== null && content.heatCapacity === 0)
      report.error(
        `${path}.heatCapacity`,
        'what has a conductance to the air stores some heat',
        'write its heat capacity, or leave the conductance out',
      );
  }
}

function checkFans(fans: Fans, report: Report): void {
  checkCurve(fans.curve, '$.cooling.curve', 'pressures', report);
  const [last] = fans.curve.slice(-1);
  const [first] = fans.curve;
  if (first && last && (first[0] < 0 || last[1] > first[1]))
    report.error(
      '$.cooling.curve',
      'a fan gives less pressure the more air it moves',
      'write points of rising airflow from 0 on',
    );
  if (fans.linearLoss + fans.quadraticLoss === 0)
    report.error('$.cooling.linearLoss', 'mats without any loss', 'write the loss of the mats');
}

/** J/(m³ K) of the air that makers tell conductances for: 1.2 kg/m³ of 1006 J/(kg K). */
const ratedAir = 1207;

function checkExchanger(exchanger: Exchanger, report: Report): void {
  const { conductance, effectiveness, insideFlow, outsideFlow } = exchanger;
  const most = ratedAir * Math.min(insideFlow, outsideFlow);
  if (conductance !== null && conductance > most)
    report.error(
      '$.cooling.conductance',
      `the lesser airflow carries ${most.toFixed(0)} W/K at most`,
      'write a lower conductance, or larger airflows',
    );
  if ((conductance === null) === (effectiveness === null))
    report.error(
      '$.cooling.conductance',
      conductance === null
        ? 'neither conductance nor effectiveness is told'
        : 'both conductance and effectiveness are told',
      'write one of them',
    );
}

function checkConditioner(unit: AirConditioner, report: Report): void {
  checkCurve(unit.capacity, '$.cooling.capacity', 'capacities', report);
  checkCurve(unit.performance, '$.cooling.performance', 'coefficients', report);
  if (unit.highestOutdoor <= unit.lowestOutdoor)
    report.error(
      '$.cooling.highestOutdoor',
      'the highest outdoor air is not above the lowest',
      'write the larger one here',
    );
  for (const [, value] of unit.performance)
    if (value <= 0) {
      report.error('$.cooling.performance', 'a coefficient of 0 or less', 'write cooling over power');
      return;
    }
}

function checkCurve(curve: Curve, path: string, word: string, report: Report): void {
  const ascends = curve.every(([x], n) => n === 0 || x > curve[n - 1][0]);
  if (curve.length < 2 || !ascends)
    report.error(path, 'two points or more of rising places are wanted', 'write [["20 degC", …], …]');
  if (curve.some(([, y]) => y < 0)) report.error(path, `${word} below 0`, 'write 0 or more');
}
