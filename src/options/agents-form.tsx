import {useSignal} from '@preact/signals';
import {useEffect, useMemo} from 'preact/hooks';
import {sendCommand} from '../platform/bus.ts';
import {say} from '../platform/text.ts';
import type {GatewayAgents} from '../protocol/agents.ts';
import {Settings, VOICES, type SettingsView} from '../protocol/settings.ts';
import {refresher} from '../ui/act.ts';
import {SaveRow} from './save-row.tsx';
import {useDraft} from './use-draft.ts';

interface Props {
  view: SettingsView;
  onSaved: (view: SettingsView) => void;
}

const {voice: Voice} = Settings.unwrap().shape;

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
      <h2 id="agents-title">{say('agents_title')}</h2>
      <p>{say('agents_intro')}</p>
      {list ? (
        <>
          <label>
            {say('agents_usual')}
            <select
              name="usualAgent"
              value={chosen.usual ?? ''}
              onChange={({currentTarget: {value}}) => change({agents: {...chosen, usual: value || null}})}
            >
              <option value="">{say('agents_gateways_choice')}</option>
              {list.agents.map(({id, name}) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          </label>
          {list.agents.map(({id, name}) => (
            <label key={id}>
              {say('agents_voice_of', {name})}
              <select
                name={`voice-${id}`}
                value={chosen.voices[id] ?? ''}
                onChange={({currentTarget: {value}}) => {
                  const others = Object.entries(chosen.voices).filter(([other]) => other !== id);
                  const voices = value ? [...others, [id, Voice.parse(value)] as const] : others;
                  change({agents: {...chosen, voices: Object.fromEntries(voices)}});
                }}
              >
                <option value="">{say('agents_usual_voice')}</option>
                {VOICES.map((voice) => (
                  <option key={voice} value={voice}>
                    {voice}
                  </option>
                ))}
              </select>
            </label>
          ))}
          <p class="quiet">{say('agents_voice_kept')}</p>
          {list.wakeWords.length > 0 && (
            <label>
              {say('agents_wake_words')}
              <select
                name="gatewayWakeWord"
                value={list.wakeWords.some(({phrase}) => phrase === wakePhrase) ? wakePhrase : ''}
                onChange={({currentTarget: {value}}) => value && change({wakePhrase: value})}
              >
                <option value="">{say('agents_no_wake_word')}</option>
                {list.wakeWords.map(({phrase, agentId}) => (
                  <option key={phrase} value={phrase}>
                    {agentId === null
                      ? phrase
                      : say('agents_wake_word_for', {
                          phrase,
                          name: list.agents.find(({id}) => id === agentId)?.name ?? agentId,
                        })}
                  </option>
                ))}
              </select>
              <span class="quiet hint">
                {wakeWord === 'off' ? say('agents_wake_off') : say('agents_wake_on')}
              </span>
            </label>
          )}
          <SaveRow isSaved={isSaved.value} />
        </>
      ) : (
        <div class="row">
          <button type="button" onClick={look}>
            {say('agents_ask')}
          </button>
          <span role="status">{isAsked.value ? say('agents_unreachable') : ''}</span>
        </div>
      )}
    </form>
  );
}
