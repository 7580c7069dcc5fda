import {useSignal} from '@preact/signals';
import {useEffect, useMemo} from 'preact/hooks';
import {sendCommand} from '../platform/bus.ts';
import type {GatewayAgents} from '../protocol/agents.ts';
import {Settings, VOICES, type SettingsView} from '../protocol/settings.ts';
import {refresher} from '../ui/act.ts';
import {SaveRow} from './save-row.tsx';
import {useDraft} from './use-draft.ts';

interface Props {
  view: SettingsView;
  onSaved: (view: SettingsView) => void;
}

const {voice: Voice} = Settings.shape;

/** Which of the gateway's agents works where none is named, in which voice it is heard, and by which word it is called. */
export function AgentsForm({view, onSaved}: Props) {
  const {shown, isSaved, change, save} = useDraft(view, onSaved);
  const known = useSignal<GatewayAgents | null>(null);
  const isAsked = useSignal(false);
  const look = useMemo(
    () =>
      refresher(async () => {
        known.value = (await sendCommand('agents.read', {})).agents;
        isAsked.value = true;
      }),
    [],
  );
  useEffect(() => {
    if (view.settings.gatewayUrl !== null) look();
  }, [view.settings.gatewayUrl]);

  const {agents: chosen, wakePhrase, wakeWord} = shown;
  const list = known.value;
  return (
    <form aria-labelledby="agents-title" onSubmit={save}>
      <h2 id="agents-title">Your agents</h2>
      <p>Say a name, as in “ask Ada to look into it”, and that agent gets the work.</p>
      {list ? (
        <>
          <label>
            Who works when you name nobody
            <select
              name="usualAgent"
              value={chosen.usual ?? ''}
              onChange={({currentTarget: {value}}) => change({agents: {...chosen, usual: value || null}})}
            >
              <option value="">the gateway’s own choice</option>
              {list.agents.map(({id, name}) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          </label>
          {list.agents.map(({id, name}) => (
            <label key={id}>
              Voice of {name}
              <select
                name={`voice-${id}`}
                value={chosen.voices[id] ?? ''}
                onChange={({currentTarget: {value}}) => {
                  const others = Object.entries(chosen.voices).filter(([other]) => other !== id);
                  const voices = value ? [...others, [id, Voice.parse(value)] as const] : others;
                  change({agents: {...chosen, voices: Object.fromEntries(voices)}});
                }}
              >
                <option value="">the usual one</option>
                {VOICES.map((voice) => (
                  <option key={voice} value={voice}>
                    {voice}
                  </option>
                ))}
              </select>
            </label>
          ))}
          <p class="quiet">
            A conversation keeps the voice it began with: the next one begins in the voice of the agent that
            works when you name nobody.
          </p>
          {list.wakeWords.length > 0 && (
            <label>
              Wake words of the gateway
              <select
                name="gatewayWakeWord"
                value={list.wakeWords.some(({phrase}) => phrase === wakePhrase) ? wakePhrase : ''}
                onChange={({currentTarget: {value}}) => value && change({wakePhrase: value})}
              >
                <option value="">none of them</option>
                {list.wakeWords.map(({phrase, agentId}) => (
                  <option key={phrase} value={phrase}>
                    {phrase}
                    {agentId === null
                      ? ''
                      : `, for ${list.agents.find(({id}) => id === agentId)?.name ?? agentId}`}
                  </option>
                ))}
              </select>
              <span class="quiet hint">
                {wakeWord === 'off'
                  ? 'Parley listens for it once the wake word is switched on below.'
                  : 'Parley listens for it from now on; an agent it belongs to works when you name nobody.'}
              </span>
            </label>
          )}
          <SaveRow isSaved={isSaved.value} />
        </>
      ) : (
        <div class="row">
          <button type="button" onClick={look}>
            Ask the gateway for its agents
          </button>
          <span role="status">{isAsked.value ? 'The gateway cannot be reached.' : ''}</span>
        </div>
      )}
    </form>
  );
}
