import type {Acting, SettingsView} from '../protocol/settings.ts';
import {SaveRow} from './save-row.tsx';
import {useDraft} from './use-draft.ts';

interface Props {
  view: SettingsView;
  onSaved: (view: SettingsView) => void;
}

const CAPTIONS: [acting: Acting, caption: string][] = [
  ['ask', 'once you have said yes for it, in each conversation'],
  ['on', 'at once'],
  ['off', 'never'],
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
      <h2 id="acting-title">Acting on pages</h2>
      <p>
        When you ask for it, Parley clicks, types and chooses on the page you are on. What sends, buys,
        deletes, signs in or leads to another site needs your yes each time, whatever you choose here.
      </p>
      <label>
        Parley may act on a site
        <Choice name="acting" value={shown.acting} onChange={(acting) => change({acting})} />
      </label>
      {sites.length === 0 ? (
        <p class="quiet">
          No site has a choice of its own. You can make one when Parley asks you there for the first time.
        </p>
      ) : (
        <ul class="sites" aria-label="Sites with a choice of their own">
          {sites.map(([origin, acting]) => (
            <li key={origin}>
              <span>{origin}</span>
              <Choice
                name={`acting on ${origin}`}
                value={acting}
                onChange={(next) => change({actingOn: {...shown.actingOn, [origin]: next}})}
              />
              <button type="button" aria-label={`Remove ${origin}`} onClick={() => without(origin)}>
                Remove
              </button>
            </li>
          ))}
        </ul>
      )}
      <SaveRow isSaved={isSaved.value} />
    </form>
  );
}

function Choice({name, value, onChange}: {name: string; value: Acting; onChange: (acting: Acting) => void}) {
  return (
    <select
      name={name}
      aria-label={name === 'acting' ? undefined : name}
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
