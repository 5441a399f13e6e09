import { isPathBeside } from '#models/file/document.ts';
import { type LoadedDocument, loadDocument } from '#models/file/load-document.ts';
import { quoted, type Report } from '#models/file/report.ts';
import type { Curve } from '#models/schema/field.ts';
import type { Compute, Deployment, Energy, Service, ServiceClimate } from '#models/service/service.ts';
import { serviceKind } from '#models/service/shape.ts';
import { climateSites, findClimateSite } from '#models/site/climate-site.ts';

const secondsOfDay = 86_400;
const months = 12;
const mostCopies = 4096;

/** Reads the text of a service. Never throws, whatever the text is. @param name of the file, for the messages */
export function loadService(text: string, name: string): LoadedDocument<Service> {
  return loadDocument(serviceKind, text, name, checkWhole);
}

/** What no group can tell by itself. */
function checkWhole({ workload, deployments }: Service, report: Report): void {
  const { course } = workload;
  if (course?.some(([hour, share]) => hour >= secondsOfDay || share > 1))
    report.error(
      '$.workload.course',
      'an hour is not before midnight, or a share is above 100 %',
      'write for example ["8 h", "60 %"]',
    );
  for (const [index, deployment] of deployments.entries())
    checkDeployment(deployment, `$.deployments[${index}]`, report);
}

function checkDeployment(
  { compute, facility, energy, climate }: Deployment,
  path: string,
  report: Report,
): void {
  checkCompute(compute, `${path}.compute`, report);
  if (compute.kind === 'cluster' && facility)
    report.error(
      `${path}.facility`,
      'a cluster tells itself what cools and feeds it',
      'leave "facility" out; what it costs stands in "compute.hardware"',
    );
  if (climate) checkClimate(climate, `${path}.climate`, report);
  checkEnergy(energy, path, report);
}

function checkCompute(compute: Compute, path: string, report: Report): void {
  if (compute.kind === 'enclosure') {
    checkPath(compute.project, `${path}.project`, 'edge-box.boxwright.json', report);
    return;
  }
  if (compute.kind === 'cluster') {
    checkPath(compute.cluster, `${path}.cluster`, 'cluster-16.boxwright-cluster.json', report);
    return;
  }
  const { answerRate, answerPower } = compute;
  const batches = (curve: Curve): readonly number[] => curve.map(([batch]) => batch);
  if (batches(answerRate).some((batch) => batch < 1 || batch > mostCopies))
    report.error(`${path}.answerRate`, 'fewer than one answer at once', 'begin with [1, …]');
  if (answerRate.some(([, tokens]) => tokens <= 0))
    report.error(`${path}.answerRate`, 'a rate is not above 0', 'write tokens a second');
  if (batches(answerRate).join() !== batches(answerPower).join())
    report.error(
      `${path}.answerPower`,
      'it is not told at the same numbers of answers as the rates',
      `write a power at ${batches(answerRate).join(', ')}`,
    );
}

function checkPath(named: string, path: string, example: string, report: Report): void {
  if (!isPathBeside(named))
    report.error(
      path,
      `${quoted(named)} is no path below the folder of the service`,
      `write for example "${example}"`,
    );
}

function checkClimate({ place, irradiation }: ServiceClimate, path: string, report: Report): void {
  if (!findClimateSite(place))
    report.error(
      `${path}.place`,
      `${quoted(place)} is no place that comes with Boxwright`,
      `write one of ${climateSites.map(({ id }) => id).join(', ')}`,
    );
  if (!irradiation) return;
  const isWhole = irradiation.length === months && irradiation.every(([month], index) => month === index + 1);
  if (!isWhole)
    report.error(
      `${path}.irradiation`,
      'the twelve months are wanted, in their order',
      'write [[1, "2.9 kWh"], [2, "3.9 kWh"], …, [12, "2.8 kWh"]]',
    );
}

function checkEnergy(energy: Energy, path: string, report: Report): void {
  if (energy.kind !== 'off-grid') return;
  const { array, sources, generator } = energy;
  if (!array && sources.length === 0 && !generator)
    report.error(`${path}.energy`, 'nothing charges the battery', 'write "array", "sources" or "generator"');
  if (generator && generator.stopAbove <= generator.startBelow)
    report.error(
      `${path}.energy.generator.stopAbove`,
      'it stops before it starts',
      'write a charge above “startBelow”',
    );
}
