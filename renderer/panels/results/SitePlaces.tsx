import { CircleAlert, FileText, X } from 'lucide-react';
import { useState } from 'react';
import { climateSites, searchClimateSites, type ClimateSite } from '#models/site/climate-site.ts';
import { celsius } from '#renderer/panels/figures.tsx';
import { SearchInput } from '#renderer/panels/SearchInput.tsx';
import { mostPlaces } from '#renderer/store/site.ts';
import { useWorkbench } from '#renderer/store/workbench.ts';

/** The chosen places, a search over those that come with Boxwright, and weather files. */
export function SitePlaces() {
  const { places, fileFaults } = useWorkbench((state) => state.site);
  const actions = useWorkbench((state) => state.actions);
  const [text, setText] = useState('');
  const [isWhole, setWhole] = useState(false);
  const isFull = places.length >= mostPlaces;
  const found = searchClimateSites(text).filter(({ id }) => places.every(({ key }) => key !== id));
  const isOpen = !isFull && (text.trim() !== '' || isWhole);
  const pick = (site: ClimateSite) => {
    actions.addPlace({ key: site.id, name: site.name, file: null, place: { type: 'climate', site } });
    setText('');
    setWhole(false);
  };
  return (
    <fieldset className="bw-site-places">
      <legend>Places</legend>
      <span className="bw-inline">
        <button
          type="button"
          className="bw-link"
          aria-expanded={isOpen}
          disabled={isFull}
          onClick={() => setWhole(!isWhole)}
        >
          All {climateSites.length}
        </button>
        <button
          type="button"
          className="bw-link"
          title="A weather file of a year of hours (EPW) has moisture and sunlight too"
          disabled={isFull}
          onClick={() => void actions.openWeather()}
        >
          Open a weather file…
        </button>
      </span>
      {places.length > 0 && (
        <ol className="bw-site-chosen" aria-label="Chosen places">
          {places.map(({ key, name, file }, index) => (
            <li key={key} className={`bw-series-${index + 1}`}>
              <span className="bw-clip" title={file === null ? name : `${name}, from ${file}`}>
                {name}
              </span>
              {file !== null && <FileText size={12} role="img" aria-label="from a weather file" />}
              <button type="button" aria-label={`Remove ${name}`} onClick={() => actions.removePlace(key)}>
                <X size={12} aria-hidden />
              </button>
            </li>
          ))}
        </ol>
      )}
      {fileFaults.map((fault) => (
        <p key={fault} role="alert" className="bw-site-fault">
          <CircleAlert size={13} className="bw-bad" aria-hidden />
          <span>{fault}</span>
        </p>
      ))}
      {isFull ? (
        <p className="bw-hint">{mostPlaces} places at most; remove one to add another.</p>
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (text.trim() !== '' && found[0]) pick(found[0]);
          }}
        >
          <SearchInput label="Add a place by name or country" value={text} onChange={setText} />
        </form>
      )}
      {isOpen && (
        <ul className="bw-site-found" aria-label="Places that fit">
          {found.map((site) => (
            <li key={site.id}>
              <button type="button" title={aboutText(site)} onClick={() => pick(site)}>
                <span className="bw-clip">{site.name}</span>
                <span className="bw-faint bw-number">{celsius(site.hottest1)}</span>
              </button>
            </li>
          ))}
          {found.length === 0 && <li className="bw-hint">None fits. A weather file serves for any place.</li>}
        </ul>
      )}
    </fieldset>
  );
}

function aboutText({
  station,
  hottest1,
  coldest99,
  zone,
  elevation,
  source,
  confidence,
}: ClimateSite): string {
  return [
    `1 % of the hours above ${celsius(hottest1)}, 99 % above ${celsius(coldest99)}; zone ${zone}, ${elevation} m.`,
    `Station ${station}; confidence ${confidence}.`,
    source.join('; '),
  ].join('\n');
}
