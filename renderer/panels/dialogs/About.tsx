import packageJson from '../../../package.json' with { type: 'json' };
import { builtinLibrary } from '#models/library/library.ts';
import { host } from '#renderer/store/workbench.ts';

/** Libraries that run in the window, with their licence as their package.json states it. */
const libraries: readonly (readonly [string, string])[] = [
  ['react', 'MIT'],
  ['three', 'MIT'],
  ['@react-three/fiber', 'MIT'],
  ['@mantine/core', 'MIT'],
  ['@mantine/spotlight', 'MIT'],
  ['zustand', 'MIT'],
  ['zod', 'MIT'],
  ['mathjs', 'Apache-2.0'],
  ['comlink', 'Apache-2.0'],
  ['d3-sankey', 'BSD-3-Clause'],
  ['d3-scale', 'ISC'],
  ['d3-shape', 'ISC'],
  ['lucide-react', 'ISC'],
  ['tinykeys', 'MIT'],
  ['react-resizable-panels', 'MIT'],
  ['pdfmake', 'MIT'],
  ['write-excel-file', 'MIT'],
  ['idb', 'ISC'],
];

/** Version, what the numbers rest on, and whose work is inside. */
export function About() {
  const versions: Readonly<Record<string, string>> = packageJson.devDependencies;
  const parts = builtinLibrary().all();
  const sources = new Set(parts.flatMap((part) => part.source));
  const estimates = parts.filter((part) => part.confidence === 'low').length;
  return (
    <div className="bw-about">
      <p>
        Boxwright {packageJson.version}, {packageJson.license} licence. Runs{' '}
        {host.kind === 'electron' ? 'as a desktop app' : 'in a browser'}; nothing leaves this machine.
      </p>
      <h3 className="bw-list-heading">What the numbers rest on</h3>
      <p>
        Temperatures, flows and power come from a network of published correlations. Click “Why …?” on any
        part to see which one gave which kelvin, its source and where it is valid. The library holds{' '}
        {parts.length} parts from {sources.size} sources; {estimates} of them are class estimates and say so.
        An answer is no better than its inputs: measure before you build.
      </p>
      <h3 className="bw-list-heading">Inside</h3>
      <table className="bw-table">
        <thead>
          <tr>
            <th scope="col">Library</th>
            <th scope="col">Version</th>
            <th scope="col">Licence</th>
          </tr>
        </thead>
        <tbody>
          {libraries.map(([name, licence]) => (
            <tr key={name}>
              <td>{name}</td>
              <td className="bw-number">{versions[name]}</td>
              <td>{licence}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
