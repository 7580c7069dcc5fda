import './sound-section.css';
import {useSignal} from '@preact/signals';
import {useEffect} from 'preact/hooks';
import {chooseDevice, chosenDevice, type DeviceKind} from '../platform/device-choice.ts';
import {sendCommand} from '../platform/bus.ts';
import {say} from '../platform/text.ts';
import {act, refresher} from '../ui/act.ts';
import {play, record} from './recording.ts';

/** How long the person is listened to before they hear themselves. */
const RECORD_MS = 3_000;
const KINDS: Record<DeviceKind, {kind: MediaDeviceKind; caption: string}> = {
  microphone: {kind: 'audioinput', caption: say('sound_microphone')},
  speaker: {kind: 'audiooutput', caption: say('sound_speaker')},
};

/** Which microphone hears the person, which speaker they hear, and a test of both. */
export function SoundSection() {
  const devices = useSignal<MediaDeviceInfo[]>([]);
  const chosen = useSignal({microphone: chosenDevice('microphone'), speaker: chosenDevice('speaker')});
  const phase = useSignal<'idle' | 'listening' | 'playing' | 'done'>('idle');
  const level = useSignal(0);
  const page = useSignal<AbortController | null>(null);

  useEffect(() => {
    const look = refresher(async () => {
      devices.value = await navigator.mediaDevices.enumerateDevices();
    });
    const life = (page.value = new AbortController());
    look();
    navigator.mediaDevices.addEventListener('devicechange', look, {signal: life.signal});
    return () => life.abort();
  }, []);

  const choose = (kind: DeviceKind, id: string | null) => {
    chooseDevice(kind, id);
    chosen.value = {...chosen.value, [kind]: id};
    phase.value = 'idle';
  };
  const test = () =>
    act(async () => {
      const signal = page.value?.signal ?? AbortSignal.abort();
      const show = (rms: number) => (level.value = rms);
      phase.value = 'listening';
      try {
        const heard = await record(chosen.value.microphone, RECORD_MS, show, signal);
        phase.value = 'playing';
        await play(heard, chosen.value.speaker, show, signal);
        phase.value = 'done';
      } catch (error) {
        phase.value = 'idle';
        throw error;
      }
    });
  const isKnown = devices.value.some(({label}) => label !== '');
  const isBusy = phase.value === 'listening' || phase.value === 'playing';

  return (
    <section aria-labelledby="microphone-title">
      <h2 id="microphone-title">{say('sound_title')}</h2>
      <p>{say('sound_intro')}</p>
      {isKnown ? (
        (['microphone', 'speaker'] as const).map((name) => (
          <DeviceField
            key={name}
            name={name}
            devices={devices.value.filter(({kind}) => kind === KINDS[name].kind)}
            chosen={chosen.value[name]}
            onChoose={(id) => choose(name, id)}
          />
        ))
      ) : (
        <p class="quiet">{say('sound_unnamed')}</p>
      )}
      <SoundMeter rms={level.value} side={phase.value === 'playing' ? 'reply' : 'mic'} />
      <div class="row">
        <button type="button" disabled={isBusy} onClick={test}>
          {say('sound_test')}
        </button>
        <button type="button" onClick={() => act(() => sendCommand('fix.apply', {action: 'open.welcome'}))}>
          {say('sound_allow')}
        </button>
        <span role="status">{WORDS[phase.value]}</span>
      </div>
    </section>
  );
}

const WORDS = {
  idle: '',
  listening: say('sound_listening'),
  playing: say('sound_playing'),
  done: say('sound_done'),
};

interface FieldProps {
  name: DeviceKind;
  devices: MediaDeviceInfo[];
  chosen: string | null;
  onChoose: (id: string | null) => void;
}

function DeviceField({name, devices, chosen, onChoose}: FieldProps) {
  // Chrome lists the system's choice twice: by its name, and as the one that follows it.
  const own = devices.filter(({deviceId}) => deviceId !== 'default' && deviceId !== 'communications');
  const isGone = chosen !== null && !own.some(({deviceId}) => deviceId === chosen);
  return (
    <label>
      {KINDS[name].caption}
      <select
        name={name}
        value={chosen ?? ''}
        onChange={({currentTarget}) => onChoose(currentTarget.value || null)}
      >
        <option value="">{say('sound_usual')}</option>
        {own.map(({deviceId, label}) => (
          <option key={deviceId} value={deviceId}>
            {label}
          </option>
        ))}
        {isGone && <option value={chosen}>{say('sound_gone')}</option>}
      </select>
    </label>
  );
}

/** The quietest and the loudest level that is drawn, in dBFS: a quiet room and close speech. */
const FLOOR_DB = -55;
const TOP_DB = -10;

function SoundMeter({rms, side}: {rms: number; side: 'mic' | 'reply'}) {
  const db = 20 * Math.log10(Math.max(rms, 1e-6));
  const share = Math.min(1, Math.max(0, (db - FLOOR_DB) / (TOP_DB - FLOOR_DB)));
  return (
    <div class={`sound-meter ${side}`} aria-hidden="true">
      <i style={{transform: `scaleX(${share.toFixed(3)})`}} />
    </div>
  );
}
