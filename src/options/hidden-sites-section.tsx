import {sendCommand} from '../platform/bus.ts';
import {say} from '../platform/text.ts';
import type {SettingsView} from '../protocol/settings.ts';
import {act} from '../ui/act.ts';

interface Props {
  view: SettingsView;
  onSaved: (view: SettingsView) => void;
}

/** The sites that Parley looks away from, by the switch in the popup; each can be taken off the list. */
export function HiddenSitesSection({view, onSaved}: Props) {
  const sites = [...(view.settings.hiddenSites ?? [])].sort();
  const lookAgain = (origin: string) =>
    act(async () => {
      await sendCommand('site.share', {origin, isShared: true});
      onSaved(await sendCommand('settings.read', {}));
    });
  return (
    <section aria-labelledby="hidden-title">
      <h2 id="hidden-title">{say('hidden_title')}</h2>
      {sites.length === 0 ? (
        <p class="quiet">{say('hidden_none')}</p>
      ) : (
        <>
          <p>{say('hidden_intro')}</p>
          <ul class="sites" aria-label={say('hidden_title')}>
            {sites.map((origin) => (
              <li key={origin}>
                <span>{origin}</span>
                <button
                  type="button"
                  aria-label={say('hidden_remove_site', {origin})}
                  onClick={() => lookAgain(origin)}
                >
                  {say('acting_remove')}
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
