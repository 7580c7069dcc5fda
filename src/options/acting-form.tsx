import {say} from '../platform/text.ts';
import type {Acting, SettingsView} from '../protocol/settings.ts';
import {SaveRow} from './save-row.tsx';
import {useDraft} from './use-draft.ts';

interface Props {
  view: SettingsView;
  onSaved: (view: SettingsView) => void;
}

const CAPTIONS: [acting: Acting, caption: string][] = [
  ['ask', say('acting_ask')],
  ['on', say('acting_on')],
  ['off', say('acting_off')],
];
const isActing = (value: string): value is Acting => CAPTIONS.some(([known]) => known === value);

/** What Parley may do on pages: for all sites, and for those that have a choice of their own. */
export function ActingForm({view, onSaved}: Props) {
  const {shown, isSaved, change, save} = useDraft(view, onSaved);
  const sites = Object.entries(shown.actingOn).sort(([one], [other]) => one.localeCompare(other));
  const without = (origin: string) =>
    change({actingOn: Object.fromEntries(sites.filter(([known]) => known !== origin))});
  return (
    <form aria-labelledby="acting-title" onSubmit={save}>
      <h2 id="acting-title">{say('acting_title')}</h2>
      <p>{say('acting_intro')}</p>
      <label>
        {say('acting_for_all')}
        <Choice name="acting" value={shown.acting} onChange={(acting) => change({acting})} />
      </label>
      {sites.length === 0 ? (
        <p class="quiet">{say('acting_no_sites')}</p>
      ) : (
        <ul class="sites" aria-label={say('acting_sites')}>
          {sites.map(([origin, acting]) => (
            <li key={origin}>
              <span>{origin}</span>
              <Choice
                name={`acting on ${origin}`}
                label={say('acting_on_site', {origin})}
                value={acting}
                onChange={(next) => change({actingOn: {...shown.actingOn, [origin]: next}})}
              />
              <button
                type="button"
                aria-label={say('acting_remove_site', {origin})}
                onClick={() => without(origin)}
              >
                {say('acting_remove')}
              </button>
            </li>
          ))}
        </ul>
      )}
      <SaveRow isSaved={isSaved.value} />
    </form>
  );
}

function Choice({
  name,
  label,
  value,
  onChange,
}: {
  name: string;
  /** Where no words beside it say what is chosen. */
  label?: string;
  value: Acting;
  onChange: (acting: Acting) => void;
}) {
  return (
    <select
      name={name}
      aria-label={label}
      value={value}
      onChange={({currentTarget}) => {
        if (isActing(currentTarget.value)) onChange(currentTarget.value);
      }}
    >
      {CAPTIONS.map(([acting, caption]) => (
        <option key={acting} value={acting}>
          {caption}
        </option>
      ))}
    </select>
  );
}
