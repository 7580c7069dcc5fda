import {sendCommand} from '../platform/bus.ts';
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
      <h2 id="hidden-title">Sites Parley does not look at</h2>
      {sites.length === 0 ? (
        <p class="quiet">There is none. The switch in the popup is for the site you are on.</p>
      ) : (
        <>
          <p>Nothing of these sites is read, pictured, pointed at or acted on.</p>
          <ul class="sites" aria-label="Sites Parley does not look at">
            {sites.map((origin) => (
              <li key={origin}>
                <span>{origin}</span>
                <button
                  type="button"
                  aria-label={`Remove ${origin} from the list`}
                  onClick={() => lookAgain(origin)}
                >
                  Remove
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
