import {askForHost} from '../platform/permissions.ts';
import {say} from '../platform/text.ts';
import {ParleyError} from '../protocol/failures.ts';
import {sentence} from '../protocol/sentences.ts';
import {VOICES, type Settings, type SettingsView} from '../protocol/settings.ts';
import {HostState} from './host-state.tsx';
import {SaveRow} from './save-row.tsx';
import {useDraft, type Draft} from './use-draft.ts';
import {VoiceSample} from './voice-sample.tsx';

const PROVIDERS = ['openai', 'compatible', 'gateway'] as const satisfies Settings['provider'][];

interface Props {
  view: SettingsView;
  onSaved: (view: SettingsView) => void;
}

/** Which voice service is talked to, with which model and voice. */
export function ServiceForm({view, onSaved}: Props) {
  const {shown, isSaved, change, save} = useDraft(view, onSaved, allowHost);
  const {provider, compatibleUrl} = shown;
  return (
    <form aria-labelledby="service-title" onSubmit={save}>
      <h2 id="service-title">{say('service_title')}</h2>
      <label>
        {say('service_which')}
        <select
          value={provider}
          onChange={({currentTarget}) =>
            change({provider: PROVIDERS.find((name) => name === currentTarget.value) ?? provider})
          }
        >
          <option value="openai">{say('service_openai')}</option>
          <option value="compatible">{say('service_compatible')}</option>
          <option value="gateway">{say('service_gateway')}</option>
        </select>
      </label>
      {provider === 'gateway' && <HostState isKept={view.settings.provider === 'gateway'} />}
      {provider === 'compatible' && (
        <label>
          {say('service_address')}
          <input
            type="url"
            required
            placeholder="http://127.0.0.1:8788/v1"
            value={compatibleUrl ?? ''}
            onInput={(event) => change({compatibleUrl: event.currentTarget.value || null})}
          />
        </label>
      )}
      {provider !== 'gateway' && <ModelAndVoice shown={shown} change={change} />}
      <SaveRow isSaved={isSaved.value} saved={say('service_saved')} />
      {provider !== 'gateway' && (
        <VoiceSample
          voice={shown.voice}
          isReady={view.hasKey && provider === view.settings.provider && shown.voice === view.settings.voice}
        />
      )}
    </form>
  );
}

function ModelAndVoice({shown: {model, voice}, change}: Pick<Draft, 'shown' | 'change'>) {
  return (
    <>
      <label>
        {say('service_model')}
        <input
          type="text"
          required
          maxLength={80}
          value={model}
          onInput={(event) => change({model: event.currentTarget.value})}
        />
      </label>
      <label>
        {say('service_voice')}
        <select
          value={voice}
          onChange={(event) =>
            change({voice: VOICES.find((name) => name === event.currentTarget.value) ?? voice})
          }
        >
          {VOICES.map((name) => (
            <option key={name} value={name}>
              {name}
            </option>
          ))}
        </select>
      </label>
    </>
  );
}

async function allowHost({provider, compatibleUrl}: Settings): Promise<void> {
  if (provider === 'compatible' && compatibleUrl && !(await askForHost(compatibleUrl))) {
    throw new ParleyError('settings.invalid', {
      message: sentence('no_permission_server'),
    });
  }
}
