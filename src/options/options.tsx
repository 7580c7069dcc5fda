import {useSignal} from '@preact/signals';
import {useEffect} from 'preact/hooks';
import {sendCommand} from '../platform/bus.ts';
import {say} from '../platform/text.ts';
import type {SettingsView} from '../protocol/settings.ts';
import {lastFailure, refresher} from '../ui/act.ts';
import {FailureNote} from '../ui/failure-note.tsx';
import {AgentsForm} from './agents-form.tsx';
import {ActingForm} from './acting-form.tsx';
import {EchoForm} from './echo-form.tsx';
import {GatewayForm} from './gateway-form.tsx';
import {HiddenSitesSection} from './hidden-sites-section.tsx';
import {HigherModelForm} from './higher-model-form.tsx';
import {HistoryForm} from './history-form.tsx';
import {HoldKeyForm} from './hold-key-form.tsx';
import {KeyForm} from './key-form.tsx';
import {LatencySection} from './latency-section.tsx';
import {LogForm} from './log-form.tsx';
import {LookForm} from './look-form.tsx';
import {PictureForm} from './picture-form.tsx';
import {SectionList} from './section-list.tsx';
import {ServiceForm} from './service-form.tsx';
import {ShareForm} from './share-form.tsx';
import {SettingsFileSection} from './settings-file-section.tsx';
import {ShortcutSection} from './shortcut-section.tsx';
import {SoundSection} from './sound-section.tsx';
import {SpendingSection} from './spending-section.tsx';
import {TalkForm} from './talk-form.tsx';
import {WakeForm} from './wake-form.tsx';

export function Options() {
  const view = useSignal<SettingsView | null>(null);
  const show = (next: SettingsView) => {
    view.value = next;
  };
  useEffect(() => {
    const page = new AbortController();
    const look = refresher(async () => show(await sendCommand('settings.read', {})));
    look();
    // Some are changed in the popup, or by voice; coming back here shows it.
    addEventListener('focus', look, {signal: page.signal});
    return () => page.abort();
  }, []);

  return (
    <>
      <h1>{say('options_title')}</h1>
      <SectionList />
      <FailureNote failure={lastFailure.value} />
      {view.value && (
        <>
          <ServiceForm view={view.value} onSaved={show} />
          {view.value.settings.provider !== 'gateway' && <KeyForm view={view.value} onSaved={show} />}
          <GatewayForm />
          <AgentsForm view={view.value} onSaved={show} />
          <ShareForm view={view.value} onSaved={show} />
          <HigherModelForm view={view.value} onSaved={show} />
          <TalkForm view={view.value} onSaved={show} />
          <HoldKeyForm view={view.value} onSaved={show} />
          <ActingForm view={view.value} onSaved={show} />
          <HiddenSitesSection view={view.value} onSaved={show} />
        </>
      )}
      <ShortcutSection />
      {view.value && (
        <>
          <WakeForm view={view.value} onSaved={show} />
          <EchoForm view={view.value} onSaved={show} />
        </>
      )}
      <SoundSection />
      {view.value && <PictureForm view={view.value} onSaved={show} />}
      {view.value && <SpendingSection view={view.value} onSaved={show} />}
      <LatencySection />
      {view.value && (
        <>
          <HistoryForm view={view.value} onSaved={show} />
          <LogForm view={view.value} onSaved={show} />
          <LookForm view={view.value} onSaved={show} />
          <SettingsFileSection view={view.value} onSaved={show} />
        </>
      )}
    </>
  );
}
